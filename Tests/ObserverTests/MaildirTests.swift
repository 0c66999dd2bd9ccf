import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Observer

struct MaildirTests {
    private let home = MailHome()

    private func kinds() -> [String: FolderKind] {
        let root = home.mail
        return Dictionary(
            MailFolder.all(at: root).map { (String($0.path.dropFirst(root.count)), FolderKind(path: $0.names)) }
        ) { first, _ in first }
    }

    @Test func `folders within folders are found in both layouts`() throws {
        for name in ["", ".Sent", ".Archive.2025", "Verbatim", "Verbatim/Inner", "Other/Deep/Deeper"] { try home.maildir(name) }
        #expect(Set(kinds().keys) == ["", "/.Sent", "/.Archive.2025", "/Verbatim", "/Verbatim/Inner", "/Other/Deep/Deeper"])
    }

    @Test(arguments: [
        // Maildir++ (Dovecot, Courier, Evolution), verbatim (mbsync), offlineimap's, Gmail's
        (".Drafts", FolderKind.unsent), (".INBOX.Drafts", .unsent), (".INBOX.Entw&APw-rfe", .unsent), ("Drafts", .unsent),
        ("INBOX.Drafts", .unsent),
        ("[Gmail].Drafts", .unsent), ("[Gmail]/Drafts", .unsent), ("[Google Mail].Entw&APw-rfe", .unsent), ("Entwürfe", .unsent),
        ("Entwu\u{308}rfe", .unsent), (".Outbox", .unsent), ("Templates", .unsent), (".&BCcENQRABD0EPgQyBDgEOgQ4-", .unsent),
        (".&Tgtm+DBN-", .unsent), ("DRAFTS", .unsent),
        // mutt's and Alpine's.
        ("postponed", .unsent), ("postponed-msgs", .unsent),
        (".Trash", .discarded), (".INBOX.Trash", .discarded), ("INBOX.Trash", .discarded), ("[Gmail].Spam", .discarded),
        ("[Gmail]/Bin", .discarded),
        (".Junk E-Mail", .discarded), ("Deleted Items", .discarded), ("Gel&APY-schte Elemente", .discarded), (".Papierkorb", .discarded),
        ("Trash/2024", .discarded), (".Trash.2024", .discarded), (".Courrier ind&AOk-sirable", .discarded), (".&V4NXPpCuTvY-", .discarded),
        ("", .letters), (".Sent", .letters), ("Sent", .letters), ("[Gmail].All Mail", .letters), ("[Gmail]/Sent Mail", .letters),
        (".Archive.2025", .letters),
        // What came and is to be shown again later (draft-ietf-extra-email-snooze).
        (".Snoozed", .letters),
        (".Drafting", .letters), ("Spamalot", .letters), ("Projects/Junkyard", .letters), (".a&-b", .letters), (".&", .letters),
        (".&&&", .letters),
        (".&AGE-", .letters), ("Entw&APw-rfe 2025 von Ada", .letters),
    ])
    func `what a folder is for is known by its name`(_ name: String, _ kind: FolderKind) throws {
        if name == "[Gmail]/Drafts" { try home.maildir("[Gmail]/All Mail") }
        try home.maildir(name)
        #expect(kinds()[name.isEmpty ? "" : "/" + name] == kind)
    }

    // RFC 3501, section 5.1.3
    @Test(arguments: [
        ("INBOX", "INBOX"), ("~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語"), ("&Jjo-!", "☺!"), ("&U,BTF2XlZyyKng-", "台北日本語"),
        ("a&-b&-", "a&b&"), ("Entw&APw-rfe", "Entwürfe"), ("&2D3eAA-", "😀"),
        // What is none stays as it is.
        ("&", "&"), ("&x", "&x"), ("&2D0-", "&2D0-"), ("&!-", "&!-"), ("a&ü-", "a&ü-"), ("", ""),
    ])
    func `names in modified UTF-7`(_ name: String, _ text: String) { #expect(ModifiedUTF7.decoded(name) == text) }

    @Test func `links to folders are followed only where the place itself is one`() throws {
        try home.maildir("Real")
        let root = home.mail
        try FileManager.default.createSymbolicLink(atPath: root + "/Loop", withDestinationPath: root)
        try FileManager.default.createSymbolicLink(atPath: root + "/Real/Up", withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(atPath: root + "/Self", withDestinationPath: "Self")
        #expect(kinds().keys.map { $0 } == ["/Real"])
        let link = home.folder.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: root)
        #expect(MailFolder.all(at: link).map(\.path) == [link + "/Real"])
        #expect(MailFolder.all(at: root + "/Self").isEmpty && MailFolder.all(at: "/none").isEmpty)
    }

    @Test func `a file that begins with "From " is an mbox, with Thunderbird's index beside it whatever its name`() throws {
        let text = "From - Mon Dec  1 10:00:00 2025\nSubject: a\n\nText\n\n"
        try home.folder.folder("mail/Archives.sbd")
        for name in ["Inbox", "Drafts", "Trash", "a.b", "a.b.msf", "notes.txt", ".hidden", "Archives.sbd/2025"] {
            try home.folder.write(text, to: "mail/" + name)
        }
        try home.folder.write("no mail", to: "mail/README")
        try home.folder.write("", to: "mail/Empty")
        mkfifo(home.mail + "/pipe", 0o600)
        #expect(
            kinds() == ["/Inbox": .letters, "/Drafts": .unsent, "/Trash": .discarded, "/a.b": .letters, "/Archives.sbd/2025": .letters])
        #expect(MailFolder.all(at: home.mail + "/notes.txt").map(\.names) == [["notes.txt"]])
    }

    @Test func `at most 10,000 folders are found, and none deeper than sixteen`() throws {
        for number in 0..<10_050 { mkdir(home.mail + "/f\(number)", 0o700) }
        for number in 0..<10_050 { mkdir(home.mail + "/f\(number)/cur", 0o700) }
        #expect(MailFolder.all(at: home.mail).count == 10_000)
        let other = MailHome()
        try other.maildir((0..<16).map { "d\($0)" }.joined(separator: "/"))
        try other.maildir((0..<40).map { "e\($0)" }.joined(separator: "/"))
        #expect(MailFolder.all(at: other.mail).count == 1)
    }

    @Test func `at most 10,000 files in the mbox format are found`() throws {
        try home.folder.write("From \n", to: "mail/f")
        // Names of one file
        for number in 0..<10_050 { link(home.mail + "/f", home.mail + "/f\(number)") }
        #expect(MailFolder.all(at: home.mail).count == 10_000)
    }

    // MARK: Files

    @Test(arguments: [
        ("1764.M1P2.host:2,", false, false), ("1764.M1P2.host:2,S", false, false), ("1764.M1P2.host:2,DS", true, false),
        ("1764.M1P2.host:2,FRST", false, true),
        ("1764.M1P2.host,U=5:2,abDT", true, true), ("1764.M1P2.DT", false, false), ("a:1,D", true, false), (":2,D", true, false),
        ("DRAFT.T", false, false),
    ])
    func `flags are behind the colon`(_ name: String, _ isDraft: Bool, _ isTrash: Bool) {
        let file = Maildir.File("cur", name)
        #expect(file.isDraft == isDraft && file.isTrash == isTrash)
        #expect(file.id == Maildir.File("new", String(name.prefix { $0 != ":" })).id)
    }

    @Test func `new letters are read, once, whatever becomes of their flags`() throws {
        try home.maildir("")
        try home.letter(1, in: "new/1.host")
        try home.letter(2, in: "cur/2.host:2,S")
        try home.letter(3, in: "tmp/3.host")
        #expect(try home.look() == ["2025-11-01", "2025-11-02"])
        rename(home.mail + "/new/1.host", home.mail + "/cur/1.host:2,RS")
        rename(home.mail + "/cur/2.host:2,S", home.mail + "/cur/2.host:2,FST")
        #expect(try home.look() == [])
        rename(home.mail + "/tmp/3.host", home.mail + "/new/3.host")
        #expect(try home.look() == ["2025-11-03"])
        try home.letter(4, in: "cur/.4.host")
        #expect(try home.look() == [])
    }

    @Test func `a letter that goes is forgotten, and another under its name is read`() throws {
        try home.maildir("")
        try home.letter(1, in: "cur/1.host:2,S")
        #expect(try home.look() == ["2025-11-01"])
        unlink(home.mail + "/cur/1.host:2,S")
        #expect(try home.look() == [])
        try home.letter(2, in: "cur/1.host:2,S")
        #expect(try home.look() == ["2025-11-02"])
    }

    @Test func `what is no plain file is left alone, and the rest is read`() throws {
        try home.maildir("")
        mkfifo(home.mail + "/cur/1.pipe:2,S", 0o600)
        mkdir(home.mail + "/cur/2.folder:2,S", 0o700)
        symlink("/none", home.mail + "/cur/3.dangling:2,S")
        symlink("/dev/zero", home.mail + "/cur/4.device:2,S")
        try home.letter(5, in: "cur/5.host:2,S")
        try home.folder.write("", to: "mail/cur/6.empty:2,S")
        #expect(try home.look() == ["2025-11-05"])
        // What waits in a pipe is for its reader.
        let writer = open(home.mail + "/cur/1.pipe:2,S", O_RDWR | O_NONBLOCK)
        #expect(write(writer, "x", 1) == 1)
        try home.letter(7, in: "cur/7.host:2,S")
        #expect(try home.look() == ["2025-11-07"])
        var byte: UInt8 = 0
        #expect(read(writer, &byte, 1) == 1)
        close(writer)
    }

    @Test func `a folder that can't be listed is said, and not taken for an empty one`() throws {
        try home.maildir("A")
        try home.maildir("B")
        try home.letter(1, in: "A/cur/1.host:2,S")
        try home.letter(2, in: "B/cur/2.host:2,S")
        #expect(try home.look().sorted() == ["2025-11-01", "2025-11-02"])
        try home.letter(3, in: "B/new/3.host")
        rename(home.mail + "/A/cur", home.mail + "/A/hidden")
        symlink("cur", home.mail + "/A/cur")
        #expect(try home.look() == ["2025-11-03"])
        #expect(home.problems.count == 1 && home.problems[0].contains("/A/cur"))
        unlink(home.mail + "/A/cur")
        rename(home.mail + "/A/hidden", home.mail + "/A/cur")
        #expect(try home.look() == [])
        #expect(home.problems == [])
    }

    @Test func `a folder that may not be read is read when it may, though nothing in it has changed`() throws {
        // The superuser may read everything.
        if geteuid() == 0 { return }
        try home.maildir("A")
        try home.letter(1, in: "A/cur/1.host:2,S")
        try home.age("A")
        chmod(home.mail + "/A/cur", 0)
        #expect(try home.look() == [] && home.problems.count == 1)
        chmod(home.mail + "/A/cur", 0o700)
        #expect(try home.look() == ["2025-11-01"])
    }

    @Test func `a folder that has not changed is not listed again`() throws {
        try home.maildir("")
        try home.letter(1, in: "cur/1.host:2,S")
        try home.age("")
        #expect(try home.look() == ["2025-11-01"])
        try home.letter(2, in: "cur/2.host:2,S")
        // As if it had not changed: what is new isn't seen.
        try home.age("")
        #expect(try home.look() == [])
        try home.letter(3, in: "cur/3.host:2,S")
        #expect(try home.look() == ["2025-11-02", "2025-11-03"])
    }

    @Test func `a letter of which only the header's first 64 KiB are read counts as far as that goes`() throws {
        try home.maildir("")
        let long = "X: " + String(repeating: "x", count: 70_000)
        try home.folder.write("\(MailHome.header(1))\(long)\n\nText\n", to: "mail/cur/1.host:2,S")
        try home.folder.write("\(long)\n\(MailHome.header(2))\n\nText\n", to: "mail/cur/2.host:2,S")
        #expect(try home.look() == ["2025-11-01"])
    }

    @Test func `a place that isn't there is said`() throws {
        #expect(try home.look(at: ["/none"]) == [])
        #expect(home.problems == ["/none: there is no mail"])
    }
}

import AddressBook
import Foundation
import Glibc
import KeepInTouch
import TestSupport
import Testing
import VCard

struct AddressBookTests {
    let folder = TemporaryFolder()

    func names(_ changes: AddressBook.Changes) -> [String] { changes.changed.map(\.name).sorted() }

    @Test func `a card is read into a contact`() throws {
        try folder.card(
            "Ada Lovelace", uid: "u1", more: "NICKNAME:Countess\r\nCATEGORIES:Friends,Fellow Students,friends\r\nBDAY:1815-12-10\r\n")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        #expect(
            found.changed == [
                Contact(
                    id: ContactID(rawValue: "u1"), name: "Ada Lovelace", nickname: "Countess", groups: ["Friends", "Fellow Students"],
                    birthday: AnnualDay(year: 1815, month: 12, day: 10))
            ])
        #expect(found.problems.isEmpty)
    }

    @Test func `further nicknames, phonetic names and e-mail addresses are names too`() throws {
        try folder.card(
            "山田 花子", uid: "u1",
            more: "NICKNAME:Hana,Hanachan\r\nX-PHONETIC-FIRST-NAME:Hanako\r\nX-PHONETIC-LAST-NAME:Yamada\r\n"
                + "EMAIL:old@example.org\r\nEMAIL;TYPE=pref:hana@example.org\r\n")
        try folder.card("Bob", uid: "u2", more: "EMAIL:\(String(repeating: "b", count: 2000))@example.org\r\nEMAIL:bob@example.org\r\n")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan().changed.sorted { $0.id.rawValue < $1.id.rawValue }
        #expect(found.map(\.otherNames) == ["Hanachan\nHanako\nYamada\nhana@example.org\nold@example.org", "bob@example.org"])
        #expect(found.map(\.email) == ["hana@example.org", "bob@example.org"])
    }

    @Test func `organization and the day you met are read`() throws {
        try folder.card("Ada", uid: "u1", more: "ORG:Analytical\\; Engines;Software\r\nX-VITAMINB-MET:2019-03-02\r\n")
        try folder.card("Bob", uid: "u2", more: "ORG:;Unit alone\r\nX-VITAMINB-MET:20190302\r\n")
        try folder.card("Cy", uid: "u3", more: "ORG:\r\nX-VITAMINB-MET:2019-03\r\n")
        try folder.card("Dee", uid: "u4", more: "X-VITAMINB-MET:long ago\r\n")
        try folder.card("Eve", uid: "u5", more: "ORG:" + String(repeating: "é", count: 300) + "\r\n")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        let day = CivilDate(year: 2019, month: 3, day: 2)
        #expect(found.changed.map(\.organization) == ["Analytical; Engines", "Unit alone", nil, nil, String(repeating: "é", count: 256)])
        #expect(found.changed.map(\.met) == [day, day, nil, nil, nil])
        #expect(found.problems.isEmpty)
    }

    @Test func `a file that is spoiled throughout has one problem of each kind, and its card is read`() throws {
        let photo = (0..<280).map { _ in "  AAAA\r\n\rnoise\r\n" }.joined()
        try folder.write("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u1\r\nFN:Phil\r\nPHOTO;ENCODING=b:AAAA\r\n\(photo)END:VCARD\r\n", to: "a.vcf")
        try folder.write((0..<9).map { "BEGIN:VCARD\nVERSION:3.0\nFN:Nobody \($0)\nEND:VCARD\n" }.joined(), to: "b.vcf")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        #expect(found.changed.count == 10)
        let problems = found.problems.sorted { $0.description < $1.description }.map(\.description)
        #expect(problems.count == 3)
        #expect(problems[0].contains("a.vcf:8: expected a content line, NAME:VALUE (at byte 75, and 279 times more)"))
        #expect(problems[1].hasSuffix("add UID: and what uuidgen prints; the same in 8 more places"))
        #expect(problems[2].contains("a second card in one file"))
    }

    @Test func `only what changed is read again`() throws {
        try folder.card("Ada", uid: "u1")
        try folder.card("Bob", uid: "u2")
        var book = AddressBook(folders: [folder.path])
        #expect(names(book.rescan()) == ["Ada", "Bob"])
        #expect(names(book.rescan()).isEmpty)
        try folder.card("Bobby", uid: "u2")
        #expect(names(book.rescan()) == ["Bobby"])
        unlink(folder.path + "/u1.vcf")
        let found = book.rescan()
        #expect(found.removed == [ContactID(rawValue: "u1")])
        #expect(found.changed.isEmpty)
    }

    @Test func `too many groups and too long names are cut, and other cards are read`() throws {
        let groups = (0..<200_000).map { "group \($0)" }.joined(separator: ",")
        try folder.card("Ada", uid: "u1", more: "CATEGORIES:\(groups)\r\n")
        try folder.card("Bob", uid: "u2", more: "CATEGORIES:\(String(repeating: "long", count: 5000)),friends\r\n")
        try folder.card("e" + String(repeating: "\u{301}", count: 500_000), uid: "u3", more: "NICKNAME:\(groups)\r\n")
        try folder.card("Cy", uid: "u4", more: "CATEGORIES:friends\r\n")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        #expect(found.changed.map { $0.groups.count } == [100, 0, 0, 1])
        #expect(found.changed[2].name.utf8.count == 1023)
        #expect(found.changed.allSatisfy { ($0.nickname ?? "").utf8.count <= 1024 })
        #expect(found.problems.map { $0.message.hasPrefix("more than 100 groups") } == [true, true])
    }

    @Test func `contacts stay when no file can be opened`() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            try folder.card("Ada", uid: "u1")
            try folder.card("Bob", uid: "u2")
            var book = AddressBook(folders: [folder.path])
            guard book.rescan().changed.count == 2 else { exit(1) }
            try folder.card("Ada Lovelace", uid: "u1")
            let files = ["u1", "u2"].map { folder.path + "/\($0).vcf" }
            var old = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &old)
            // None, and just one for the folder.
            let next = open("/dev/null", O_RDONLY)
            close(next)
            for count in [0, rlim_t(next) + 1] {
                var none = rlimit(rlim_cur: count, rlim_max: old.rlim_max)
                setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &none)
                let found = book.refresh(files)
                guard found.changed.isEmpty, found.removed.isEmpty, found.problems.isEmpty else { exit(2) }
            }
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &old)
            guard book.refresh(files).changed.map(\.name) == ["Ada Lovelace"] else { exit(3) }
        }
    }

    @Test func `a link whose file isn't there is named until it comes, and so is a name that is not in UTF-8`() throws {
        let folder = TemporaryFolder()
        symlink(folder.path + "/.objects", folder.path + "/ada.vcf")
        var book = AddressBook(folders: [folder.path])
        let link = "cannot find the file that the link leads to: No such file or directory; bring it there, or remove the link"
        #expect(book.rescan().problems.map { "\($0.file): \($0.message)" } == ["\(folder.path)/ada.vcf: \(link)"])
        #expect(book.rescan().problems.isEmpty && book.problems.map(\.message) == [link], "it is the same one at the next look")
        try folder.write("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:a\r\nFN:Ada\r\nEND:VCARD\r\n", to: ".objects")
        let found = book.rescan()
        #expect(found.changed.map(\.name) == ["Ada"] && book.problems.isEmpty)
        unlink(folder.path + "/.objects")
        #expect(book.rescan().removed.map(\.rawValue) == ["a"])
        let latin = folder.path.utf8CString.dropLast() + [0x2F, 0x6C, -0x11, 0x2E, 0x76, 0x63, 0x66, 0]
        let descriptor = latin.withUnsafeBufferPointer { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
        let card = "BEGIN:VCARD\nVERSION:3.0\nUID:l\nFN:Latin\nEND:VCARD\n"
        #expect(write(descriptor, card, card.utf8.count) == card.utf8.count)
        close(descriptor)
        #expect(book.rescan().problems.contains { $0.message.hasPrefix("the file's name is not in UTF-8") })
    }

    @Test func `a renamed file is the same contact`() throws {
        try folder.card("Ada", uid: "u1")
        var book = AddressBook(folders: [folder.path])
        _ = book.rescan()
        rename(folder.path + "/u1.vcf", folder.path + "/other.vcf")
        let found = book.rescan()
        #expect(found.removed.isEmpty)
        #expect(names(found) == ["Ada"])
        #expect(book.card(of: ContactID(rawValue: "u1"))?.file == folder.path + "/other.vcf")
    }

    @Test func `a broken card is reported with file and line, and the others are read`() throws {
        try folder.card("Ada", uid: "u1")
        try folder.write("BEGIN:VCARD\r\nVERSION:3.0\r\nthis is no property\r\nUID:u2\r\nFN:Bob\r\nEND:VCARD\r\n", to: "b.vcf")
        try folder.write("not a card at all", to: "c.vcf")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        #expect(names(found).contains("Ada"))
        #expect(found.problems.contains { $0.file == folder.path + "/b.vcf" && $0.line == 3 })
        #expect(found.problems.contains { $0.file == folder.path + "/c.vcf" && $0.line == 1 })
        #expect(book.rescan().problems.isEmpty, "reported once")
        #expect(Set(book.problems) == Set(found.problems), "and remembered")
    }

    @Test func `of two files with the same UID the first counts, and the second when the first is gone`() throws {
        try folder.card("Ada", uid: "u1")
        try folder.write("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u1\r\nFN:Ada II\r\nEND:VCARD\r\n", to: "z.vcf")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        #expect(names(found) == ["Ada"])
        #expect(found.problems.map(\.file) == [folder.path + "/z.vcf"])
        unlink(folder.path + "/u1.vcf")
        let later = book.rescan()
        #expect(names(later) == ["Ada II"])
        #expect(later.removed.isEmpty)
        #expect(book.problems.isEmpty)
    }

    @Test func `a card without a UID is identified by name and e-mail address, and reported`() throws {
        try folder.write("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEMAIL:ada@example.org\r\nEND:VCARD\r\n", to: "a.vcf")
        var book = AddressBook(folders: [folder.path])
        let first = book.rescan()
        #expect(names(first) == ["Ada"])
        #expect(first.problems.count == 1)
        rename(folder.path + "/a.vcf", folder.path + "/b.vcf")
        #expect(book.rescan().changed.map(\.id) == first.changed.map(\.id))
    }

    @Test func `two cards in one file are two contacts, and reported`() throws {
        try folder.write(
            "BEGIN:VCARD\nVERSION:3.0\nUID:u1\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nUID:u2\nFN:Bob\nEND:VCARD\n", to: "a.vcf")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        #expect(names(found) == ["Ada", "Bob"])
        #expect(found.problems.map(\.line) == [6])
    }

    @Test(arguments: ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:group", "KIND:org"])
    func `a card that is no person is no contact`(line: String) throws {
        try folder.card("The club", uid: "u1", more: line + "\r\n")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        #expect(found.changed.isEmpty && found.problems.isEmpty)
    }

    @Test func `a folder that does not exist is empty, and one that can't be read keeps its contacts`() throws {
        var missing = AddressBook(folders: [folder.path + "/missing"])
        let nothing = missing.rescan()
        #expect(nothing.changed.isEmpty && nothing.problems.isEmpty)
        // A file in the folder's place can't be listed, whoever runs the test (root may read every folder).
        let inner = folder.path + "/inner"
        mkdir(inner, 0o700)
        try folder.write("BEGIN:VCARD\nVERSION:3.0\nUID:u1\nFN:Ada\nEND:VCARD\n", to: "inner/u1.vcf")
        var book = AddressBook(folders: [inner])
        _ = book.rescan()
        rename(inner, inner + "-away")
        try folder.write("", to: "inner")
        let found = book.rescan()
        #expect(found.problems.count == 1 && found.problems.first?.file == inner)
    }

    @Test func `files that are no items of a vdir are ignored`() throws {
        for name in [".hidden.vcf", "a.vcf.tmp", "a.vcfXYZ", "readme.txt", ".vcf"] { try folder.write("x", to: name) }
        mkdir(folder.path + "/folder.vcf", 0o700)
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        #expect(found.changed.isEmpty && found.problems.isEmpty)
    }

    @Test func `a new card can be read back`() throws {
        var new = AddressBook.NewCard(name: "Grace Brewster Hopper")
        new.groups = ["friends", "navy, retired"]
        new.email = "grace@example.org"
        new.telephone = "+1 555 0100"
        new.birthday = AnnualDay(year: nil, month: 12, day: 9)
        var book = AddressBook(folders: [folder.path + "/new/contacts"])
        let (id, file) = try book.add(new)
        #expect(UUID(uuidString: id.rawValue) != nil)
        let contact = try #require(book.refresh([file]).changed.first)
        #expect(contact.name == new.name && contact.groups == new.groups && contact.birthday == new.birthday)
        let card = try #require(book.card(of: id)?.card)
        #expect(card.emails == ["grace@example.org"] && card.telephones == ["+1 555 0100"])
        #expect(card.name?.family == ["Hopper"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new/contacts").count == 1, "no temporary file is left")
    }
}

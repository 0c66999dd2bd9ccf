import Exchange
import Foundation
import Platform
import SQLite
import TestSupport
import Testing

@testable import Daemon

/// Other programs' address books, made with the tables that Evolution and Thunderbird have.
struct StoreMirrorTests {
    private let home = TemporaryFolder()
    private var paths: Paths { Paths(environment: ["HOME": home.path]) }

    private func mirror(_ store: ContactStore) -> StoreMirror {
        StoreMirror(store, folder: home.path + "/mirror", paths)
    }

    private func card(_ uid: String, _ name: String) -> String { "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(uid)\r\nFN:\(name)\r\nEND:VCARD\r\n" }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: home.path + "/mirror").filter { $0.hasSuffix(".vcf") }.map { file in
            let text = try String(contentsOfFile: home.path + "/mirror/" + file, encoding: .utf8)
            return text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("FN:") }.map { String($0.dropFirst(3)) } ?? ""
        }.sorted()
    }

    @Test func `who is added, renamed and removed there is here too, and their files stay as they are`() throws {
        let program = try EvolutionStore(in: home.path)
        program.put("ada", card("ada", "Ada"))
        program.put("bob", card("bob", "Bob"))
        var mirror = mirror(.evolution)
        #expect(mirror.update() == nil)
        #expect(try names() == ["Ada", "Bob"])
        program.put("carl", card("carl", "Carl"))
        program.put("bob", card("bob", "Robert"))
        program.remove("ada")
        let before = try Data(contentsOf: URL(filePath: program.path))
        #expect(mirror.update() == nil)
        #expect(try names() == ["Carl", "Robert"])
        #expect(try Data(contentsOf: URL(filePath: program.path)) == before)
    }

    @Test func `several address books of one program are one, and only its user can read the copies`() throws {
        let (system, work) = (try EvolutionStore(in: home.path), try EvolutionStore(in: home.path, "work"))
        system.put("ada", card("ada", "Ada"))
        work.put("bob", card("bob", "Bob"))
        work.put("ada", card("ada", "Ada again"))
        var mirror = mirror(.evolution)
        #expect(mirror.update() == nil)
        #expect(try names() == ["Ada", "Bob"])
        for path in [home.path + "/mirror"] + home.names.filter({ $0.hasSuffix(".vcf") }) {
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o077 == 0)
        }
    }

    @Test func `what Evolution has of an online account is read, too, but not what is removed there next`() throws {
        let program = try EvolutionStore(in: home.path)
        program.put("ada", card("ada", "Ada"))
        let online = try Database(path: home.folder(".cache/evolution/addressbook/0f3a") + "/cache.db", create: true)
        try online.run("CREATE TABLE ECacheObjects (ECacheUID TEXT PRIMARY KEY, ECacheREV TEXT, ECacheOBJ TEXT, ECacheState INTEGER)")
        for (uid, name, state) in [("bob", "Bob", "0"), ("carl", "Carl", "3"), ("eva", "Eva", "NULL")] {
            try online.run("INSERT INTO ECacheObjects VALUES ('\(uid)', '1', '\(card(uid, name))', \(state))")
        }
        var mirror = mirror(.evolution)
        #expect(mirror.update() == nil)
        #expect(try names() == ["Ada", "Bob", "Eva"])
    }

    @Test func `all of Thunderbird's address books are read, but not whom it collects by itself`() throws {
        let profile = try home.folder(".thunderbird/x1.default")
        for (file, name) in [("abook", "Ada"), ("abook-1", "Bob"), ("abook-12", "Eva"), ("history", "Noreply"), ("abook-old", "Old")] {
            let book = try Database(path: profile + "/\(file).sqlite", create: true)
            try book.run("CREATE TABLE cards (uid TEXT PRIMARY KEY, localId INTEGER)")
            try book.run("CREATE TABLE properties (card TEXT, name TEXT, value TEXT)")
            try book.run("INSERT INTO properties VALUES ('\(name)', '_vCard', '\(card(name, name))')")
        }
        var mirror = mirror(.thunderbird)
        #expect(mirror.update() == nil)
        #expect(try names() == ["Ada", "Bob", "Eva"])
    }

    @Test func `where nothing has changed nothing is read or written`() throws {
        let program = try EvolutionStore(in: home.path)
        program.put("ada", card("ada", "Ada"))
        var mirror = mirror(.evolution)
        #expect(mirror.update() == nil)
        let file = try #require(FileManager.default.contentsOfDirectory(atPath: home.path + "/mirror").first)
        // A file that is gone would be written if it were looked at.
        unlink(home.path + "/mirror/" + file)
        #expect(mirror.update() == nil)
        #expect(try names() == [])
        program.put("ada", card("ada", "Ada"))
        #expect(mirror.update() == nil)
        #expect(try names() == ["Ada"])
    }

    @Test func `a store that can't be read changes nothing, and says so until it can`() throws {
        let program = try EvolutionStore(in: home.path)
        program.put("ada", card("ada", "Ada"))
        var mirror = mirror(.evolution)
        #expect(mirror.update() == nil)
        program.run("PRAGMA wal_checkpoint(TRUNCATE)")
        let good = try Data(contentsOf: URL(filePath: program.path))
        unlink(program.path + "-wal")
        try Data("no database".utf8).write(to: URL(filePath: program.path))
        #expect(mirror.update()?.message.hasPrefix("can't be read now, and its contacts stay as they were") == true)
        #expect(try names() == ["Ada"])
        unlink(program.path)
        #expect(mirror.update()?.message == "GNOME Contacts has no address book here that could be read")
        #expect(try names() == ["Ada"])
        try good.write(to: URL(filePath: program.path))
        #expect(mirror.update() == nil)
        #expect(try names() == ["Ada"])
    }

    @Test func `what is no longer named is no longer kept`() throws {
        let parent = try home.folder("mirrors")
        for name in ["evolution", "thunderbird"] {
            try home.folder("mirrors/" + name)
            try home.write(card("ada", "Ada"), to: "mirrors/\(name)/1.vcf")
        }
        try home.write("mine", to: "mirrors/note")
        StoreMirror.removeOthers(in: parent, keeping: [StoreMirror(.evolution, folder: parent + "/evolution", paths)])
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent).sorted() == ["evolution", "note"])
    }

    @Test func `a link among the copies is never followed, and nobody's own cards are removed`() throws {
        let own = try home.folder("own")
        try home.write(card("ada", "Ada"), to: "own/ada.vcf")
        try home.write(card("bob", "Bob"), to: "own/0b0b.vcf")
        let parent = try home.folder("mirrors")
        symlink(own, parent + "/old")
        symlink(own, parent + "/evolution")
        try home.folder("mirrors/mine")
        try home.write(card("eva", "Eva"), to: "mirrors/mine/eva.vcf")
        StoreMirror.removeOthers(in: parent, keeping: [])
        let program = try EvolutionStore(in: home.path)
        program.put("carl", card("carl", "Carl"))
        var mirror = StoreMirror(.evolution, folder: parent + "/evolution", paths)
        #expect(mirror.update() != nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: own).sorted() == ["0b0b.vcf", "ada.vcf"])
        #expect(FileManager.default.fileExists(atPath: parent + "/mine/eva.vcf"))
    }

    // MARK: The configuration

    private func configuration(_ books: String) throws -> Configuration {
        try Configuration.parse("address_books = \(books)", file: "vitaminb.toml", environment: paths)
    }

    @Test func `new contacts go to the first folder, wherever the stores are named`() throws {
        let both = try configuration(#"["evolution", "~/cards", "thunderbird"]"#)
        #expect(both.addressBooks.first == home.path + "/cards" && both.addressBooks.count == 3)
        #expect(both.stores.map(\.store) == [.evolution, .thunderbird])
        #expect(try configuration(#"["evolution"]"#).addressBooks.first == paths.contactsFolder)
        #expect(try configuration(#"["~/a/contacts.db"]"#).stores.map(\.store) == [.file(home.path + "/a/contacts.db")])
    }

    @Test(arguments: [
        #"["evolution", "evolution"]"#, #"["Evolution"]"#, #"["contacts.db"]"#, #"["~/.local/share/vitaminb/mirrors/evolution"]"#,
    ])
    func `what names no address book is refused`(books: String) {
        #expect(throws: ConfigurationError.self) { try configuration(books) }
    }
}

import CSQLite
import Foundation
import KeepInTouch
import SQLite
import TestSupport
import Testing

@testable import Journal

struct JournalTests {
    let folder = TemporaryFolder()
    var path: String { folder.path + "/data/journal.sqlite" }
    let ada = ContactID(rawValue: "ada")

    func entry(_ what: Entry.What, at seconds: Int64 = 1000, happened: Int64? = nil) -> Entry {
        Entry(id: UUID(), said: Instant(seconds: seconds), happened: happened.map(Instant.init), contact: ada, what: what)
    }

    func load(_ journal: Journal) throws -> [Entry] {
        var entries: [Entry] = []
        #expect(try journal.load { entries.append($0) } == .nothing)
        return entries
    }

    func sql(_ text: String) throws {
        let database = try Database(path: path, create: true)
        try database.run(text)
    }

    @Test func `every kind of entry reads back as it was written`() throws {
        let clock = ReminderKey(kind: .keepInTouch, cycle: .since(UUID()))
        let birthday = ReminderKey(kind: .birthday, cycle: .year(2026))
        let day = CivilDate(dayNumber: 20_000)
        let entries = [
            entry(.began), entry(.told(clock)),
            entry(.acknowledged(Interaction(via: .meal, note: "Käse; \"quoted\"\n"), [clock, birthday]), happened: 5),
            entry(.logged(Interaction(via: .call))), entry(.snoozed([clock], until: Instant(seconds: 9000))), entry(.skipped([birthday])),
            entry(.tracked(every: Cadence(months: 1, days: 3), inPerson: Cadence(months: 12))),
            entry(.tracked(every: nil, inPerson: nil)), entry(.ignored), entry(.paused(Pause(from: day))),
            entry(.resumed(on: day.adding(days: 1))), entry(.promised("send the book; \"soon\"", on: day)),
            entry(.told(ReminderKey(kind: .promise, cycle: .since(UUID())))),
            entry(.told(ReminderKey(kind: .inPerson, cycle: .since(UUID())))),
            entry(.gave("a ride")), entry(.got("a hint")), entry(.settled), entry(.introduced(ContactID(rawValue: "bob"))),
            entry(.merged(ContactID(rawValue: "carol"))),
        ]
        let general = [
            Entry(id: UUID(), said: Instant(seconds: 1), subject: .everybody, what: .paused(Pause(from: day, until: day.adding(days: 3)))),
            Entry(id: UUID(), said: Instant(seconds: 2), subject: .group("friends"), what: .paused(Pause(from: day))),
            Entry(id: UUID(), said: Instant(seconds: 3), subject: .group("friends"), what: .resumed(on: day)),
        ]
        try Journal(path: path).append(entries + general)
        let journal = try Journal(path: path)
        #expect(try load(journal) == entries + general)
        #expect(try journal.entries(of: ada) == entries)
        #expect(try journal.entries(of: JournalPart(hasGroups: true)) == general)
        #expect(try journal.merges() == [entries[entries.count - 1]])
        #expect(try journal.entries(of: ContactID(rawValue: "bob")).isEmpty)
    }

    @Test func `an entry that was undone is left out, and stays in the file`() throws {
        let journal = try Journal(path: path)
        let (call, meal) = (entry(.logged(Interaction(via: .call))), entry(.logged(Interaction(via: .meal))))
        try journal.append([call, meal])
        #expect(try journal.lastUndoable() == meal)
        let undo = entry(.undone(meal.id))
        try journal.append([undo])
        #expect(try load(journal) == [call])
        #expect(try journal.lastUndoable() == call)
        #expect(try journal.entries(of: ada) == [call, meal, undo])
        try journal.append([entry(.undone(call.id)), entry(.began)])
        #expect(try journal.lastUndoable() == nil)
    }

    @Test func `the file is its owner's alone, and so is the folder`() throws {
        let journal = try Journal(path: path)
        try journal.append([entry(.began)])
        for suffix in ["", "-wal", "-shm", ".lock"] {
            let mode = try FileManager.default.attributesOfItem(atPath: path + suffix)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(suffix)")
        }
        #expect(try FileManager.default.attributesOfItem(atPath: folder.path + "/data")[.posixPermissions] as? Int == 0o700)
    }

    @Test func `a commit is synchronised to disk before it returns`() throws {
        let journal = try Journal(path: path)
        _ = journal
        // A test can't cut the power, so this checks the settings: WAL with synchronous = FULL (2).
        let database = try Database(path: path, create: false)
        let mode = try database.prepare("PRAGMA journal_mode")
        #expect(try mode.step() && mode.text(0) == "wal")
        #expect(try journal.pragma("synchronous") == 2)
    }

    @Test func `nobody can change or remove an entry, not even with sqlite3`() throws {
        let journal = try Journal(path: path)
        try journal.append([entry(.began)])
        for text in ["UPDATE entry SET verb = 'log'", "DELETE FROM entry"] {
            let error = try #require(throws: SQLiteError.self) { try sql(text) }
            #expect(error.message == "the journal is append-only")
        }
        #expect(try load(journal).count == 1)
    }

    @Test func `entries are appended all or none`() throws {
        let journal = try Journal(path: path)
        let first = entry(.began)
        #expect(throws: SQLiteError.self) { try journal.append([first, first]) }
        #expect(try load(journal).isEmpty)
        try journal.append([first])
        #expect(try load(journal) == [first])
    }

    @Test func `an undo of an entry that doesn't exist is refused`() throws {
        let journal = try Journal(path: path)
        #expect(throws: SQLiteError.self) { try journal.append([entry(.undone(UUID()))]) }
    }

    @Test func `a second daemon is refused and told who holds the journal`() throws {
        let journal = try Journal(path: path)
        let error = try #require(throws: JournalError.self) { _ = try Journal(path: path) }
        #expect(error.description.contains("process \(getpid())"))
        #expect(try load(journal).isEmpty)
    }

    @Test func `a journal of a newer version is refused and left alone`() throws {
        _ = try Journal(path: path)
        try sql("PRAGMA user_version = 99")
        let error = try #require(throws: JournalError.self) { _ = try Journal(path: path) }
        #expect(error.description.contains("its version is 99, and this program knows versions up to \(Schema.version)"))
    }

    @Test func `another program's database is refused and left alone`() throws {
        mkdir(folder.path + "/data", 0o700)
        try sql("CREATE TABLE cookies (name); PRAGMA user_version = 1")
        let error = try #require(throws: JournalError.self) { _ = try Journal(path: path) }
        #expect(error.description.contains("another program's database"))
        try sql("SELECT name FROM cookies")
    }

    @Test func `a file that is no database is refused and left alone`() throws {
        mkdir(folder.path + "/data", 0o700)
        let text = String(repeating: "not a database ", count: 100)
        try folder.write(text, to: "data/journal.sqlite")
        let error = try #require(throws: SQLiteError.self) { _ = try Journal(path: path) }
        #expect(error.code == SQLITE_NOTADB)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func `a whole journal has no damage, and one that is too big is not checked`() throws {
        let journal = try Journal(path: path)
        #expect(try journal.lastSaid() == nil)
        try journal.append([entry(.began, at: 5000), entry(.ignored, at: 4000)])
        #expect(try journal.condition() == .whole && journal.lastSaid() == Instant(seconds: 4000))
        #expect(journal.condition(bound: 1) == .tooBig)
    }

    @Test func `damage is found while the journal is open, in pages that were read before`() throws {
        let journal = try Journal(path: path)
        try journal.append((0..<500).map { _ in entry(.logged(Interaction(via: .other, note: String(repeating: "x", count: 100)))) })
        _ = try load(journal)
        try sql("PRAGMA wal_checkpoint(TRUNCATE)")
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: 5 * 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        try file.close()
        guard case .damaged = journal.condition() else { throw JournalError.notAFile(path: path) }
    }

    @Test func `an entry of an unknown kind is counted and kept`() throws {
        _ = try Journal(path: path)
        try sql("INSERT INTO entry (id, said, happened, contact, verb) VALUES ('\(UUID().uuidString)', 1, 1, 'ada', 'hugged')")
        let journal = try Journal(path: path)
        var entries: [Entry] = []
        #expect(try journal.load { entries.append($0) } == UnusableEntries(unknown: 1))
        #expect(entries.isEmpty)
    }
}

extension Journal {
    fileprivate func pragma(_ name: String) throws -> Int64 { try database.number("PRAGMA \(name)") }
}

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

    func entry(_ what: Entry.What, at seconds: Int64 = 1000, happened: Int64? = nil, isSpan: Bool = false, act: UUID? = nil) -> Entry {
        Entry(
            id: UUID(), act: act, said: Instant(seconds: seconds), happened: happened.map(Instant.init), day: CivilDate(dayNumber: 9),
            isSpan: isSpan,
            contact: ada, what: what)
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
            entry(.began), entry(.told(clock, .repeating(2))),
            entry(.acknowledged(Interaction(via: .meal, note: "Käse; \"quoted\"\n"), [clock, birthday], again: day), happened: 5),
            entry(.logged(Interaction(via: .call))),
            entry(.acknowledged(Interaction(via: .other, isRough: true), [], again: nil)),
            entry(.snoozed([clock], until: .instant(Instant(seconds: 9000)))),
            entry(.skipped([birthday])),
            entry(.tracked(every: Cadence(months: 1, days: 3), inPerson: Cadence(months: 12))),
            entry(.tracked(every: nil, inPerson: nil)), entry(.ignored), entry(.paused(Pause(from: day))),
            entry(.resumed(on: day.adding(days: 1))), entry(.promised("send the book; \"soon\"", on: day)),
            entry(.told(ReminderKey(kind: .promise, cycle: .since(UUID())), nil)),
            entry(.told(ReminderKey(kind: .inPerson, cycle: .since(UUID())), nil)),
            entry(.gave("a ride")), entry(.got("a hint")), entry(.settled), entry(.introduced(ContactID(rawValue: "bob"))),
            entry(.done([birthday])), entry(.snoozed([], until: .day(day)), isSpan: true),
            entry(.carried(to: ContactID(rawValue: "dave"))),
            entry(.undone(UUID())), entry(.amended(UUID(), Amendment())),
            entry(.amended(UUID(), Amendment(happened: Instant(seconds: 7), day: day, via: .visit, note: "", on: day, text: "two books"))),
            entry(.redated(UUID(), to: Instant(seconds: 8))), entry(.assigned([])), entry(.assigned(["old friends", "choir"])),
            entry(.noticed(Evidence(via: .meeting, direction: .both, source: .calendar, origin: "work", hasPlace: true))),
            entry(.confirmed(UUID())), entry(.dismissed(UUID())), entry(.merged(ContactID(rawValue: "carol"))),
        ]
        let general = [
            Entry(id: UUID(), said: Instant(seconds: 1), subject: .everybody, what: .paused(Pause(from: day, until: day.adding(days: 3)))),
            Entry(id: UUID(), act: UUID(), said: Instant(seconds: 1), subject: .everybody, what: .resumed(on: day)),
            Entry(id: UUID(), said: Instant(seconds: 2), subject: .group("friends"), what: .paused(Pause(from: day))),
            Entry(id: UUID(), said: Instant(seconds: 3), subject: .group("friends"), what: .resumed(on: day)),
        ]
        try Journal(path: path).append(entries + general)
        let journal = try Journal(path: path)
        #expect(try load(journal) == entries + general)
        #expect(try journal.entries(of: ada) == entries)
        #expect(try journal.entries(of: JournalPart(hasGroups: true)) == general)
        #expect(
            try journal.corrections().map(\.what.verb) == [
                .carried, .undone, .amended, .amended, .redated, .confirmed, .dismissed, .merged,
            ])
        #expect(try journal.entries(of: ContactID(rawValue: "bob")).isEmpty)
    }

    @Test func `what was said is found by its act, from the end, and by what changes it`() throws {
        let journal = try Journal(path: path)
        let act = UUID()
        let (call, meal) = (entry(.logged(Interaction(via: .call)), act: act), entry(.logged(Interaction(via: .meal)), act: act))
        let undo = entry(.undone(meal.id))
        try journal.append([call, meal, undo, entry(.began)])
        #expect(try journal.entries(ofAct: act) == [call, meal])
        #expect(try journal.entries(ofAct: undo.id) == [undo])
        #expect(try journal.entries(ofAct: call.id).isEmpty)
        #expect(try journal.last { $0.what.verb == .logged } == meal)
        #expect(try journal.last { $0.what.verb == .ignored } == nil)
        #expect(try journal.corrections() == [undo])
        var counted: [Entry] = []
        try journal.loadCounted { counted.append($0) }
        #expect(counted.map(\.what.verb) == [.logged, .undone, .began])
    }

    @Test func `an entry is found by the first digits of its id`() throws {
        let journal = try Journal(path: path)
        let ids = ["3f9c0000-0000-4000-8000-000000000001", "3f9c0000-0000-4000-8000-000000000002", "3f9d0000-0000-4000-8000-000000000000"]
        let entries = try ids.map { id in
            Entry(id: try #require(UUID(text: id)), said: Instant(seconds: 1), contact: ada, what: .ignored)
        }
        try journal.append(entries)
        let found = { (digits: String) in try journal.entries(idPrefix: digits, bound: 20) }
        #expect(try found("3f9") == entries && found("3F9C") == Array(entries[..<2]))
        #expect(try found("3f9d") == [entries[2]] && found("3f9c0000000040008000000000000002") == [entries[1]])
        #expect(try found("3f9e").isEmpty && found("3f9c00000000400080000000000000021").isEmpty)
        #expect(try journal.entries(idPrefix: "3f9", bound: 2).count == 2)
    }

    @Test func `what lies ahead of the clock, or was said by one without a battery, is found once`() throws {
        let journal = try Journal(path: path)
        let now = Int64(1_800_000_000)
        let (past, ahead, happening, dead) = (
            entry(.ignored, at: now - 1000), entry(.ignored, at: now + 3000),
            entry(.logged(Interaction(via: .call)), at: now - 1000, happened: now + 3000), entry(.ignored, at: 600)
        )
        try journal.append([past, ahead, happening, dead])
        #expect(try journal.entriesOfWrongClock(at: Instant(seconds: now)) == [ahead, happening, dead])
        try journal.append([entry(.redated(ahead.id, to: Instant(seconds: now)), at: now)])
        #expect(try journal.entriesOfWrongClock(at: Instant(seconds: now)) == [happening, dead])
    }

    @Test func `what the program says by itself is there once`() throws {
        let journal = try Journal(path: path)
        let began = entry(.began)
        let ignored = entry(.ignored)
        #expect(try journal.append([began]) == [began])
        #expect(try journal.append([ignored, began]) == [ignored])
        #expect(try load(journal).count == 2)
    }

    @Test func `a writer numbers its entries and stamps them, whatever the clock does`() throws {
        let now: Int64 = 1_800_000_000
        do { try Journal(path: path).append([entry(.ignored, at: now), entry(.ignored, at: now - 10)]) }
        // A clock that lost its battery tells nothing; one that is set back by more than a day was wrong before.
        try Journal(path: path).append([entry(.ignored, at: now + 1), entry(.ignored, at: 600), entry(.ignored, at: now - 90_000)])
        let rows = try Database(path: path).rows(
            "SELECT number, second, counter, (SELECT count(DISTINCT writer) FROM entry) FROM entry ORDER BY seq", bound: 9)
        #expect(
            rows == [
                ["1", "\(now)", "0", "1"], ["2", "\(now)", "1", "1"], ["3", "\(now + 1)", "0", "1"], ["4", "\(now + 1)", "1", "1"],
                ["5", "\(now - 90_000)", "0", "1"],
            ])
    }

    @Test func `what another machine has written keeps its place, and of what both have said the first counts`() throws {
        let (now, other) = (Int64(1_800_000_000), UUID())
        func elsewhere(_ entry: Entry, second: Int64, number: Int64) -> Entry {
            entry.at(EntryPlace(HybridClock(second: second), writer: other, number: number))
        }
        let (own, began) = (entry(.ignored, at: now), entry(.began, at: now))
        let theirs = entry(.logged(Interaction(via: .call)), at: now - 500)
        let (earlier, later) = (elsewhere(began, second: now - 900, number: 1), elsewhere(began, second: now + 900, number: 2))
        do {
            let journal = try Journal(path: path)
            try journal.append([own, began])
            #expect(journal.isWrittenHere)
            let called = elsewhere(theirs, second: now - 500, number: 3)
            #expect(try journal.append([later, called, earlier]).map(\.place) == [earlier.place, called.place])
            #expect(try journal.append([called, earlier]).isEmpty, "it is there")
            #expect(!journal.isWrittenHere)
        }
        let journal = try Journal(path: path)
        #expect(!journal.isWrittenHere)
        let entries = try journal.entries(of: ada)
        #expect(Corrections([]).ordered(entries).map(\.id) == [began.id, theirs.id, own.id])
        #expect(Corrections([]).ordered(entries).map(\.place?.writer) == [other, other, journal.writer])
        var loaded: [Entry] = []
        #expect(try journal.load { loaded.append($0) } == .nothing)
        #expect(Set(loaded.map(\.place)) == Set(entries.map(\.place)) && loaded.count == 4)
        // What is written next comes after all of it.
        try journal.append([entry(.ignored, at: now)])
        #expect(try journal.last { _ in true }?.place?.writer == journal.writer)
    }

    @Test func `rows of before there were places have one, as if they had been written one after the other`() throws {
        let now = Int64(1_800_000_000)
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Database(path: path, create: true).run(Schema.migrations[0] + "PRAGMA user_version = 1")
        let database = try Database(path: path)
        try database.run("PRAGMA application_id = \(Schema.applicationID)")
        let saids = [now, now - 60, now + 3600, now - 90_000]
        for said in saids {
            try database.run(
                "INSERT INTO entry (id, said, happened, contact, verb) VALUES ('\(UUID().text)', \(said), \(said), 'ada', 'ignore')")
        }
        let journal = try Journal(path: path)
        let clocks = try journal.entries(of: ada).map(\.place?.clock)
        let expected = [
            HybridClock(second: now), HybridClock(second: now, counter: 1), HybridClock(second: now + 3600),
            HybridClock(second: now - 90_000),
        ]
        #expect(clocks == expected, "a clock that was set back by more than a day was wrong before")
        try journal.append([entry(.ignored, at: now - 90_000)])
        // They are nobody's, so the first of this writer's own is its first.
        #expect(try journal.entries(of: ada).last?.place?.number == 1)
    }

    @Test func `what is written comes after what was heard, though another clock was far ahead before a start`() throws {
        let (now, other) = (Int64(time(nil)), UUID())
        func heard(_ second: Int64, _ number: Int64) -> Entry {
            entry(.ignored, at: second).at(EntryPlace(HybridClock(second: second), writer: other, number: number))
        }
        do { try Journal(path: path).append([heard(now + 3 * 86_400, 1)]) }
        let journal = try Journal(path: path)
        try journal.append([heard(now + 300, 2)])
        let own = try #require(try journal.append([entry(.ignored, at: now)]).first?.place)
        #expect(own.clock > HybridClock(second: now + 300) && own.clock < HybridClock(second: now + 86_400))
    }

    @Test func `an undo may be there before the entry that it takes back`() throws {
        let journal = try Journal(path: path)
        let call = entry(.logged(Interaction(via: .call)))
        let undo = entry(.undone(call.id))
        try journal.append([undo])
        try journal.append([call])
        var counted: [Entry] = []
        try journal.loadCounted { counted.append($0) }
        #expect(counted == [undo])
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
        let first = entry(.ignored)
        #expect(throws: SQLiteError.self) { try journal.append([first, first]) }
        #expect(try load(journal).isEmpty)
        try journal.append([first])
        #expect(try load(journal) == [first])
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

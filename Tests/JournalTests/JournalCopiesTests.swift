import CSQLite
import Foundation
import KeepInTouch
import Platform
import SQLite
import TestSupport
import Testing

@testable import Journal

struct JournalCopiesTests {
    let folder = TemporaryFolder()
    var path: String { folder.path + "/data/journal.sqlite" }
    var copies: JournalCopies { JournalCopies(folder: folder.path + "/data/backups") }
    let day = CivilDate(dayNumber: 20_000)

    @Test func `a copy has every entry, is its owner's alone, and leaves nothing else behind`() throws {
        let journal = try Journal(path: path, copies: copies)
        let said = try journal.say(100)
        try copies.take(of: path, on: day)
        let copy = try #require(copies.newest)
        #expect(try copy.check() == 100)
        #expect(copy.lastEntry == said.last?.id.text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: copies.folder) == ["journal-\(day).sqlite"])
        #expect(try FileManager.default.attributesOfItem(atPath: copy.path)[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.attributesOfItem(atPath: copies.folder)[.posixPermissions] as? Int == 0o700)
    }

    @Test func `nothing is copied without new entries; copies of seven days and those before upgrades are kept`() throws {
        let journal = try Journal(path: path)
        try FileManager.default.createDirectory(atPath: copies.folder, withIntermediateDirectories: true)
        let upgrade = copies.folder + "/" + JournalCopies.name(beforeSchema: 2)
        for number in 0..<10 {
            _ = try journal.say(1)
            if number == 0 { try copies.take(of: journal.database, named: JournalCopies.name(beforeSchema: 2)) }
            try copies.take(of: path, on: day.adding(days: 2 * number))
            try copies.take(of: path, on: day.adding(days: 2 * number + 1))
        }
        let daily = copies.list.map(\.path).filter { $0 != upgrade }
        #expect(daily == (3..<10).reversed().map { copies.folder + "/journal-\(day.adding(days: 2 * $0)).sqlite" })
        #expect(try copies.list.first { $0.path == upgrade }?.check() == 1)
    }

    @Test func `a journal has one lock, whatever link leads to it`() throws {
        let journal = try Journal(path: path)
        let link = folder.path + "/link.sqlite"
        #expect(symlink(path, link) == 0)
        let error = #expect(throws: JournalError.self) { try Journal(path: link) }
        guard case .held? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        _ = try journal.say(1)
    }

    @Test func `copies from a clock in the future are older than those with more entries`() throws {
        let journal = try Journal(path: path)
        for number in 0..<JournalCopies.dailyBound {
            _ = try journal.say(1)
            try copies.take(of: path, on: day.adding(days: 30_000 + number))
        }
        for copy in copies.list {
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 4_070_908_800)], ofItemAtPath: copy.path)
        }
        let said = try journal.say(1)
        try copies.take(of: path, on: day)
        #expect(copies.newest?.path == copies.folder + "/" + JournalCopies.name(of: day))
        #expect(copies.newest?.lastEntry == said.last?.id.text && copies.list.count == JournalCopies.dailyBound)
    }

    @Test(arguments: [
        "CREATE VIEW entry AS WITH RECURSIVE n(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n) SELECT seq, 'x' AS id FROM n",
        "CREATE VIEW entry AS SELECT 9000000 AS seq, hex(zeroblob(900000000)) AS id",
    ]) func `a file among the copies that means harm counts as none, at once`(sql: String) throws {
        do { _ = try Journal(path: path).say(1) }
        try FileManager.default.createDirectory(atPath: copies.folder, withIntermediateDirectories: true)
        let file = copies.folder + "/journal-2026-11-22.sqlite"
        do { try Database(path: file, create: true).run(sql) }
        let copy = try #require(JournalCopies.Copy(path: file))
        #expect(copy.last == -1 && copy.lastEntry == nil)
        #expect(throws: JournalError.self) { _ = try copy.check() }
        _ = try Journal(path: path, copies: copies).say(1)
    }

    @Test func `a damaged journal never replaces a good copy`() throws {
        do { _ = try Journal(path: path).say(500) }
        try copies.take(of: path, on: day)
        let good = try #require(copies.newest)
        do {
            let journal = try Journal(path: path)
            _ = try journal.say(1)
            try journal.checkpoint()
        }
        let bytes = try Bytes(path)
        var refused = 0
        for place in stride(from: 8192 + 2000, to: bytes.count, by: bytes.count / 40) {
            try bytes.write(to: path) { $0[place] ^= 0x10 }
            // Either the damage is detected, or it was in unused space.
            let isTaken = (try? copies.take(of: path, on: day.adding(days: 1))) != nil
            #expect(try copies.newest?.check() == (isTaken ? 501 : 500))
            #expect(try good.check() == 500)
            if isTaken { unlink(copies.list[0].path) } else { refused += 1 }
        }
        #expect(refused > 20)
    }

    @Test func `a copy is taken before the tables change, and if that fails the journal opens anyway`() throws {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "DaemonTests/Upgrades/schema2.sqlite")
        try FileManager.default.createDirectory(atPath: folder.path + "/data", withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: fixture, to: URL(fileURLWithPath: path))
        let count: Int64
        do {
            let journal = try Journal(path: path, copies: copies)
            #expect(journal.copyFailure == nil)
            count = try journal.database.number("SELECT count(*) FROM entry")
        }
        let copy = try #require(copies.newest)
        #expect(copy.path.hasSuffix("/journal-before-schema-3.sqlite"))
        #expect(try Int64(copy.check()) == count)
        #expect(try Database(path: copy.path, readOnly: true).number("PRAGMA user_version") == 2)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.removeItem(atPath: copies.folder)
        try folder.write("no folder", to: "data/backups")
        try FileManager.default.copyItem(at: fixture, to: URL(fileURLWithPath: path))
        let journal = try Journal(path: path, copies: copies)
        #expect(journal.copyFailure != nil)
        #expect(try journal.database.number("SELECT count(*) FROM entry") == count)
    }

    @Test func `a journal that is missing, emptied or older than its copy is not replaced by an empty one`() throws {
        do { _ = try Journal(path: path).say(3) }
        func refusal() -> JournalError? {
            do { _ = try Journal(path: path, copies: copies, traces: [folder.path + "/data/index"]) } catch {
                return error as? JournalError
            }
            return nil
        }
        try Bytes(path).write(to: folder.path + "/whole") { _ in }
        try copies.take(of: path, on: day)
        for cut in ["gone", "empty", "young"] {
            for end in ["", "-wal", "-shm"] { unlink(path + end) }
            if cut == "empty" { try folder.write("", to: "data/journal.sqlite") }
            if cut == "young" { try Database(path: path, create: true).run("PRAGMA journal_mode = WAL") }
            guard case .gone(_, let trace)? = refusal() else {
                Issue.record("\(cut) was begun anew")
                continue
            }
            #expect(trace == copies.newest?.path)
            #expect(refusal()?.isLasting == true)
        }
        // Without a copy other files show it.
        try FileManager.default.removeItem(atPath: copies.folder)
        for trace in ["journal.sqlite-wal", "index"] {
            for end in ["", "-wal", "-shm"] { unlink(path + end) }
            try folder.write("something", to: "data/" + trace)
            guard case .gone? = refusal() else {
                Issue.record("it was begun anew beside \(trace)")
                continue
            }
        }
        // An older journal in the place of a newer one.
        for end in ["", "-wal", "-shm"] { unlink(path + end) }
        unlink(folder.path + "/data/index")
        do {
            try Bytes(folder.path + "/whole").write(to: path) { _ in }
            _ = try Journal(path: path).say(1)
        }
        try copies.take(of: path, on: day)
        for end in ["", "-wal", "-shm"] { unlink(path + end) }
        try Bytes(folder.path + "/whole").write(to: path) { _ in }
        guard case .behind? = refusal() else {
            Issue.record("an older journal was taken")
            return
        }
    }

    @Test func `a journal that is moved, removed or replaced while it is open accepts no entries, and is copied`() throws {
        for (end, replaced) in [("", false), ("", true), ("-wal", false), ("-wal", true)] {
            let folder = TemporaryFolder()
            let path = folder.path + "/journal.sqlite"
            let copies = JournalCopies(folder: folder.path + "/backups")
            let journal = try Journal(path: path)
            let said = try journal.say(5)
            rename(path + end, folder.path + "/elsewhere")
            if replaced { try folder.write("something else", to: "journal.sqlite" + end) }
            let error = try #require(throws: JournalError.self) { _ = try journal.say(1) }
            guard case .moved(let lost) = error else { throw error }
            #expect(lost == path + end)
            try journal.rescue(to: copies, on: day)
            let copy = try #require(copies.newest)
            #expect(try copy.check() == 5)
            #expect(copy.lastEntry == said.last?.id.text)
        }
    }

    /// What other programs do to the files in place: the inode stays.
    enum Change: CaseIterable { case cutOff, writtenBack, filledWithZeros, indexRemovedAndEmptied }

    @Test(.enabled(if: access("/usr/bin/sqlite3", X_OK) == 0, "sqlite3 is not installed"), arguments: Change.allCases, [3, 600])
    func `a journal that is changed in place accepts no entries, and all that was answered is in a copy`(_ change: Change, count: Int)
        throws
    {
        let folder = TemporaryFolder()
        let path = folder.path + "/journal.sqlite"
        let copies = JournalCopies(folder: folder.path + "/backups")
        let journal = try Journal(path: path)
        var said = try journal.say(count)
        let before = FileManager.default.contents(atPath: path + "-wal")
        said += try journal.say(2)
        switch change {
        case .cutOff: try #require(truncate(path + "-wal", 0) == 0)
        case .writtenBack:
            let file = try #require(FileHandle(forWritingAtPath: path + "-wal"))
            try file.truncate(atOffset: 0)
            try file.write(contentsOf: try #require(before))
            try file.close()
        case .filledWithZeros:
            let file = try #require(FileHandle(forWritingAtPath: path + "-wal"))
            try file.write(contentsOf: Data(count: try #require(before).count + 20_000))
            try file.close()
        case .indexRemovedAndEmptied:
            // Another process recovers the log by itself, and moves it into the database.
            unlink(path + "-shm")
            let other = Process()
            other.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
            other.arguments = [path, "PRAGMA wal_checkpoint(TRUNCATE)"]
            other.standardOutput = FileHandle.nullDevice
            try other.run()
            other.waitUntilExit()
        }
        let error = try #require(throws: JournalError.self) { _ = try journal.say(1) }
        guard case .moved = error else { throw error }
        try journal.rescue(to: copies, on: day)
        let copy = try #require(copies.newest)
        #expect(try copy.check() == count + 2)
        #expect(copy.lastEntry == said.last?.id.text)
        #expect(copies.list == [copy] && !Folder.names(in: copies.folder).contains { $0.hasSuffix(".tmp") })
        #expect(throws: JournalError.self) { _ = try journal.say(1) }
    }

    @Test func `where a checkpoint tears the database file, what was said since the newest copy is in the next one`() throws {
        let journal = try Journal(path: path)
        var said = try journal.say(5)
        try copies.take(of: path, on: day)
        journal.noteCopied(to: copies)
        said += try journal.say(600)
        try journal.checkpoint()
        said += try journal.say(2)
        // As it is left where another program changes the log while it is moved into the database: pages of somewhere else.
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        let pages = try #require(try file.readToEnd()).count / 4096
        for page in stride(from: 3, to: pages, by: 2) {
            try file.seek(toOffset: UInt64(page) * 4096)
            try file.write(contentsOf: Data(repeating: 13, count: 4096))
        }
        try #require(truncate(path + "-wal", 0) == 0)
        let error = try #require(throws: JournalError.self) { _ = try journal.say(1) }
        guard case .moved = error else { throw error }
        try journal.rescue(to: copies, on: day)
        let copy = try #require(copies.newest)
        #expect(try copy.check() == said.count)
        #expect(copy.lastEntry == said.last?.id.text)
    }

    enum IndexChange: CaseIterable { case cutOff, writtenBack }

    @Test(arguments: IndexChange.allCases)
    func `an index of the log that is changed in place accepts no entries, ends no process, and nothing is lost`(_ change: IndexChange)
        throws
    {
        let folder = TemporaryFolder()
        let path = folder.path + "/journal.sqlite"
        let copies = JournalCopies(folder: folder.path + "/backups")
        try FileManager.default.createDirectory(atPath: folder.path + "/next", withIntermediateDirectories: true)
        do {
            let journal = try Journal(path: path)
            _ = try journal.say(2)
            let index = try #require(FileHandle(forUpdatingAtPath: path + "-shm"))
            let before = try #require(try index.readToEnd())
            _ = try journal.say(3)
            switch change {
            case .cutOff: try index.truncate(atOffset: 0)
            case .writtenBack:
                try index.seek(toOffset: 0)
                try index.write(contentsOf: before)
            }
            let error = try #require(throws: JournalError.self) { _ = try journal.say(1) }
            guard case .moved(path + "-shm") = error else { throw error }
            try journal.rescue(to: copies, on: day)
            #expect(try #require(copies.newest).check() == 5)
            if change == .cutOff { #expect(throws: SQLiteError.self) { try journal.load { _ in } } }
            #expect(throws: JournalError.self) { _ = try journal.say(1) }
            // As the next process finds it: this one doesn't close a journal whose index is cut off.
            for end in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + end, toPath: folder.path + "/next/journal.sqlite" + end)
            }
        }
        var count = 0
        #expect(try Journal(path: folder.path + "/next/journal.sqlite").load { _ in count += 1 } == .nothing)
        #expect(count == 5)
    }

    @Test func `another connection may empty the log by SQLite's rules`() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/journal.sqlite"
        let journal = try Journal(path: path)
        _ = try journal.say(3)
        try Database(path: path).run("PRAGMA wal_checkpoint(TRUNCATE)")
        _ = try journal.say(2)
        try journal.checkIsInPlace()
        try journal.checkpoint()
        _ = try journal.say(1)
        var count = 0
        #expect(try journal.load { _ in count += 1 } == .nothing)
        #expect(count == 6)
    }

    @Test func `a file that is no journal is refused with the reason, and left alone`() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let error = try #require(throws: JournalError.self) { _ = try Journal(path: path) }
        guard case .notAFile = error else { throw error }
        try FileManager.default.removeItem(atPath: path)
        // A link to a journal somewhere else is one.
        let elsewhere = folder.path + "/elsewhere.sqlite"
        do { _ = try Journal(path: elsewhere).say(2) }
        symlink(elsewhere, path)
        let journal = try Journal(path: path, copies: copies)
        _ = try journal.say(1)
        #expect(journal.path.hasSuffix("/elsewhere.sqlite"))
        var count = 0
        #expect(try journal.load { _ in count += 1 } == .nothing)
        #expect(count == 3)
    }
}

extension Journal {
    /// Appends entries, each in a transaction of its own.
    func say(_ count: Int) throws -> [Entry] {
        try (0..<count).map { number in
            let interaction = Interaction(via: .call, note: "note \(number), and some more words that nobody should lose")
            let entry = Entry(
                id: UUID(), said: Instant(seconds: 1_700_000_000 + Int64(number)), contact: ContactID(rawValue: "person-\(number % 7)"),
                what: .logged(interaction))
            try append([entry])
            return entry
        }
    }
}

/// A file's bytes, to write them back damaged.
struct Bytes {
    let data: [UInt8]
    var count: Int { data.count }

    init(_ path: String) throws { data = Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    func write(to path: String, cutAt end: Int? = nil, _ spoil: (inout [UInt8]) -> Void) throws {
        var bytes = Array(data.prefix(end ?? data.count))
        spoil(&bytes)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}

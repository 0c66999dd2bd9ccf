import CSQLite
import Foundation
import SQLite
import TestSupport
import Testing

@testable import Exchange

/// Thunderbird's and Evolution's databases, made with the same tables.
struct DatabaseTests {
    static let ada = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:ada\r\nFN:Ada Lovelace\r\nEMAIL:ada@example.org\r\nEND:VCARD\r\n"

    /// A database that stays open, like that of a running program.
    final class Program {
        private let folder = TemporaryFolder()
        var path: String { folder.path + "/its.sqlite" }
        private var handle: OpaquePointer?

        init(_ statements: String...) {
            sqlite3_open(path, &handle)
            for statement in statements { #expect(sqlite3_exec(handle, statement, nil, nil, nil) == SQLITE_OK) }
        }

        deinit { sqlite3_close(handle) }

        func read() throws -> ContactFile {
            let log = try? Array(Data(contentsOf: URL(filePath: path + "-wal")))
            return try ContactFile(Array(Data(contentsOf: URL(filePath: path))), name: "its.sqlite", log: log)
        }
    }

    @Test func `Thunderbird's database is read while it is in use, and left as it was`() throws {
        let program = Program(
            "PRAGMA journal_mode=WAL", "CREATE TABLE cards (uid TEXT PRIMARY KEY, localId INTEGER)",
            "CREATE TABLE properties (card TEXT, name TEXT, value TEXT)",
            "INSERT INTO properties VALUES ('ada', 'DisplayName', 'Ada'), ('ada', '_vCard', '\(Self.ada)')",
            """
            INSERT INTO properties VALUES ('old-1', 'FirstName', 'Bob'), ('old-1', 'LastName', 'Kahn'), ('old-1', 'BirthMonth', '3'),
            ('old-1', 'BirthDay', '4'), ('old-1', 'CellularNumber', '+1 2'), ('none', 'PopularityIndex', '1')
            """)
        let before = try Data(contentsOf: URL(filePath: program.path))
        let log = try Data(contentsOf: URL(filePath: program.path + "-wal"))
        #expect(!log.isEmpty, "what was written last is in the log only")
        let file = try program.read()
        #expect(file.kind == .thunderbirdDatabase)
        #expect(file.cards.map(\.uid) == ["ada", "old-1"] && file.cards.first?.text == Self.ada)
        #expect(file.cards.last?.lines == ["FN:Bob Kahn", "N:Kahn;Bob;;;", "TEL;TYPE=CELL:+1 2", "BDAY:--03-04"])
        #expect(file.skips.map(\.line) == [3])
        #expect(try Data(contentsOf: URL(filePath: program.path)) == before)
        #expect(try Data(contentsOf: URL(filePath: program.path + "-wal")) == log)
    }

    @Test func `a small file that computes what it has is refused`() throws {
        let program = Program(
            "CREATE TABLE lists (x)",
            "CREATE TABLE properties (card, name, n INT, value TEXT GENERATED ALWAYS AS (printf('%.*c', n, 'x')))",
            "INSERT INTO properties (card, name, n) VALUES ('c', 'FirstName', 100000000)")
        let error = #expect(throws: ExchangeError.self) { try program.read() }
        #expect(error?.description.contains("properties has computed columns") == true)
    }

    @Test func `what a database has is not more than its file`() throws {
        let program = Program("CREATE TABLE t (x)")
        let database = try Database(path: program.path)
        database.distrust(valueBytes: 1 << 20, millionSteps: 1)
        #expect(throws: SQLiteError.self, "too long a value") { try database.rows("SELECT zeroblob(2000000)", bound: 10) }
        let many = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 100) SELECT printf('%.*c', 1000, 'x') FROM r"
        #expect(try database.rows(many, bound: 1000)?.count == 100)
        #expect(try database.rows(many, bound: 1000, byteBound: 50_000) == nil, "too much together")
        let endless = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT count(*) FROM r"
        #expect(throws: SQLiteError.self, "it ends") { try database.rows(endless, bound: 10) }
    }

    @Test func `Evolution's cards are taken byte for byte from every folder`() throws {
        let program = Program(
            "CREATE TABLE folders (folder_id TEXT PRIMARY KEY, version INTEGER)",
            "INSERT INTO folders VALUES ('folder_id', 1), ('a \"quoted\" one', 1), ('gone', 1)",
            "CREATE TABLE folder_id (uid TEXT PRIMARY KEY, vcard TEXT)", "CREATE TABLE \"a \"\"quoted\"\" one\" (uid TEXT, vcard TEXT)",
            "INSERT INTO folder_id VALUES ('ada', '\(Self.ada)'), ('x', 'nothing')",
            "INSERT INTO \"a \"\"quoted\"\" one\" VALUES ('bob', '\(Self.ada.replacing("ada", with: "bob"))')")
        let file = try program.read()
        #expect(file.kind == .evolution)
        #expect(file.cards.map(\.uid) == ["bob", "ada"] && file.cards.last?.text == Self.ada)
        #expect(file.skips.map(\.reason) == ["there is no vCard in the row"])
    }

    @Test func `another program's database, and one that is broken, are refused`() throws {
        let other = Program("CREATE TABLE moz_places (id INTEGER)")
        let error = try #require(throws: ExchangeError.self) { try other.read() }
        #expect(error.guess == .database)
        let broken = DatabaseCopy.signature + [UInt8](repeating: 0xA5, count: 5000)
        #expect(throws: ExchangeError.self) { try ContactFile(broken, name: "broken.sqlite") }
    }

    @Test func `nothing of a copy is left behind`() throws {
        let program = Program("CREATE TABLE folders (folder_id TEXT)")
        let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        func copies() throws -> Set<String> {
            Set(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("vitaminb-") && $0.count == 15 })
        }
        let before = try copies()
        #expect(try program.read().cards.isEmpty)
        #expect(try copies().isSubset(of: before))
    }
}

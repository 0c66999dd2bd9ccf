import CSQLite
import Exchange
import Foundation
import KeepInTouch
import TestSupport
import Testing

@testable import Telephony

/// GNOME Calls' database, made with the same table.
struct GNOMECallsTests {
    /// A database that stays open, like that of the running program.
    final class Program {
        private let folder = TemporaryFolder()
        var path: String { folder.path + "/records.db" }
        private var handle: OpaquePointer?

        init(_ statements: String...) {
            sqlite3_open(path, &handle)
            for statement in statements { #expect(sqlite3_exec(handle, statement, nil, nil, nil) == SQLITE_OK) }
        }

        deinit { sqlite3_close(handle) }
    }

    static let table = """
        CREATE TABLE 'calls' ('id' INTEGER PRIMARY KEY AUTOINCREMENT,'target' TEXT,'inbound' INTEGER,'start' BLOB,'answered' BLOB,'end' BLOB
        """

    @Test(arguments: [",'protocol' TEXT)", ")"])
    func `the database of version 2 and that of version 1, which has no protocol, are read while they are in use`(end: String) throws {
        let program = Program(
            "PRAGMA journal_mode=WAL", Self.table + end,
            """
            INSERT INTO calls (target, inbound, start, answered, end) VALUES
            ('+491701', 0, '2025-02-11T10:30:00.250000Z', '2025-02-11T10:30:05.250000Z', '2025-02-11T10:31:05.250000Z'),
            ('+491702', 1, '2025-02-11T10:30:00Z', '2025-02-11T10:30:05.5Z', '2025-02-11T10:31:05.499999Z'),
            ('+491703', 1, '2025-02-11T10:30:00Z', NULL, '2025-02-11T10:31:00Z'),
            ('+491704', 0, '2025-02-11T10:30:00Z', NULL, '2025-02-11T10:35:00Z'),
            ('+491705', 0, '2025-02-11T10:30:00Z', '2025-02-11T10:31:00Z', NULL),
            ('sip:a@b.example', 1, '2025-02-11T11:30:00+01:00', '2025-02-11T12:30:00+02', '2025-02-11T10:40:00+0000'),
            (NULL, 1, '2025-02-11T10:30:00', '2025-02-11T10:30:00', '2025-02-11T10:40:00')
            """)
        let before = try Data(contentsOf: URL(filePath: program.path))
        let file = try CallFile(path: program.path)
        #expect(
            BackupTests.lines(file) == [
                "1 to +491701 60 counts", "2 from +491702 59 tooShort", "3 from +491703 0 missed", "4 to +491704 0 unanswered",
                "5 to +491705 0 tooShort", "6 from sip:a@b.example 600 counts", "7 from  600 noNumber",
            ])
        #expect(Set(file.calls.map(\.start.seconds)) == [1_739_269_800] && file.problems.count == 0)
        #expect(try Data(contentsOf: URL(filePath: program.path)) == before)
    }

    @Test(arguments: [
        "'2025-02-30T10:30:00Z', NULL, NULL", "NULL, NULL, NULL", "'2025-02-11 10:30:00Z', NULL, NULL",
        "'2025-02-11T24:30:00Z', NULL, NULL",
        "'2025-02-11T10:30:00.Z', NULL, NULL", "'2025-02-11T10:30:00+99:00', NULL, NULL", "'0001-01-01T00:00:00+01:00', NULL, NULL",
        "'2025-02-11T10:30:00Z', 'x', NULL", "'2025-02-11T10:30:00Z', '2025-02-11T10:30:00Z', '2025-02-11T10:29:59Z'", "17, 18, 19",
        "zeroblob(1000000), NULL, NULL", "'2025-02-11T10:30:00Zulu', NULL, NULL",
    ])
    func `a row that can't be read is left out, and a problem says so`(values: String) throws {
        let program = Program(Self.table + ")", "INSERT INTO calls (target, inbound, start, answered, end) VALUES ('1', 1, \(values))")
        let file = try CallFile(path: program.path)
        #expect(file.calls.isEmpty && file.problems.first == [ReadingProblem(line: 1, reason: .unreadableValue)])
    }

    @Test func `another database, one that computes what it has, and one that is damaged are refused`() throws {
        let other = Program("CREATE TABLE other (x)", "CREATE VIEW calls AS SELECT 1")
        #expect(throws: TelephonyError.unknownKind) { try CallFile(path: other.path) }
        let computed = Program("CREATE TABLE calls (id, n INT, target TEXT GENERATED ALWAYS AS (printf('%.*c', n, 'x')))")
        #expect(throws: TelephonyError.self) { try CallFile(path: computed.path) }
        let program = Program(Self.table + ")", "INSERT INTO calls (target) VALUES ('1')")
        let whole = try Array(Data(contentsOf: URL(filePath: program.path)))
        var random = SplitMix64(seed: 4)
        for _ in 0..<200 {
            var bytes = whole
            for _ in 0..<20 { bytes[Int.random(in: 16..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random) }
            _ = try? GNOMECalls.read(bytes, log: nil, name: "x")
        }
        #expect(throws: TelephonyError.self) { try GNOMECalls.read(Array(whole.prefix(1000)), log: nil, name: "x") }
    }
}

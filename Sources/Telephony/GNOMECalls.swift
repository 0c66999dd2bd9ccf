import Exchange
import Glibc
import KeepInTouch
import Platform

/// Reads the calls that GNOME Calls has noted: `records.db`, in `$XDG_DATA_HOME/calls` or, in newer versions, the folder of its application
/// id (calls-record-store.c). Version 1 of the table has no column `protocol`, which isn't needed.
enum GNOMECalls {
    /// A call takes some 150 bytes.
    static let maximumBytes = 64 << 20

    /// Reads a copy of the database as it is now.
    static func read(_ path: String) throws(TelephonyError) -> CallFile {
        let files: RestingDatabase?
        do throws(FileReadingError) { files = try RestingDatabase(path, maximumBytes: maximumBytes) } catch { throw .unreadable(error) }
        guard let files else { throw .busy }
        switch files.log {
        case .success(let log): return try read(files.bytes, log: log, name: path)
        case .failure(.notOpened(ENOENT)): return try read(files.bytes, log: nil, name: path)
        case .failure(let error): throw .unreadable(error)
        }
    }

    /// Reads what the database and its write-ahead log have.
    static func read(_ bytes: [UInt8], log: [UInt8]?, name: String) throws(TelephonyError) -> CallFile {
        let rows: [[String]]?
        do throws(ExchangeError) {
            let database = try DatabaseCopy(bytes, log: log, name: name)
            rows = try database.tables().contains("calls") ? try database.rows(query) : nil
        } catch {
            throw .database(error)
        }
        guard let rows else { throw .unknownKind }
        var file = CallFile()
        for (index, row) in rows.enumerated() {
            if let call = Call(row) {
                guard file.take(call, line: index + 1) else { break }
            } else {
                file.problems.note(.unreadableValue, line: index + 1)
            }
        }
        return file
    }

    /// The columns that every version has, none of them longer than what can be meant. `end` is a word of SQL, too.
    private static let query = """
        SELECT id, substr(target, 1, 256), inbound, substr(start, 1, 64), substr(answered, 1, 64), substr("end", 1, 64)
        FROM calls ORDER BY id LIMIT \(CallFile.callBound + 1)
        """
}

extension Call {
    /// The call that a row of the table is; nil where a value can't be read.
    fileprivate init?(_ row: [String]) {
        guard row.count == 6, let id = integer(row[0]), let inbound = integer(row[2]), let start = PreciseInstant(row[3]) else {
            return nil
        }
        isIncoming = inbound != 0
        number = trimmed(row[1])
        self.start = start.instant
        place = id
        guard !row[4].isEmpty else {
            (kind, seconds) = (isIncoming ? .missed : .unanswered, 0)
            return
        }
        // A call that goes on has no end yet, and neither has one during which the program was killed.
        guard let answered = PreciseInstant(row[4]), let end = row[5].isEmpty ? answered : PreciseInstant(row[5]) else { return nil }
        let microseconds = end.microseconds - answered.microseconds
        guard microseconds >= 0 else { return nil }
        (kind, seconds) = (.answered, Int(microseconds / 1_000_000))
    }
}

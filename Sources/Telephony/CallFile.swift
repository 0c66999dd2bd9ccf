import Platform

/// The calls that a file has: SMS Backup & Restore's XML, or GNOME Calls' database.
package struct CallFile: Sendable {
    /// How many calls are read of one file.
    package static let callBound = 500_000

    /// The calls in the order of the file, those that don't count, too.
    package private(set) var calls: [Call] = []
    /// What could not be used.
    package internal(set) var problems = ReadingProblems()

    init() {}

    /// Reads the file. Of a database that its program may be writing to, a copy is read.
    ///
    /// Throws if it can't be opened or read, or is no file with calls. A file that is cut off is no error but a problem.
    package init(path: String) throws(TelephonyError) {
        let beginning: [UInt8]
        do throws(FileReadingError) {
            beginning = try WholeFile.beginning(of: path, count: Self.databaseSignature.count)
        } catch {
            throw .unreadable(error)
        }
        self = try beginning == Self.databaseSignature ? GNOMECalls.read(path) : BackupCalls.read(ByteStream(path: path))
    }

    /// Reads XML that is in memory.
    ///
    /// Throws if it is no file with calls.
    package init(xml bytes: [UInt8]) throws(TelephonyError) { self = try BackupCalls.read(ByteStream(bytes)) }

    /// What every SQLite database begins with (sqlite.org/fileformat.html, section 1.3).
    private static let databaseSignature = Array("SQLite format 3\0".utf8)

    /// Adds a call. False where there are already as many as are kept.
    mutating func take(_ call: Call, line: Int) -> Bool {
        guard calls.count < Self.callBound else {
            problems.note(.tooMuch, line: line)
            return false
        }
        calls.append(call)
        return true
    }
}

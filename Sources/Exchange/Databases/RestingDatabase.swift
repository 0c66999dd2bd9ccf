import Glibc
import Platform

/// The files of a database to which its program may be writing, read while none of them changed.
package struct RestingDatabase: Sendable {
    /// The database's own file.
    package let bytes: [UInt8]
    /// Its write-ahead log, or why that could not be read: mostly because there is none.
    package let log: Result<[UInt8], FileReadingError>

    /// How often the files are read that change meanwhile.
    private static let attempts = 3

    /// Reads the files; nil: they changed each time. Throws if the database's own file can't be read; the bound is that of each file.
    package init?(_ path: String, maximumBytes: Int) throws(FileReadingError) {
        for _ in 0..<Self.attempts {
            let before = DatabaseStamp(path)
            let bytes = try WholeFile.read(path, maximumBytes: maximumBytes)
            let log: Result<[UInt8], FileReadingError>
            do throws(FileReadingError) {
                log = .success(try WholeFile.read(path + "-wal", maximumBytes: maximumBytes))
            } catch {
                log = .failure(error)
            }
            guard DatabaseStamp(path) == before else { continue }
            (self.bytes, self.log) = (bytes, log)
            return
        }
        return nil
    }

    /// The same for callers to whom one failure is like another, and a log that can't be read like none: throws where it can't be read, or
    /// doesn't come to rest.
    static func read(_ path: String, maximumBytes: Int) throws(SystemError) -> (bytes: [UInt8], log: [UInt8]?) {
        let resting: RestingDatabase?
        do throws(FileReadingError) { resting = try RestingDatabase(path, maximumBytes: maximumBytes) } catch {
            throw SystemError("read \(path)", code: error.errno)
        }
        guard let resting else { throw SystemError("read \(path) while it is written", code: EBUSY) }
        return (resting.bytes, try? resting.log.get())
    }
}

/// By what it is seen that a database has changed: its file, and its write-ahead log.
package struct DatabaseStamp: Equatable, Sendable {
    private var values: [Int] = []

    /// The same as a text, to be kept.
    package var text: String { values.map(String.init).joined(separator: " ") }

    /// Of the file as it is now; of one that is missing there is nothing.
    package init(_ path: String) {
        for file in [path, path + "-wal"] {
            var status = stat()
            guard stat(file, &status) == 0 else {
                values.append(0)
                continue
            }
            values += [Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        }
    }
}

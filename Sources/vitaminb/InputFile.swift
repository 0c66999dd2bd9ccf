import Exchange
import Language
import Phrases
import Platform
import VCard

/// A file that was named on the command line.
enum InputFile {
    /// The contacts in it; `order` says how dates such as 05/12/1981 are read.
    static func contacts(_ path: String, order: DayOrder?) throws -> ContactFile {
        let bytes = try bytes(of: path)
        // A SQLite database in use has its last changes in a second file.
        let log = try? WholeFile.read(path + "-wal", maximumBytes: ContactFile.maximumBytes)
        return try ContactFile(bytes, name: path, log: log, order: order)
    }

    /// The whole file or pipe.
    static func bytes(of path: String) throws -> [UInt8] {
        do throws(FileReadingError) {
            return try WholeFile.read(path, maximumBytes: ContactFile.maximumBytes, kinds: .any)
        } catch .tooBig {
            throw ContactFile.tooBig(path)
        } catch {
            throw InputError(path: path, errno: error.errno)
        }
    }
}

/// A file could not be read.
struct InputError: Error, CustomStringConvertible {
    let path: String
    /// errno(3) of open(2) or read(2).
    let errno: Int32

    var description: String { gettext("can't read \(path): \(Language.ofEnvironment.explain(errno: errno))") }
}

import Exchange
import Glibc
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

    /// The most files of a folder.
    private static let folderBound = 100_000

    /// The file itself; of a folder, the files in it that may have contacts, by name, but none of those in folders below.
    static func filesInFolder(_ path: String) throws -> [String] {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [path] }
        let files = Folder.names(in: path).sorted().filter { name in
            !name.hasPrefix(".") && [".vcf", ".vcard", ".csv"].contains { name.lowercased().hasSuffix($0) }
        }
        guard !files.isEmpty else { throw NobodyThere(sentence: gettext("no files with contacts are in \(path)")) }
        guard files.count <= folderBound else { throw InputError(path: path, errno: EFBIG) }
        return files.map { Path.join(path, $0) }
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

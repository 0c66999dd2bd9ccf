import Glibc
import Platform
import SQLite

/// Why the journal can't be used.
package enum JournalError: Error, CustomStringConvertible {
    /// A newer version wrote it.
    case newer(path: String, version: Int64, known: Int64)
    /// It is another program's database.
    case foreign(path: String)
    /// It is no regular file.
    case notAFile(path: String)
    /// Another process has it open.
    case held(path: String, by: String)
    /// It doesn't exist or is empty, but this file shows that there was one.
    case gone(path: String, trace: String)
    /// It lacks an entry that this copy has.
    case behind(path: String, copy: String)
    /// It is damaged: SQLite's message, or vitaminb's.
    case damaged(path: String, what: String)
    /// It was moved, removed, replaced, or changed by another program while it was open.
    case moved(path: String)
    /// The folder that it is in was moved while it was open, or its file system is no longer mounted there.
    case folderMoved(path: String)
    /// Another machine uses it, too: the data folder is carried from one to the other, as this file shows where one is named.
    case shared(path: String, trace: String?)
    /// The system refused.
    case unavailable(SystemError)

    /// The error for a damaged file; nil if SQLite's error is another one.
    package init?(_ error: any Error) {
        guard let error = error as? SQLiteError, error.isDamage else { return nil }
        self = .damaged(path: error.path, what: error.message)
    }

    /// Takes the lock that belongs to the journal at the path.
    static func lock(_ path: String) throws(JournalError) -> FileLock {
        let file = path + ".lock"
        do throws(FileLock.Failure) {
            return try FileLock(path: file)
        } catch {
            switch error {
            case .held(let holder): throw .held(path: file, by: holder)
            case .unavailable(let error): throw .unavailable(error)
            }
        }
    }

    /// Whether the next start would fail in the same way.
    package var isLasting: Bool {
        switch self {
        case .newer, .foreign, .notAFile, .gone, .behind, .damaged, .shared: true
        case .held, .moved, .folderMoved: false
        case .unavailable(let error): error.isRefusal || error.code == EROFS
        }
    }

    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .newer(let path, let version, let known):
            "\(path): its version is \(version), and this program knows versions up to \(known); install the newer vitaminb again"
        case .foreign(let path): "\(path): this is another program's database; move it away, or set XDG_DATA_HOME"
        case .notAFile(let path): "\(path): this is no file; move it away"
        case .held(let path, let holder): "\(path): held by another vitaminbd (process \(holder)); stop that one first"
        case .gone(let path, let trace):
            "\(path) is gone, and \(trace) says that there was one; \"vitaminb restore\" puts a copy in its place, "
                + "\"vitaminb restore --anew\" begins an empty one"
        case .behind(let path, let copy): "\(path) lacks what its copy \(copy) has; \"vitaminb restore\" puts it back"
        case .damaged(let path, let what): "\(path) is damaged (\(what)); \"vitaminb restore\" puts a good copy in its place"
        case .moved(let path):
            "\(path) was moved, removed, replaced or changed by another program while vitaminbd runs; "
                + "systemctl --user restart vitaminbd"
        case .folderMoved(let path):
            "\(path) was moved or unmounted while vitaminbd runs, and the journal with it; bring it back: until then nothing can be noted"
        case .shared(let path, let trace):
            "\(path) is used on another machine, too\(trace.map { ", as \($0) shows" } ?? ""): what is said on one is lost on the "
                + "other. Take \(Folder.of(path)) out of what is synchronised, then type \"vitaminb restore --join\" on each machine, "
                + "and have them meet by [sync] folder"
        case .unavailable(let error) where error.isRefusal: "\(error); make it your own: chown, chmod u+rw"
        case .unavailable(let error) where error.code == EROFS:
            "\(error); if it is the service's sandbox that refuses it: vitaminb doctor --fix"
        case .unavailable(let error): error.description
        }
    }
}

extension SystemError {
    /// Whether permissions refused it, which don't change by themselves.
    fileprivate var isRefusal: Bool { code == EACCES || code == EPERM }
}

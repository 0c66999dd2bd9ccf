import Glibc
import KeepInTouch
import Platform

/// Notices changes in folders with inotify(7), and says which files to check. Never reads a card.
package final class FolderWatch {
    /// What to check.
    package enum Change: Equatable {
        /// These files, by their full paths.
        case files(Set<ExactText>)
        /// Everything: events were lost, or a folder itself appeared, disappeared or moved.
        case everything
    }

    /// Becomes readable when something has changed; then call ``drain()``.
    package var descriptor: Int32 { inotify.descriptor }
    private let inotify: Inotify
    private let folders: [String]
    private var watches: [Int32: String] = [:]

    /// The folders that exist and can't be watched: the user's watches (fs.inotify.max_user_watches) are used up.
    package private(set) var unwatched: [String] = []

    /// Watches the folders. A folder that does not exist yet is watched as soon as it appears.
    package init(folders: [String]) throws(SystemError) {
        self.folders = folders
        do { inotify = try Inotify() } catch { throw SystemError("watch the address books", code: error.code) }
        watchAll()
    }

    /// The changes since the last call; nil if none matters.
    package func drain() -> Change? {
        var files: Set<ExactText> = []
        var isEverything = false
        inotify.drain { take($0, $1, into: &files, &isEverything) }
        if isEverything {
            watchAll()
            return .everything
        }
        return files.isEmpty ? nil : .files(files)
    }

    private func take(_ event: inotify_event, _ name: String, into files: inout Set<ExactText>, _ isEverything: inout Bool) {
        if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
            isEverything = true
            return
        }
        guard let watched = watches[event.wd] else { return }
        let path = watched + "/" + name
        if event.mask & UInt32(IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF) != 0 {
            if event.mask & UInt32(IN_MOVE_SELF) != 0 { inotify.forget(event.wd) }
            watches[event.wd] = nil
            isEverything = true
        } else if folders.contains(watched) {
            // What has changed may be the folder itself: who may read it.
            if name.isEmpty { isEverything = true } else { files.insert(ExactText(path)) }
        } else if folders.contains(where: { $0 == path || $0.hasPrefix(path + "/") }) {
            // In a folder above one that does not exist yet.
            isEverything = true
        }
    }

    /// Watches each folder or, if it does not exist, the nearest existing folder above it.
    package func watchAll() {
        unwatched = []
        for folder in folders {
            var path = folder
            while !watch(path, isAncestor: path != folder), path != "/" {
                path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
                if path.isEmpty { path = "/" }
            }
            if path != folder, access(folder, R_OK) == 0 { unwatched.append(folder) }
        }
    }

    private func watch(_ path: String, isAncestor: Bool) -> Bool {
        let arrivals = IN_CREATE | IN_MOVED_TO | IN_ONLYDIR
        let changes = arrivals | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
        guard let watch = inotify.watch(path, for: isAncestor ? arrivals | Int32(IN_MASK_ADD) : changes) else { return false }
        watches[watch] = path == "/" ? "" : path
        return true
    }
}

import Glibc
import Platform

/// Notices changes in folders, through inotify(7). Says what to look at again; never reads a card.
package final class FolderWatch {
    /// What to look at.
    package enum Change: Equatable {
        /// These files, by their full paths.
        case files(Set<String>)
        /// Everything: events were lost, or a folder itself came, went or moved.
        case everything
    }

    /// Readable when something has changed; then ``drain()`` it.
    package var descriptor: Int32 { inotify.descriptor }
    private let inotify: Inotify
    private let folders: [String]
    private var watches: [Int32: String] = [:]

    /// Watches the folders. One that does not exist yet is waited for.
    package init(folders: [String]) throws(SystemError) {
        self.folders = folders
        do { inotify = try Inotify() } catch { throw SystemError("watch the address books", code: error.code) }
        watchAll()
    }

    /// Takes what has happened since the last call; nil where it is of no interest.
    package func drain() -> Change? {
        var files: Set<String> = []
        var isEverything = false
        inotify.drain { take($0, $1, into: &files, &isEverything) }
        if isEverything {
            watchAll()
            return .everything
        }
        return files.isEmpty ? nil : .files(files)
    }

    private func take(_ event: inotify_event, _ name: String, into files: inout Set<String>, _ isEverything: inout Bool) {
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
            files.insert(path)
        } else if folders.contains(where: { $0 == path || $0.hasPrefix(path + "/") }) {
            // An ancestor of a folder that is waited for.
            isEverything = true
        }
    }

    /// Watches each folder, or else the nearest folder above it that exists, in which the next part of its path may appear.
    private func watchAll() {
        for folder in folders {
            var path = folder
            while !watch(path, isAncestor: path != folder), path != "/" {
                path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
                if path.isEmpty { path = "/" }
            }
        }
    }

    private func watch(_ path: String, isAncestor: Bool) -> Bool {
        let arrivals = IN_CREATE | IN_MOVED_TO | IN_ONLYDIR
        let changes = arrivals | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
        guard let watch = inotify.watch(path, for: isAncestor ? arrivals | Int32(IN_MASK_ADD) : changes) else { return false }
        watches[watch] = path == "/" ? "" : path
        return true
    }
}

import Dispatch
import Glibc
import Platform

/// Notices changes of databases, and tells once they have been quiet for a moment.
///
/// Their files are watched, and of their folders only that files come and go: a program writes much else beside them.
@MainActor
final class StoreWatch {
    /// How many milliseconds without a change are waited for, and for how long at most.
    private static let quiet = 1000
    private static let patience = 10_000

    private let inotify: Inotify
    private let places: () -> (databases: [String], parents: [String])
    /// The watches of folders in which others may appear.
    private var parents: Set<Int32> = []
    /// How the names of the databases begin.
    private var beginnings: Set<String> = []
    private let source: any DispatchSourceRead
    private var burst: ChangeBurst?

    /// Watches the databases at these places, there or not. Throws if the system refuses to watch anything.
    init(
        _ places: @escaping () -> (databases: [String], parents: [String]), changed: @escaping @MainActor () -> Void
    ) throws(SystemError) {
        inotify = try Inotify()
        self.places = places
        source = DispatchSource.makeReadSource(fileDescriptor: inotify.descriptor, queue: .main)
        source.setEventHandler { [weak self] in MainActor.assumeIsolated { self?.note() } }
        burst = ChangeBurst(quiet: Self.quiet, patience: Self.patience) { [weak self] in
            self?.watch()
            changed()
        }
        watch()
        source.activate()
    }

    isolated deinit {
        // The inotify object closes the descriptor, which must stay open until Dispatch has released it.
        source.setCancelHandler { [inotify] in withExtendedLifetime(inotify) {} }
        source.cancel()
    }

    /// Watches the files that are there now, and to watch one again changes nothing: a folder may have come unseen.
    func watch() {
        let places = places()
        // Where the program has never run, even the folder for its folders is still to come.
        let folders = places.databases.isEmpty ? places.parents.map(Self.nearest) : places.parents
        parents = Set(folders.compactMap { inotify.watch($0, for: IN_CREATE | IN_MOVED_TO | IN_ONLYDIR) })
        // "abook.sqlite", and beside it "abook-1.sqlite".
        beginnings = Set(places.databases.map { String($0.dropFirst(Folder.of($0).count + 1).prefix(while: \.isLetter)) })
        for database in places.databases {
            _ = inotify.watch(Folder.of(database), for: IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_ONLYDIR)
            for file in [database, database + "-wal"] { _ = inotify.watch(file, for: IN_MODIFY | IN_MOVE_SELF | IN_DELETE_SELF) }
        }
    }

    /// The folder itself, or the nearest above it that is there.
    private static func nearest(_ folder: String) -> String {
        var folder = folder
        while access(folder, F_OK) != 0, folder != "/" { folder = Folder.of(folder) }
        return folder
    }

    private func note() {
        var isOurs = false
        inotify.drain { event, name in
            // Without a name it is of a file that is watched itself; a journal comes and goes with each change.
            if name.isEmpty || parents.contains(event.wd) || beginnings.contains(where: name.hasPrefix) { isOurs = true }
        }
        if isOurs { burst?.noteChange() }
    }
}

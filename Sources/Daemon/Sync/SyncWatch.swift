import Dispatch
import Glibc
import Platform

/// Notices what comes into a ``SyncFolder``, and tells once it has been quiet for a moment.
@MainActor
final class SyncWatch {
    /// How many milliseconds without a change are waited for, and for how long at most.
    private static let quiet = 100
    private static let patience = 1000

    private let inotify: Inotify
    private let folder: SyncFolder
    /// The folder whose changes are this machine's own.
    private let own: () -> String
    private let source: any DispatchSourceRead
    private var burst: ChangeBurst?

    /// Throws if the system refuses to watch anything.
    init(_ folder: SyncFolder, except own: @escaping () -> String, changed: @escaping @MainActor () -> Void) throws(SystemError) {
        inotify = try Inotify()
        (self.folder, self.own) = (folder, own)
        source = DispatchSource.makeReadSource(fileDescriptor: inotify.descriptor, queue: .main)
        source.setEventHandler { [weak self] in MainActor.assumeIsolated { self?.note() } }
        burst = ChangeBurst(quiet: Self.quiet, patience: Self.patience) { [weak self] in
            self?.renew()
            changed()
        }
        renew()
        source.activate()
    }

    isolated deinit {
        // The inotify object closes the descriptor, which must stay open until Dispatch has released it.
        source.setCancelHandler { [inotify] in withExtendedLifetime(inotify) {} }
        source.cancel()
    }

    /// Watches what is there now; to watch something again changes nothing.
    func renew() {
        // Where the folder is still to come, the nearest above it that is there.
        var place = folder.root
        while access(place, F_OK) != 0, place != "/" { place = Folder.of(place) }
        let coming = IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR
        _ = inotify.watch(place, for: coming)
        if place != folder.root { return }
        for writer in folder.writers {
            // This machine appends to its own; others replace a file there.
            _ = inotify.watch(writer, for: writer == own() ? IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR : IN_MODIFY | coming)
        }
    }

    private func note() {
        var isAnything = false
        // This machine's folder is made by itself.
        inotify.drain { _, name in if Path.join(folder.root, name) != own() { isAnything = true } }
        if isAnything { burst?.noteChange() }
    }
}

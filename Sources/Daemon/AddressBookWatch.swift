import AddressBook
import Dispatch
import KeepInTouch
import Platform

/// Waits until a burst of changes in the address books is over, and then says what to look at.
@MainActor
final class AddressBookWatch {
    /// How many milliseconds without a change end a burst, and how long a burst lasts at most.
    private static let quiet = 100
    private static let patience = 1000

    private let watch: FolderWatch
    private let source: any DispatchSourceRead
    private var burst: ChangeBurst?
    private var files: Set<ExactText> = []
    private var isEverything = false

    /// Throws if the system refuses to watch.
    init(folders: [String], changed: @escaping @MainActor (FolderWatch.Change) -> Void) throws(SystemError) {
        watch = try FolderWatch(folders: folders)
        source = DispatchSource.makeReadSource(fileDescriptor: watch.descriptor, queue: .main)
        source.setEventHandler { [weak self] in MainActor.assumeIsolated { self?.note() } }
        burst = ChangeBurst(quiet: Self.quiet, patience: Self.patience) { [weak self] in
            if let change = self?.nextChange() { changed(change) }
        }
        source.activate()
    }

    isolated deinit {
        // The watch closes the descriptor, which must stay open until Dispatch has released it.
        source.setCancelHandler { [watch] in withExtendedLifetime(watch) {} }
        source.cancel()
    }

    /// Watches what is at the folders' paths now: a volume may have been mounted there, or a link switched.
    func renew() { watch.watchAll() }

    /// The folders that exist and can't be watched.
    var unwatched: [String] { watch.unwatched }

    private func note() {
        switch watch.drain() {
        case nil: return
        case .everything: isEverything = true
        case .files(let names): files.formUnion(names)
        }
        burst?.noteChange()
    }

    private func nextChange() -> FolderWatch.Change? {
        defer {
            files = []
            isEverything = false
        }
        return isEverything ? .everything : files.isEmpty ? nil : .files(files)
    }
}

import Dispatch
import Glibc
import Journal
import KeepInTouch
import Platform
import SQLite
import Systemd

/// What is exchanged with the same person's other machines.
extension Coordinator {
    /// Which machine this is: `VITAMINB_MACHINE` takes the place of the system's id.
    package nonisolated static var machine: String? { environmentVariable("VITAMINB_MACHINE") ?? MachineID.digits }

    /// How many seconds after a failure the folder is tried again.
    private static let syncRetrySeconds = 60

    /// Who exchanges entries by the folder that this configuration names; nil: it names none.
    static func exchange(_ configuration: Configuration, _ journal: Journal, _ paths: Paths) throws(SQLiteError) -> SyncExchange? {
        guard let folder = configuration.syncFolder else { return nil }
        return try SyncExchange(folder: folder, journal: journal, memoryFile: paths.syncFile, machine: hostName)
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Begins to watch the folder that the configuration names.
    func watchSync() {
        guard let exchange, timer != nil else {
            syncWatch = nil
            return
        }
        syncWatch = try? SyncWatch(
            exchange.folder, except: { [weak self] in exchange.folder.root + "/" + (self?.journal.writer.digits ?? "") },
            changed: { [weak self] in self?.synchronise() })
        pollSilentFolder()
    }

    /// Something was mounted: the folder may be there now, and may be one of which the kernel says nothing.
    func syncFolderMayBeMounted() {
        syncWatch?.renew()
        pollSilentFolder()
        if problems[.sync] != nil { synchronise() }
    }

    private func pollSilentFolder() {
        guard let exchange, exchange.folder.isSilent, polled !== exchange else { return }
        polled = exchange
        lookAtSilentFolder(of: exchange)
    }

    /// How often a folder is looked at of which the kernel says nothing, in seconds.
    private static let silenceSeconds = 600

    private func lookAtSilentFolder(of looked: SyncExchange) {
        DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(Self.silenceSeconds)) { [weak self, weak looked] in
            MainActor.assumeIsolated {
                guard let self, let looked, self.exchange === looked else { return }
                self.synchronise()
                self.lookAtSilentFolder(of: looked)
            }
        }
    }

    /// Reads what others have written since, and writes what is not in the folder yet.
    func synchronise() {
        guard let exchange else { return problems.report(.sync, []) }
        var hasCome = false
        exchange.exchange(now: clock.now()) { entries in
            try record(.arrived(entries))
            hasCome = true
        }
        reportSync()
        guard hasCome else { return }
        if let began = exchange.began { book.note(othersBegan: began) }
        refuteDowntimes()
        handle(.woke)
    }

    /// What could not be written is found again with what comes next.
    private func refuteDowntimes() {
        guard let refuted = try? journal.refutedDowntimes(at: clock.now(), in: book.zone), !refuted.isEmpty else { return }
        _ = try? record(.arrived(refuted))
    }

    /// Has what was said written into the folder, once it is answered.
    func publishSoon() {
        guard exchange != nil, timer != nil, !isPublishDue else { return }
        isPublishDue = true
        DispatchQueue.main.async { [weak self] in
            MainActor.assumeIsolated {
                guard let self else { return }
                self.isPublishDue = false
                self.synchronise()
            }
        }
    }

    func reportSync() {
        problems.report(.sync, exchange?.problems(at: clock.now()) ?? [])
        guard exchange?.isUnwritten == true, !isSyncRetried else { return }
        isSyncRetried = true
        DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(Self.syncRetrySeconds)) { [weak self] in
            MainActor.assumeIsolated {
                guard let self else { return }
                self.isSyncRetried = false
                self.synchronise()
            }
        }
    }
}

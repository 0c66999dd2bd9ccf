import ControlInterface
import Dispatch
import Glibc
import KeepInTouch
import Platform
import Systemd
import Varlink

/// The running daemon: the coordinator, its control socket, and the signals it obeys.
@MainActor
package final class Host {
    private let coordinator: Coordinator
    private let service: Service
    private var clockWatch: ClockWatch?
    private var watchdog: Watchdog?
    private var signals: [any DispatchSourceSignal] = []

    /// Composes the daemon. It does nothing before ``start(passed:address:)``.
    ///
    /// Throws if the journal can't be opened (`JournalError`) or the interface is inconsistent.
    package init(configuration: Configuration, paths: Paths, isPrivate: Bool = false) throws {
        coordinator = try Coordinator(configuration: configuration, paths: paths, isPrivate: isPrivate)
        unlink(paths.formerIndexFile)
        service = Service(
            vendor: "vitaminb", product: "vitaminbd", version: Version.text, url: "",
            interfaces: [try Interface(description: Control.description)],
            limits: Limits(maximumConnections: DescriptorLimit.clients(Limits().maximumConnections)), authorize: { $0.uid == geteuid() })
        service.log = { Journald.write(JournalRecord("Control socket: \($0)", priority: .warning)) }
        let stream = EventStream()
        coordinator.outputs = [
            JournaldOutput(), stream, Desktop(coordinator), Tasks(coordinator),
            Hooks(path: paths.hooksFolder, home: paths.home) { [weak coordinator] in coordinator?.configuration.hookSeconds ?? 1 },
        ]
        try ControlService(coordinator, stream).register(with: service)
    }

    /// Serves these sockets, which the service manager passed, or else one of its own. Tells what is due, and handles signals.
    package func start(passed: [PassedSocket], address: String) throws {
        for socket in passed { service.listen(on: socket.descriptor) }
        if passed.isEmpty {
            // systemd makes the folder of a socket that it passes; otherwise it may be missing. If this fails, the next call says why.
            _ = mkdir(String(address[..<(address.lastIndex(of: "/") ?? address.startIndex)]), 0o700)
            service.listen(on: try UnixSocket.listen(path: address))
        }
        onSignal(SIGTERM) { [weak self] in self?.stop() }
        onSignal(SIGINT) { [weak self] in self?.stop() }
        onSignal(SIGHUP) { [weak self] in self?.reload() }
        clockWatch = ClockWatch { [coordinator] in coordinator.clockChanged() }
        watchdog = Watchdog()
        coordinator.start()
        // From the main queue itself: when this runs, the queue works and the socket answers.
        DispatchQueue.main.async { MainActor.assumeIsolated { self.tellReady() } }
    }

    private func tellReady() {
        let status = coordinator.statusLine(coordinator.clock.now())
        Journald.write(
            JournalRecord("vitaminbd \(Version.text) is ready: \(status)", priority: .informational, messageID: MessageID.started))
        notify(.ready(status: status))
        IdleMemory.giveBack()
    }

    private func reload() {
        notify(.reloading)
        coordinator.reload()
        notify(.ready(status: coordinator.statusLine(coordinator.clock.now())))
    }

    private func stop() {
        notify(.stopping)
        service.stop()
        coordinator.stop()
        Journald.flush()
        exit(EXIT_SUCCESS)
    }

    private func notify(_ state: ServiceState) {
        do {
            try ServiceManager.notify(state)
        } catch {
            Journald.write(JournalRecord("\(error), ignoring", priority: .warning))
        }
    }

    private func onSignal(_ number: Int32, _ body: @escaping @MainActor () -> Void) {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
        source.setEventHandler { MainActor.assumeIsolated(body) }
        source.activate()
        signals.append(source)
    }
}

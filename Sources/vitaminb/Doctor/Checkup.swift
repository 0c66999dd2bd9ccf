import ControlInterface
import Glibc
import Varlink

/// All checks of `doctor`. They change nothing and start no daemon.
struct Checkup {
    /// The worst first; equals in the order in which they were made.
    let checks: [Check]
    var isWell: Bool { !checks.contains { $0.verdict == .problem } }

    /// Sorts these checks by verdict.
    init(_ checks: [Check]) {
        self.checks = Check.Verdict.allCases.flatMap { verdict in checks.filter { $0.verdict == verdict } }
    }

    /// Makes all checks.
    init() {
        let manager = ServiceManager()
        let daemon = DaemonAnswer(isAsked: manager.mayAsk)
        let places = Places(status: daemon.status)
        let environment = manager.environment
        let configuration = ConfigurationVerdict(
            program: manager.program, file: places.configuration, status: daemon.status)
        let parts: [[Check]] = [
            configuration.checks, manager.checks(isServed: daemon.status != nil, socket: SocketPlace(path: Vitaminbd.address)),
            daemon.checks(isManaged: manager.isInstalled, hooks: places.hooks),
            DataFolder(path: places.data, daemon: daemon, isManaged: manager.isInstalled).checks, daemon.journalChecks,
            ClockState(examination: daemon.examination, zone: daemon.status?.zone).checks,
            JournaldState(isManaged: manager.isInstalled).checks,
            DesktopState(examination: daemon.examination, environment: environment).checks,
            LingeringState(isManaged: manager.isInstalled).checks, HooksState(path: places.hooks, status: daemon.status).checks,
            EvidenceState(daemon: daemon, isManaged: manager.isInstalled).checks,
        ]
        self.init(parts.flatMap(\.self))
    }
}

/// There are problems, which were printed already.
struct UnwellError: Error {}

import Glibc
import KeepInTouch
import Platform

/// The user's systemd, and the state of vitaminb's units.
struct ServiceManager {
    static let serviceName = "vitaminbd.service"
    static let socketName = "vitaminbd.socket"
    /// What looks for evidence every hour.
    static let timerName = "vitaminb-observe.timer"
    static let lookName = "vitaminb-observe.service"

    /// The service and the socket, or why systemd could not be asked.
    var units: Result<(service: UnitState, socket: UnitState), Refusal>
    /// The service's last error message, if it failed.
    var lastWords: String?
    /// What `doctor` wants to know of the environment of its services.
    var environment = ServiceEnvironment()

    /// Why systemd could not be asked.
    enum Refusal: Error, Equatable {
        case silent(Program.Silence)
        case noManager
        /// It runs, but this shell lacks XDG_RUNTIME_DIR, as after su(1).
        case unknown(folder: String)
    }

    init(units: Result<(service: UnitState, socket: UnitState), Refusal>, lastWords: String? = nil) {
        self.units = units
        self.lastWords = lastWords
    }

    /// Asks systemctl(1).
    init() {
        let properties = UnitState.properties.flatMap { ["-p", $0] }
        switch Program.ask(["systemctl", "--user", "show"] + properties + [Self.serviceName, Self.socketName]) {
        case .failure(let silence): self.init(units: .failure(.silent(silence)))
        case .success(let answer):
            let units = UnitState.all(answer.output)
            guard answer.status == 0, units.count == 2 else {
                let folder = "/run/user/\(getuid())"
                let isUnknown = environmentVariable("XDG_RUNTIME_DIR") == nil && access(folder + "/systemd/private", F_OK) == 0
                self.init(units: .failure(isUnknown ? .unknown(folder: folder) : .noManager))
                return
            }
            self.init(units: .success((units[0], units[1])))
            if units[0].isFailing { lastWords = Self.lastError() }
            environment = ServiceEnvironment.ofManager
        }
    }

    private static func lastError() -> String? {
        let words = ["journalctl", "--user", "-q", "--no-pager", "-o", "cat", "-n", "1", "-p", "err", "-t", "vitaminbd"]
        let text = (try? Program.ask(words).get().output) ?? ""
        return text.split(separator: "\n").first.map(String.init)
    }

    var service: UnitState? { try? units.get().service }
    /// Whether the service is installed. If not, the daemon is started by hand.
    var isInstalled: Bool { service.map { $0.load != "not-found" } ?? false }
    /// The daemon's program: the service's, or else the one that is installed beside this one.
    var program: String { service?.program ?? Vitaminbd.program }
    /// Whether the daemon can be asked without starting it.
    var mayAsk: Bool { service.map { $0.isUp || !isInstalled } ?? true }
}

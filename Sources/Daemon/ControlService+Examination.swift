import ControlInterface
import Glibc
import Journal
import KeepInTouch
import Platform
import Varlink

/// The handler for what only the daemon can look at.
extension ControlService {
    func registerExamination(with service: Service) throws {
        try service.handle(Control.Examine.self) { _ in examination() }
    }

    func examination() -> WireExamination {
        let condition = coordinator.journal.condition()
        let damage: String? = if case .damaged(let what) = condition { what } else { nil }
        // Where it can't be read, the damage says so.
        let lastSaid = try? coordinator.journal.lastSaid()
        let desktop = coordinator.configuration.desktop
        return WireExamination(
            now: local(coordinator.clock.now()), damage: damage, tooBig: condition == .tooBig,
            lastSaid: lastSaid.map(local),
            writable: access(coordinator.paths.dataFolder, W_OK | X_OK) == 0, notifications: desktop.notifications,
            namesHidden: desktop.isPrivate)
    }
}

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
        try service.handle(Control.AcceptGone.self) { _ in .init(count: coordinator.acceptGone()) }
    }

    func examination() -> WireExamination {
        let condition = coordinator.journal.condition()
        let damage: String? = if case .damaged(let what) = condition { what } else { nil }
        // Where it can't be read, the damage says so.
        let hasEntries = (try? coordinator.journal.lastSaid()) != nil
        let desktop = coordinator.configuration.desktop
        return WireExamination(
            now: local(coordinator.clock.now()), damage: damage, tooBig: condition == .tooBig,
            lastSaid: hasEntries ? local(coordinator.book.latest) : nil, redated: (try? coordinator.corrections())?.redatedCount ?? 0,
            deadWithPromises: coordinator.book.deadWithPromises.prefix(Refusal.candidateBound).map(\.name),
            metAhead: coordinator.book.metAhead.prefix(Refusal.candidateBound).map(\.name),
            writable: access(coordinator.paths.dataFolder, W_OK | X_OK) == 0, notifications: desktop.notifications,
            namesHidden: desktop.isPrivate)
    }
}

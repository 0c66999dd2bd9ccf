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
        let corrections = try? coordinator.corrections()
        return WireExamination(
            now: local(coordinator.clock.now()), damage: damage, tooBig: condition == .tooBig,
            lastSaid: hasEntries ? local(coordinator.book.latest) : nil, redated: corrections?.redatedCount ?? 0,
            deadWithPromises: coordinator.book.deadWithPromises.prefix(Refusal.candidateBound).map(\.name),
            metAhead: coordinator.book.metAhead.prefix(Refusal.candidateBound).map(\.name),
            typedByWrongClock: corrections.map(typedByWrongClock) ?? [],
            writable: access(coordinator.paths.dataFolder, W_OK | X_OK) == 0, notifications: desktop.notifications,
            namesHidden: desktop.isPrivate)
    }

    /// For whom a day to come was typed while the clock was wrong. It stays as it was typed, but "next monday" was another one by that
    /// clock.
    private func typedByWrongClock(_ corrections: Corrections) -> [String] {
        if corrections.redatedCount == 0 { return [] }
        let book = coordinator.book
        var found: Set<ContactID> = []
        try? coordinator.load { entry in
            guard corrections.isRedated(entry.id), !corrections.isAmended(entry), !entry.isSpan, let contact = entry.contact,
                let day = entry.what.dayToCome, day > book.today
            else { return }
            found.insert(contact)
        }
        return book.contactsByName.filter { found.contains($0.id) }.prefix(Refusal.candidateBound).map(\.name)
    }
}

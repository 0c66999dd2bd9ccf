import ControlInterface
import Journal
import KeepInTouch
import SQLite
import Varlink

/// The handlers that ask the planner.
extension ControlService {
    func registerPlanning(with service: Service) throws {
        try service.handle(Control.Explain.self) { try explain($0.contact) }
        try service.handle(Control.Forecast.self) { try forecast($0) }
        try service.handle(Control.Tune.self) { _ in try tune() }
        try service.handle(Control.FindPaths.self) { findPaths($0) }
    }

    /// How many paths, or proposals, are named, so that they always go into one message.
    private static let contactBound = 200

    func findPaths(_ parameters: Control.FindPaths.Parameters) -> Control.FindPaths.Reply {
        let book = coordinator.book
        let paths = book.paths(to: parameters.organization).prefix(Self.contactBound).compactMap { path in
            book.contact(path.contact).map {
                WirePath(contact: wire($0), through: path.through.flatMap(book.contact).map(wire), warmth: path.warmth, step: path.step)
            }
        }
        return .init(paths: paths)
    }

    func explain(_ who: String) throws -> Control.Explain.Reply {
        let contact = try find(who)
        let (now, zone) = (coordinator.clock.now(), coordinator.book.zone)
        return .init(
            contact: wire(contact), silence: coordinator.book.silence(of: contact.id),
            explanations: coordinator.book.explain(contact.id, now: now).map { explanation in
                WireExplanation(
                    reminder: wire(explanation.reminder, now),
                    steps: explanation.steps.map { WireStep($0, groups: contact.groupNames, zone: zone) })
            })
    }

    /// How far ahead a forecast goes, in days.
    private static let horizon = 800

    func forecast(_ parameters: Control.Forecast.Parameters) throws -> Control.Forecast.Reply {
        let now = coordinator.clock.now()
        var book = coordinator.book
        let last = parameters.through
        guard (0...Self.horizon).contains(last.days(since: book.today)) else { throw VarlinkError.invalidParameter("through") }
        if let cadences = parameters.cadences, !cadences.isEmpty { book = book.following(try policy(with: cadences), at: now) }
        let tellings = book.forecast(from: now, through: last, parameters.answering == true ? .everybodyAnswers : .nobodyAnswers)
        var days = (0...last.days(since: book.today)).map {
            WireForecastDay(day: book.today.adding(days: $0), budgeted: 0, others: 0)
        }
        for telling in tellings {
            let index = book.zone.date(at: telling.at).days(since: book.today)
            guard days.indices.contains(index) else { continue }
            if telling.reminder.id.key.kind.isBudgeted { days[index].budgeted += 1 } else { days[index].others += 1 }
        }
        return .init(days: days)
    }

    /// The policy as if the configuration had these cadences.
    private func policy(with cadences: [WireTrialCadence]) throws -> Policy {
        var policy = coordinator.book.policy
        for trial in cadences {
            let group = trial.group.folded
            if group == "default", policy.groups[group] == nil {
                policy.every = trial.every
            } else if policy.groups[group] != nil || coordinator.book.contacts.contains(where: { $0.groups.contains(group) }) {
                policy.groups[group, default: GroupPolicy(every: trial.every)].every = trial.every
            } else {
                throw ControlError.noSuchGroup(group: trial.group)
            }
        }
        return policy
    }

    func tune() throws -> Control.Tune.Reply {
        var tuning = Tuning(coordinator.book)
        try asking { () throws(RequestError) in try coordinator.load { tuning.add($0) } }
        let book = coordinator.book
        return .init(
            proposals: tuning.proposals(for: book).prefix(Self.contactBound).compactMap { proposal in
                book.contact(proposal.contact).map { WireProposal(proposal, contact: wire($0)) }
            },
            missing: tuning.missing(from: book).prefix(Self.contactBound).compactMap { missing in
                book.contact(missing.contact).map {
                    WireMissing(
                        contact: wire($0), everyDays: missing.everyDays, first: missing.days.lowerBound, last: missing.days.upperBound,
                        proposed: missing.proposed)
                }
            })
    }
}

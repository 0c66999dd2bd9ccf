/// What happened on some days, and how well cadences were kept: a fold over the journal.
///
/// A cadence is looked at round by round. A round begins with an interaction or a skip and ends with the next one, by the calendar;
/// several on one day are one. It is *kept* if they were in touch no later than the day it became overdue, *late* if it was later, or
/// is overdue still, and *skipped* if it was. Rounds are measured by today's cadences, since nobody keeps former configurations.
package struct Report: Sendable {
    /// The days it is about; a round belongs to the day on which it ended.
    package let days: ClosedRange<CivilDate>
    /// How many interactions there were on each of them, in order.
    package private(set) var interactions: [Int]
    /// By what means.
    package private(set) var means: [Via: Int] = [:]
    private var pasts: [ContactID: [Moment]] = [:]
    /// What there was on which day; by what means, where it was noticed and nobody has typed it as well.
    private var known: [ContactID: [Touch: Via?]] = [:]
    private let zone: Zone
    private let evidence: EvidencePolicy

    /// A day on which a contact's clock started anew.
    struct Moment: Sendable {
        let day: CivilDate
        let isSkip: Bool
    }

    /// Being in touch on a day by one kind of means. A letter and its answer are one, and so is what was noticed and is typed, too: a
    /// meeting that somebody calls a meal.
    private struct Touch: Hashable {
        let day: CivilDate
        let kind: Via

        init(_ day: CivilDate, _ via: Via) {
            self.day = day
            kind = via.isInPerson ? .meeting : via == .video ? .call : via
        }
    }

    /// The days of a calendar year that have been; nil where none has.
    package static func days(of year: Int, today: CivilDate) -> ClosedRange<CivilDate>? {
        guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31), first <= today
        else { return nil }
        return first...min(last, today)
    }

    /// The year up to and with today: 365 days.
    package static func lastYear(today: CivilDate) -> ClosedRange<CivilDate> { today.adding(days: -364)...today }

    /// An empty report. Add the journal's entries next.
    /// `evidence` says what counts of that which was noticed.
    package init(days: ClosedRange<CivilDate>, zone: Zone, evidence: EvidencePolicy = EvidencePolicy()) {
        self.days = days
        self.zone = zone
        self.evidence = evidence
        interactions = Array(repeating: 0, count: days.upperBound.days(since: days.lowerBound) + 1)
    }

    /// Adds the next entry, in the journal's order. Entries that were taken back are left out by the caller.
    package mutating func add(_ entry: Entry) {
        guard let contact = entry.contact else { return }
        switch entry.what {
        case .acknowledged(let interaction, _, _), .logged(let interaction):
            let day = entry.day ?? zone.date(at: entry.happened)
            let touch = Touch(day, interaction.via)
            defer { known[contact, default: [:]][touch] = .some(nil) }
            if case let former?? = known[contact]?[touch] {
                // What a person says of it is right.
                count(former, -1, on: day)
                count(interaction.via, 1, on: day)
            } else {
                count(interaction.via, of: contact, on: day)
            }
        case .noticed(let evidence) where self.evidence.counts(evidence):
            let day = entry.day ?? zone.date(at: entry.happened)
            let touch = Touch(day, evidence.via)
            if known[contact]?[touch] != nil { return }
            known[contact, default: [:]][touch] = evidence.via
            count(evidence.via, of: contact, on: day)
        case .skipped(let keys):
            guard keys.contains(where: { $0.kind == .keepInTouch }) else { return }
            pasts[contact, default: []].append(Moment(day: entry.day ?? zone.date(at: entry.said), isSkip: true))
        case .merged(let other):
            // Only entries so far: later ones about the same UID are a new contact's.
            if let past = pasts.removeValue(forKey: other) { pasts[contact, default: []] += past }
            if let touches = known.removeValue(forKey: other) { known[contact, default: [:]].merge(touches) { one, _ in one } }
        default: break
        }
    }

    private mutating func count(_ via: Via, of contact: ContactID, on day: CivilDate) {
        pasts[contact, default: []].append(Moment(day: day, isSkip: false))
        count(via, 1, on: day)
    }

    private mutating func count(_ via: Via, _ number: Int, on day: CivilDate) {
        guard days.contains(day) else { return }
        interactions[day.days(since: days.lowerBound)] += number
        means[via, default: 0] += number
        if means[via] == 0 { means[via] = nil }
    }

    /// With how many contacts there was an interaction.
    package var contactCount: Int {
        pasts.values.count { past in past.contains { !$0.isSkip && days.contains($0.day) } }
    }

    /// How the cadences were kept, by where they come from: groups by name, then everyone's, then contacts' own.
    ///
    /// Contacts without a card, or without a cadence as those that are ignored, have none to keep.
    package func cadences(of book: Book) -> [KeptCadence] {
        var kept: [CadenceChoice.Source: KeptCadence] = [:]
        var intervals: [CadenceChoice.Source: [Int]] = [:]
        for member in book.members {
            guard let contact = member.contact, let choice = book.planner.cadence(of: contact, member.state)
            else { continue }
            let isPaused = book.planner.silence(of: contact, member.state, today: book.today).paused != nil
            kept[choice.source, default: KeptCadence(choice)].contacts += 1
            guard let past = pasts[contact.id] else { continue }
            var rounds = CadenceRounds(choice: choice, days: days)
            rounds.add(past.sorted { ($0.day, $0.isSkip ? 1 : 0) < ($1.day, $1.isSkip ? 1 : 0) })
            if !isPaused, days.upperBound == book.today { rounds.end(today: book.today) }
            kept[choice.source]?.count(rounds)
            intervals[choice.source, default: []] += rounds.intervals
        }
        for (source, days) in intervals where !days.isEmpty { kept[source]?.everyDays = days.sorted()[days.count / 2] }
        return kept.values.sorted { ($0.source.place, $0.source.name) < ($1.source.place, $1.source.name) }
    }
}

extension CadenceChoice.Source {
    fileprivate var place: Int {
        switch self {
        case .group: 0
        case .everyone: 1
        case .contact: 2
        case .met: 3
        }
    }

    fileprivate var name: String {
        if case .group(let name) = self { name } else { "" }
    }
}

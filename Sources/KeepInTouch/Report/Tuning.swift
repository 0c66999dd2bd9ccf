/// Compares what was planned with what happened, contact by contact, over the whole journal.
package struct Tuning: Sendable {
    /// A cadence that would fit better.
    package struct Proposal: Hashable, Sendable {
        /// Whose.
        package let contact: ContactID
        /// The cadence there is.
        package let now: CadenceChoice
        /// The one that would fit.
        package let proposed: Cadence
        /// Why.
        package let reason: Reason
    }

    /// What speaks for another cadence.
    package enum Reason: Hashable, Sendable {
        /// The last so many reminders in a row were skipped.
        case skipped(times: Int)
        /// They were in touch every so many days (the median of the last so many intervals), more rarely or more often than planned.
        case inTouch(everyDays: Int, intervals: Int)
    }

    /// What happened with a contact, in the order in which it was said or noticed.
    private struct Past: Sendable {
        /// The days of interactions, and the moments of skips.
        var days: [CivilDate] = []
        var skips: [Instant] = []
        var lastInteraction: Instant?
        /// When a cadence was set last: what happened before says nothing about it.
        var tracked: Instant?

        mutating func interaction(_ entry: Entry, _ zone: Zone) {
            days.append(entry.day ?? zone.date(at: entry.happened))
            lastInteraction = max(lastInteraction ?? entry.happened, entry.happened)
        }

        /// How many skips there were in a row since the last interaction.
        var skipsInARow: Int {
            let start = [lastInteraction, tracked].compactMap(\.self).max()
            return skips.count { skip in start.map { $0 < skip } ?? true }
        }

        /// The days between the last exchanges that ended after the cadence was set, in order.
        func intervals(_ zone: Zone) -> [Int] {
            let first = tracked.map(zone.date)
            return Rhythm.intervals(Rhythm.exchanges(days)).filter { interval in first.map { $0 < interval.end } ?? true }.map(\.days)
                .suffix(Tuning.memory)
        }
    }

    private var pasts: [ContactID: Past] = [:]
    private let merges: Merges
    private let zone: Zone
    private let evidence: EvidencePolicy

    /// How many intervals are looked at, the latest ones.
    private static let memory = 8
    /// From so many intervals on they say something.
    private static let fewestIntervals = 4
    /// From so many skips in a row on they say something.
    private static let fewestSkips = 3

    /// Knows nothing yet. Add the journal's entries next.
    package init(_ book: Book) {
        (merges, zone, evidence) = (book.merges, book.zone, book.policy.evidence)
    }

    /// Adds the next entry, in the journal's order. Entries that were taken back are left out by the caller.
    package mutating func add(_ entry: Entry) {
        guard let contact = entry.contact.map(merges.heir) else { return }
        switch entry.what {
        case .acknowledged, .logged: pasts[contact, default: Past()].interaction(entry, zone)
        // What a person is to be asked about tells a rhythm, too; it changes nothing.
        case .noticed(let noticed) where evidence.counts(noticed) || evidence.asks(noticed):
            pasts[contact, default: Past()].interaction(entry, zone)
        case .skipped(let keys):
            if keys.contains(where: { $0.kind == .keepInTouch }) { pasts[contact, default: Past()].skips.append(entry.said) }
        case .tracked: pasts[contact, default: Past()].tracked = entry.said
        default: break
        }
    }

    /// The proposals, by the contacts' names.
    package func proposals(for book: Book) -> [Proposal] {
        book.contactsByName.compactMap { contact in
            guard let past = pasts[contact.id], let choice = book.relation(to: contact.id)?.cadence else { return nil }
            return proposal(contact.id, past, choice)
        }
    }

    /// The rhythm with a contact that broke off; nil: there was none.
    func missing(_ contact: ContactID, today: CivilDate) -> Missing? {
        pasts[contact].flatMap { Missing(contact, days: $0.days, today: today) }
    }

    private func proposal(_ contact: ContactID, _ past: Past, _ choice: CadenceChoice) -> Proposal? {
        let planned = choice.every.averageDays
        let (skips, intervals) = (past.skipsInARow, past.intervals(zone))
        if skips >= Self.fewestSkips, let longer = Rhythm.steps.first(where: { $0.averageDays >= 2 * planned }) {
            return Proposal(contact: contact, now: choice, proposed: longer, reason: .skipped(times: skips))
        }
        guard intervals.count >= Self.fewestIntervals else { return nil }
        let median = Rhythm.median(intervals)
        guard Double(median) >= 1.75 * planned || Double(median) <= 0.5 * planned, median > 0 else { return nil }
        guard let nearest = Rhythm.cadence(near: median), nearest != choice.every else { return nil }
        return Proposal(
            contact: contact, now: choice, proposed: nearest, reason: .inTouch(everyDays: median, intervals: intervals.count))
    }
}

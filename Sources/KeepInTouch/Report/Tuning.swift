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

    private struct Past: Sendable {
        var last: Instant?
        var intervals: [Int] = []
        var skips = 0

        mutating func interaction(at instant: Instant) {
            skips = 0
            defer { last = max(last ?? instant, instant) }
            guard let last, last < instant else { return }
            let days = Int((instant.seconds - last.seconds + 43_200) / 86_400)
            // Two calls on one day are one interaction here.
            if days == 0 { return }
            intervals.append(days)
            if intervals.count > Tuning.memory { intervals.removeFirst() }
        }
    }

    private var pasts: [ContactID: Past] = [:]
    private let merges: Merges

    /// The cadences that may be proposed.
    private static let steps = ["1w", "2w", "3w", "1m", "6w", "2m", "3m", "4m", "6m", "1y", "2y"].compactMap { try? Cadence(parsing: $0) }
    /// How many intervals are looked at, the latest ones.
    private static let memory = 8
    /// From so many intervals on they say something.
    private static let fewestIntervals = 4
    /// From so many skips in a row on they say something.
    private static let fewestSkips = 3

    /// Knows nothing yet. Add the journal's entries next.
    package init(_ book: Book) {
        merges = book.merges
    }

    /// Adds the next entry, in the journal's order. Entries that were taken back are left out by the caller.
    package mutating func add(_ entry: Entry) {
        guard let contact = entry.contact.map(merges.heir) else { return }
        switch entry.what {
        case .acknowledged, .logged: pasts[contact, default: Past()].interaction(at: entry.happened)
        case .skipped(let keys):
            if keys.contains(where: { $0.kind == .keepInTouch }) { pasts[contact, default: Past()].skips += 1 }
        case .tracked:
            // A new cadence was set: start counting anew.
            pasts[contact]?.skips = 0
            pasts[contact]?.intervals = []
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

    private func proposal(_ contact: ContactID, _ past: Past, _ choice: CadenceChoice) -> Proposal? {
        let planned = choice.every.averageDays
        if past.skips >= Self.fewestSkips, let longer = Self.steps.first(where: { $0.averageDays >= 2 * planned }) {
            return Proposal(contact: contact, now: choice, proposed: longer, reason: .skipped(times: past.skips))
        }
        guard past.intervals.count >= Self.fewestIntervals else { return nil }
        let median = past.intervals.sorted()[past.intervals.count / 2]
        guard Double(median) >= 1.75 * planned || Double(median) <= 0.5 * planned, median > 0 else { return nil }
        let nearest = Self.steps.min { abs(log2Ratio($0, median)) < abs(log2Ratio($1, median)) }
        guard let nearest, nearest != choice.every else { return nil }
        return Proposal(
            contact: contact, now: choice, proposed: nearest, reason: .inTouch(everyDays: median, intervals: past.intervals.count))
    }

    /// How far apart two lengths are as a ratio: half as long counts as much as twice as long.
    private func log2Ratio(_ cadence: Cadence, _ days: Int) -> Double {
        let ratio = cadence.averageDays / Double(days)
        return ratio >= 1 ? ratio - 1 : 1 - 1 / ratio
    }
}

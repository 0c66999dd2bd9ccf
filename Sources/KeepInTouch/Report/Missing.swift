/// Somebody with no cadence with whom there was a rhythm once, that broke off.
package struct Missing: Hashable, Sendable {
    /// Who.
    package let contact: ContactID
    /// They were in touch every so many days: the median.
    package let everyDays: Int
    /// From this day to that one.
    package let days: ClosedRange<CivilDate>
    /// A cadence like it.
    package let proposed: Cadence
}

/// When it can be said that there was a rhythm, and that it broke off.
extension Missing {
    /// From so many days of contact on.
    static let fewestDays = 5
    /// Whom one meets more rarely than that one meets by chance.
    static let longestRhythm = 200
    /// It broke off once so many times its length has passed, and so many days at least.
    static let silences = 3
    static let shortestSilence = 60
    /// Of longer ago nobody wants to be reminded unasked, in days.
    static let oldest = 5 * 366

    /// The rhythm of these days of contact; nil: there was none, or it goes on.
    package init?(_ contact: ContactID, days: some Sequence<CivilDate>, today: CivilDate, proposing: (Int) -> Cadence?) {
        let days = Set(days).sorted()
        guard days.count >= Self.fewestDays, let first = days.first, let last = days.last else { return nil }
        let intervals = zip(days, days.dropFirst()).map { $1.days(since: $0) }.sorted()
        let (median, silence) = (intervals[intervals.count / 2], today.days(since: last))
        guard median <= Self.longestRhythm, silence > max(Self.silences * median, Self.shortestSilence), silence <= Self.oldest,
            let proposed = proposing(median)
        else { return nil }
        (self.contact, everyDays, self.days, self.proposed) = (contact, median, first...last, proposed)
    }
}

extension Tuning {
    /// Those in no group with a cadence with whom a rhythm broke off, the one that broke off last first. They are only proposed.
    package func missing(from book: Book) -> [Missing] {
        book.contacts.compactMap { contact -> Missing? in
            guard contact.died == nil, let relation = book.relation(to: contact.id), relation.cadence == nil, !relation.isIgnored else {
                return nil
            }
            return missing(contact.id, today: book.today)
        }
        .sorted { ($1.days.upperBound, $0.contact.rawValue) < ($0.days.upperBound, $1.contact.rawValue) }
    }
}

/// Somebody with no cadence with whom there was a rhythm once, that broke off.
package struct Missing: Hashable, Sendable {
    /// Who.
    package let contact: ContactID
    /// They were in touch every so many days.
    package let everyDays: Int
    /// From this day to that one.
    package let days: ClosedRange<CivilDate>
    /// A cadence like it.
    package let proposed: Cadence
}

extension Missing {
    /// Of longer ago nobody wants to be reminded unasked, in days.
    static let oldest = 5 * 366

    /// The rhythm of these days of contact; nil: there was none, or it goes on.
    package init?(_ contact: ContactID, days: some Sequence<CivilDate>, today: CivilDate) {
        guard let rhythm = Rhythm(days), rhythm.isOver(today), today.days(since: rhythm.days.upperBound) <= Self.oldest,
            let proposed = rhythm.cadence
        else { return nil }
        (self.contact, everyDays, self.days, self.proposed) = (contact, rhythm.everyDays, rhythm.days, proposed)
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

import FoundationEssentials

/// Something that is going to be told, as far as one can know.
package struct Telling: Hashable, Sendable {
    /// When.
    package let at: Instant
    /// What, as it will be then.
    package let reminder: Reminder
}

/// What people do in a forecast.
package enum Assumption: Sendable {
    /// Nobody says anything: what then happens is exactly this.
    case nobodyAnswers
    /// Whoever is told of is contacted that very moment: the load of somebody who keeps up.
    case everybodyAnswers
}

extension Book {
    /// What will be told from `now` up to the end of `last`, in order, by the planner itself: a copy of this book lives through these days.
    ///
    /// `isEnough` ends it earlier, with the telling it says so of.
    package func forecast(
        from now: Instant, through last: CivilDate, _ assumption: Assumption = .nobodyAnswers,
        until isEnough: (Telling) -> Bool = { _ in false }
    ) -> [Telling] {
        var book = self
        var ids = ForecastIDs()
        var now = now
        var tellings: [Telling] = []
        let end = zone.instant(of: last.adding(days: 1))
        while now < end {
            _ = book.advance(to: now)
            // Twice is what it takes: first that tracking began, then what is due by that.
            for _ in 0..<2 {
                for entry in book.pending(now: now, newID: { ids.next() }) {
                    let effects = book.record([entry], now: now) { _ in [] }
                    guard let (reminder, contact) = effects.lazy.compactMap(\.told).first else { continue }
                    let telling = Telling(at: now, reminder: reminder)
                    tellings.append(telling)
                    if isEnough(telling) { return tellings }
                    if assumption == .everybodyAnswers { book.answer(reminder, contact, now, ids.next()) }
                }
            }
            now = book.nextWake(after: now)
        }
        return tellings
    }

    private mutating func answer(_ reminder: Reminder, _ contact: Contact, _ now: Instant, _ id: UUID) {
        let interaction = Interaction(via: reminder.id.key.kind == .inPerson ? .meeting : .call)
        let what = Entry.What.acknowledged(interaction, [reminder.id.key])
        _ = record([Entry(id: id, said: now, contact: contact.id, what: what)], now: now) { _ in [] }
    }
}

extension Effect {
    fileprivate var told: (Reminder, Contact)? {
        if case .tell(let reminder, let contact) = self { (reminder, contact) } else { nil }
    }
}

/// Ids for what is never written down: all that counts is that they differ from each other and from the journal's.
private struct ForecastIDs {
    private var count: UInt64 = 0

    mutating func next() -> UUID {
        count += 1
        return withUnsafeBytes(of: count.bigEndian) { bytes in
            UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]))
        }
    }
}

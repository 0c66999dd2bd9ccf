/// The order in which all open reminders fall due. Changing one contact's touches that contact's places alone.
struct Agenda: Sendable {
    /// One reminder's place: when it is due and whose it is, and what has to be known of it to pass it over.
    struct Place: Comparable, Sendable {
        // In the order that leaves no gaps between them, since there are as many of these as reminders.
        let due: CivilDate
        /// Orders what is due on the same day: arbitrary, in favour of nobody's name, and the same on every machine.
        let tie: UInt32
        /// Until when it is or was snoozed.
        private let hiddenUntil: Instant?
        let kind: ReminderKind
        /// Whether it still has to be told.
        let waits: Bool
        /// The contact's index in the book.
        let member: Int32

        init(_ reminder: Reminder, member: Int) {
            due = reminder.due
            tie = UInt32(reminder.id.contact.rawValue.stableHash >> 32)
            self.member = Int32(member)
            kind = reminder.id.key.kind
            waits = reminder.waits
            hiddenUntil = reminder.snoozedUntil
        }

        /// Whether it waits because somebody asked to be reminded again now, or later.
        var wasSnoozed: Bool { hiddenUntil != nil }

        /// When its snooze ends, if that is still to come.
        func snoozeEnd(after now: Instant) -> Instant? {
            hiddenUntil.flatMap { now < $0 ? $0 : nil }
        }

        static func < (left: Place, right: Place) -> Bool {
            (left.due, left.tie, left.kind.rawValue, left.member) < (right.due, right.tie, right.kind.rawValue, right.member)
        }
    }

    private var places: [Place] = []

    init() {}

    /// Sorts everything once, for start and for a new policy.
    init(_ places: [Place]) {
        self.places = places.sorted()
    }

    mutating func replace(_ old: [Place], with new: [Place]) {
        for place in old {
            let index = firstIndex { !($0 < place) }
            if index < places.endIndex, places[index] == place { places.remove(at: index) }
        }
        for place in new { places.insert(place, at: firstIndex { !($0 < place) }) }
    }

    /// Those due on that day or before it.
    func due(on day: CivilDate) -> ArraySlice<Place> {
        places[..<firstIndex { $0.due > day }]
    }

    /// Those that fall due after `day`, up to and with `last`.
    func upcoming(after day: CivilDate, through last: CivilDate) -> ArraySlice<Place> {
        let start = firstIndex { $0.due > day }
        return places[start..<max(start, firstIndex { $0.due > last })]
    }

    /// The first index at which `isPast` holds, by halving: it holds for everything behind that, too.
    private func firstIndex(where isPast: (Place) -> Bool) -> Int {
        var low = places.startIndex
        var high = places.endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if isPast(places[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

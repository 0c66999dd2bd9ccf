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
        private let flags: Flags
        /// Which of the contact's reminders, in the planner's order.
        let slot: UInt16
        /// The contact's index in the book.
        let member: Int32

        init(_ reminder: Reminder, slot: Int, member: Int, tie: UInt32, today: CivilDate) {
            due = reminder.due
            self.tie = tie
            hiddenUntil = reminder.snoozedUntil
            self.slot = UInt16(clamping: slot)
            self.member = Int32(member)
            var flags: Flags = []
            // Whoever snoozed a reminder has asked for its time: it does not wait for the budget.
            if reminder.id.key.kind.isBudgeted, reminder.snoozedUntil == nil { flags.insert(.budgeted) }
            if reminder.waits { flags.insert(.waits) }
            if reminder.paused != nil { flags.insert(.paused) }
            if reminder.changes(after: today) { flags.insert(.changing) }
            self.flags = flags
        }

        private struct Flags: OptionSet {
            let rawValue: UInt8
            static let budgeted = Flags(rawValue: 1)
            static let waits = Flags(rawValue: 2)
            static let paused = Flags(rawValue: 4)
            static let changing = Flags(rawValue: 8)
        }

        /// Whether it counts in the daily budget.
        var isBudgeted: Bool { flags.contains(.budgeted) }
        /// Whether it still has to be told.
        var waits: Bool { flags.contains(.waits) }
        /// Whether it is silent for the time being.
        var isPaused: Bool { flags.contains(.paused) }

        /// Whether a day that passes may change it, though it is due already.
        var isChanging: Bool { flags.contains(.changing) }

        /// When its snooze ends, if that is still to come.
        func snoozeEnd(after now: Instant) -> Instant? {
            hiddenUntil.flatMap { now < $0 ? $0 : nil }
        }

        /// Whether it is neither listed nor told for the time being.
        func isHidden(at now: Instant) -> Bool { isPaused || snoozeEnd(after: now) != nil }

        static func < (left: Place, right: Place) -> Bool {
            // Day and tie in one number: sorting everybody is a good part of planning for everybody.
            let (early, late) = (left.order, right.order)
            return early == late ? (left.slot, left.member) < (right.slot, right.member) : early < late
        }

        private var order: Int64 { Int64(due.dayNumber) << 32 | Int64(tie) }

        /// Whether it is the same place in that order, whatever else is known of the reminder.
        static func == (left: Place, right: Place) -> Bool {
            left.order == right.order && left.slot == right.slot && left.member == right.member
        }
    }

    private var places: [Place] = []

    init() {}

    /// Sorts everything once, for start and for a new policy.
    init(_ places: consuming [Place]) {
        places.sort()
        self.places = places
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

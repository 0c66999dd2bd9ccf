/// All open reminders in the order in which they come on the list. Changing one contact's reminders touches only its own items.
struct Schedule: Sendable {
    /// One reminder: from when it is on the list, whose it is, and what is needed to filter without deriving it.
    struct Item: Comparable, Sendable {
        // Ordered for little padding, since there is one of these per reminder.
        let opens: CivilDate
        /// Orders what comes on the same day: arbitrary, but the same on every machine.
        let tie: UInt32
        /// Until when it is or was snoozed.
        private let hiddenUntil: Instant?
        private let flags: Flags
        /// Which of the contact's reminders, in the planner's order.
        let slot: UInt16
        /// The contact's index in the book.
        let member: Int32
        /// The day in whose window it is told next; the end of all days: never.
        private let tellFrom: CivilDate

        init(_ reminder: Reminder, slot: Int, member: Int, tie: UInt32) {
            opens = reminder.opens
            self.tie = tie
            hiddenUntil = reminder.snoozedUntil
            self.slot = UInt16(clamping: slot)
            self.member = Int32(member)
            tellFrom = reminder.next?.from ?? CivilDate.range.upperBound
            var flags: Flags = []
            if reminder.id.key.kind.isBudgeted { flags.insert(.budgeted) }
            if reminder.next?.isAfterSnooze == true { flags.insert(.afterSnooze) }
            if reminder.paused != nil { flags.insert(.paused) }
            if reminder.isChanging { flags.insert(.changing) }
            self.flags = flags
        }

        private struct Flags: OptionSet {
            let rawValue: UInt8
            static let budgeted = Flags(rawValue: 1)
            static let afterSnooze = Flags(rawValue: 2)
            static let paused = Flags(rawValue: 4)
            static let changing = Flags(rawValue: 8)
        }

        /// Whether it counts in the daily budget.
        var isBudgeted: Bool { flags.contains(.budgeted) }
        /// Whether it is told at the end of a snooze, even where the budget is used up.
        var isAfterSnooze: Bool { flags.contains(.afterSnooze) }
        /// The day in whose window it is told next; nil: never, as things are.
        var tellingDay: CivilDate? { tellFrom == CivilDate.range.upperBound ? nil : tellFrom }
        /// Whether it has to be told in the window of this day.
        func waits(on day: CivilDate) -> Bool { tellFrom <= day }
        /// Whether it is silent for the time being.
        var isPaused: Bool { flags.contains(.paused) }

        /// Whether a day that passes may change it, though it is on the list already.
        var isChanging: Bool { flags.contains(.changing) }

        /// When its snooze ends, if that is still to come.
        func snoozeEnd(after now: Instant) -> Instant? {
            hiddenUntil.flatMap { now < $0 ? $0 : nil }
        }

        /// Whether it is neither listed nor told at present.
        func isHidden(at now: Instant) -> Bool { isPaused || snoozeEnd(after: now) != nil }

        static func < (left: Item, right: Item) -> Bool {
            // Day and tie are compared as one number, since sorting takes a good part of planning.
            let (early, late) = (left.order, right.order)
            return early == late ? (left.slot, left.member) < (right.slot, right.member) : early < late
        }

        private var order: Int64 { Int64(opens.dayNumber) << 32 | Int64(tie) }

        /// Whether it is the same item in that order, whatever else is known of the reminder.
        static func == (left: Item, right: Item) -> Bool {
            left.order == right.order && left.slot == right.slot && left.member == right.member
        }
    }

    private var items: [Item] = []

    init() {}

    /// Sorts everything once, for start and for a new policy.
    init(_ items: consuming [Item]) {
        items.sort()
        self.items = items
    }

    mutating func replace(_ old: [Item], with new: [Item]) {
        for item in old {
            let index = firstIndex { !($0 < item) }
            if index < items.endIndex, items[index] == item { items.remove(at: index) }
        }
        for item in new { items.insert(item, at: firstIndex { !($0 < item) }) }
    }

    /// Those on the list on that day.
    func listed(on day: CivilDate) -> ArraySlice<Item> {
        items[..<firstIndex { $0.opens > day }]
    }

    /// Those that come on the list after `day`, up to and with `last`.
    func upcoming(after day: CivilDate, through last: CivilDate) -> ArraySlice<Item> {
        let start = firstIndex { $0.opens > day }
        return items[start..<max(start, firstIndex { $0.opens > last })]
    }

    /// The first index for which `isPast` holds, by binary search. It must hold for every later index as well.
    private func firstIndex(where isPast: (Item) -> Bool) -> Int {
        var low = items.startIndex
        var high = items.endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if isPast(items[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// What a typed time says, word for word, before it is known which day and which time of day that is.
struct SaidTime: Equatable {
    enum Day: Hashable {
        /// So many days from today.
        case offset(Int)
        /// A day of the month; without a month or a year, the nearest one.
        case date(year: Int?, month: Int?, day: Int)
        /// Two numbers and nothing that says which of them is the month; and how they were typed.
        case slashed(Int, Int, year: Int?, typed: String)
        /// This, the next or the last month, and so on.
        case period(Int, Span)
        /// A day of a week, month or year.
        case edge(PeriodEdge, relative: Int?, Span)
        /// A day of a month that has a name.
        case monthEdge(PeriodEdge, month: Int, year: Int?)
        /// The Saturday of a weekend.
        case weekend(Int?)
    }

    struct Clock: Hashable {
        var time: ClockTime
        /// Whether it may be an hour of twelve, as "at 5" is.
        var isSpoken = false
        /// Whether "am" or "pm" was said.
        var isHalfDayKnown = false
    }

    var isNow = false
    var day: Day?
    var weekday: Weekday?
    /// Which of these weekdays: this, the next, the last one.
    var weekdayRelative: Int?
    var clock: Clock?
    var part: DayPart?
    var span: Span?
    /// Whether the span lies ahead, if that was said.
    var isAhead: Bool?
}

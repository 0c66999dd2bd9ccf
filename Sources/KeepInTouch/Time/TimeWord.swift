/// What a word means in a time, a span or a cadence that somebody types. ``TimeVocabulary`` has the words.
enum TimeWord: Hashable, Sendable {
    /// This moment.
    case now
    /// So many days from today.
    case day(Int)
    /// German "morgen": tomorrow, or the morning of a day that was named before.
    case tomorrowOrMorning
    case weekday(Weekday)
    case weekend
    /// 1 to 12.
    case month(Int)
    /// A day of every year that has a name.
    case feast(month: Int, day: Int)
    case part(DayPart)

    case number(Int)
    case half
    case unit(Span)
    /// `m`, which is minutes to some and months to others.
    case minutesOrMonths
    /// Before a span: it lies ahead.
    case ahead
    /// Before or after a span: it lies behind.
    case ago
    /// After a span: it lies ahead.
    case fromNow

    /// "this" (0), "next" (1), "last" (-1), "the one after next" (2).
    case relative(Int)
    case edge(PeriodEdge)

    /// Before an hour, in English and in German.
    case at, um
    case am, pm
    /// English "am" or German "am" (on the).
    case amOrOn
    /// After an hour: of twelve, or of twenty-four.
    case oclock, uhr
    /// "half past" an hour, and German "halb" (half to).
    case halfPast, halfTo
    case quarter
    /// Minutes "past" and "to" an hour. German "vor" is ``ago`` too.
    case past, to

    /// Before the span of a cadence.
    case every
    /// So many times in a span.
    case times(Int)
    /// A word that changes nothing: "on", "the", "and".
    case filler
}

/// Where in a week, month or year.
enum PeriodEdge: Hashable, Sendable {
    case start, middle, end
}

/// A part of the day, and the time of day that it stands for.
enum DayPart: Hashable, Sendable {
    case morning, noon, afternoon, evening, night, midnight

    /// When it begins, which time it stands for, and when it is over.
    private var hours: (start: Int, usual: Int, end: Int) {
        switch self {
        case .morning: (6, 9, 12)
        case .noon: (12, 12, 12)
        case .afternoon: (12, 15, 18)
        case .evening: (18, 19, 24)
        case .night: (22, 22, 24)
        case .midnight: (0, 24, 24)
        }
    }

    var start: ClockTime { ClockTime(secondOfDay: hours.start * 3600) }
    var usual: ClockTime { ClockTime(secondOfDay: hours.usual * 3600) }
    var end: ClockTime { ClockTime(secondOfDay: hours.end * 3600) }

    /// An hour of twelve as one of twenty-four: 8 in the evening is 20.
    func hour(_ hour: Int) -> Int {
        switch self {
        case .morning, .midnight: hour
        case .noon, .afternoon: 1...7 ~= hour ? hour + 12 : hour
        case .evening: 4...11 ~= hour ? hour + 12 : hour
        case .night: 8...11 ~= hour ? hour + 12 : hour
        }
    }
}

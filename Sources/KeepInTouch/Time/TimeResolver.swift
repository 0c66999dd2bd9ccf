import Phrases

/// Finds the day and the time of day that are meant, seen from now.
struct TimeResolver {
    let said: SaidTime
    let text: String
    let direction: TimeExpression.Direction
    let today: CivilDate
    /// The time of day, now.
    let clock: ClockTime

    /// The day of a span of hours is found by the caller, who knows the zone; this is for all else.
    func resolved() throws(TimeError) -> (date: CivilDate, time: ClockTime?) {
        let time = try self.time()
        guard let date = try day(time: time ?? said.part?.usual) else {
            guard let time else { return partAlone() }
            let offset = direction == .future && time <= clock ? 1 : direction == .past && time > clock ? -1 : 0
            return (today.adding(days: offset), time)
        }
        if let time { return (date, time) }
        guard let part = said.part else { return (date, nil) }
        return onDay(date, part)
    }

    private var unreadable: TimeError { .unreadable(text, in: text, direction) }

    // MARK: Times of day

    private func time() throws(TimeError) -> ClockTime? {
        guard let said = said.clock else { return nil }
        let (hour, rest) = said.time.secondOfDay.quotientAndRemainder(dividingBy: 3600)
        guard !said.isHalfDayKnown else { return said.time }
        if let part = self.said.part { return ClockTime(secondOfDay: part.hour(hour) * 3600 + rest) }
        // Nobody means five in the night by "at 5": 5:00 can be written.
        return said.isSpoken && 1...6 ~= hour ? ClockTime(secondOfDay: (hour + 12) * 3600 + rest) : said.time
    }

    /// A part of the day without a day: the next or the last one.
    private func partAlone() -> (date: CivilDate, time: ClockTime?) {
        guard let part = said.part else { return (today, nil) }
        let offset = direction == .future ? (part.end > clock ? 0 : 1) : (part.start <= clock ? 0 : -1)
        return onDay(today.adding(days: offset), part)
    }

    /// A part of a day stands for one time in it. On this day that is one that has come (looking back) or is yet to come.
    private func onDay(_ date: CivilDate, _ part: DayPart) -> (date: CivilDate, time: ClockTime?) {
        switch direction {
        case .past:
            if part == .midnight { return (date, .midnight) }
            guard date == today, part.usual > clock else { return (date, part.usual) }
            // In German, the night of today may be the one that is over.
            if part == .night, said.day == .offset(0), part.start > clock { return (date.adding(days: -1), part.usual) }
            return (date, part.start <= clock ? clock : part.usual)
        case .future:
            return (date, date == today && part.usual <= clock && part.end > clock ? part.end : part.usual)
        }
    }

    // MARK: Days

    private func day(time: ClockTime?) throws(TimeError) -> CivilDate? {
        if let span = said.span { return try day(after: span) }
        guard let day = said.day else { return said.weekday.map { weekday($0, time: time) } }
        if case .period(let relative, let period) = day, let weekday = said.weekday {
            guard period == Span(days: 7), said.weekdayRelative == nil else { throw unreadable }
            return today.adding(days: 7 * relative).inSameWeek(weekday)
        }
        let date = try date(day)
        if let weekday = said.weekday, date.weekday != weekday {
            throw TimeError(Phrase("\(date.inWords) is another day of the week than in \"\(text)\""))
        }
        return date
    }

    /// A span from now; from a day ("tomorrow in a week"); or a weekday so many weeks away ("friday in 2 weeks").
    private func day(after span: Span) throws(TimeError) -> CivilDate {
        let sign = said.isAhead ?? (direction == .future) ? 1 : -1
        switch (said.day, said.weekday) {
        case (nil, nil): return span.moved(today, sign: sign)
        case (.offset(let days)?, nil): return span.moved(today.adding(days: days), sign: sign)
        case (nil, let weekday?) where span.months == 0 && span.days % 7 == 0 && said.weekdayRelative == nil:
            // "Monday in a week", said on a Friday, is not the coming one; nor is "sunday a week ago" the last one.
            let nearest = (0...6).lazy.map { today.adding(days: sign * $0) }.first { $0.weekday == weekday } ?? today
            return span.moved(nearest, sign: sign)
        default: throw unreadable
        }
    }

    private func weekday(_ weekday: Weekday, time: ClockTime?) -> CivilDate {
        let isToday = weekday == today.weekday
        let next = today.adding(days: (1...7).first { (days: Int) in today.adding(days: days).weekday == weekday } ?? 7)
        let last = today.adding(days: (-7 ... -1).first { (days: Int) in today.adding(days: days).weekday == weekday } ?? -7)
        switch said.weekdayRelative {
        case 0?: return isToday ? today : direction == .future ? next : last
        case 1?: return next
        case 2?: return next.adding(days: 7)
        case .some(-1): return last
        case .some(-2): return last.adding(days: -7)
        default: break
        }
        // "friday 17:00", said on a Friday: today, if that is in the direction.
        if isToday, let time {
            if direction == .future, time > clock { return today }
            if direction == .past, (said.clock == nil ? said.part?.start ?? time : time) <= clock { return today }
        }
        return direction == .future ? next : last
    }

    private func date(_ day: SaidTime.Day) throws(TimeError) -> CivilDate {
        switch day {
        case .offset(let days): return today.adding(days: days)
        case .date(let year, let month, let day): return try date(year: year, month: month, day: day)
        case .slashed(let first, let second, let year, let typed): return try date(first, second, year: year, typed: typed)
        case .period(let relative, let period):
            if relative == 0 { throw unreadable }
            return period.times(abs(relative)).moved(today, sign: relative.signum())
        case .weekend(let relative): return weekend(relative)
        case .edge(let edge, let relative, let period):
            if let relative { return edgeDay(edge, of: period, relative) }
            // "end of month": this one, or the nearest in the direction.
            let nearest = direction == .future ? [0, 1] : [0, -1]
            let days = nearest.map { edgeDay(edge, of: period, $0) }
            return days.first { direction == .future ? $0 >= today : $0 <= today } ?? days[1]
        case .monthEdge(let edge, let month, let year):
            let day = edge == .start ? 1 : edge == .middle ? 15 : 28
            let date = try date(year: year, month: month, day: day)
            return edge == .end ? date.adding(days: CivilDate.days(inMonth: month, of: date.year) - 28) : date
        }
    }

    private func edgeDay(_ edge: PeriodEdge, of period: Span, _ relative: Int) -> CivilDate {
        let inside = period.times(abs(relative)).moved(today, sign: relative.signum())
        let (year, month, _) = inside.components
        switch period {
        case Span(days: 1): return inside
        case Span(days: 7): return inside.inSameWeek(edge == .start ? .monday : edge == .middle ? .wednesday : .sunday)
        case Span(months: 1):
            let day = edge == .start ? 1 : edge == .middle ? 15 : CivilDate.days(inMonth: month, of: year)
            return CivilDate(year: year, month: month, day: day) ?? inside
        default:
            let (month, day) = edge == .start ? (1, 1) : edge == .middle ? (7, 1) : (12, 31)
            return CivilDate(year: year, month: month, day: day) ?? inside
        }
    }

    private func weekend(_ relative: Int?) -> CivilDate {
        let saturday = today.inSameWeek(.saturday)
        switch relative {
        case 0?:
            if direction == .future { return max(saturday, today) }
            return saturday <= today ? saturday : saturday.adding(days: -7)
        case let relative? where relative < 0: return saturday.adding(days: 7 * relative)
        default:
            let isAhead = direction == .future || relative != nil
            let next = saturday > today ? saturday : saturday.adding(days: 7)
            let last = saturday < today ? saturday : saturday.adding(days: -7)
            return isAhead ? next.adding(days: relative == 2 ? 7 : 0) : last
        }
    }
}

extension CivilDate {
    /// That weekday of the same week, which begins on Monday (ISO 8601).
    fileprivate func inSameWeek(_ weekday: Weekday) -> CivilDate {
        guard let from = Weekday.allCases.firstIndex(of: self.weekday), let to = Weekday.allCases.firstIndex(of: weekday) else {
            return self
        }
        return adding(days: to - from)
    }
}

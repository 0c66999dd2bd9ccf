import Phrases

/// Times as people type them: `tomorrow 9:00`, `next monday`, `3d ago`, `2026-12-01`.
package struct TimeExpression: Hashable, Sendable {
    /// The day meant.
    package let date: CivilDate
    /// The time of day, where one was said.
    package let time: ClockTime?

    /// Which way a word without a direction points: `friday` is the last one for what happened, the next one for what will.
    package enum Direction: Sendable {
        /// For what has happened: `--when`.
        case past
        /// For what is to come: `--until`.
        case future
    }

    /// Reads one expression, relative to the local day and time of `now`.
    ///
    /// Understood are `now`, `today`, `yesterday`, `tomorrow`, weekdays with or without `last` and `next`, `last`/`next`
    /// `week`/`month`/`year`, spans (`in 3d`, `3d ago`; a bare span points in `direction`), and ISO 8601 dates, each with a
    /// time of day behind it if wanted; a time of day alone is the nearest such time in `direction`.
    package init(parsing text: String, _ direction: Direction, now: Instant, in zone: Zone) throws(TimeError) {
        guard text.utf8.count <= 64 else { throw TimeError(Phrase("a time is at most 64 characters long")) }
        let (today, clock) = zone.moment(at: now)
        var words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "\t" })
        if let date = words.first, date.utf8.count > 10, let t = date.firstIndex(of: "t"), CivilDate(String(date[..<t])) != nil {
            words.replaceSubrange(0...0, with: [date[..<t], date[date.index(after: t)...]])
        }
        if words == ["now"] { self.init(date: today, time: clock); return }
        var time: ClockTime?
        if let last = words.last, let said = ClockTime(last) {
            time = said
            words.removeLast()
            if words.last == "at" { words.removeLast() }
        }
        if let span = try Self.span(words, direction) {
            if time != nil, span.length.seconds > 0 {
                throw TimeError(Phrase("a time of day goes with days, not with hours and minutes: \"\(text)\""))
            }
            let instant = span.forward ? span.length.after(now, in: zone) : span.length.before(now, in: zone)
            let moment = zone.moment(at: instant)
            self.init(date: moment.date, time: time ?? moment.time)
            return
        }
        if words.isEmpty, let time {
            let offset = direction == .future && time <= clock ? 1 : direction == .past && time > clock ? -1 : 0
            self.init(date: today.adding(days: offset), time: time)
            return
        }
        // "friday 17:00", said on a Friday morning, is today.
        if direction == .future, words.count == 1, let time, time > clock, Weekday(named: words[0]) == today.weekday {
            self.init(date: today, time: time)
            return
        }
        guard let date = Self.day(words, direction, today: today) else {
            throw TimeError(
                Phrase("can't read the time \"\(text)\"; try \"tomorrow 9:00\", \"next monday\", 3d, \"2 weeks ago\" or 2026-12-01"))
        }
        self.init(date: date, time: time)
    }

    private init(date: CivilDate, time: ClockTime?) {
        self.date = date
        self.time = time
    }

    private static func span(_ words: [Substring], _ direction: Direction) throws(TimeError) -> (length: Span, forward: Bool)? {
        var words = words
        var forward = direction == .future
        if words.first == "in" {
            forward = true
            words.removeFirst()
        } else if words.last == "ago" {
            forward = false
            words.removeLast()
        }
        guard let word = words.first, CivilDate(String(word)) == nil,
            let first = word.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            words.contains(where: { $0.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } })
        else { return nil }
        return (try Span(parsing: words.joined(separator: " ")), forward)
    }

    private static func day(_ words: [Substring], _ direction: Direction, today: CivilDate) -> CivilDate? {
        switch words {
        case ["today"]: return today
        case ["tomorrow"]: return today.adding(days: 1)
        case ["yesterday"]: return today.adding(days: -1)
        case ["next", "week"]: return today.adding(days: 7)
        case ["last", "week"]: return today.adding(days: -7)
        case ["next", "month"]: return today.adding(months: 1)
        case ["last", "month"]: return today.adding(months: -1)
        case ["next", "year"]: return today.adding(months: 12)
        case ["last", "year"]: return today.adding(months: -12)
        default: break
        }
        guard let last = words.last else { return nil }
        if words.count == 1, let date = CivilDate(String(last)) { return date }
        guard let weekday = Weekday(named: last) else { return nil }
        let prefix = words.count == 2 ? words[0] : ""
        guard words.count == 1 || ["next", "last", "on"].contains(prefix) else { return nil }
        let backwards = prefix == "last" || direction == .past && prefix != "next"
        return (1...7).lazy.map { today.adding(days: backwards ? -$0 : $0) }.first { $0.weekday == weekday }
    }
}

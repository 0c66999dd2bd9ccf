import Phrases

/// Dates of which the year, or the year and the month, may have been left out.
extension TimeResolver {
    /// The day with these numbers. Without a year: the nearest in the direction, today included. If a weekday was said, the year in
    /// which the day is on that, though it may lie in the other direction.
    func date(year: Int?, month: Int?, day: Int) throws(TimeError) -> CivilDate {
        guard let month else { return try dayOfMonth(day) }
        guard 1...12 ~= month, day >= 1 else { throw .unreadable(text, in: text, direction) }
        if let year {
            let year = year < 100 ? fullYear(year) : year
            guard let date = CivilDate(year: year, month: month, day: day) else {
                guard 1...9999 ~= year else { throw .unreadable(text, in: text, direction) }
                throw tooLong(Phrase("\(CivilDate.monthName(month)) \(year)"), CivilDate.days(inMonth: month, of: year))
            }
            return date
        }
        // 29 February is at most eight years away.
        let nearest = (0...8).flatMap { direction == .future ? [$0, -$0] : [-$0, $0] }
            .compactMap { CivilDate(year: today.year + $0, month: month, day: day) }
        let directed = nearest.first { isInDirection($0) }
        guard let first = directed ?? nearest.first else {
            throw tooLong(CivilDate.monthName(month), CivilDate.days(inMonth: month, of: 2000))
        }
        guard let weekday = said.weekday else { return first }
        let fitting = nearest.filter { $0.weekday == weekday && abs($0.year - today.year) <= 1 }
        return fitting.first { isInDirection($0) } ?? fitting.first ?? first
    }

    private func isInDirection(_ date: CivilDate) -> Bool { direction == .future ? date >= today : date <= today }

    /// The nearest day with this number in a month that has it.
    private func dayOfMonth(_ day: Int) throws(TimeError) -> CivilDate {
        let (year, month, _) = today.components
        for distance in 0...12 {
            let index = year * 12 + month - 1 + (direction == .future ? distance : -distance)
            if let date = CivilDate(year: index / 12, month: index % 12 + 1, day: day), isInDirection(date) { return date }
        }
        throw .unreadable(text, in: text, direction)
    }

    /// A year of which two digits were typed: of this century, or of the last where that would be ahead and one looks back.
    private func fullYear(_ year: Int) -> Int {
        let century = today.year / 100 * 100
        return direction == .past && century + year > today.year ? century - 100 + year : century + year
    }

    /// A day between slashes, if only one of the two numbers can be the month.
    func date(_ first: Int, _ second: Int, year: Int?, typed: String) throws(TimeError) -> CivilDate {
        let dayFirst = second <= 12 ? try? date(year: year, month: second, day: first) : nil
        let monthFirst = first <= 12 ? try? date(year: year, month: first, day: second) : nil
        if let dayFirst, let monthFirst, dayFirst != monthFirst {
            throw TimeError(Phrase("\"\(typed)\" could be \(dayFirst.inWords) or \(monthFirst.inWords): write the month's name"))
        }
        guard let date = dayFirst ?? monthFirst else {
            if second <= 12 { return try date(year: year, month: second, day: first) }
            return try date(year: year, month: first, day: second)
        }
        return date
    }

    private func tooLong(_ month: Phrase, _ days: Int) -> TimeError {
        TimeError(Phrase("\(month) has only \(days) days: \"\(text)\""))
    }
}

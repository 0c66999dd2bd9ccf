import KeepInTouch

/// Time zones as rules, so that a seed means the same on a machine with another time zone database.
enum Zones {
    /// No changes at all; one hour; one hour on other days; half an hour; and one that left out 30 December 2011.
    static let all = [Zone.utc, berlin, newYork, lordHowe, apia]

    private static let berlin = zone("Europe/Berlin", first: 3600) { year in
        [(last(.sunday, year, 3), 3600, 7200), (last(.sunday, year, 10), 3600, 3600)]
    }

    private static let newYork = zone("America/New_York", first: -18_000) { year in
        [(sunday(2, year, 3), 7 * 3600, -14_400), (sunday(1, year, 11), 6 * 3600, -18_000)]
    }

    private static let lordHowe = zone("Australia/Lord_Howe", first: 39_600) { year in
        [(sunday(1, year, 4), -9 * 3600, 37_800), (sunday(1, year, 10), -30_600, 39_600)]
    }

    private static let apia = zone("Pacific/Apia", first: -39_600) { year in
        let west = -11 * 3600
        let east = 13 * 3600
        let standard = year < 2012 ? west : east
        // 3:00 of standard time in spring, 4:00 of summer time in autumn.
        let autumn = (sunday(1, year, 4), 3 * 3600 - standard, standard)
        let spring = (last(.sunday, year, 9), 3 * 3600 - standard, standard + 3600)
        switch year {
        case 2011: return [autumn, spring, (day(2011, 12, 30), 10 * 3600, east + 3600)]
        case 2012...2020: return [autumn, spring]
        case 2010: return [spring]
        case 2021: return [autumn]
        default: return []
        }
    }

    /// From each change on (a day, and seconds of UTC after its start) local time is so far ahead of UTC.
    private static func zone(_ name: String, first: Int, _ changes: (Int) -> [(CivilDate, Int, Int)]) -> Zone {
        let table = (2008...2060).flatMap(changes).map { (Int64($0.dayNumber) * 86_400 + Int64($1), $2) }
        let (moments, offsets) = (table.map(\.0), [first] + table.map(\.1))
        return Zone(identifier: name) { instant in
            var (low, high) = (0, moments.count)
            while low < high {
                let middle = (low + high) / 2
                if moments[middle] <= instant.seconds { low = middle + 1 } else { high = middle }
            }
            return offsets[low]
        }
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day) ?? CivilDate(dayNumber: 0)
    }

    private static func sunday(_ count: Int, _ year: Int, _ month: Int) -> CivilDate {
        (1...7).map { day(year, month, $0 + 7 * (count - 1)) }.first { $0.weekday == .sunday } ?? day(year, month, 1)
    }

    private static func last(_ weekday: Weekday, _ year: Int, _ month: Int) -> CivilDate {
        let end = CivilDate.days(inMonth: month, of: year)
        return (0..<7).map { day(year, month, end - $0) }.first { $0.weekday == weekday } ?? day(year, month, end)
    }
}

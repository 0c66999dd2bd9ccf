import Glibc
import ICalendar
import KeepInTouch
import Testing

extension ICalendarFile {
    /// A file with these lines.
    init(_ lines: [String], lineEnd: String = "\r\n", limits: Limits = Limits()) {
        self.init(Array(lines.map { $0 + lineEnd }.joined().utf8), name: "test.ics", limits: limits)
    }

    /// A calendar of one event with these lines and a UID.
    init(event lines: String...) {
        self.init(["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1"] + lines + ["END:VEVENT", "END:VCALENDAR"])
    }
}

/// The only event of a file with these lines.
func event(_ lines: String...) throws -> CalendarEvent {
    let file = ICalendarFile(
        ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20250107T180000"] + lines + ["END:VEVENT", "END:VCALENDAR"])
    try #require(file.events.count == 1)
    return file.events[0]
}

/// Zones by their rules of today, said without the code under test.
enum TestZone {
    /// Berlin: summer time from the last Sunday of March to that of October, each at 01:00 UTC.
    static let berlin = Zone(identifier: "Europe/Berlin") { instant in
        let year = Zone.utc.date(at: instant).year
        let (start, end) = (sunday(-1, 3, year), sunday(-1, 10, year))
        return start + 3600..<end + 3600 ~= instant.seconds ? 7200 : 3600
    }

    /// New York: summer time from the second Sunday of March to the first of November, each at two o'clock.
    static let newYork = Zone(identifier: "America/New_York") { instant in
        let year = Zone.utc.date(at: instant).year
        let (start, end) = (sunday(2, 3, year), sunday(1, 11, year))
        return start + 7 * 3600..<end + 6 * 3600 ~= instant.seconds ? -4 * 3600 : -5 * 3600
    }

    static let kolkata = Zone(identifier: "Asia/Kolkata") { _ in 19_800 }

    static func named(_ name: String) -> Zone? { [berlin, newYork, kolkata, .utc].first { $0.identifier == name } }

    /// The beginning in UTC of a month's Sunday with this number; -1 is the last.
    private static func sunday(_ number: Int, _ month: Int, _ year: Int) -> Int64 {
        let days = (1...CivilDate.days(inMonth: month, of: year)).compactMap { CivilDate(year: year, month: month, day: $0) }
        let sundays = days.filter { $0.weekday == .sunday }
        return Int64((number < 0 ? sundays[sundays.count + number] : sundays[number - 1]).dayNumber) * 86_400
    }
}

func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text), "\(text) is no day") }

extension ICalendarFile {
    /// The instances of its only series, for a reader in Berlin.
    func instances(_ from: String = "2025-01-01", _ through: String = "2025-12-31") throws -> [EventInstance] {
        try #require(series.count == 1)
        return try series[0].instances(from: try day(from), through: try day(through), local: TestZone.berlin) {
            zone(for: $0, named: TestZone.named)
        }
    }

    /// The days of its instances.
    func days(_ from: String = "2025-01-01", _ through: String = "2025-12-31") throws -> [String] {
        try instances(from, through).map { $0.day.description }
    }

    /// Why its instances aren't known.
    func refusal() throws -> Unsupported? {
        do {
            _ = try instances()
            return nil
        } catch let error as Unsupported {
            return error
        }
    }
}

/// The seed of a run: `VITAMINB_SEED` repeats one, and it stands in every failure.
let testSeed: UInt64 = getenv("VITAMINB_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_261_130

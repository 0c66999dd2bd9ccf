import ICalendar
import KeepInTouch
import Testing

/// Which zone a TZID means.
struct ZoneTests {
    @Test(arguments: [
        ("Europe/Berlin", "Europe/Berlin"), ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin"),
        ("/citadel.org/20210210_1/Europe/Berlin", "Europe/Berlin"),
        ("/mozilla.org/20050126_1/America/New_York", "America/New_York"), ("W. Europe Standard Time", "Europe/Berlin"),
        ("w. europe standard time", "Europe/Berlin"), ("Eastern Standard Time", "America/New_York"),
        ("India Standard Time", "Asia/Kolkata"),
    ])
    func `a zone is known by the names that programs give it`(identifier: String, name: String) {
        // India's has been called both.
        let names = ZoneName.candidates(identifier).map { $0.replacing("Calcutta", with: "Kolkata") }
        #expect(names.contains(name) && names.first { TestZone.named($0) != nil } == name)
    }

    @Test(arguments: ["", "/", "//", "Nowhere", String(repeating: "x", count: 256)]) func `a name that nobody knows is none`(
        identifier: String
    ) {
        #expect(!ZoneName.candidates(identifier).contains { TestZone.named($0) != nil })
    }

    /// A calendar with a zone of the file's own.
    private static func file(_ zone: [String]) -> ICalendarFile {
        ICalendarFile(["BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "TZID:Customized Time Zone"] + zone + ["END:VTIMEZONE", "END:VCALENDAR"])
    }

    private static let berlin = [
        "BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT",
    ]

    @Test func `a zone that Outlook describes is evaluated`() throws {
        let zone = try #require(Self.file(Self.berlin).zone(for: "Customized Time Zone") { _ in nil })
        for seconds in stride(from: Int64(1_000_000_000), to: 4_000_000_000, by: 100_000) {
            let instant = Instant(seconds: seconds)
            #expect(zone.secondsFromUTC(at: instant) == TestZone.berlin.secondsFromUTC(at: instant))
        }
    }

    @Test func `a zone that is known is better than one that the file describes`() throws {
        let file = ICalendarFile(["BEGIN:VTIMEZONE", "TZID:Europe/Berlin"] + Self.berlin + ["END:VTIMEZONE"])
        #expect(file.zone(for: "Europe/Berlin") { _ in .utc }?.identifier == "UTC")
        #expect(file.zone(for: "Europe/Berlin") { _ in nil }?.identifier == "Europe/Berlin")
    }

    @Test func `a zone without changes, with lists of them and with an end is evaluated`() throws {
        let fixed = ["BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530", "END:STANDARD"]
        let zone = try #require(Self.file(fixed).zone(for: "Customized Time Zone") { _ in nil })
        #expect(
            zone.secondsFromUTC(at: Instant(seconds: -1)) == 19_800 && zone.secondsFromUTC(at: Instant(seconds: 2_000_000_000)) == 19_800)
        let listed = try #require(
            Self.file([
                "BEGIN:DAYLIGHT", "DTSTART:20200329T020000", "RDATE:20210328T020000", "TZOFFSETFROM:-0330", "TZOFFSETTO:-0230",
                "END:DAYLIGHT",
                "BEGIN:STANDARD", "DTSTART:20201025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20211031T053000Z",
                "TZOFFSETFROM:-0230", "TZOFFSETTO:-0330", "END:STANDARD",
            ]).zone(for: "Customized Time Zone") { _ in nil })
        func offset(_ text: String) throws -> Int {
            let time = try #require(CalendarTime(text, zone: nil)).moment
            return listed.secondsFromUTC(at: Zone.utc.instant(of: time.date, at: time.time)) / 60
        }
        #expect(try offset("20200101T000000Z") == -210 && offset("20200601T000000Z") == -150 && offset("20210101T000000Z") == -210)
        #expect(try offset("20210601T000000Z") == -150 && offset("20211031T052959Z") == -150 && offset("20211031T053000Z") == -210)
        #expect(try offset("20230601T000000Z") == -210)
    }

    @Test(arguments: [
        ["BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETTO:+0100", "END:STANDARD"],
        ["BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+2500", "TZOFFSETTO:+0100", "END:STANDARD"],
        ["BEGIN:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100", "END:STANDARD"],
        ["BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100", "RRULE:FREQ=HOURLY", "END:STANDARD"],
        ["BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100", "RRULE:?", "END:STANDARD"], [],
    ])
    func `a zone that isn't whole is not known`(lines: [String]) {
        #expect(Self.file(lines).zone(for: "Customized Time Zone") { _ in nil } == nil)
    }
}

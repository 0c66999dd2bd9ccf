import ICalendar
import KeepInTouch
import Testing

/// When an event and its instances take place, in the shapes that programs write.
struct SeriesTests {
    @Test func `one event is one instance, with its own day and its end`() throws {
        let file = ICalendarFile(event: "DTSTART;TZID=America/New_York:20250903T200000", "DTEND;TZID=America/New_York:20250903T210000")
        let found = try file.instances()
        #expect(found.map(\.day.description) == ["2025-09-03"] && found[0].original.description == "20250903T200000")
        #expect(found[0].start == Instant(seconds: 1_756_944_000) && found[0].end == found[0].start.adding(seconds: 3600))
        #expect(try file.days("2025-09-04") == [] && file.days("2025-01-01", "2025-09-02") == [])
    }

    @Test func `the day of what is written in UTC is the reader's`() throws {
        #expect(try ICalendarFile(event: "DTSTART:20250910T223000Z").days() == ["2025-09-11"])
        #expect(try ICalendarFile(event: "DTSTART:20250910T223000Z").days("2025-09-10", "2025-09-10") == [])
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20250816", "DTEND;VALUE=DATE:20250818", 2 * 86_400), ("DTSTART;VALUE=DATE:20250816", "SUMMARY:", 86_400),
        ("DTSTART;VALUE=DATE:20250816", "DTEND;VALUE=DATE:20250816", 86_400),
        ("DTSTART;VALUE=DATE:20250329", "DURATION:P2D", 2 * 86_400 - 3600),
        ("DTSTART:20250816T100000", "SUMMARY:", 0), ("DTSTART:20250816T100000", "DTEND:20250816T090000", 0),
        ("DTSTART:20250816T100000", "DURATION:PT90M", 5400), ("DTSTART;TZID=Europe/Berlin:20250329T120000", "DURATION:P1D", 82_800),
        ("DTSTART;TZID=Europe/Berlin:20250329T120000", "DURATION:PT24H", 86_400),
        ("DTSTART;TZID=Europe/Berlin:20251231T220000", "DTEND:20260101T020000Z", 5 * 3600),
    ])
    func `an event is as long as it says`(start: String, end: String, seconds: Int) throws {
        let found = try ICalendarFile(event: start, end).instances()
        #expect(found.count == 1 && found[0].end.seconds - found[0].start.seconds == Int64(seconds))
    }

    @Test func `a time that the clocks skip is an hour later`() throws {
        let found = try ICalendarFile(event: "DTSTART;TZID=Europe/Berlin:20250330T023000").instances()
        #expect(found.map(\.start) == [Instant(seconds: 1_743_298_200)], "03:30 in summer time")
    }

    static let running = [
        "BEGIN:VEVENT", "UID:run", "DTSTART;TZID=Europe/Berlin:20250107T180000", "DTEND;TZID=Europe/Berlin:20250107T190000",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "EXDATE;TZID=Europe/Berlin:20250401T180000", "EXDATE;TZID=Europe/Berlin:20250902T180000",
        "END:VEVENT",
    ]

    @Test func `changed, cancelled and excluded instances are told from the others`() throws {
        func change(_ id: String, _ lines: String...) -> [String] { ["BEGIN:VEVENT", "UID:run", id] + lines + ["END:VEVENT"] }
        let file = ICalendarFile(
            Self.running
                + change("RECURRENCE-ID;TZID=Europe/Berlin:20250218T180000", "DTSTART;TZID=Europe/Berlin:20250219T180000")
                + change("RECURRENCE-ID:20250513T160000Z", "DTSTART;TZID=Europe/Berlin:20250513T180000", "STATUS:CANCELLED")
                + change("RECURRENCE-ID;VALUE=DATE:20250624", "DTSTART;TZID=Europe/Berlin:20250624T200000"))
        let found = try file.instances()
        #expect(found.count == 24 && found.count { $0.event.isCancelled } == 1)
        #expect(!found.contains { $0.day.description == "2025-02-18" || $0.day.description == "2025-04-01" })
        let moved = try #require(found.first { $0.day.description == "2025-02-19" })
        #expect(moved.original.description == "20250218T180000" && moved.original.form == .zoned("Europe/Berlin"))
        #expect(found.filter { $0.day.description == "2025-05-13" }.map(\.original.description) == ["20250513T180000"])
        #expect(found.filter { $0.day.description == "2025-06-24" }.map(\.start) == [Instant(seconds: 1_750_788_000)])
        #expect(found.filter { $0.day.description == "2025-06-24" }.map(\.original.description) == ["20250624T180000"])
        #expect(Set(found.map { Int($0.end.seconds - $0.start.seconds) }) == [3600, 0])
        #expect(found == found.sorted { $0.start < $1.start } && !found.contains(where: \.isDisputed))
        #expect(try file.days("2025-02-18", "2025-02-19") == ["2025-02-19"], "an instance belongs to the day to which it was moved")
    }

    @Test func `of several descriptions of an instance the newest counts`() throws {
        func change(_ hour: Int, _ lines: String...) -> [String] {
            [
                "BEGIN:VEVENT", "UID:run", "RECURRENCE-ID;TZID=Europe/Berlin:20250218T180000",
                "DTSTART;TZID=Europe/Berlin:20250218T\(hour)0000",
            ]
                + lines + ["END:VEVENT"]
        }
        let (older, newer) = (change(11, "SEQUENCE:1", "DTSTAMP:20250109T000000Z"), change(12, "SEQUENCE:2", "DTSTAMP:20250101T000000Z"))
        let newest = change(13, "SEQUENCE:2", "DTSTAMP:20250102T000000Z")
        for order in [[older, newer, newest], [newest, newer, older], [newer, newest, older]] {
            let found = try ICalendarFile(Self.running + order.joined()).instances("2025-02-18", "2025-02-18")
            #expect(found.map(\.event.start.description) == ["20250218T130000"])
        }
    }

    @Test func `an invitation to one instance stands for itself`() throws {
        let file = ICalendarFile(event: "RECURRENCE-ID:20250218T170000Z", "DTSTART:20250219T170000Z")
        let found = try file.instances()
        #expect(found.map(\.day.description) == ["2025-02-19"] && found[0].original.description == "20250218T170000Z")
    }

    @Test func `an EXDATE in UTC means an instance in a zone`() throws {
        let file = ICalendarFile(
            event: "DTSTART;TZID=Europe/Berlin:20250131T200000", "RRULE:FREQ=MONTHLY;BYDAY=-1FR", "EXDATE:20251226T190000Z,20250425T180000Z"
        )
        #expect(
            try file.days()
                == ["01-31", "02-28", "03-28", "05-30", "06-27", "07-25", "08-29", "09-26", "10-31", "11-28"].map { "2025-" + $0 })
    }

    @Test func `an EXDATE without a time means the whole day`() throws {
        let file = ICalendarFile(event: "DTSTART:20250101T080000", "RRULE:FREQ=DAILY;COUNT=3;BYHOUR=8,20", "EXDATE;VALUE=DATE:20250101")
        #expect(try file.instances().map(\.original.description) == ["20250102T080000"])
    }

    @Test func `Outlook's zone is known by its name`() throws {
        let file = ICalendarFile(
            event: "DTSTART;TZID=W. Europe Standard Time:20250102T090000", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2;COUNT=12")
        let days = ["01-02", "02-04", "03-04", "04-02", "05-02", "06-03", "07-02", "08-04", "09-02", "10-02", "11-04", "12-02"]
        #expect(try file.days() == days.map { "2025-" + $0 })
    }

    @Test func `an UNTIL in UTC is compared in the series' zone`() throws {
        let rule = "RRULE:FREQ=WEEKLY;INTERVAL=4;BYDAY=TH;UNTIL="
        let start = "DTSTART;TZID=America/New_York:20250206T170000"
        #expect(try ICalendarFile(event: start, rule + "20250626T210000Z").days().last == "2025-06-26")
        #expect(try ICalendarFile(event: start, rule + "20250626T205959Z").days().last == "2025-05-29")
    }

    @Test func `an UNTIL without a time is disputed on its day, but not for whole days`() throws {
        let timed = try ICalendarFile(event: "DTSTART:20250101T080000", "RRULE:FREQ=DAILY;UNTIL=20250103").instances()
        #expect(timed.map(\.isDisputed) == [false, false, true])
        let whole = try ICalendarFile(event: "DTSTART;VALUE=DATE:20250101", "RRULE:FREQ=DAILY;UNTIL=20250103").instances()
        #expect(whole.map(\.isDisputed) == [false, false, false])
    }

    @Test func `RDATE adds days, times and periods, each once`() throws {
        let file = ICalendarFile(
            event: "DTSTART;TZID=Europe/Berlin:20251006T170000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2",
            "RDATE;TZID=Europe/Berlin:20251023T170000,20251013T170000",
            "RDATE;VALUE=PERIOD:20251101T100000Z/PT3H,20251102T100000Z/20251102T120000Z")
        let found = try file.instances()
        #expect(found.map(\.day.description) == ["10-06", "10-13", "10-23", "11-01", "11-02"].map { "2025-" + $0 })
        #expect(found.map { ($0.end.seconds - $0.start.seconds) / 3600 } == [1, 1, 1, 3, 2])
        #expect(found[3].original.description == "20251101T110000", "as planned on the series' clock")
    }

    @Test func `a first day that the rule doesn't name is disputed, and refused where it would be counted`() throws {
        let start = "DTSTART:20250101T080000"
        let found = try ICalendarFile(event: start, "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20250112T000000").instances()
        #expect(
            found.map(\.day.description) == ["2025-01-01", "2025-01-03", "2025-01-10"] && found.map(\.isDisputed) == [true, false, false])
        #expect(try ICalendarFile(event: start, "RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2").refusal() == .otherFirstDay)
        #expect(try ICalendarFile(event: start, "RRULE:FREQ=WEEKLY;BYDAY=FR;INTERVAL=2").refusal() == .otherFirstDay)
    }

    @Test func `a birthday of long ago is this year's`() throws {
        let file = ICalendarFile(event: "DTSTART;VALUE=DATE:19000303", "RRULE:FREQ=YEARLY", "TRANSP:TRANSPARENT")
        #expect(try file.days() == ["2025-03-03"] && file.events[0].isYearly && file.events[0].isWholeDay)
    }

    @Test func `what can't be known is refused with its reason`() throws {
        let start = "DTSTART:20250101T080000"
        #expect(try ICalendarFile(event: "DTSTART;TZID=Nowhere:20250101T080000").refusal() == .unknownZone("Nowhere"))
        #expect(try ICalendarFile(event: start, "RRULE:FREQ=HOURLY").refusal() == .frequency("HOURLY"))
        #expect(try ICalendarFile(event: start, "EXRULE:FREQ=DAILY").refusal() == .exceptionRule)
        #expect(try ICalendarFile(event: start, "RRULE:FREQ=SOMETIMES").refusal() == .damaged)
        #expect(try ICalendarFile(event: start, "EXDATE:soon").refusal() == .damaged)
        #expect(try ICalendarFile(event: start, "RDATE:20250101T080000/").refusal() == .damaged)
        let later = [
            "BEGIN:VEVENT", "UID:run", "RECURRENCE-ID;RANGE=THISANDFUTURE:20250218T170000Z", "DTSTART:20250218T180000Z", "END:VEVENT",
        ]
        #expect(try ICalendarFile(Self.running + later).refusal() == .thisAndFuture)
        #expect(try ICalendarFile(Self.running + ["BEGIN:VEVENT", "UID:run", "DTSTART:?", "END:VEVENT"]).refusal() == .damaged)
    }

    @Test func `events without a UID belong to nobody else`() {
        let file = ICalendarFile(["BEGIN:VEVENT", "DTSTART:20250101", "END:VEVENT", "BEGIN:VEVENT", "DTSTART:20250102", "END:VEVENT"])
        #expect(file.series.count == 2)
    }
}

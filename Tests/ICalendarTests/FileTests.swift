import ICalendar
import KeepInTouch
import Testing

/// What is read of a calendar's file.
struct FileTests {
    @Test(arguments: ["\r\n", "\n"], ["", "\u{FEFF}"]) func `folds, quotes and escapes are undone`(lineEnd: String, mark: String) throws {
        let file = ICalendarFile(
            [
                mark + "BEGIN:VCALENDAR", "METHOD:Request", "BEGIN:vevent", "UID:a", " b", "DTSTART;TZID=\"Europe/Berlin\":20250107T1800",
                "\t00",
                "SUMMARY:Tee\\, Kuchen\\nund Ada", "ATTENDEE;CN=\"Lovelace; Ada: ^'Countess^'\";PARTSTAT=accep",
                " ted:MAILTO:Ada@Example.org",
                "END:VEVENT", "END:VCALENDAR",
            ], lineEnd: lineEnd)
        #expect(file.problems == [] && file.events.count == 1)
        let event = try #require(file.events.first)
        #expect(event.uid == "ab" && event.start.form == .zoned("Europe/Berlin") && event.start.description == "20250107T180000")
        #expect(event.summary == "Tee, Kuchen\nund Ada" && event.method == "REQUEST")
        #expect(event.attendees.first?.addresses == ["Ada@Example.org"] && event.attendees.first?.answer == .accepted)
    }

    @Test func `several calendars and components are read, and to-dos, journals and alarms aren't`() {
        let alarm = ["BEGIN:VALARM", "UID:alarm", "DTSTART:20000101", "ATTENDEE:mailto:x@example.org", "END:VALARM"]
        let file = ICalendarFile(
            ["BEGIN:VCALENDAR", "METHOD:CANCEL", "BEGIN:VEVENT", "UID:1", "DTSTART:20250101"] + alarm + [
                "END:VEVENT", "BEGIN:VTODO", "UID:2",
            ]
                + alarm + ["END:VTODO", "BEGIN:VJOURNAL", "UID:3", "DTSTART:20250101", "END:VJOURNAL", "END:VCALENDAR", "BEGIN:VCALENDAR"]
                + ["BEGIN:VEVENT", "UID:4", "DTSTART:20250102", "END:VEVENT", "END:VCALENDAR"])
        #expect(file.problems == [] && file.events.map(\.uid) == ["1", "4"] && file.events.map(\.line) == [3, 26])
        #expect(file.events.map(\.isCancelled) == [true, false] && file.events[0].attendees == [])
    }

    @Test func `a component without a calendar is read, as Evolution keeps it`() {
        let file = ICalendarFile(["BEGIN:VEVENT", "UID:1", "DTSTART:20250107T180000Z", "END:VEVENT"])
        #expect(file.problems == [] && file.events.map(\.start.form) == [.utc])
    }

    @Test func `an event that is cut off is none, and a problem says where`() {
        let cut = ICalendarFile(["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:cut", "DTSTART:2025"])
        #expect(cut.events == [])
        #expect(cut.problems.map(\.description).contains("test.ics:5: expected END:VEVENT of the component in line 2"))
        let next = ICalendarFile([
            "BEGIN:VEVENT", "UID:1", "DTSTART:20250101", "BEGIN:VALARM", "BEGIN:VEVENT", "UID:2", "DTSTART:20250101", "END:VEVENT",
        ])
        #expect(next.events.map(\.uid) == ["2"] && next.problems.map(\.line) == [5])
        let open = ICalendarFile([
            "BEGIN:VEVENT", "UID:1", "DTSTART:20250101", "BEGIN:VALARM", "END:VEVENT", "STATUS:CANCELLED", "END:VCALENDAR",
        ])
        #expect(open.events == [] && open.problems.map(\.line) == [5])
    }

    @Test func `what isn't a calendar has a problem, and an empty file none`() {
        #expect(ICalendarFile(["#0E61B9"]).problems.map(\.expected) == ["BEGIN:VCALENDAR"])
        #expect(ICalendarFile([]).problems == [])
        #expect(ICalendarFile(["BEGIN:VCARD", "FN:Ada", "END:VCARD"]).events == [])
    }

    @Test func `an event without a start is none`() {
        let file = ICalendarFile(event: "SUMMARY:?")
        #expect(file.events == [] && file.problems.map(\.description) == ["test.ics:3: expected DTSTART in this event"])
    }

    @Test func `addresses are those of mailto and of EMAIL`() throws {
        let event = try event(
            "ORGANIZER;CN=Max:mailto:max@example.org", "ATTENDEE;CN=Karin;CUTYPE=INDIVIDUAL;EMAIL=karin@example.org:/aMTAyNDU2/principal/",
            "ATTENDEE;EMAIL=b@example.org:mailto:a@example.org", "ATTENDEE:invalid:nomail",
            "ATTENDEE;EMAIL=c@example.org:MAILTO:c@example.org",
            "ATTENDEE;CUTYPE=ROOM;ROLE=NON-PARTICIPANT;PARTSTAT=DECLINED:mailto:room@example.org",
            "ATTENDEE;CUTYPE=X-DOG;PARTSTAT=X-WOOF:mailto:d@e.f")
        #expect(event.organizer?.addresses == ["max@example.org"])
        #expect(
            event.attendees.map(\.addresses) == [
                ["karin@example.org"], ["a@example.org", "b@example.org"], [], ["c@example.org"], ["room@example.org"], ["d@e.f"],
            ])
        #expect(event.attendees.map(\.answer) == [.needsAction, .needsAction, .needsAction, .needsAction, .declined, .other])
        #expect(event.attendees.map(\.kind) == [.individual, .individual, .individual, .individual, .room, .unknown])
        #expect(event.attendees[4].role == .none && event.attendees[0].role == .required)
    }

    @Test(arguments: [
        ("LOCATION:Café Einstein\\, Berlin", true, false), ("LOCATION:https://meet.example.org/x", false, true),
        ("LOCATION: ", false, false),
        ("LOCATION:Microsoft Teams-Besprechung", false, true), ("LOCATION:tel:+4930123", false, true),
        ("CONFERENCE;VALUE=URI:https://x.y", false, true),
        ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc", false, true),
        ("X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l", false, true),
        ("CONFERENCE:", false, false),
    ])
    func `a place is told from a link`(line: String, hasPlace: Bool, hasLink: Bool) throws {
        let event = try event(line)
        #expect(event.hasPlace == hasPlace && event.hasLink == hasLink)
    }

    @Test func `states are read in any case`() throws {
        let event = try event("STATUS:cancelled", "TRANSP:Transparent", "SEQUENCE:7", "DTSTAMP:20250101T000000Z", "DURATION:P1DT2H")
        #expect(event.status == .cancelled && event.isTransparent && event.sequence == 7 && event.stamp?.form == .utc)
        #expect(event.end == .lasting(CalendarDuration(days: 1, seconds: 7200)))
        #expect(!event.isWholeDay && !event.isRepeated && event.recurrenceID == nil)
    }

    @Test(arguments: [
        ("P15DT5H0M20S", 15, 18_020), ("P7W", 49, 0), ("+PT30M", 0, 1800), ("-PT15M", 0, 0), ("pt1h", 0, 3600), ("P", nil, 0),
        ("PT5", nil, 0),
        ("P1H", nil, 0), ("PT1D", nil, 0), ("", nil, 0), ("P99999999D", nil, 0), ("PT9999999H", nil, 0), ("P1D2", nil, 0),
    ])
    func `a duration is read`(text: String, days: Int?, seconds: Int) {
        let duration = CalendarDuration(text)
        if let days {
            #expect(duration == CalendarDuration(days: days, seconds: seconds))
        } else if text != "PT9999999H" {
            #expect(duration == nil)
        }
    }

    @Test(arguments: [
        "2025010", "202501071", "20250230", "00000101", "20250107T", "20250107T250000", "20250107T1800", "20250107T180000+01", "２０２５０１０７",
        "20250107 180000",
    ])
    func `what is no time is refused`(text: String) {
        #expect(CalendarTime(text, zone: nil) == nil)
    }
}

import ICalendar
import KeepInTouch
import TestSupport
import Testing

/// No bytes make the reader trap, hang or grow without bound.
struct HostileTests {
    private static let good = [
        "BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VTIMEZONE", "TZID:Here", "BEGIN:STANDARD", "DTSTART:16010101T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "UID:1",
        "DTSTAMP:20250101T080000Z", "DTSTART;TZID=Here:20250107T180000", "DTEND;TZID=Here:20250107T190000", "SUMMARY:Dinner with Ada",
        "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=TU,-1FR;BYSETPOS=1,-1;WKST=SU;UNTIL=20301231T000000Z", "EXDATE;TZID=Here:20250304T180000",
        "RDATE;VALUE=PERIOD:20250401T100000Z/PT1H,20250402T100000Z/20250402T110000Z",
        "ATTENDEE;CN=\"Ada\";PARTSTAT=ACCEPTED:mailto:ada@example.org",
        "END:VEVENT", "BEGIN:VEVENT", "UID:1", "RECURRENCE-ID:20250506T160000Z", "DTSTART;VALUE=DATE:20250507", "DURATION:P1DT2H",
        "END:VEVENT",
        "BEGIN:VEVENT", "UID:2", "DTSTART;VALUE=DATE:19000303", "RRULE:FREQ=YEARLY;COUNT=500", "END:VEVENT", "END:VCALENDAR",
    ]

    /// Reads everything that can be read of some bytes.
    private static func readAll(_ bytes: [UInt8]) {
        let file = ICalendarFile(bytes, name: "hostile.ics")
        for series in file.series {
            let from = CivilDate(dayNumber: 20_000)
            _ = try? series.instances(from: from, through: from.adding(days: 400), local: TestZone.kolkata) {
                file.zone(for: $0) { _ in nil }
            }
            _ = try? series.instances(from: CivilDate.range.lowerBound, through: from, local: .utc) { _ in .utc }
            _ = try? series.instances(from: CivilDate.range.upperBound, through: CivilDate.range.upperBound, local: .utc) { _ in .utc }
        }
    }

    @Test(.timeLimit(.minutes(2))) func `random bytes and mutated calendars are read`() {
        var dice = SplitMix64(seed: testSeed)
        let words =
            Self.good.flatMap { $0.split { ":;=,".contains($0) } }.map { Array($0.utf8) }
            + ["99999999", "-", "+", "T", "Z"].map { Array($0.utf8) }
        for round in 0..<200 {
            var bytes = Array(Self.good.joined(separator: "\r\n").utf8)
            if round % 10 == 0 { bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &dice) } }
            for _ in 0..<Int.random(in: 1...8, using: &dice) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &dice)
                let end = min(place + Int.random(in: 0...12, using: &dice), bytes.count)
                switch dice.pick([0, 1, 2, 3]) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
                case 1: bytes.removeSubrange(place..<end)
                case 2: bytes.insert(contentsOf: dice.pick(words), at: place)
                default: bytes.replaceSubrange(place..<end, with: dice.pick(words))
                }
            }
            Self.readAll(bytes)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `numbers at the edge of everything are survived`() {
        for date in ["00010101", "00010101T000000Z", "99991231", "99991231T235959"] {
            for rule in [
                "FREQ=DAILY", "FREQ=YEARLY;INTERVAL=999999999", "FREQ=WEEKLY;COUNT=999999999",
                "FREQ=MONTHLY;BYMONTHDAY=-31;UNTIL=99991231T235959Z",
            ] {
                let end = ["DURATION:P9999999DT9999999S", "DTEND:00010101T000000Z", "DTEND:99991231T235959Z"]
                for end in end {
                    let lines = ["UID:1", "SEQUENCE:99999999999999999999", "DTSTART:\(date)", end, "RRULE:\(rule)", "RDATE:\(date)"]
                    Self.readAll(Array((["BEGIN:VEVENT"] + lines + ["END:VEVENT"]).joined(separator: "\n").utf8))
                }
            }
        }
    }

    @Test func `what exceeds a bound is left out, and a problem names the line`() {
        var limits = ICalendarFile.Limits()
        (limits.file, limits.lines, limits.events, limits.problems) = (4000, 10, 2, 3)
        #expect(
            ICalendarFile(Array(repeating: "X:1", count: 1000), limits: limits).problems.map(\.expected) == ["a file of at most 4000 bytes"]
        )
        let long = ["BEGIN:VEVENT", "UID:1", "DTSTART:20250101"] + Array(repeating: "X:1", count: 20) + ["END:VEVENT"]
        let file = ICalendarFile(["BEGIN:VCALENDAR"] + long, limits: limits)
        #expect(file.events == [] && file.problems.map(\.description) == ["test.ics:2: expected a component of at most 10 lines"])
        let many = (1...5).flatMap { ["BEGIN:VEVENT", "UID:\($0)", "DTSTART:20250101", "END:VEVENT"] }
        let full = ICalendarFile(many, limits: limits)
        #expect(full.events.count == 2 && full.problems.map(\.description) == ["test.ics:9: expected at most 2 events in a file"])
        let broken = ICalendarFile((1...5).flatMap { ["BEGIN:VEVENT", "UID:\($0)", "END:VEVENT"] }, limits: limits)
        #expect(broken.problems.count == 3 && broken.problems[2].expected.hasPrefix("at most 3 problems"))
    }

    @Test func `attendees, times and identifiers have bounds`() throws {
        let people = (0..<1200).map { "ATTENDEE:mailto:a\($0)@example.org" }
        let crowd = ICalendarFile(["BEGIN:VEVENT", "UID:1", "DTSTART:20250101"] + people + ["END:VEVENT"])
        #expect(crowd.events.map(\.attendees.count) == [1000] && crowd.problems.map(\.line) == [1004])
        let times = "EXDATE:" + Array(repeating: "20250101T000000", count: 10_001).joined(separator: ",")
        #expect(try ICalendarFile(event: "DTSTART:20250101T000000", times).refusal() == .damaged)
        let uid = String(repeating: "x", count: 513)
        #expect(ICalendarFile(["BEGIN:VEVENT", "UID:\(uid)", "DTSTART:20250101", "END:VEVENT"]).events == [])
        let event = try event("SUMMARY:" + String(repeating: "e\u{301}", count: 5000))
        #expect(event.summary.unicodeScalars.count == 1000)
    }

    @Test(.timeLimit(.minutes(1))) func `half a megabyte of one kind of line are read in time`() {
        for line in ["BEGIN:X\n", "END:X\n", "BEGIN:VEVENT\n", "A;B=C;D:E\n", "BEGIN:VTIMEZONE\nBEGIN:STANDARD\n", "\n ", "A;", "\""] {
            let head = Array("BEGIN:VEVENT\nUID:1\nDTSTART:20250101\n".utf8)
            let bytes = head + Array(repeatElement(Array(line.utf8), count: (1 << 19) / line.utf8.count).joined())
            _ = ICalendarFile(bytes, name: "big.ics")
        }
    }
}

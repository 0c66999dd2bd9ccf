import Foundation
import KeepInTouch
import SQLite
import TestSupport
import Testing

@testable import Observer

/// What a look through calendars finds on Monday, 1 December 2025, at 11 o'clock in Berlin.
struct CalendarObservationTests {
    private let folder = TemporaryFolder()

    init() throws { _ = try folder.folder("calendars") }

    /// Ada accepted an event of the user's: one component, with these lines.
    private static func event(_ uid: String, _ lines: String...) -> [String] {
        ["BEGIN:VEVENT", "UID:\(uid)"] + lines + [
            "ORGANIZER:mailto:me@x.test", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@x.test", "END:VEVENT",
        ]
    }

    private func write(_ components: [String]..., to name: String) throws {
        let lines = ["BEGIN:VCALENDAR", "VERSION:2.0"] + components.flatMap(\.self) + ["END:VCALENDAR", ""]
        try folder.write(lines.joined(separator: "\r\n"), to: "calendars/" + name)
    }

    private func look() throws -> Collected {
        let output = Collected()
        let observation = try Observation(
            for: MailHome.owners(), since: MailHome.since, now: MailHome.now, memory: Memory(folder: nil))
        let places = [CalendarPlace.path(folder.path + "/calendars"), .database(folder.path + "/cache.db")]
        let summary = try observation.calendars(places.filter { access($0.path, F_OK) == 0 }, zone: .berlin, to: output)
        #expect(summary.problems.isEmpty)
        return output
    }

    /// "walk.ics" of each that is not over yet.
    private func notOver() throws -> [String] {
        try look().passed.filter { $0.reason == .notOver }.compactMap { $0.file.split(separator: "/").last.map(String.init) }.sorted()
    }

    @Test func `an event of the next weeks is named as not over yet, and one of next year isn't`() throws {
        try write(Self.event("concert", "DTSTART:20251206T190000Z", "DTEND:20251206T210000Z"), to: "concert.ics")
        try write(Self.event("walk", "DTSTART:20251201T093000Z", "DTEND:20251201T120000Z"), to: "walk.ics")
        try write(Self.event("wedding", "DTSTART:20260601T100000Z", "DTEND:20260601T180000Z"), to: "wedding.ics")
        #expect(try notOver() == ["concert.ics", "walk.ics"])
        #expect(try look().sightings.isEmpty)
    }

    @Test func `of a series the next instance is named, and what is cancelled next week is not said to be to come`() throws {
        try write(
            Self.event("choir", "DTSTART;TZID=Europe/Berlin:20251117T190000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"),
            Self.event(
                "choir", "RECURRENCE-ID;TZID=Europe/Berlin:20251201T190000", "DTSTART;TZID=Europe/Berlin:20251201T190000",
                "DURATION:PT1H", "STATUS:CANCELLED"),
            to: "choir.ics")
        #expect(try notOver() == ["choir.ics#20251208T190000"])
        #expect(try look().sightings.map(\.noticing.day.description) == ["2025-11-17", "2025-11-24"])
    }

    @Test func `a copy of an event in UTC, with a zone or with none is the same event`() throws {
        try write(Self.event("tea", "DTSTART:20251104T150000Z", "DTEND:20251104T160000Z"), to: "mail.ics")
        try write(
            Self.event("tea", "DTSTART;TZID=Europe/Berlin:20251104T160000", "DTEND;TZID=Europe/Berlin:20251104T170000"), to: "server.ics")
        try write(Self.event("tea", "DTSTART:20251104T160000", "DTEND:20251104T170000"), to: "telephone.ics")
        try write(Self.event("walk", "DTSTART:20251104T180000Z", "DTEND:20251104T190000Z"), to: "walk.ics")
        let instances = try look().sightings.map(\.noticing.instance)
        #expect(instances.count == 4 && Set(instances).count == 2)
    }

    @Test func `a zone that no system has is known from Evolution's table of them`() throws {
        let event = Self.event("tea", "DTSTART;TZID=Customized Time Zone:20251104T210000", "DURATION:PT1H").joined(separator: "\r\n")
        let zone = """
            BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n\
            TZOFFSETFROM:+0545\r\nTZOFFSETTO:+0545\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n
            """
        do {
            let database = try Database(path: folder.path + "/cache.db", create: true)
            try database.run(
                """
                CREATE TABLE ECacheObjects (ECacheUID TEXT PRIMARY KEY, ECacheREV TEXT, ECacheOBJ TEXT, ECacheState INTEGER);
                CREATE TABLE timezones (tzid TEXT PRIMARY KEY, zone TEXT, refs INTEGER);
                INSERT INTO ECacheObjects VALUES ('tea', '1', '\(event)', 0);
                INSERT INTO timezones VALUES ('Customized Time Zone', '\(zone)', 1)
                """)
        }
        try write(Self.event("tea", "DTSTART:20251104T151500Z", "DTEND:20251104T161500Z"), to: "mail.ics")
        let instances = try look().sightings.map(\.noticing.instance)
        #expect(instances.count == 2 && Set(instances).count == 1)
    }

    @Test func `the same holds for an instance of a series, planned for the same hour in summer and winter`() throws {
        let rule = "RRULE:FREQ=WEEKLY;COUNT=3"
        try write(Self.event("choir", "DTSTART;TZID=Europe/Berlin:20251013T190000", "DURATION:PT1H", rule), to: "server.ics")
        try write(
            Self.event("choir", "RECURRENCE-ID:20251020T170000Z", "DTSTART:20251022T170000Z", "DURATION:PT1H"),
            Self.event("choir", "RECURRENCE-ID:20251027T180000Z", "DTSTART:20251027T180000Z", "DURATION:PT1H"), to: "mail.ics")
        let sightings = try look().sightings
        #expect(sightings.count == 5)
        #expect(Set(sightings.map(\.noticing.instance)).count == 3)
        #expect(Set(sightings.map(\.noticing.day.description)) == ["2025-10-13", "2025-10-20", "2025-10-22", "2025-10-27"])
    }

    @Test func `an event that is moved stays the same, and the days of a series are different ones`() throws {
        try write(Self.event("lunch", "DTSTART:20251104T110000Z", "DURATION:PT1H"), to: "lunch.ics")
        let before = try look().sightings.map(\.noticing.instance)
        try write(Self.event("lunch", "DTSTART:20251112T120000Z", "DURATION:PT1H"), to: "lunch.ics")
        #expect(try look().sightings.map(\.noticing.instance) == before)
        try write(Self.event("trip", "DTSTART;VALUE=DATE:20251105", "RRULE:FREQ=DAILY;COUNT=3"), to: "lunch.ics")
        #expect(Set(try look().sightings.map(\.noticing.instance)).count == 3)
    }

    @Test func `a series that is moved to another hour is the same, and events without a UID are several`() throws {
        let rule = "RRULE:FREQ=WEEKLY;COUNT=3"
        try write(Self.event("choir", "DTSTART;TZID=Europe/Berlin:20251013T180000", "DURATION:PT1H", rule), to: "choir.ics")
        let before = try look().sightings.map(\.noticing.instance)
        try write(Self.event("choir", "DTSTART;TZID=Europe/Berlin:20251013T190000", "DURATION:PT1H", rule), to: "choir.ics")
        #expect(try look().sightings.map(\.noticing.instance) == before && before.count == 3)
        func nameless(_ day: Int) -> [String] { Self.event("", "DTSTART:202511\(day)T100000Z", "DURATION:PT1H").filter { $0 != "UID:" } }
        try write(nameless(11), nameless(12), to: "choir.ics")
        let found = try look().sightings
        #expect(found.count == 2 && found.allSatisfy { $0.noticing.instance == nil })
    }
}

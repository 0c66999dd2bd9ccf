import Foundation
import ICalendar
import KeepInTouch
import TestSupport
import Testing
import VCard

/// Tasks, read and edited without touching what is somebody else's.
struct TaskFileTests {
    private func file(_ lines: [String], lineEnd: String = "\r\n") -> [UInt8] { Array(lines.map { $0 + lineEnd }.joined().utf8) }

    private static let lines = [
        "BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "TZID:Berlin", "BEGIN:STANDARD", "DTSTART:19961027T030000", "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VTODO", "BEGIN:VALARM", "UID:of-the-alarm", "DUE:20200101",
        "DESCRIPTION:Alarm", "END:VALARM", "UID:1", "SUMMARY:A very long summary that is folded by who", " ever has written it\\, twice",
        "DUE;TZID=Berlin:20261203T180000", "X-ODD;P=\"a:b;c\":kept", "nonsense", "", "END:VTODO", "END:VCALENDAR",
    ]

    @Test(arguments: ["\r\n", "\n"]) func `the task's own lines are read, and not those of its alarms and zones`(lineEnd: String) throws {
        let task = try #require(try TaskFile(file(Self.lines, lineEnd: lineEnd)))
        #expect(task.uid == "1" && task.text("SUMMARY") == "A very long summary that is folded by whoever has written it, twice")
        #expect(task.text("DESCRIPTION") == nil && task.text("TZID") == nil)
        let due = try #require(task.time("DUE"))
        let instant = try due.instant(local: .utc) { task.zone(for: $0) }
        #expect(Zone.utc.moment(at: instant).time == ClockTime("17:00"))
        #expect(task.bytes == file(Self.lines, lineEnd: lineEnd))
    }

    @Test(arguments: ["\r\n", "\n"]) func `an edit changes its own line only`(lineEnd: String) throws {
        var task = try #require(try TaskFile(file(Self.lines, lineEnd: lineEnd)))
        task.set("SUMMARY", to: .text("Ada; Bob"))
        task.set("DUE", to: .verbatim("20261204"), parameters: [Parameter("VALUE", "DATE")])
        task.set("STATUS", to: .verbatim("COMPLETED"))
        task.set("NOT-THERE", to: nil)
        var expected = Self.lines
        expected[16] = "SUMMARY:Ada\\; Bob"
        expected[18] = "DUE;VALUE=DATE:20261204"
        expected.remove(at: 17)
        expected.insert("STATUS:COMPLETED", at: 21)
        #expect(String(decoding: task.bytes, as: UTF8.self).split(separator: lineEnd).count > 20)
        let lines = String(decoding: task.bytes, as: UTF8.self).components(separatedBy: lineEnd).dropLast()
        #expect(Set(lines) == Set(expected) && lines.count == expected.count)
        task.set("STATUS", to: nil)
        task.set("STATUS", to: .verbatim("NEEDS-ACTION"))
        #expect(!task.isCompleted && task.hasOpenStatus)
    }

    @Test func `a file without a task is none, and one that may have one and can't be read is refused`() throws {
        #expect(try TaskFile(file(["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "END:VEVENT", "END:VCALENDAR"])) == nil)
        let long = "UID:" + String(repeating: "x", count: 513)
        let wrong = [
            [], ["BEGIN:VCALENDAR"], Self.lines.dropLast(), Self.lines.dropLast(3), ["BEGIN:VTODO", "UID:1", "END:VCALENDAR"],
            ["BEGIN:VTODO", "SUMMARY:x", "END:VTODO"], ["BEGIN:VTODO", long, "END:VTODO"],
            ["BEGIN:VTODO", "UID:1", "X:" + String(repeating: "x", count: 300_000), "END:VTODO"],
            ["BEGIN:VTODO", "UID:1"] + Array(repeating: "X:1", count: 5_001) + ["END:VTODO"],
        ]
        for lines in wrong {
            #expect(throws: TaskFile.Unreadable.self, "\(lines.prefix(3))") { try TaskFile(file(Array(lines))) }
        }
    }

    @Test func `done is said in three ways, and cancelled goes before`() throws {
        func task(_ lines: String...) throws -> TaskFile {
            try #require(try TaskFile(file(["BEGIN:VTODO", "UID:1"] + lines + ["END:VTODO"])))
        }
        for line in ["STATUS:COMPLETED", "status:completed ", "COMPLETED:20261201T091500Z", "PERCENT-COMPLETE:100"] {
            #expect(try task(line).isCompleted, "\(line)")
        }
        for line in ["STATUS:NEEDS-ACTION", "COMPLETED:", "PERCENT-COMPLETE:99", "X-STATUS:COMPLETED"] {
            #expect(try !task(line).isCompleted, "\(line)")
        }
        #expect(try !task("STATUS:CANCELLED", "PERCENT-COMPLETE:100").isCompleted && task("STATUS:CANCELLED").isCancelled)
    }
}

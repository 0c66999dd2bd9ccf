import KeepInTouch
import Testing

@testable import Daemon

/// What programs on telephones and desktops write into a task. The lines are made after what each program's code or recorded files do,
/// with our own values; where a shape is from is said beside it.
struct TelephoneTests {
    /// How a program writes a task.
    struct Writing: CustomTestStringConvertible {
        let program: String
        let lines: [String]
        var keepsOwn = true
        var lineEnd = "\r\n"
        var testDescription: String { program }

        init(_ program: String, keepsOwn: Bool = true, lineEnd: String = "\r\n", _ lines: String...) {
            (self.program, self.keepsOwn, self.lineEnd, self.lines) = (program, keepsOwn, lineEnd, lines)
        }
    }

    private static let due = "DUE;VALUE=DATE:20261130"
    private static let quarterPastNine = TaskScene.moment("2026-12-01", "09:15")

    /// Done at 09:15 UTC, as far as the program says when.
    static let completed = [
        // tasks/tasks Task.kt; an alarm follows with the first edit.
        Writing(
            "Tasks.org", "DTSTAMP:20261201T091504Z", "LAST-MODIFIED:20261201T091500Z", "STATUS:COMPLETED", due,
            "COMPLETED:20261201T091500Z", "PERCENT-COMPLETE:100", "BEGIN:VALARM", "TRIGGER;RELATED=END:PT0S", "ACTION:DISPLAY",
            "DESCRIPTION:-- nothing", "END:VALARM"),
        // davx5-ose DmfsTaskHandler: neither CREATED nor LAST-MODIFIED.
        Writing(
            "Tasks.org behind DAVx5", "DTSTAMP:20261201T091600Z", "SEQUENCE:1", due, "STATUS:COMPLETED", "COMPLETED:20261201T091500Z",
            "PERCENT-COMPLETE:100"),
        // nextcloud/tasks task.js edits in place.
        Writing(
            "Nextcloud Tasks", "DTSTAMP:20261201T091500Z", "LAST-MODIFIED:20261201T091500Z", due, "STATUS:COMPLETED",
            "PERCENT-COMPLETE:100", "COMPLETED:20261201T091500Z"),
        // jtxBoard ICalObject.kt, with "keep status, progress and completed in sync" off.
        Writing(
            "jtx Board, percentage alone", "DTSTAMP:20261201T091600Z", "LAST-MODIFIED:20261201T091500Z", "STATUS:NEEDS-ACTION",
            "PERCENT-COMPLETE:100", due),
        // Recordings of iOS 11 to 18 in the tests of other projects.
        Writing(
            "Apple Reminders", "COMPLETED:20261201T091500Z", "DTSTAMP:20261201T091502Z", due, "LAST-MODIFIED:20261201T091500Z",
            "PERCENT-COMPLETE:100", "STATUS:COMPLETED", "X-APPLE-SORT-ORDER:817718400"),
        Writing(
            "Apple Reminders, should it drop what it doesn't know", keepsOwn: false, "COMPLETED:20261201T091500Z",
            "DTSTAMP:20261201T091502Z", due, "LAST-MODIFIED:20261201T091500Z", "PERCENT-COMPLETE:100", "STATUS:COMPLETED"),
        // sabre-io/Baikal #579: no STATUS.
        Writing("iOS 5", "DTSTAMP:20261201T091502Z", due, "LAST-MODIFIED:20261201T091500Z", "PERCENT-COMPLETE:100", "SEQUENCE:0"),
        // Debian's todoman 4.1.0, as it ran.
        Writing(
            "todoman", "COMPLETED;VALUE=DATE-TIME:20261201T091500Z", "DTSTAMP;VALUE=DATE-TIME:20261130T080000Z", due,
            "LAST-MODIFIED;VALUE=DATE-TIME:20261201T091500Z", "PERCENT-COMPLETE:100", "SEQUENCE:2", "STATUS:COMPLETED"),
        // planify Item.vala writes all of it anew.
        Writing(
            "Planify", keepsOwn: false, "DTSTAMP:20261201T091500Z", due, "STATUS:COMPLETED", "PERCENT-COMPLETE:100",
            "COMPLETED:20261201T091500Z", "PRIORITY:0", "X-APPLE-SORT-ORDER:0"),
        // Errands caldav.py: local times without a zone.
        Writing(
            "Errands", "COMPLETED:20261201T091500Z", "DTSTAMP:20261130T080000", "DUE:20261130", "LAST-MODIFIED:20261201T101500",
            "PERCENT-COMPLETE:100", "RELATED-TO:", "STATUS:COMPLETED"),
        // A recording in tasks/tasks.
        Writing(
            "Synology Calendar", "LAST-MOD:20261201T101500", "DTSTAMP:20261201T101500", due, "PERCENT-COMPLETE:0", "STATUS:COMPLETED",
            "PERCENT_COMPLETE:100"),
        // nextcloud/tasks #2428, mikeberger/borg_calendar #83.
        Writing("a status alone", lineEnd: "\n", "DTSTAMP:20261201T091500Z", "LAST-MODIFIED:20261201T091500Z", due, "STATUS:COMPLETED"),
    ]

    @Test(arguments: completed) func `done is done, once, at the time that the program says`(writing: Writing) {
        var scene = TaskScene(TaskScene.ada)
        scene.write(writing.lines, keepingOwn: writing.keepsOwn, lineEnd: writing.lineEnd)
        #expect(scene.look() == [.done(at: Self.quarterPastNine, note: nil)])
        let after = scene.files
        #expect(scene.look() == [] && scene.files == after, "the next look finds nothing to do")
        let lines = scene.lines()
        #expect(lines.contains("STATUS:COMPLETED") && lines.contains("PERCENT-COMPLETE:100"))
        #expect(lines.count { $0.hasPrefix("COMPLETED") } == 1)
    }

    @Test func `a day that is midnight in UTC is that day, and nothing was done before it was told`() {
        // jtxBoard: COMPLETED of a task for the whole day.
        var scene = TaskScene(TaskScene.ada)
        scene.zone = Zone(identifier: "America/New_York") { _ in -5 * 3600 }
        scene.now = TaskScene.moment("2026-12-01", "23:00")
        scene.write(["COMPLETED:20261201T000000Z", "X-COMPLETEDTIMEZONE:ALLDAY", "STATUS:COMPLETED", "PERCENT-COMPLETE:100", Self.due])
        #expect(scene.look() == [.done(at: TaskScene.moment("2026-12-01", "17:00"), note: nil)])
        for (written, counts) in [("20200101T000000Z", TaskScene.told), ("20300101T000000Z", TaskScene.moment("2026-12-01", "09:30"))] {
            var scene = TaskScene(TaskScene.ada)
            scene.write(["COMPLETED:\(written)", "STATUS:COMPLETED", Self.due])
            #expect(scene.look() == [.done(at: counts, note: nil)])
        }
    }

    /// Still to be done, after it was.
    static let undone = [
        // STATUS, COMPLETED and PERCENT-COMPLETE are all gone.
        Writing("Tasks.org", "DTSTAMP:20261201T092003Z", "LAST-MODIFIED:20261201T092000Z", due),
        Writing("Tasks.org behind DAVx5", "DTSTAMP:20261201T092100Z", "SEQUENCE:2", due, "STATUS:NEEDS-ACTION"),
        Writing("Nextcloud Tasks", "LAST-MODIFIED:20261201T092000Z", due, "STATUS:NEEDS-ACTION"),
        Writing("Nextcloud Tasks, in process", "LAST-MODIFIED:20261201T092000Z", due, "STATUS:IN-PROCESS", "PERCENT-COMPLETE:99"),
        // onStatusChanged leaves the rest.
        Writing(
            "jtx Board by its status", "COMPLETED:20261201T091500Z", "LAST-MODIFIED:20261201T092000Z", "PERCENT-COMPLETE:100",
            "STATUS:NEEDS-ACTION", due),
        // interactive.py leaves the percentage.
        Writing("todoman", due, "LAST-MODIFIED;VALUE=DATE-TIME:20261201T092000Z", "PERCENT-COMPLETE:100", "STATUS:NEEDS-ACTION"),
        Writing("Planify", keepsOwn: false, "DTSTAMP:20261201T093500Z", due, "STATUS:NEEDS-ACTION", "PRIORITY:0"),
    ]

    @Test(arguments: undone) func `undone after it was done is undone, and done again is done again`(writing: Writing) {
        var scene = TaskScene(TaskScene.ada)
        scene.complete()
        #expect(scene.look().count == 1)
        scene.now = TaskScene.moment("2026-12-01", "09:40")
        scene.write(writing.lines, keepingOwn: writing.keepsOwn)
        #expect(scene.look() == [.undo])
        let (after, lines) = (scene.files, scene.lines())
        #expect(!lines.contains { $0.hasPrefix("COMPLETED") || $0 == "PERCENT-COMPLETE:100" || $0.hasPrefix("X-VITAMINB-CLOSED") })
        #expect(scene.look() == [] && scene.files == after)
        scene.now = TaskScene.moment("2026-12-01", "10:00")
        scene.write(["STATUS:COMPLETED", "COMPLETED:20261201T095000Z", "PERCENT-COMPLETE:100", Self.due])
        #expect(scene.look() == [.done(at: TaskScene.moment("2026-12-01", "09:50"), note: nil)])
    }

    @Test func `a day on which it was done twice, and once not, was a day on which it was done`() {
        var scene = TaskScene(TaskScene.ada)
        let done = ["COMPLETED:20261201T000000Z", "X-COMPLETEDTIMEZONE:ALLDAY", "STATUS:COMPLETED", Self.due]
        scene.write(done + ["LAST-MODIFIED:20261201T092000Z"])
        #expect(scene.look().count == 1)
        scene.write(["LAST-MODIFIED:20261201T094000Z", Self.due, "STATUS:NEEDS-ACTION"])
        #expect(scene.look() == [.undo])
        scene.write(done + ["LAST-MODIFIED:20261201T095000Z"])
        #expect(scene.look().count == 1)
    }

    /// Still to be done, and not answered.
    static let open = [
        Writing("no status", "DTSTAMP:20261201T091500Z", due),
        Writing("half done", due, "STATUS:IN-PROCESS", "PERCENT-COMPLETE:50"),
        // A start time makes a time of our day, and X-MOZ-SNOOZE-TIME is over.
        Writing(
            "Tasks.org, start time", "STATUS:NEEDS-ACTION", "DUE;TZID=Europe/Berlin:20261130T000000",
            "DTSTART;TZID=Europe/Berlin:20261130T000000", "X-MOZ-SNOOZE-TIME:20261201T080000Z", "X-MOZ-LASTACK:20261201T091500Z"),
        Writing("no day any more", "STATUS:NEEDS-ACTION"),
        Writing("moved to today", "STATUS:NEEDS-ACTION", "DUE;VALUE=DATE:20261201"),
        Writing(
            "another alarm, and a time of another zone's rules", "STATUS:NEEDS-ACTION", due, "BEGIN:VALARM",
            "TRIGGER;VALUE=DATE-TIME:20261203T170000Z", "DUE:20261205", "END:VALARM"),
    ]

    @Test(arguments: open) func `what is still open is no answer, and stays as the telephone wrote it`(writing: Writing) {
        var scene = TaskScene(TaskScene.ada)
        scene.write(writing.lines)
        let before = scene.files
        #expect(scene.look() == [] && scene.files == before)
    }

    private static let thirdOfDecember = SnoozeEnd.instant(TaskScene.moment("2026-12-03", "17:00"))

    /// Moved to a later day, or a time on it.
    static let moved: [(Writing, SnoozeEnd)] = [
        (Writing("Tasks.org", "DUE;VALUE=DATE:20261207", "STATUS:NEEDS-ACTION"), .day(TaskScene.day("2026-12-07"))),
        (Writing("Errands", "DUE:20261207", "STATUS:NEEDS-ACTION"), .day(TaskScene.day("2026-12-07"))),
        (Writing("Planify", keepsOwn: false, "DUE;VALUE=DATE:20261207", "STATUS:NEEDS-ACTION"), .day(TaskScene.day("2026-12-07"))),
        (Writing("Nextcloud Tasks, a time", "DUE:20261203T170000Z", "STATUS:NEEDS-ACTION"), thirdOfDecember),
        (Writing("jtx Board, no zone", "DUE:20261203T180000", "STATUS:NEEDS-ACTION"), thirdOfDecember),
        (Writing("jtx Board, a zone without rules", "DUE;TZID=Europe/Berlin:20261203T180000", "STATUS:NEEDS-ACTION"), thirdOfDecember),
        (
            Writing("Evolution", "DUE;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261203T180000", "STATUS:NEEDS-ACTION"),
            thirdOfDecember
        ),
        (
            Writing("Apple Reminders", "DTSTART;TZID=Europe/Berlin:20261203T180000", "DUE;TZID=Europe/Berlin:20261203T180000"),
            thirdOfDecember
        ),
        // SnoozeAlarm of Thunderbird, and Tasks.org's own account.
        (
            Writing(
                "Thunderbird's snooze", due, "STATUS:NEEDS-ACTION", "X-MOZ-SNOOZE-TIME:20261202T091500Z", "X-MOZ-LASTACK:20261201T091500Z"),
            .instant(TaskScene.moment("2026-12-02", "09:15"))
        ),
    ]

    @Test(arguments: moved) func `a later day is a snooze, once, and the day stays`(writing: Writing, end: SnoozeEnd) throws {
        var scene = TaskScene(TaskScene.ada)
        scene.write(writing.lines, keepingOwn: writing.keepsOwn)
        let due = scene.lines().first { $0.hasPrefix("DUE") }
        #expect(scene.look() == [.snooze(until: end)])
        let after = scene.files
        #expect(scene.look() == [] && scene.files == after)
        if writing.program != "Thunderbird's snooze" { #expect(scene.lines().first { $0.hasPrefix("DUE") } == due) }
    }

    @Test func `cancelled is skipped, though it was done in between`() {
        for lines in [
            ["STATUS:CANCELLED", Self.due], ["STATUS:CANCELLED", Self.due, "PERCENT-COMPLETE:100", "COMPLETED:20261201T091500Z"],
        ] {
            var scene = TaskScene(TaskScene.ada)
            scene.write(lines)
            #expect(scene.look() == [.skip])
            let after = scene.files
            #expect(scene.look() == [] && scene.files == after)
            scene.edit("STATUS:CANCELLED", "STATUS:NEEDS-ACTION")
            #expect(scene.look() == [.undo])
        }
    }

    /// Where the text stands, as programs give it back.
    static let notes = [
        #"She moved to Köln\; new job\, likes it.\n-- write above\n7 weeks since a call (every 6 weeks)\ntel:+49301234"#,
        #"She moved to Köln\; new job\, likes it.\n\n— write above\n7 weeks since a c"#,
        #"She moved to Köln\; new job\, likes it.\n7 weeks since a call (every 6 weeks)\ntel:+49301234\n-- write above"#,
        #"She moved to Köln\; new job\, likes it.\n7 weeks since a call (every 6 weeks)\ntel:+49301234"#,
        #"She moved to Köln\; new job\, likes it."#,
    ]

    @Test(arguments: notes) func `what is written above the line is the note`(text: String) {
        var scene = TaskScene(TaskScene.ada)
        scene.write(["STATUS:COMPLETED", "COMPLETED:20261201T091500Z", "DESCRIPTION:" + text, Self.due])
        #expect(scene.look() == [.done(at: Self.quarterPastNine, note: "She moved to Köln; new job, likes it.")])
    }

    @Test func `a note of a task that is open waits for the answer, and what a telephone did to our own text is none`() {
        var scene = TaskScene(TaskScene.ada)
        scene.edit("DESCRIPTION:", "DESCRIPTION:ask for\\nthe cat\\n")
        #expect(scene.look() == [])
        scene.open(TaskScene.ada, told: TaskScene.moment("2026-12-01", "09:20"))
        #expect(scene.look() == [] && scene.text().contains(#"DESCRIPTION:ask for\nthe cat\n-- write above\n7 weeks"#))
        scene.complete()
        #expect(scene.look() == [.done(at: Self.quarterPastNine, note: "ask for\nthe cat")])
        for mangled in [
            #"-- write above\n7 wks since call"#, #"\n-- write above\n"#, "", #"7 weeks since a call (every 6 weeks)\nand more"#,
        ] {
            var scene = TaskScene(TaskScene.ada)
            scene.write(["STATUS:COMPLETED", "COMPLETED:20261201T091500Z", "DESCRIPTION:" + mangled, Self.due])
            #expect(scene.look() == [.done(at: Self.quarterPastNine, note: nil)], "\(mangled)")
        }
    }
}

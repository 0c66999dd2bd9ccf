import Foundation
import ICalendar
import KeepInTouch
import TestSupport
import Testing

@testable import Daemon

/// What is written into the folder of tasks, what counts as an answer and what as an accident.
struct TasksPlanTests {
    private let ada = TaskScene.ada
    private let bob = TaskScene.reminder("bob")
    private let cem = TaskScene.reminder("cem")
    private let dan = TaskScene.reminder("dan")
    private let eve = TaskScene.reminder("eve")

    @Test func `a task says whom, why, how to reach them and when, in the same bytes on every machine`() {
        let scene = TaskScene(ada)
        #expect(
            scene.lines() == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vitaminb//vitaminb//EN", "BEGIN:VTODO", "UID:" + TaskFile.uid(of: ada),
                "DTSTAMP:20261130T080000Z", "CREATED:20261130T080000Z", "LAST-MODIFIED:20261130T080000Z", "STATUS:NEEDS-ACTION",
                "CATEGORIES:vitaminb", "X-VITAMINB-CONTACT:ada",
                "X-VITAMINB-REMINDER:keep-in-touch/00000000-0000-0000-0000-000000000000/ada", "SUMMARY:Ada Lovelace",
                #"DESCRIPTION:-- write above\n7 weeks since a call (every 6 weeks)\ntel:+49301234\nmailto:ada@example.org"#,
                "DUE;VALUE=DATE:20261130", "X-VITAMINB-DUE:20261130", "END:VTODO", "END:VCALENDAR",
            ])
        let bytes = scene.files[scene.name()] ?? []
        let physical = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(physical.allSatisfy { $0.utf8.count <= 75 } && physical.count > scene.lines().count)
        #expect(TaskScene(ada).files == scene.files)
    }

    @Test func `what other programs have added stays`() {
        var scene = TaskScene(ada)
        let foreign = "PRIORITY:5\r\nX-APPLE-SORT-ORDER:12\r\nCATEGORIES:vitaminb,family\r\n"
        scene.edit("CATEGORIES:vitaminb\r\n", foreign)
        scene.edit("END:VTODO", "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\nEND:VALARM\r\nEND:VTODO")
        scene.close(ada, .done(scene.now))
        #expect(scene.look() == [])
        #expect(scene.text().contains(foreign) && scene.text().contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\nEND:VALARM"))
        #expect(scene.lines().contains("COMPLETED:20261201T093000Z") && scene.lines().contains("STATUS:COMPLETED"))
    }

    @Test func `what is answered elsewhere is closed in the folder, and deleted seven days later`() {
        for (standing, status) in [
            (TaskStanding.done(TaskScene.moment("2026-12-01", "09:00")), "STATUS:COMPLETED"),
            (.skipped(TaskScene.moment("2026-12-01", "09:00")), "STATUS:CANCELLED"),
            (.withdrawn(TaskScene.moment("2026-12-01", "09:00")), "STATUS:CANCELLED"),
        ] {
            var scene = TaskScene(ada, bob)
            scene.close(ada, standing)
            #expect(scene.look() == [] && scene.lines().contains(status))
            #expect(scene.lines().contains("COMPLETED:20261201T090000Z") == (status == "STATUS:COMPLETED"))
            scene.now = TaskScene.moment("2026-12-08", "08:59")
            #expect(scene.look() == [] && scene.files.count == 2)
            scene.now = TaskScene.moment("2026-12-08", "09:01")
            #expect(scene.look() == [] && scene.files.keys.sorted() == [scene.name(bob)])
            #expect(scene.look() == [] && scene.memory.items.count == 1)
        }
    }

    @Test func `what a telephone brings back from before is put right`() {
        var scene = TaskScene(ada)
        let open = scene.files
        scene.close(ada, .done(scene.now))
        scene.look()
        let closed = scene.files
        // It changed something else meanwhile, and wins the conflict.
        scene.files = open
        scene.edit("SUMMARY:", "PRIORITY:5\r\nSUMMARY:")
        #expect(scene.look() == [] && scene.lines().contains("STATUS:COMPLETED") && scene.lines().contains("PRIORITY:5"))
        scene.open(ada)
        scene.look()
        scene.files = closed
        #expect(scene.look() == [] && scene.lines().contains("STATUS:NEEDS-ACTION"))
        // One that keeps nothing of ours, and was written before it was answered.
        scene.close(ada, .done(scene.now))
        scene.look()
        scene.write(["DTSTAMP:20261201T092000Z", "STATUS:NEEDS-ACTION", "DUE;VALUE=DATE:20261130"], keepingOwn: false)
        #expect(scene.look() == [] && scene.lines().contains("STATUS:COMPLETED"))
    }

    @Test func `what seems another machine's is put right after a day`() {
        var scene = TaskScene(ada)
        let open = scene.files
        scene.close(ada, .done(scene.now))
        scene.look()
        scene.files = open
        scene.edit("SUMMARY:", "SEQUENCE:9\r\nSUMMARY:")
        #expect(scene.look() == [] && scene.look() == [] && scene.lines().contains("STATUS:NEEDS-ACTION"))
        scene.now = TaskScene.moment("2026-12-02", "09:31")
        #expect(scene.look() == [] && scene.lines().contains("STATUS:COMPLETED") && scene.lines().contains("SEQUENCE:10"))
    }

    @Test func `a task stays as long as it has words that the journal doesn't have`() {
        for (inJournal, stays) in [(nil, true), ("another", true), ("of cats", false)] as [(String?, Bool)] {
            var scene = TaskScene(ada)
            scene.edit("DESCRIPTION:", "DESCRIPTION:of cats\\n")
            scene.states[ada] = TasksPlan.State(standing: .done(scene.now), note: inJournal)
            scene.look()
            scene.now = TaskScene.moment("2026-12-20", "10:00")
            scene.look()
            #expect(scene.files.isEmpty != stays, "\(inJournal ?? "")")
        }
    }

    @Test func `a snooze elsewhere moves the day, and a reopened reminder opens its task`() {
        var scene = TaskScene(ada)
        scene.open(ada, due: "2026-12-10")
        #expect(scene.look() == [] && scene.lines().contains("DUE;VALUE=DATE:20261210"))
        scene.close(ada, .done(scene.now))
        #expect(scene.look() == [])
        scene.open(ada)
        #expect(scene.look() == [])
        let lines = scene.lines()
        #expect(lines.contains("STATUS:NEEDS-ACTION") && lines.contains("DUE;VALUE=DATE:20261130"))
        #expect(!lines.contains { $0.hasPrefix("COMPLETED") || $0.hasPrefix("PERCENT") || $0.hasPrefix("X-VITAMINB-CLOSED") })
    }

    @Test func `one that is deleted is skipped once nothing has changed for a moment`() {
        var scene = TaskScene(ada, bob, cem)
        scene.files[scene.name(bob)] = nil
        #expect(scene.look(isSettled: false) == [] && scene.files.count == 2)
        #expect(scene.look() == [.skip] && scene.answered.last?.reminder == bob)
        #expect(scene.look() == [] && scene.files.count == 2)
    }

    @Test func `several are skipped up to three; more, or all, were an accident, and are written again`() {
        let all = [ada, bob, cem, dan, eve]
        for (gone, isAnswer) in [(3, true), (4, false), (5, false)] {
            var scene = TaskScene(ada, bob, cem, dan, eve)
            let before = scene.files
            for reminder in all.prefix(gone) { scene.files[scene.name(reminder)] = nil }
            let answers = scene.look()
            #expect(answers.count == (isAnswer ? gone : 0) && scene.accidents == (isAnswer ? 0 : gone), "\(gone)")
            // Written once more, a task has been changed once more.
            let uncounted = scene.files.mapValues { String(decoding: $0, as: UTF8.self).replacing("SEQUENCE:1\r\n", with: "") }
            #expect(isAnswer || uncounted == before.mapValues { String(decoding: $0, as: UTF8.self) }, "\(gone)")
        }
        var two = TaskScene(ada, bob)
        two.files = [:]
        #expect(two.look() == [] && two.accidents == 2 && two.files.count == 2)
        var one = TaskScene(ada)
        one.files = [:]
        #expect(one.look() == [.skip])
        // The only open one, and with it those that were closed.
        var rest = TaskScene(ada, bob)
        rest.close(bob, .done(rest.now))
        rest.look()
        rest.files = [:]
        #expect(rest.look() == [] && rest.accidents == 1 && rest.files.count == 1)
    }

    @Test func `nothing is skipped that may not have been there, or whose file can't be read`() {
        var another = TaskScene(ada, bob)
        (another.place, another.files) = ("/tasks 2", [:])
        #expect(another.look() == [] && another.files.count == 2, "another folder under the name")
        var forgetful = TaskScene(ada, bob)
        (forgetful.memory, forgetful.files[forgetful.name(bob)]) = (TasksMemory(), nil)
        #expect(forgetful.look() == [] && forgetful.files.count == 2, "no memory")
        var late = TaskScene(ada, bob)
        (late.now, late.files[late.name(bob)]) = (TaskScene.moment("2026-12-08", "08:00"), nil)
        #expect(late.look() == [] && late.files.count == 2, "another machine may have tidied up")
        var torn = TaskScene(ada, bob)
        torn.files[torn.name(bob)] = nil
        #expect(torn.look(isWhole: false) == [] && torn.files.count == 1, "it may be the one that can't be read")
        #expect(torn.look() == [.skip])
    }

    @Test func `a closed one that a telephone tidies up is no answer`() {
        var scene = TaskScene(ada, bob, cem)
        scene.complete()
        scene.look()
        scene.files[scene.name()] = nil
        #expect(scene.look() == [] && scene.files.count == 2 && scene.memory.items.count == 2)
    }

    @Test func `a task is known by its UID, whatever a server has called the file`() {
        var scene = TaskScene(ada)
        scene.files["0f3a.ics"] = scene.files.removeValue(forKey: scene.name())
        #expect(scene.look() == [] && scene.files.keys.sorted() == ["0f3a.ics"])
        let text = String(decoding: scene.files["0f3a.ics"] ?? [], as: UTF8.self)
        scene.files["0f3a.ics"] = Array(text.replacing("NEEDS-ACTION", with: "COMPLETED").utf8)
        #expect(scene.look().count == 1)
        #expect(scene.look() == [] && scene.files.keys.sorted() == ["0f3a.ics"])
    }

    @Test(arguments: [".sync-conflict-20261201-091500-ABCDEFG", " (conflicted copy 2026-12-01)", " (1)"])
    func `a copy counts as an answer once, and is left alone`(mark: String) {
        var scene = TaskScene(ada, bob)
        let copy = TaskFile.uid(of: ada) + mark + ".ics"
        scene.write(["STATUS:COMPLETED", "COMPLETED:20261201T091500Z", "DUE;VALUE=DATE:20261130"], name: copy)
        let bytes = scene.files[copy]
        #expect(scene.look() == [.done(at: TaskScene.moment("2026-12-01", "09:15"), note: nil)])
        #expect(scene.look() == [] && scene.files[copy] == bytes)
        scene.open(ada)
        #expect(scene.look() == [] && scene.lines().contains("STATUS:NEEDS-ACTION"), "taken back elsewhere, it isn't taken again")
        scene.files[scene.name()] = nil
        #expect(scene.look() == [], "the copy is still there")
    }

    @Test func `a file that is somebody else's, or that says it is of another reminder, is left alone`() {
        var scene = TaskScene(ada)
        scene.files["own.ics"] = Array("BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:own\nSTATUS:COMPLETED\nEND:VTODO\nEND:VCALENDAR\n".utf8)
        scene.files["false.ics"] = Array(
            "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:vitaminb-1\nX-VITAMINB-REMINDER:\(ada)\nSTATUS:COMPLETED\nEND:VTODO\nEND:VCALENDAR\n".utf8)
        let before = scene.files
        #expect(scene.look() == [] && scene.files == before)
    }

    @Test func `no more tasks are written than anybody does`() {
        var scene = TaskScene()
        for number in 0..<1_010 { scene.open(TaskScene.reminder("\(number)")) }
        scene.look()
        #expect(scene.files.count == 1_000 && scene.memory.items.count == 1_000)
        scene.look()
        #expect(scene.files.count == 1_000)
    }

    // MARK: Two machines

    /// The same folder on another machine, which has the journal as it was.
    private func other(_ scene: TaskScene) -> TaskScene {
        var other = TaskScene()
        (other.states, other.files) = (scene.states, scene.files)
        other.look()
        return other
    }

    @Test func `what another machine closed, moved or opened again is no answer, and stays until the journal has come`() {
        var first = TaskScene(ada, bob)
        var second = other(first)
        #expect(second.files == first.files)
        let changes: [(inout TaskScene) -> Void] = [
            { $0.close(TaskScene.ada, .done($0.now)) }, { $0.open(TaskScene.ada) }, { $0.open(TaskScene.ada, due: "2026-12-10") },
            { $0.close(TaskScene.ada, .skipped($0.now)) }, { $0.close(TaskScene.ada, .withdrawn($0.now)) },
        ]
        for change in changes {
            change(&first)
            #expect(first.look() == [])
            second.files = first.files
            #expect(second.look() == [] && second.files == first.files, "its journal is behind")
            first.files = second.files
            #expect(first.look() == [] && second.files == first.files)
            second.states = first.states
            #expect(second.look() == [] && second.files == first.files, "its journal has come")
        }
    }

    @Test func `both machines say the same of what a telephone answered, and write the same`() {
        var first = TaskScene(ada, bob)
        var second = other(first)
        first.complete()
        first.edit("DUE;VALUE=DATE:20261130", "DUE;VALUE=DATE:20261212", of: bob)
        second.files = first.files
        #expect(first.look() == second.look())
        #expect(first.answered == second.answered && first.answered.count == 2 && first.files == second.files)
    }

    @Test func `a machine that was away for long skips nothing that the other has tidied up`() {
        var first = TaskScene(ada, bob)
        var second = other(first)
        first.close(ada, .done(first.now))
        first.look()
        first.now = TaskScene.moment("2026-12-09", "10:00")
        first.look()
        #expect(first.files.count == 1)
        (second.files, second.now) = (first.files, first.now)
        #expect(second.look() == [])
    }

    // MARK: What is remembered

    @Test func `the memory is read as it was written, and a torn or foreign one is none`() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/memory"
        var scene = TaskScene(ada, bob, TaskScene.reminder("a\tb\nc%09", .birthday))
        scene.complete()
        scene.look()
        scene.memory.items[TaskFile.uid(of: bob)]?.name = "x\ty.ics"
        scene.memory.keep(path)
        #expect(TasksMemory(path: path) == scene.memory && scene.memory.items.count == 3)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for length in stride(from: 0, to: text.count - 1, by: 7) {
            try String(text.prefix(length)).write(toFile: path, atomically: false, encoding: .utf8)
            #expect(TasksMemory(path: path) == TasksMemory(), "\(length)")
        }
    }
}

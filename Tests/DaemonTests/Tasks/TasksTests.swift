import Foundation
import Glibc
import ICalendar
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Daemon

/// A real folder of tasks beside a real journal and real cards; only the clock is the test's, and the test is the telephone.
@MainActor
struct TasksTests {
    private let home: Home
    private let coordinator: Coordinator
    private let tasks: Tasks
    private let folder: String

    init() throws {
        home = try Home(cards: [
            ("ada", "Ada Lovelace", "CATEGORIES:friends\nTEL:+49 (30) 12-34\nEMAIL:ada@example.org\n"),
            ("bob", "Bob Kahn", "CATEGORIES:friends\n"), ("eve", "Eve", "BDAY:1990-11-23\n"),
        ])
        folder = home.path + "/tasks"
        try home.configure(Self.configuration(folder))
        coordinator = try home.coordinator()
        tasks = Tasks(coordinator)
        coordinator.outputs = [tasks]
        try Folder.create(folder)
        coordinator.start()
        tasks.look()
    }

    private static func configuration(_ folder: String, more: String = "") -> String {
        "birthdays = \"all\"\n\(Home.everyTwoWeeks)[tasks]\nfolder = \"\(folder)\"\n\(more)"
    }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    /// The file with the task of this summary, and its text.
    private func task(_ summary: String) throws -> (path: String, text: String) {
        let found = try names().map { folder + "/" + $0 }.first { path in
            try String(contentsOfFile: path, encoding: .utf8).contains("SUMMARY:\(summary)\r\n")
        }
        let path = try #require(found, "no task of \(summary)")
        return (path, try String(contentsOfFile: path, encoding: .utf8).replacing("\r\n ", with: ""))
    }

    /// A telephone changes the task, and the daemon looks.
    private func change(_ summary: String, _ text: String, _ new: String) throws {
        let (path, old) = try task(summary)
        try #require(old.contains(text))
        try old.replacing(text, with: new).write(toFile: path, atomically: true, encoding: .utf8)
        tasks.look()
    }

    private func complete(_ summary: String, note: String = "") throws {
        try change(summary, "DESCRIPTION:", "COMPLETED:20261123T095500Z\r\nPERCENT-COMPLETE:100\r\nDESCRIPTION:" + note)
    }

    private func said(_ contact: String) throws -> [Entry] {
        try coordinator.entries(about: ContactID(rawValue: contact)).filter { !$0.isSaidByProgram }
    }

    @Test func `who was told of has a task with what to know before a call`() throws {
        #expect(try names().count == 3)
        let ada = try task("Ada Lovelace").text
        #expect(ada.contains(#"DESCRIPTION:-- write above\nno contact noted yet (every 2 weeks)\ntel:+49301234\nmailto:ada@example.org"#))
        #expect(ada.contains("DUE;VALUE=DATE:20261123\r\n") && ada.contains("DTSTAMP:20261123T100000Z\r\n"))
        #expect(try task("Birthday: Eve").text.contains("birthday today (turns 36)"))
        #expect(try names().allSatisfy { $0.hasPrefix("vitaminb-") && $0.hasSuffix(".ics") })
        #expect(tasks.problems == [])
    }

    @Test func `the last note is in it, unless the desktop is private`() throws {
        _ = try coordinator.say([
            .acknowledge(who: "ada", Interaction(via: .call, note: "She moved,\nto Köln"), when: home.clock.clock.now())
        ])
        try home.clock.set("2026-12-08", "10:00")
        coordinator.woke()
        tasks.look()
        #expect(
            try task("Ada Lovelace").text.contains(
                #"2 weeks since a call (every 2 weeks)\ntel:+49301234\nmailto:ada@example.org\nlast time: She moved\, to Köln"#))
        try home.configure(Self.configuration(folder, more: "[desktop]\nprivate = true\n"))
        coordinator.reload()
        unlink(try task("Ada Lovelace").path)
        unlink(home.paths.tasksFile)
        let other = Tasks(coordinator)
        other.look()
        #expect(try !task("Ada Lovelace").text.contains("Köln"))
    }

    @Test func `done on the telephone is an acknowledgement with its note, once, and undone there it is taken back`() throws {
        try complete("Ada Lovelace", note: #"Talked of cats\, and\nof dogs\n"#)
        let entry = try #require(try said("ada").first)
        guard case .acknowledged(let interaction, _, _) = entry.what else { throw Wrong() }
        #expect(interaction == Interaction(via: .other, note: "Talked of cats, and\nof dogs"))
        // It was told at ten, and can't have been done before.
        #expect(entry.happened == TaskScene.moment("2026-11-23", "10:00"))
        tasks.look()
        #expect(try said("ada").count == 1 && task("Ada Lovelace").text.contains("STATUS:COMPLETED"))
        let text = try task("Ada Lovelace").text
        let undone = text.split(separator: "\r\n").filter {
            !$0.hasPrefix("COMPLETED") && !$0.hasPrefix("PERCENT") && !$0.hasPrefix("STATUS")
        }
        try (undone.joined(separator: "\r\n") + "\r\n").write(toFile: task("Ada Lovelace").path, atomically: true, encoding: .utf8)
        tasks.look()
        #expect(try said("ada").last?.what == .undone(entry.id))
        #expect(coordinator.book.due(home.clock.clock.now()).contains { $0.id.contact.rawValue == "ada" })
        #expect(try !task("Ada Lovelace").text.contains("COMPLETE") && !task("Ada Lovelace").text.contains("CLOSED"))
    }

    @Test func `undone on the telephone, it stays done if something was said since`() throws {
        try complete("Ada Lovelace")
        _ = try coordinator.say([.gave(who: "ada", "a book")])
        try change("Ada Lovelace", "STATUS:COMPLETED", "STATUS:NEEDS-ACTION")
        #expect(try said("ada").map(\.what.verb) == [.acknowledged, .gave])
        #expect(try task("Ada Lovelace").text.contains("STATUS:COMPLETED"))
    }

    @Test func `what is answered here is closed there, and an answer that is taken back opens it`() throws {
        _ = try coordinator.say([.acknowledge(who: "ada", Interaction(via: .call), when: home.clock.clock.now())])
        _ = try coordinator.say(.skip(who: "bob"))
        tasks.look()
        #expect(try task("Ada Lovelace").text.contains("COMPLETED:20261123T100000Z\r\n"))
        #expect(try task("Bob Kahn").text.contains("STATUS:CANCELLED\r\n"))
        _ = try coordinator.undo(.contact(ContactID(rawValue: "ada")))
        tasks.look()
        #expect(try task("Ada Lovelace").text.contains("STATUS:NEEDS-ACTION\r\n"))
        try home.clock.set("2026-11-30", "10:01")
        coordinator.woke()
        tasks.look()
        #expect(try names().count == 2, "the skipped one is gone")
        #expect(try said("bob").count == 1)
    }

    @Test func `another day is a snooze, and cancelled a skip`() throws {
        try change("Ada Lovelace", "DUE;VALUE=DATE:20261123", "DUE;VALUE=DATE:20261205")
        try change("Bob Kahn", "STATUS:NEEDS-ACTION", "STATUS:CANCELLED")
        #expect(try said("ada").map(\.what.verb) == [.snoozed] && said("bob").map(\.what.verb) == [.skipped])
        #expect(try task("Ada Lovelace").text.contains("DUE;VALUE=DATE:20261205\r\n"))
        _ = try coordinator.say(.snooze(who: "ada", until: .day(TaskScene.day("2026-12-07"))))
        tasks.look()
        #expect(try task("Ada Lovelace").text.contains("DUE;VALUE=DATE:20261207\r\n"))
        #expect(try said("ada").count == 2)
    }

    @Test func `a promise is kept by its task, and moved by its day; a birthday can't be put off`() throws {
        _ = try coordinator.say(.promise(who: "ada", "the book", on: TaskScene.day("2026-11-23")))
        tasks.look()
        try change("Promise to Ada Lovelace", "DUE;VALUE=DATE:20261123", "DUE;VALUE=DATE:20261204")
        #expect(try task("Promise to Ada Lovelace").text.contains("DUE;VALUE=DATE:20261204"))
        #expect(coordinator.book.promises(to: try coordinator.book.find("ada")).map(\.due) == [TaskScene.day("2026-12-04")])
        try complete("Promise to Ada Lovelace", note: #"with a card\n"#)
        #expect(coordinator.book.promises(to: try coordinator.book.find("ada")) == [])
        try change("Birthday: Eve", "DUE;VALUE=DATE:20261123", "DUE;VALUE=DATE:20261205")
        #expect(try said("eve") == [] && task("Birthday: Eve").text.contains("DUE;VALUE=DATE:20261123"))
        // What was written of the promise has no place in the journal, and stays.
        try home.clock.set("2026-12-10", "10:00")
        coordinator.woke()
        tasks.look()
        #expect(try task("Promise to Ada Lovelace").text.contains("with a card"))
    }

    @Test func `one that is deleted is skipped, and everything that is deleted is written again`() throws {
        unlink(try task("Bob Kahn").path)
        tasks.look()
        #expect(try said("bob") == [], "it is too early to say")
        tasks.look(isSettled: true)
        #expect(try said("bob").map(\.what.verb) == [.skipped])
        for name in try names() { unlink(folder + "/" + name) }
        tasks.look(isSettled: true)
        #expect(try names().count == 2 && said("ada") == [] && said("eve") == [])
        #expect(tasks.problems.count == 1 && tasks.problems[0].message.hasPrefix("2 tasks were gone at once"))
        try home.clock.set("2026-11-25", "10:00")
        tasks.look()
        #expect(tasks.problems == [])
    }

    @Test func `a folder that isn't there is a problem and no answer, and isn't made`() throws {
        try #require(rename(folder, folder + ".away") == 0)
        coordinator.woke()
        tasks.look(isSettled: true)
        #expect(tasks.problems.count == 1 && tasks.problems[0].message.hasPrefix("the folder of tasks does not exist; create it"))
        #expect(access(folder, F_OK) != 0)
        // Another one in its place has other tasks.
        try Folder.create(folder)
        tasks.look(isSettled: true)
        #expect(try names().count == 3 && said("ada") == [] && tasks.problems == [])
        try #require(rename(folder, folder + ".new") == 0 && rename(folder + ".away", folder) == 0)
        tasks.look(isSettled: true)
        #expect(try names().count == 3 && said("ada") == [])
    }

    @Test func `a file that can't be read is named, and nothing that is gone is skipped meanwhile`() throws {
        let (path, text) = try task("Ada Lovelace")
        try String(text.prefix(100)).write(toFile: path, atomically: false, encoding: .utf8)
        unlink(try task("Bob Kahn").path)
        tasks.look(isSettled: true)
        #expect(tasks.problems.map(\.file) == [path])
        #expect(try said("ada") == [] && said("bob") == [] && names().count == 2)
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        tasks.look(isSettled: true)
        #expect(try tasks.problems == [] && said("bob").map(\.what.verb) == [.skipped])
    }

    @Test func `an answer that the journal can't take is taken once it can`() throws {
        let away = home.paths.journalFile + ".away"
        try #require(rename(home.paths.journalFile, away) == 0)
        try complete("Ada Lovelace")
        #expect(try !task("Ada Lovelace").text.contains("X-VITAMINB-CLOSED"))
        try #require(rename(away, home.paths.journalFile) == 0)
        tasks.look()
        #expect(try said("ada").map(\.what.verb) == [.acknowledged])
    }

    @Test func `a pause takes tasks from the list, and with an end it moves them`() throws {
        _ = try coordinator.say(.pause(.contact("ada"), Pause(from: TaskScene.day("2026-11-23"), until: TaskScene.day("2026-12-01"))))
        _ = try coordinator.say(.pause(.contact("bob"), Pause(from: TaskScene.day("2026-11-23"), until: nil)))
        tasks.look()
        #expect(try task("Ada Lovelace").text.contains("DUE;VALUE=DATE:20261201"))
        #expect(try task("Bob Kahn").text.contains("STATUS:CANCELLED"))
        _ = try coordinator.say(.resume(.contact("bob")))
        tasks.look()
        #expect(try task("Bob Kahn").text.contains("STATUS:NEEDS-ACTION"))
    }

    @Test func `a start goes on where the last one ended, and one without memory changes nothing`() throws {
        let before = try names().map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
        let next = Tasks(coordinator)
        next.look(isSettled: true)
        unlink(home.paths.tasksFile)
        Tasks(coordinator).look(isSettled: true)
        #expect(try names().map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) } == before)
        try complete("Ada Lovelace")
        unlink(home.paths.tasksFile)
        Tasks(coordinator).look(isSettled: true)
        #expect(try said("ada").count == 1)
    }

    @Test func `what changes in the folder is seen by itself, and what changes in the book is written`() async throws {
        let (path, text) = try task("Ada Lovelace")
        try text.replacing("STATUS:NEEDS-ACTION", with: "STATUS:COMPLETED").write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try await eventually { try said("ada").map(\.what.verb) == [.acknowledged] })
        _ = try coordinator.say(.skip(who: "bob"))
        #expect(try await eventually { try task("Bob Kahn").text.contains("CANCELLED") })
        unlink(try task("Birthday: Eve").path)
        #expect(try await eventually { try said("eve").map(\.what.verb) == [.skipped] })
        #expect(try task("Bob Kahn").text.contains("CANCELLED"))
    }

    @Test func `what was noted is taken out of the tasks that are there, once it is to be private`() throws {
        _ = try coordinator.say([
            .acknowledge(who: "ada", Interaction(via: .call, note: "She moved"), when: home.clock.clock.now())
        ])
        try home.clock.set("2026-12-08", "10:00")
        coordinator.woke()
        tasks.look()
        #expect(try task("Ada Lovelace").text.contains("last time: She moved"))
        try home.configure(Self.configuration(folder, more: "[desktop]\nprivate = true\n"))
        coordinator.reload()
        tasks.look()
        let text = try task("Ada Lovelace").text
        #expect(!text.contains("She moved") && text.contains("tel:+49301234"))
        tasks.look()
        #expect(try task("Ada Lovelace").text == text)
    }

    @Test func `a call of long ago starts a clock whose task is closed as any other, and one that is taken back leaves none`() throws {
        let long = TaskScene.moment("2026-09-20", "10:00")
        _ = try coordinator.say([.acknowledge(who: "ada", Interaction(via: .call), when: long)])
        tasks.look()
        func open() throws -> Int {
            try names().filter { name in
                let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
                return text.contains("SUMMARY:Ada") && !text.contains("COMPLETED") && !text.contains("CANCELLED")
            }.count
        }
        #expect(try open() == 1)
        _ = try coordinator.undo(.contact(ContactID(rawValue: "ada")))
        tasks.look()
        #expect(try open() == 1)
        _ = try coordinator.say([.acknowledge(who: "ada", Interaction(via: .call), when: long)])
        tasks.look()
        _ = try coordinator.say([.acknowledge(who: "ada", Interaction(via: .call), when: home.clock.clock.now())])
        tasks.look()
        #expect(try open() == 0)
    }

    @Test func `a longer cadence withdraws the task, and a shorter one brings it back`() throws {
        _ = try coordinator.say([.acknowledge(who: "bob", Interaction(via: .call), when: home.clock.clock.now())])
        try home.clock.set("2026-12-08", "10:00")
        coordinator.woke()
        tasks.look()
        #expect(try task("Bob Kahn").text.contains("STATUS:NEEDS-ACTION"))
        _ = try coordinator.say([.track(who: "bob", every: try Cadence(parsing: "1y"), inPerson: nil)])
        tasks.look()
        #expect(try task("Bob Kahn").text.contains("STATUS:CANCELLED"))
        _ = try coordinator.say([.track(who: "bob", every: try Cadence(parsing: "1w"), inPerson: nil)])
        tasks.look()
        #expect(try task("Bob Kahn").text.contains("STATUS:NEEDS-ACTION"))
    }

    /// Bob's task as another machine wrote it, who is due on 7 December, with this in place of its `DUE` or `STATUS`.
    private func bobElsewhere(_ text: String, _ new: String) throws -> (path: String, text: String) {
        _ = try coordinator.say([.acknowledge(who: "bob", Interaction(via: .call), when: home.clock.clock.now())])
        let reminder = try #require(coordinator.book.reminders(for: ContactID(rawValue: "bob")).first)
        var there = TaskFile(reminder.id, told: home.clock.clock.now())
        there.open(reminder.id, due: reminder.due, in: coordinator.book.zone)
        let written = String(decoding: there.bytes, as: UTF8.self)
        try #require(written.contains(text))
        return (folder + "/there.ics", written.replacing(text, with: new))
    }

    @Test func `what another machine told first, since its day began earlier, waits with its answer until it is told here`() throws {
        let (path, wish) = try bobElsewhere("DUE;VALUE=DATE:20261207", "DUE;VALUE=DATE:20261220")
        try home.clock.set("2026-12-06", "23:30")
        try wish.write(toFile: path, atomically: true, encoding: .utf8)
        tasks.look()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == wish && said("bob").map(\.what.verb) == [.acknowledged])
        try home.clock.set("2026-12-07", "10:00")
        tasks.look()
        #expect(try said("bob").map(\.what.verb) == [.acknowledged, .snoozed])
        tasks.look()
        #expect(try said("bob").count == 2 && String(contentsOfFile: path, encoding: .utf8).contains("DUE;VALUE=DATE:20261220"))
    }

    @Test func `what was told and answered elsewhere while this machine slept is noted, whatever is found before it`() throws {
        let (path, done) = try bobElsewhere("STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261207T093000Z")
        try home.clock.set("2026-12-07", "10:00")
        try done.write(toFile: path, atomically: true, encoding: .utf8)
        try complete("Ada Lovelace")
        #expect(try said("bob").map(\.what.verb) == [.acknowledged, .acknowledged] && said("ada").map(\.what.verb) == [.acknowledged])
    }

    @Test func `an old wish that comes back after it was taken back is none, and a new one is`() throws {
        let (path, text) = try task("Ada Lovelace")
        let wish = text.replacing("DUE;VALUE=DATE:20261123", with: "DUE;VALUE=DATE:20261205")
        try wish.write(toFile: path, atomically: true, encoding: .utf8)
        tasks.look()
        #expect(try said("ada").map(\.what.verb) == [.snoozed])
        _ = try coordinator.undo(.contact(ContactID(rawValue: "ada")))
        tasks.look()
        #expect(try task("Ada Lovelace").text.contains("DUE;VALUE=DATE:20261123"))
        // What the telephone wrote comes once more, by another machine or from a server that was slow.
        try wish.write(toFile: path, atomically: true, encoding: .utf8)
        tasks.look()
        #expect(try said("ada").count == 2 && task("Ada Lovelace").text.contains("DUE;VALUE=DATE:20261123"))
        try change("Ada Lovelace", "DUE;VALUE=DATE:20261123", "DUE;VALUE=DATE:20261205")
        #expect(try said("ada").map(\.what.verb) == [.snoozed, .undone, .snoozed])
    }

    @Test func `who was merged into somebody meanwhile was called all the same`() throws {
        _ = try coordinator.merge(coordinator.book.find("bob"), into: coordinator.book.find("ada"), dryRun: false)
        try change("Bob Kahn", "STATUS:NEEDS-ACTION", "STATUS:COMPLETED")
        #expect(try said("ada").filter { $0.what.verb == .acknowledged }.count == 1)
        tasks.look()
        #expect(try said("ada").filter { $0.what.verb == .acknowledged }.count == 1)
    }

    @Test func `who ticks off that they called somebody and saw them was in touch once`() throws {
        _ = try coordinator.say([.track(who: "ada", every: nil, inPerson: try Cadence(parsing: "2w"))])
        _ = try coordinator.say([.acknowledge(who: "ada", Interaction(via: .meal), when: home.clock.clock.now())])
        try home.clock.set("2026-12-08", "10:00")
        coordinator.woke()
        tasks.look()
        for summary in ["Ada Lovelace", "See Ada Lovelace"] {
            let (path, text) = try task(summary)
            try text.replacing("STATUS:NEEDS-ACTION", with: "STATUS:COMPLETED\r\nCOMPLETED:20261208T100000Z")
                .write(toFile: path, atomically: true, encoding: .utf8)
        }
        let before = try said("ada").count
        tasks.look()
        tasks.look()
        #expect(try said("ada").count == before + 1)
        let still = coordinator.book.due(home.clock.clock.now()).filter { $0.id.contact.rawValue == "ada" }
        #expect(still == [])
    }

    @Test func `who was skipped here and had been called, as a telephone says, was called`() throws {
        let (path, text) = try task("Ada Lovelace")
        _ = try coordinator.say(.skip(who: "ada"))
        tasks.look()
        try text.replacing("STATUS:NEEDS-ACTION", with: "STATUS:COMPLETED\r\nCOMPLETED:20261123T100000Z")
            .write(toFile: path, atomically: true, encoding: .utf8)
        for _ in 0..<2 { tasks.look() }
        #expect(try said("ada").map(\.what.verb) == [.skipped, .acknowledged])
        // It was a slip of the thumb: that is taken back, once, and what was said here stays.
        let closed = try task("Ada Lovelace").text.replacing(/COMPLETED:\w+\r\n/, with: "")
        for _ in 0..<2 {
            try closed.replacing(/STATUS:\w+/, with: "STATUS:NEEDS-ACTION").write(toFile: path, atomically: true, encoding: .utf8)
            tasks.look()
        }
        let entries = try said("ada")
        #expect(entries.map(\.what.verb) == [.skipped, .acknowledged, .undone] && entries[2].what == .undone(entries[1].id))
    }

    private struct Wrong: Error {}
}

import Foundation
import ICalendar
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Daemon
@testable import Journal

/// Two machines of one person and a telephone. What is carried between them comes late, and the list before the journal or after it. The
/// journals and the files are real; the clock, the telephone, and what carries are the test's.
@MainActor
final class SharedTasksLife {
    private struct Machine {
        let home: Home
        let coordinator: Coordinator
        let tasks: Tasks
        let list: String
        let sync: String
        /// What the list's carrier knows of both sides.
        var carried: [String: Data] = [:]
    }

    private var machines: [Machine] = []
    private let server: TemporaryFolder = TemporaryFolder()
    private var random: SplitMix64
    /// What was answered, and how often the journal is to have it.
    private var given: [String: Int] = [:]
    /// Of each contact's last answer: what it is noted as, and the task that a telephone closed with it.
    private var closed: [String: (what: String, name: String)] = [:]
    private var notes = 0
    private(set) var counts: [String: Int] = [:]
    private(set) var wrong: [String] = []
    private var story: [String] = []

    private static let people = (1...10).map { "person-\($0)" }

    init(seed: UInt64) throws {
        random = SplitMix64(seed: seed)
        for digit in "ab" { try machines.append(machine(digit)) }
    }

    private func machine(_ digit: Character) throws -> Machine {
        let home = try Home(cards: Self.people.map { ($0, "P \($0)", "CATEGORIES:friends\n") }, configuration: "")
        let (list, sync) = (home.path + "/list", home.path + "/sync")
        for folder in [list, sync] { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false) }
        try home.configure(
            """
            [delivery]
            from = "00:00"
            to = "24:00"
            budget = 100
            [groups.friends]
            every = "1w"
            [sync]
            folder = "\(sync)"
            [tasks]
            folder = "\(list)"

            """)
        let configuration = try Configuration.read(path: home.paths.configFile, environment: home.paths)
        let coordinator = try Coordinator(
            configuration: configuration, paths: home.paths, clock: home.clock.clock, machine: String(repeating: digit, count: 32))
        let tasks = Tasks(coordinator)
        coordinator.outputs = [tasks]
        coordinator.start()
        return Machine(home: home, coordinator: coordinator, tasks: tasks, list: list, sync: sync)
    }

    private func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    private var now: Instant { machines[0].home.clock.clock.now() }

    // MARK: Carrying

    /// Carries the list as vdirsyncer does, with "b wins": what was changed on one side goes to the other, and what was changed on both is
    /// as the server has it, unless it is gone there.
    private func carryList(_ index: Int) throws {
        var machine = machines[index]
        let (here, there) = (try contents(machine.list), try contents(server.path))
        for name in Set(here.keys).union(there.keys).union(machine.carried.keys) {
            let (own, other, known) = (here[name], there[name], machine.carried[name])
            let result = other != known && (other != nil || own == known) ? other : own
            if result != own { try put(result, machine.list, name) }
            if result != other { try put(result, server.path, name) }
            machine.carried[name] = result
        }
        machines[index] = machine
    }

    private func contents(_ folder: String) throws -> [String: Data] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".ics") }.reduce(into: [:]) { files, name in
            files[name] = try Data(contentsOf: URL(filePath: folder + "/" + name))
        }
    }

    private func put(_ data: Data?, _ folder: String, _ name: String) throws {
        let path = folder + "/" + name
        if let data { try data.write(to: URL(filePath: path), options: .atomic) } else { try FileManager.default.removeItem(atPath: path) }
    }

    /// Carries what one machine has said to the other.
    private func carryEntries(from index: Int) throws {
        let writer = machines[index].coordinator.journal.writer.digits
        let from = machines[index].sync + "/vitaminb-1/" + writer
        let folder = machines[1 - index].sync + "/vitaminb-1"
        guard FileManager.default.fileExists(atPath: from) else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: folder + "/" + writer)
        try FileManager.default.copyItem(atPath: from, toPath: folder + "/" + writer)
    }

    private func wake(_ index: Int) {
        machines[index].coordinator.woke()
        machines[index].tasks.look(isSettled: true)
    }

    // MARK: Answers

    private func note(_ what: String) {
        given[what, default: 0] += 1
        story.append(what)
    }

    /// A text of the telephone's: the open or closed tasks, by their contacts.
    private func tasks(open: Bool) throws -> [(contact: String, name: String, text: String)] {
        try contents(server.path).compactMap { name, data in
            let text = String(decoding: data, as: UTF8.self).replacing("\r\n ", with: "")
            let isOpen = !text.contains("STATUS:COMPLETED") && !text.contains("STATUS:CANCELLED")
            let person = Self.people.first { text.contains("SUMMARY:P \($0)\r\n") }
            guard isOpen == open, let person else { return nil }
            return (person, name, text)
        }.sorted { ($0.contact, Self.created($0.text)) < ($1.contact, Self.created($1.text)) }
    }

    /// Not by the file's name, which is another one in each run of the same life.
    private static func created(_ text: String) -> String { text.firstMatch(of: /CREATED:\S*/).map { String($0.output) } ?? "" }

    private func onPhone(_ task: (contact: String, name: String, text: String), mayDelete: Bool) throws -> String {
        let stamp = "\(Self.utc(now))"
        var gestures = ["done", "done", "moved", "cancelled"]
        if try mayDelete && isEverywhere(task.name) { gestures.append("deleted") }
        let gesture = gestures.randomElement(using: &random) ?? "done"
        counts[gesture, default: 0] += 1
        var text = task.text
        switch gesture {
        case "moved":
            var day = Zone.utc.date(at: now).adding(days: Int.random(in: 8...12, using: &random))
            if text.contains("DUE;VALUE=DATE:" + Self.digits(day)) { day = day.adding(days: 1) }
            text = text.replacing(/DUE;VALUE=DATE:[0-9]{8}/, with: "DUE;VALUE=DATE:" + Self.digits(day))
            note("\(task.contact) snooze \(day)")
        case "cancelled":
            text = text.replacing("STATUS:NEEDS-ACTION\r\n", with: "").replacing("END:VTODO", with: "STATUS:CANCELLED\r\nEND:VTODO")
            note("\(task.contact) skip")
        case "deleted":
            note("\(task.contact) skip")
            try put(nil, server.path, task.name)
            return gesture
        default:
            notes += 1
            text = text.replacing("STATUS:NEEDS-ACTION\r\n", with: "")
            text = text.replacing("END:VTODO", with: "STATUS:COMPLETED\r\nCOMPLETED:\(stamp)\r\nPERCENT-COMPLETE:100\r\nEND:VTODO")
            if chance(40) { text = text.replacing("DESCRIPTION:", with: "DESCRIPTION:note \(notes)\\n") } else { notes -= 1 }
            let note = text.firstMatch(of: /DESCRIPTION:((note [0-9]+\\n)*)/).map { String($0.output.1) } ?? ""
            let what = "\(task.contact) ack other \(now.seconds) \(note.split(separator: "\\n").joined(separator: "/"))"
            self.note(what)
            closed[task.contact] = (what, task.name)
        }
        if gesture == "cancelled" { closed[task.contact] = nil }
        try put(Data(text.utf8), server.path, task.name)
        return gesture
    }

    /// Whether each machine has carried the task as it is. A synchroniser brings back what was deleted while another machine had it newer.
    private func isEverywhere(_ name: String) throws -> Bool {
        let there = try contents(server.path)[name]
        return try machines.allSatisfy { try $0.carried[name] == there && contents($0.list)[name] == there }
    }

    private static func digits(_ day: CivilDate) -> String { day.description.replacing("-", with: "") }

    private static func utc(_ moment: Instant) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "yyyyMMdd'T'HHmmss'Z'"
        return formatter.string(from: Date(timeIntervalSince1970: Double(moment.seconds)))
    }

    /// Opens a task again that the telephone closed, of somebody about whom nothing was said since.
    private func takeBack(_ task: (contact: String, name: String, text: String)) throws -> Bool {
        guard let last = closed[task.contact], last.name == task.name, task.text.contains("STATUS:COMPLETED") else { return false }
        let lines = task.text.components(separatedBy: "\r\n").filter { line in
            !["STATUS:", "COMPLETED:", "PERCENT-COMPLETE:"].contains { line.hasPrefix($0) }
        }
        note("\(task.contact) undo \(last.what)")
        counts["undone", default: 0] += 1
        closed[task.contact] = nil
        try put(Data(lines.joined(separator: "\r\n").utf8), server.path, task.name)
        return true
    }

    private func atDesk(_ index: Int, _ contact: String) throws {
        notes += 1
        let (coordinator, note) = (machines[index].coordinator, "note \(notes)")
        counts["at a desk", default: 0] += 1
        closed[contact] = nil
        if chance(70) {
            _ = try coordinator.say(.acknowledge(who: contact, Interaction(via: .call, note: note), when: now))
            self.note("\(contact) ack call \(now.seconds) \(note)")
        } else {
            _ = try coordinator.say(.skip(who: contact))
            self.note("\(contact) skip")
        }
    }

    // MARK: Rounds

    /// Some days, and then all has come everywhere.
    func round() throws {
        story = []
        var taken: Set<String> = []
        var deleted = 0
        for step in 0..<Int.random(in: 1...4, using: &random) {
            let hours = Int.random(in: 1...40, using: &random)
            for machine in machines { try machine.home.clock.advance("\(hours)h") }
            story.append("- \(hours) h")
            for index in machines.indices where chance(80) {
                wake(index)
                story.append("\(index) wakes")
            }
            for index in machines.indices where chance(50) {
                try carryList(index)
                story.append("\(index)'s list")
            }
            let open = try tasks(open: true).filter { !taken.contains($0.contact) }
            for task in open.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random)) {
                taken.insert(task.contact)
                let gesture = try onPhone(task, mayDelete: step == 0 && deleted < 2 && open.count > 4)
                deleted += gesture == "deleted" ? 1 : 0
            }
            if chance(30), let task = try tasks(open: false).filter({ !taken.contains($0.contact) }).randomElement(using: &random),
                try takeBack(task)
            {
                taken.insert(task.contact)
            }
            for index in machines.indices where chance(40) {
                let due = machines[index].coordinator.book.due(now).map(\.id.contact.rawValue).filter { !taken.contains($0) }
                guard let contact = due.randomElement(using: &random) else { continue }
                taken.insert(contact)
                try atDesk(index, contact)
            }
            for index in machines.indices where chance(50) {
                try carryList(index)
                machines[index].tasks.look(isSettled: true)
                story.append("\(index)'s list, seen")
            }
            for index in machines.indices where chance(30) {
                try carryEntries(from: index)
                story.append("\(index)'s entries")
            }
        }
        for _ in 0..<4 {
            for index in machines.indices {
                try carryEntries(from: index)
                wake(1 - index)
            }
            for index in machines.indices {
                try carryList(index)
                machines[index].tasks.look(isSettled: true)
                try carryList(index)
            }
        }
        try judge()
    }

    private func judge() throws {
        counts["rounds", default: 0] += 1
        let found = try machines.map { try Self.found($0.coordinator) }
        for what in Set(found[0].keys).union(found[1].keys) where found[0][what] != found[1][what] {
            wrong.append("\(what): \(found[0][what] ?? 0) times here, \(found[1][what] ?? 0) there")
        }
        for (what, times) in given where found[0][what] != times { wrong.append("\(what): \(found[0][what] ?? 0) times, not \(times)") }
        for (what, times) in found[0] where given[what] == nil { wrong.append("nobody said \(what): \(times) times") }
        let plans = machines.map { machine in
            machine.coordinator.book.due(now, includingHidden: true).map { "\($0.id) \($0.due)" }
        }
        if plans[0] != plans[1] { wrong.append("the machines differ in who is due") }
        let lists = try machines.map { try contents($0.list) }
        if try lists[0] != lists[1] || lists[0] != contents(server.path) { wrong.append("the lists differ") }
        let open = try Set(tasks(open: true).map(\.contact))
        // Who is snoozed keeps the task, with another day.
        let told = Set(machines[0].coordinator.book.due(now, includingHidden: true).filter { $0.told != nil }.map(\.id.contact.rawValue))
        if open != told { wrong.append("open are \(open.sorted()), and due \(told.sorted())") }
        for machine in machines { wrong += machine.tasks.problems.map(\.message) }
        if !wrong.isEmpty { wrong.append("in round \(counts["rounds"] ?? 0): " + story.joined(separator: ", ")) }
    }

    /// What people said, as `given` has it.
    private static func found(_ coordinator: Coordinator) throws -> [String: Int] {
        var (entries, texts, found) = ([Entry](), [UUID: String](), [String: Int]())
        for person in people { entries += try coordinator.entries(about: ContactID(rawValue: person)) }
        for entry in entries where !entry.isSaidByProgram {
            let contact = entry.contact?.rawValue ?? ""
            texts[entry.id] =
                switch entry.what {
                case .acknowledged(let interaction, _, _):
                    "\(contact) ack \(interaction.via) \(entry.happened.seconds) "
                        + (interaction.note ?? "").replacing("\n", with: "/")
                case .snoozed(_, .day(let day)): "\(contact) snooze \(day)"
                case .skipped: "\(contact) skip"
                case .undone(let id): "\(contact) undo \(texts[id] ?? "?")"
                default: "\(contact) \(entry.what.verb)"
                }
            found[texts[entry.id] ?? "", default: 0] += 1
        }
        return found
    }
}

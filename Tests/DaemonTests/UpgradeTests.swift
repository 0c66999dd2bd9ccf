import Foundation
import Journal
import KeepInTouch
import Platform
import SQLite
import TestSupport
import Testing

@testable import Daemon

/// Journals that earlier versions of this program really wrote (`Upgrades/README.md`).
@MainActor
struct UpgradeTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Upgrades")

    /// A home with a journal of this schema; nil: with none.
    private func home(schema: Int?, more: String = "") throws -> Home {
        let cards = [
            (uid: "person-1", name: "Ada Lovelace", more: "BDAY:18151210\nCATEGORIES:friends\n"),
            ("person-2", "Alan Turing", "CATEGORIES:friends\n"), ("person-3", "Grace Hopper", "CATEGORIES:fellow students\n"),
            ("person-4", "Emmy Noether", "CATEGORIES:fellow students\n"), ("person-5", "Konrad Zuse", ""),
            ("person-6", "Hedy Lamarr", "CATEGORIES:friends\n"),
        ]
        let home = try Home(
            cards: cards,
            configuration: """
                [delivery]
                budget = 2
                from = "00:00"
                to = "24:00"
                [evidence]
                mail = "count"
                calendar = "ask"
                [groups.friends]
                every = "3w"
                at_most = "6w"
                [groups."fellow students"]
                every = "3m"

                """ + more)
        try home.clock.advance("1d 2h")
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: home.paths.journalFile).deletingLastPathComponent(), withIntermediateDirectories: true)
        if let schema {
            try FileManager.default.copyItem(
                at: Self.folder.appending(path: "schema\(schema).sqlite"), to: URL(fileURLWithPath: home.paths.journalFile))
        }
        return home
    }

    /// The reminders as the fixture has them.
    private func reminders(_ coordinator: Coordinator) -> [String] {
        let (now, book) = (coordinator.clock.now(), coordinator.book)
        let today = book.today
        let all = book.due(now, includingHidden: true) + book.upcoming(through: today.adding(days: 400))
        let rows = Set(all).map { reminder -> String in
            let state = "\(reminder.state(on: today, at: now))"
            return [
                "\(reminder.due)", ["snoozed", "paused"].contains(state) ? state : "",
                "\(reminder.id)",
                reminder.lastContact.map { "\($0.date)" } ?? "-",
            ].joined(separator: "\t")
        }
        return rows.sorted()
    }

    /// A row of the fixture without what is counted in another way since: the day from which somebody is overdue, the days from before
    /// tracking began, in place of which that day stands, and in schema 3's the pause of person 4, who is due when it is over.
    private static func asItNowCounts(_ row: String, schema: Int) -> String {
        var columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        columns[0] = max(columns[0], "2026-11-24")
        let isOver = schema == 3 && row.contains("person-4")
        columns[2] = ["snoozed", "paused"].contains(columns[2]) && !isOver ? columns[2] : ""
        columns.remove(at: 1)
        return columns.joined(separator: "\t")
    }

    @Test(arguments: 1...4) func `journals of earlier versions open, and the same people are due on the same days`(schema: Int) throws {
        let home = try home(schema: schema)
        let expected = try String(contentsOf: Self.folder.appending(path: "schema\(schema).tsv"), encoding: .utf8)
        do {
            let coordinator = try home.coordinator()
            print(
                "counted a journal of schema \(schema): \(reminders(coordinator).count) reminders,",
                "\(expected.split(separator: "\n").count) then")
            let rows = expected.split(separator: "\n").map { Self.asItNowCounts(String($0), schema: schema) }
            #expect(reminders(coordinator) == rows.sorted())
            #expect(try coordinator.journal.load { _ in } == .nothing)
            // It was copied before its tables were changed.
            let copies = try FileManager.default.contentsOfDirectory(atPath: home.paths.dataFolder).contains("backups")
            let names = copies ? try FileManager.default.contentsOfDirectory(atPath: home.paths.copiesFolder) : []
            #expect(names == ["journal-before-schema-\(schema + 1).sqlite"])
            // It accepts new entries, and the next start has them.
            _ = try coordinator.say(.acknowledge(who: "Alan", Interaction(via: .letter), when: coordinator.clock.now()))
        }
        #expect(
            try home.coordinator().journal.entries(of: ContactID(rawValue: "person-2")).last?.what
                == .acknowledged(Interaction(via: .letter), [], again: nil))
    }

    @Test(arguments: 1...4)
    func `machines that go on with one journal of an earlier version, and one that is new, come to the same plan`(schema: Int) throws {
        let scene = SyncScene()
        let sync = "[sync]\nfolder = \"\(scene.shared.path)\"\n"
        let expected = try String(contentsOf: Self.folder.appending(path: "schema\(schema).tsv"), encoding: .utf8)
            .split(separator: "\n").map { Self.asItNowCounts(String($0), schema: schema) }.sorted()
        let homes = try [home(schema: schema, more: sync), home(schema: schema, more: sync), home(schema: nil, more: sync)]
        let machines = try zip(homes, "abc").map { try scene.machine($0, $1) }
        for _ in 0..<2 { for machine in machines { machine.synchronise() } }
        for machine in machines { #expect(reminders(machine) == expected) }
        let said = try zip(["Alan", "Grace", "Konrad"], machines).map { try scene.call($0, $1) }
        for _ in 0..<2 { for machine in machines { machine.synchronise() } }
        #expect(Set(machines.map(\.journal.writer)).count == 3)
        let ids = try machines.map(scene.ids)
        #expect(ids[0].isSuperset(of: said) && ids[1] == ids[0] && ids[2] == ids[0])
        #expect(Set(machines.map(reminders)).count == 1 && machines.flatMap(scene.problems) == [])
    }

    @Test(arguments: 1...4)
    func `a journal in use is joined with a conflict copy of an earlier version`(schema: Int) async throws {
        let (scene, home) = (SyncScene(), try home(schema: nil))
        try home.clock.advance("1h")
        var machine: Coordinator? = try scene.machine(home, "a")
        let said = try scene.call("Alan", try #require(machine))
        try await scene.end(&machine)
        let copy = home.paths.dataFolder + "/journal.sync-conflict-20261124-101500-ABCDEFG.sqlite"
        try FileManager.default.copyItem(at: Self.folder.appending(path: "schema\(schema).sqlite"), to: URL(fileURLWithPath: copy))
        #expect(throws: JournalError.self) { _ = try scene.machine(home, "a") }
        let earlier = try ids(of: copy)
        _ = try Recovery.perform(.join, paths: home.paths, clock: home.clock.clock)
        var entries: [Entry] = []
        #expect(try scene.machine(home, "a").journal.load { entries.append($0) } == .nothing)
        #expect(earlier.count > 5 && earlier.isSubset(of: entries.map(\.id)))
        // What was said before this one was does not come after it by being added later.
        let place = try #require(entries.first { $0.id == said }?.place)
        for entry in entries where earlier.contains(entry.id) { #expect(try #require(entry.place) < place) }
    }

    private func ids(of file: String) throws -> Set<UUID> {
        let rows = try Database(path: file).prepare("SELECT id FROM entry")
        var ids: Set<UUID> = []
        while try rows.step() { ids.insert(try #require(rows.text(0).flatMap { UUID(uuidString: $0) })) }
        return ids
    }
}

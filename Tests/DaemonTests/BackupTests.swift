import AddressBook
import ControlInterface
import Foundation
import Journal
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Daemon

/// The day's copy of the journal, as the coordinator has it made.
@MainActor
struct BackupTests {
    let home: Home
    var copies: JournalCopies { JournalCopies(folder: home.paths.copiesFolder) }
    private var names: [String] { copies.list.map { String($0.path.split(separator: "/").last ?? "") } }

    init() throws {
        home = try Home(cards: [("ada", "Ada Lovelace", "CATEGORIES:friends\n")])
    }

    @Test func `a copy is taken at the first start, on every day on which there is something new, and on no other`() async throws {
        let coordinator = try home.coordinator()
        coordinator.start()
        #expect(try await eventually { !coordinator.backup.isRunning && names == ["journal-2026-11-23.sqlite"] })
        _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call), when: home.clock.clock.now()))
        try home.clock.advance("1d")
        coordinator.clockChanged()
        #expect(try await eventually { !coordinator.backup.isRunning && names.count == 2 })
        #expect(names == ["journal-2026-11-24.sqlite", "journal-2026-11-23.sqlite"])
        #expect(try copies.newest?.check() == 3)
        // The -wal is short again.
        #expect(try await eventually { (try? Data(contentsOf: URL(fileURLWithPath: home.paths.journalFile + "-wal")).count) == 0 })
        // Nothing is due and nothing is said.
        for _ in 0..<2 {
            try home.clock.advance("1d")
            coordinator.clockChanged()
            #expect(try await eventually { !coordinator.backup.isRunning })
        }
        _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .meal), when: home.clock.clock.now()))
        try home.clock.advance("1d")
        coordinator.clockChanged()
        #expect(try await eventually { names.first == "journal-2026-11-27.sqlite" })
        #expect(names == ["journal-2026-11-27.sqlite", "journal-2026-11-24.sqlite", "journal-2026-11-23.sqlite"])
    }

    @Test func `a copy that fails is reported once, blocks nothing, and is retried`() async throws {
        try Data().write(to: URL(fileURLWithPath: home.paths.dataFolder + "/backups"))
        let coordinator = try home.coordinator()
        coordinator.start()
        #expect(try await eventually { coordinator.problems[.copies] != nil })
        let problem = coordinator.problems[.copies]
        #expect(problem?.first?.message.contains("could not be copied") == true)
        _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call), when: home.clock.clock.now()))
        #expect(coordinator.problems[.copies] == problem)
        try FileManager.default.removeItem(atPath: home.paths.dataFolder + "/backups")
        try home.clock.advance("1d")
        coordinator.clockChanged()
        #expect(try await eventually { coordinator.problems[.copies] == nil })
        #expect(names == ["journal-2026-11-24.sqlite"])
    }

    @Test func `damage in the journal is reported, and the rest is used`() async throws {
        do {
            let coordinator = try home.coordinator()
            coordinator.start()
            _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call, note: "what she said"), when: home.clock.clock.now()))
            #expect(try await eventually { !coordinator.backup.isRunning })
            try coordinator.journal.checkpoint()
        }
        let file = URL(fileURLWithPath: home.paths.journalFile)
        var bytes = try Data(contentsOf: file)
        let place = try #require(bytes.range(of: Data("what she said".utf8)))
        bytes[place.lowerBound] ^= 0x20
        for end in ["-wal", "-shm"] { unlink(file.path + end) }
        try bytes.write(to: file)
        let coordinator = try home.coordinator()
        #expect(coordinator.problems[.history]?.map(\.message).first?.hasPrefix("1 entry is not as written") == true)
        _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .meal), when: home.clock.clock.now()))
        #expect(coordinator.problems[.history]?.count == 1, "a write does not mend it")
        coordinator.start()
        try home.clock.advance("1d")
        coordinator.clockChanged()
        #expect(try await eventually { coordinator.problems[.copies] != nil }, "no copy of a damaged journal")
    }

    @Test func `what was said is soon in the journal's own file, so that a backup of it alone has it`() async throws {
        let coordinator = try home.coordinator()
        coordinator.start()
        #expect(try await eventually { !coordinator.backup.isRunning }, "who reads it keeps it from being emptied")
        let said = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call), when: home.clock.clock.now())).entry
        #expect(coordinator.backup.isCheckpointDue)
        func isSaved() throws -> Bool {
            try Data(contentsOf: URL(fileURLWithPath: home.paths.journalFile)).range(of: Data(said.id.text.utf8)) != nil
        }
        #expect(try !isSaved())
        coordinator.checkpoint()
        #expect(try isSaved() && !coordinator.backup.isCheckpointDue)
    }

    @Test func `while the data folder is elsewhere nothing is noted, and nothing is made in its place`() async throws {
        let elsewhere = home.paths.dataFolder + ".elsewhere"
        do {
            let coordinator = try home.coordinator()
            coordinator.start()
            func say() throws { _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call), when: home.clock.clock.now())) }
            try say()
            #expect(try await eventually { !coordinator.backup.isRunning })
            #expect(rename(home.paths.dataFolder, elsewhere) == 0)
            try home.clock.advance("1h")
            let error = try #require(throws: RequestError.self) { try say() }
            guard case .journalFailed(let reason) = error else { throw error }
            #expect(reason.contains("was moved or unmounted"))
            #expect(throws: RequestError.self, "nor is a card made there") { try coordinator.add(.init(name: "Eve Moss")) }
            coordinator.reload()
            #expect(coordinator.problems[.folders]?.first?.message.contains("bring it back") == true)
            coordinator.stop()
            #expect(access(home.paths.dataFolder, F_OK) != 0)
            #expect(rename(elsewhere, home.paths.dataFolder) == 0)
            try say()
        }
        let coordinator = try home.coordinator()
        #expect(try coordinator.entries(about: ContactID(rawValue: "ada")).count { $0.what.verb == .acknowledged } == 2)
    }

    @Test func `a journal removed while the daemon runs accepts nothing more, and a copy has everything`() throws {
        let coordinator = try home.coordinator()
        coordinator.start()
        let said = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call), when: home.clock.clock.now()))
        unlink(home.paths.journalFile)
        let error = try #require(throws: RequestError.self) {
            try coordinator.say(.acknowledge(who: "ada", Interaction(via: .meal), when: said.entry.said))
        }
        guard case .journalFailed(let reason) = error else { throw error }
        #expect(reason.contains("moved, removed, replaced or changed"))
        #expect(coordinator.problems[.history]?.first?.message.contains("vitaminb restore") == true)
        #expect(try copies.list.first { $0.path.contains("-rescued") }?.check() == 3)
    }
}

import ControlInterface
import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Daemon

/// Real hooks of a real coordinator: children of the tests, or units where a user manager runs.
@MainActor
struct HooksTests {
    private let home: Home
    private let coordinator: Coordinator
    private let hooks: Hooks
    private var file: String { home.path + "/told" }

    init() throws {
        home = try Home(cards: [("ada", "Ada \"Countess\" Lovelace", "CATEGORIES:friends\n"), ("bob", "Bob Kahn", "CATEGORIES:friends\n")])
        coordinator = try home.coordinator()
        hooks = Hooks(path: home.paths.hooksFolder, home: home.path) { 2 }
        coordinator.outputs = [hooks]
        try FileManager.default.createDirectory(
            atPath: home.paths.hooksFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private func hook(_ name: String, _ script: String) throws {
        let path = home.paths.hooksFolder + "/" + name
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    }

    private func objects() throws -> [[String: Any]] {
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        return try text.split(separator: "\n").map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }

    /// A child that still runs when the test ends would stay a zombie.
    private func waitForHooks() async throws { #expect(try await eventually { hooks.isIdle }) }

    private func problems() -> [String] { hooks.problems.map(\.message) }

    @Test func `a hook is told of reminders, all at once, and of what the user says, in its order`() async throws {
        try hook("tell", "[ \"$1\" != acknowledged ] || sleep 0.1; cat >> \(file)")
        coordinator.start()
        _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call, note: "a\nnote"), when: home.clock.clock.now()))
        _ = try coordinator.say(.snooze(who: "bob", until: .instant(home.clock.clock.now().adding(seconds: 86_400))))
        _ = try coordinator.say(.skip(who: "bob"))
        _ = try coordinator.say(.gave(who: "bob", "a tip"))
        _ = try coordinator.say(.acknowledge(who: "bob", Interaction(via: .meal), when: home.clock.clock.now()))
        _ = try coordinator.undo()
        #expect(try await eventually { try objects().count == 6 })
        let told = try objects()
        #expect(
            told.map { $0["event"] as? String } == ["reminder", "acknowledged", "snoozed", "skipped", "acknowledged", "undone"])
        let reminders = try #require(told[0]["reminders"] as? [[String: Any]])
        #expect(reminders.compactMap { $0["name"] as? String }.sorted() == ["Ada \"Countess\" Lovelace", "Bob Kahn"])
        #expect(told[0]["more"] == nil)
        #expect(told[1]["name"] as? String == "Ada \"Countess\" Lovelace" && told[1]["contact"] as? String == "ada")
        let entries = told.dropFirst().compactMap { $0["entry"] as? [String: Any] }
        #expect(entries[0]["via"] as? String == "call" && entries[0]["note"] as? String == "a\nnote")
        #expect(reminders.allSatisfy { ($0["id"] as? String)?.hasPrefix("keep-in-touch/") == true })
        #expect((entries[1]["until"] as? String)?.hasPrefix("2026-11-24T10:00:00") == true)
        #expect(entries[4]["target"] as? String == entries[3]["id"] as? String)
        try await waitForHooks()
    }

    @Test func `many reminders are a list that says how many more there are`() throws {
        coordinator.start()
        let reminder = try #require(coordinator.book.due(home.clock.clock.now()).first)
        let wire = WireReminder(reminder, name: "", now: home.clock.clock.now(), zone: .utc)
        let event = HookEvent(told: Array(repeating: wire, count: HookEvent.reminderBound + 3))
        let object = try #require(JSONSerialization.jsonObject(with: Data(event.text)) as? [String: Any])
        #expect((object["reminders"] as? [Any])?.count == HookEvent.reminderBound && object["more"] as? Int == 3)
    }

    @Test func `a hook that fails, can't be executed or takes too long is a problem until it works again`() async throws {
        try hook("fails", "exit 3")
        try hook("hangs", "sleep 1000 & sleep 1000")
        try hook("killed", "kill -9 $$")
        try hook("tell", "cat >> \(file)")
        try hook("zero", "")
        try Data("#!/no/such/program\n".utf8).write(to: URL(fileURLWithPath: home.paths.hooksFolder + "/zero"))
        coordinator.start()
        #expect(try await eventually { problems().count == 4 })
        #expect(try objects().count == 1)
        let found = problems()
        #expect(found[0] == "failed on reminder: exit status 3")
        #expect(found[1] == "failed on reminder: it took longer than 2 s, and was ended")
        #expect(found[2] == "failed on reminder: ended by signal 9")
        #expect(found[3].hasPrefix("failed on reminder: "))
        for name in ["fails", "killed", "zero"] { try hook(name, "exit 0") }
        try FileManager.default.removeItem(atPath: home.paths.hooksFolder + "/hangs")
        _ = try coordinator.say(.skip(who: "ada"))
        #expect(try await eventually { problems().isEmpty })
        try await waitForHooks()
    }

    @Test func `without hooks no event is made`() async throws {
        var isMade = false
        func event() -> HookEvent? {
            isMade = true
            return nil
        }
        hooks.happened(event())
        #expect(!isMade)
        try hook("tell", "exit 0")
        hooks.happened(event())
        #expect(isMade)
        try await waitForHooks()
    }
}

import ControlInterface
import Foundation
import KeepInTouch
import Platform
import Testing
import Varlink

@testable import Daemon

/// What `doctor` asks the daemon, over a real socket and of a real journal.
@MainActor
struct ExaminationTests: AsksService {
    let home: Home
    let coordinator: Coordinator
    let service: Service
    var socket: String { home.socket }

    init() throws {
        home = try Home(
            cards: [("ada", "Ada Lovelace", "CATEGORIES:Friends\n")],
            configuration: "[groups.friends]\nevery = \"2w\"\n[desktop]\nnotifications = false\nprivate = true\n")
        coordinator = try home.coordinator()
        coordinator.start()
        service = try home.service(coordinator)
    }

    @Test func `it says what only the daemon knows`() async throws {
        defer {
            service.stop()
            home.remove()
        }
        let found = try await call(Control.Examine.self, Empty())
        #expect(found.now.hasPrefix("2026-11-23T10:00:00") && found.lastSaid == found.now)
        #expect(found.damage == nil && !found.tooBig && found.writable && !found.notifications && found.namesHidden)
        try FileManager.default.moveItem(atPath: home.paths.dataFolder, toPath: home.path + "/moved")
        #expect(try await call(Control.Examine.self, Empty()).writable == false)
    }
}

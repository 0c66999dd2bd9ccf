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
    let served: ServedCoordinator

    init() throws {
        served = try ServedCoordinator(Home(configuration: Home.everyTwoWeeks + "[desktop]\nnotifications = false\nprivate = true\n"))
    }

    @Test func `the reply has what only the daemon knows`() async throws {
        let found = try await call(Control.Examine.self, Empty())
        #expect(found.now.description.hasPrefix("2026-11-23T10:00:00") && found.lastSaid == found.now)
        #expect(found.damage == nil && !found.tooBig && found.writable && !found.notifications && found.namesHidden)
        try FileManager.default.moveItem(atPath: home.paths.dataFolder, toPath: home.path + "/moved")
        #expect(try await call(Control.Examine.self, Empty()).writable == false)
    }
}

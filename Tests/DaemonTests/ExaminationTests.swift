import ControlInterface
import Foundation
import KeepInTouch
import Platform
import TestLiterals
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

    @Test func `it names for whom a day was typed while the clock was two years ahead, until the day is corrected`() async throws {
        try served.home.clock.set("2028-11-20", "10:00")
        coordinator.clockChanged()
        let said = try coordinator.say([.promise(who: "ada", "the book", on: "2028-11-27")])
        _ = try coordinator.say([.promise(who: "bob", "the bill", on: "2028-11-27", isSpan: true)])
        try served.home.clock.set("2026-11-23", "10:00")
        coordinator.clockChanged()
        #expect(try await call(Control.Examine.self, Empty()).typedByWrongClock == ["Ada Lovelace"])
        _ = try coordinator.amend(try #require(said.first?.entry), Amendment(on: "2026-11-30"))
        #expect(try await call(Control.Examine.self, Empty()).typedByWrongClock == [])
    }
}

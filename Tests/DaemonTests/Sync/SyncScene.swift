import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Daemon
@testable import Journal

/// Machines of one person that share a folder: real journals and real files, only the clocks are the test's.
@MainActor
struct SyncScene {
    let shared = TemporaryFolder()

    private let kept = Kept()

    /// The homes of a test, which stay as long as it runs.
    private final class Kept { var homes: [Home] = [] }

    func home() throws -> Home {
        let home = try Home(configuration: Home.everyTwoWeeks + "[sync]\nfolder = \"\(shared.path)\"\n")
        kept.homes.append(home)
        return home
    }

    func machine(_ home: Home, _ digit: Character) throws -> Coordinator {
        let configuration = try Configuration.read(path: home.paths.configFile, environment: home.paths)
        let coordinator = try Coordinator(
            configuration: configuration, paths: home.paths, clock: home.clock.clock, machine: String(repeating: digit, count: 32))
        coordinator.start()
        return coordinator
    }

    /// Ends a machine once the day's copy of its journal is made: that is a thread of its own, which would change what is in the folder
    /// while the test copies it.
    func end(_ coordinator: inout Coordinator?) async throws {
        if let backup = coordinator?.backup { try #require(await eventually { !backup.isRunning }) }
        coordinator = nil
    }

    func call(_ who: String, _ coordinator: Coordinator, note: String? = nil) throws -> UUID {
        try coordinator.say(.acknowledge(who: who, Interaction(via: .call, note: note), when: coordinator.clock.now())).entry.id
    }

    func ids(_ coordinator: Coordinator) throws -> Set<UUID> {
        var ids: Set<UUID> = []
        _ = try coordinator.journal.load { ids.insert($0.id) }
        return ids
    }

    func plan(_ coordinator: Coordinator) -> [String] {
        coordinator.book.due(coordinator.clock.now(), includingHidden: true).map { "\($0.id) \($0.due)" }
    }

    /// Each hears of what the others have said.
    func exchange(_ machines: Coordinator...) {
        for _ in 0..<2 { for machine in machines { machine.synchronise() } }
    }

    func files(of coordinator: Coordinator) throws -> [String] {
        let folder = "\(shared.path)/vitaminb-1/\(coordinator.journal.writer.digits)"
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { folder + "/" + $0 }
    }

    func problems(_ coordinator: Coordinator) -> [String] { (coordinator.problems[.sync] ?? []).map(\.message) }
}

/// Lines as a later version would write them.
enum SealedLineMaker {
    static func line(_ object: String) -> Data { Data(SealedLine.bytes(of: object)) }
}

import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Daemon
@testable import Journal

/// Who writes a journal, and which machine's it is.
@MainActor
struct WriterTests {
    let scene = SyncScene()

    // MARK: Who writes

    @Test func `a clone of a machine becomes a writer of its own`() async throws {
        let desk = try scene.home()
        var first: Coordinator? = try scene.machine(desk, "a")
        _ = try scene.call("ada", try #require(first))
        first?.synchronise()
        let writer = first?.journal.writer
        try await scene.end(&first)
        let clone = try scene.home()
        try FileManager.default.removeItem(atPath: clone.paths.dataFolder)
        try FileManager.default.copyItem(atPath: desk.paths.dataFolder, toPath: clone.paths.dataFolder)
        let (again, other) = (try scene.machine(desk, "a"), try scene.machine(clone, "b"))
        #expect(again.journal.writer == writer && other.journal.writer != writer)
        let said = [try scene.call("bob", again), try scene.call("bob", other, note: "another one")]
        scene.exchange(again, other)
        #expect(try scene.ids(again) == scene.ids(other) && scene.ids(again).isSuperset(of: said))
        #expect(scene.plan(again) == scene.plan(other))
    }

    @Test func `two that have the same machine's id, and go on with the same journal, notice it`() async throws {
        let desk = try scene.home()
        var first: Coordinator? = try scene.machine(desk, "a")
        first?.synchronise()
        try await scene.end(&first)
        let clone = try scene.home()
        try FileManager.default.removeItem(atPath: clone.paths.dataFolder)
        try FileManager.default.copyItem(atPath: desk.paths.dataFolder, toPath: clone.paths.dataFolder)
        let (again, other) = (try scene.machine(desk, "a"), try scene.machine(clone, "a"))
        #expect(again.journal.writer == other.journal.writer)
        let said = [try scene.call("ada", again), try scene.call("bob", other)]
        scene.exchange(again, other)
        scene.exchange(again, other)
        #expect(again.journal.writer != other.journal.writer)
        #expect(try scene.ids(again) == scene.ids(other) && scene.ids(again).isSuperset(of: said))
        #expect(scene.plan(again) == scene.plan(other))
    }

    @Test func `an older state of the journal gets back what was said since, and goes on as another writer`() async throws {
        let desk = try scene.home()
        var first: Coordinator? = try scene.machine(desk, "a")
        first?.synchronise()
        let writer = first?.journal.writer
        try await scene.end(&first)
        let backup = TemporaryFolder()
        try FileManager.default.copyItem(atPath: desk.paths.dataFolder, toPath: backup.path + "/data")
        first = try scene.machine(desk, "a")
        let said = try scene.call("ada", try #require(first))
        first?.synchronise()
        try await scene.end(&first)
        try FileManager.default.removeItem(atPath: desk.paths.dataFolder)
        try FileManager.default.copyItem(atPath: backup.path + "/data", toPath: desk.paths.dataFolder)
        let again = try scene.machine(desk, "a")
        #expect(try scene.ids(again).contains(said))
        #expect(again.journal.writer != writer)
    }

    @Test func `a lost memory of what was read doubles nothing`() async throws {
        let laptop = try scene.home()
        let first = try scene.machine(scene.home(), "a")
        _ = try scene.call("ada", first)
        first.synchronise()
        var second: Coordinator? = try scene.machine(laptop, "b")
        second?.synchronise()
        let before = try scene.ids(try #require(second)).count
        let sizes = try scene.files(of: first).map { try Data(contentsOf: URL(filePath: $0)).count }
        try await scene.end(&second)
        try FileManager.default.removeItem(atPath: laptop.paths.syncFile)
        let again = try scene.machine(laptop, "b")
        again.synchronise()
        first.synchronise()
        #expect(try scene.ids(again).count == before)
        #expect(try scene.files(of: first).map { try Data(contentsOf: URL(filePath: $0)).count } == sizes)
    }

    // MARK: A data folder that is carried about

    @Test func `a journal that comes back from another machine is refused, and joined it loses nothing`() async throws {
        let (desk, laptop) = (try scene.home(), try scene.home())
        var first: Coordinator? = try scene.machine(desk, "a")
        let said = try scene.call("ada", try #require(first))
        try await scene.end(&first)
        // A synchroniser carries the data folder to the laptop, and back.
        try FileManager.default.removeItem(atPath: laptop.paths.dataFolder)
        try FileManager.default.copyItem(atPath: desk.paths.dataFolder, toPath: laptop.paths.dataFolder)
        var second: Coordinator? = try scene.machine(laptop, "b")
        let there = try scene.call("bob", try #require(second))
        try await scene.end(&second)
        let conflict = desk.paths.dataFolder + "/journal.sync-conflict-20261123-101500-ABCDEFG.sqlite"
        try FileManager.default.moveItem(atPath: desk.paths.journalFile, toPath: conflict)
        for end in ["", "-wal"] where FileManager.default.fileExists(atPath: laptop.paths.journalFile + end) {
            try? FileManager.default.removeItem(atPath: desk.paths.journalFile + end)
            try FileManager.default.copyItem(atPath: laptop.paths.journalFile + end, toPath: desk.paths.journalFile + end)
        }
        let refusal = #expect(throws: JournalError.self) { _ = try scene.machine(desk, "a") }
        #expect("\(try #require(refusal))".contains("vitaminb restore --join"))
        let printed = try Recovery.perform(.join, paths: desk.paths, clock: desk.clock.clock)
        #expect(printed.contains("\"added\":"))
        let again = try scene.machine(desk, "a")
        #expect(try scene.ids(again).isSuperset(of: [said, there]))
        #expect(!FileManager.default.fileExists(atPath: conflict))
    }

    @Test func `a journal in a folder that Syncthing carries is refused on a second machine`() async throws {
        let desk = try scene.home()
        var first: Coordinator? = try scene.machine(desk, "a")
        _ = try scene.call("ada", try #require(first))
        try await scene.end(&first)
        try FileManager.default.createDirectory(atPath: desk.paths.dataFolder + "/.stfolder", withIntermediateDirectories: true)
        let refusal = #expect(throws: JournalError.self) { _ = try scene.machine(desk, "b") }
        #expect("\(try #require(refusal))".contains(".stfolder"))
        // The machine whose journal it is goes on.
        #expect(throws: Never.self) { _ = try scene.machine(desk, "a") }
    }

    @Test func `the data folder itself is refused as the folder to share`() throws {
        let desk = try Home()
        for folder in [desk.paths.dataFolder, desk.paths.dataFolder + "/shared", desk.path] {
            try desk.configure("[sync]\nfolder = \"\(folder)\"\n")
            #expect(throws: ConfigurationError.self) { try Configuration.read(path: desk.paths.configFile, environment: desk.paths) }
        }
    }
}

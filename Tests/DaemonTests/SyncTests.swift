import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Daemon
@testable import Journal

/// Machines of one person that share a folder: real journals and real files, only the clocks are the test's.
@MainActor
struct SyncTests {
    let shared = TemporaryFolder()

    private let kept = Kept()

    /// The homes of a test, which stay as long as it runs.
    private final class Kept { var homes: [Home] = [] }

    private func home() throws -> Home {
        let home = try Home(configuration: Home.everyTwoWeeks + "[sync]\nfolder = \"\(shared.path)\"\n")
        kept.homes.append(home)
        return home
    }

    private func machine(_ home: Home, _ digit: Character) throws -> Coordinator {
        let configuration = try Configuration.read(path: home.paths.configFile, environment: home.paths)
        let coordinator = try Coordinator(
            configuration: configuration, paths: home.paths, clock: home.clock.clock, machine: String(repeating: digit, count: 32))
        coordinator.start()
        return coordinator
    }

    private func call(_ who: String, _ coordinator: Coordinator, note: String? = nil) throws -> UUID {
        try coordinator.say(.acknowledge(who: who, Interaction(via: .call, note: note), when: coordinator.clock.now())).entry.id
    }

    private func ids(_ coordinator: Coordinator) throws -> Set<UUID> {
        var ids: Set<UUID> = []
        _ = try coordinator.journal.load { ids.insert($0.id) }
        return ids
    }

    private func plan(_ coordinator: Coordinator) -> [String] {
        coordinator.book.due(coordinator.clock.now(), includingHidden: true).map { "\($0.id) \($0.due)" }
    }

    /// Each hears of what the others have said.
    private func exchange(_ machines: Coordinator...) {
        for _ in 0..<2 { for machine in machines { machine.synchronise() } }
    }

    private func files(of coordinator: Coordinator) throws -> [String] {
        let folder = "\(shared.path)/vitaminb-1/\(coordinator.journal.writer.digits)"
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { folder + "/" + $0 }
    }

    private func problems(_ coordinator: Coordinator) -> [String] { (coordinator.problems[.sync] ?? []).map(\.message) }

    // MARK: What is said

    @Test func `what is said on one machine is known on the other, and nobody is told of twice`() throws {
        let (desk, laptop) = (try home(), try home())
        let first = try machine(desk, "a")
        _ = try call("ada", first, note: "Über Würfel, \"Äpfel\"\nund mehr")
        first.synchronise()
        let second = try machine(laptop, "b")
        exchange(first, second)
        #expect(try ids(first) == ids(second))
        #expect(plan(first) == plan(second))
        #expect(try second.lastNote(about: ContactID(rawValue: "ada")) == "Über Würfel, \"Äpfel\"\nund mehr")
        try desk.clock.advance("15d")
        try laptop.clock.advance("15d")
        // The laptop hears of what the desk has told before it wakes.
        first.woke()
        first.synchronise()
        second.synchronise()
        second.woke()
        exchange(first, second)
        var told: [String: Int] = [:]
        _ = try second.journal.load { entry in
            if case .told(let key, _) = entry.what, let day = entry.day { told["\(key) \(day)", default: 0] += 1 }
        }
        #expect(!told.isEmpty && told.values.allSatisfy { $0 == 1 }, "\(told)")
    }

    @Test func `an undo on the other machine takes back what was said on this one`() throws {
        let (first, second) = (try machine(home(), "a"), try machine(home(), "b"))
        exchange(first, second)
        let before = plan(first)
        _ = try call("ada", first)
        exchange(first, second)
        #expect(plan(second) != before)
        _ = try second.undo()
        exchange(first, second)
        #expect(plan(first) == before && plan(second) == before)
    }

    @Test func `what could not be written into the folder is written later`() throws {
        let first = try machine(home(), "a")
        first.synchronise()
        try FileManager.default.removeItem(atPath: shared.path)
        let said = try call("ada", first)
        first.synchronise()
        #expect(problems(first).first?.hasPrefix("it is not there") == true)
        try FileManager.default.createDirectory(atPath: shared.path, withIntermediateDirectories: true)
        first.synchronise()
        // An empty folder where there was one with everything may be a place where nothing is mounted.
        #expect(problems(first).first?.contains("mkdir") == true)
        try FileManager.default.createDirectory(atPath: shared.path + "/vitaminb-1", withIntermediateDirectories: true)
        first.synchronise()
        #expect(problems(first).isEmpty)
        #expect(try ids(machine(home(), "b")).contains(said))
    }

    @Test func `a file in the place of a writer's folder keeps nobody from answering`() throws {
        let desk = try home()
        let first = try machine(desk, "a")
        first.synchronise()
        let folder = "\(shared.path)/vitaminb-1/\(first.journal.writer.digits)"
        try FileManager.default.removeItem(atPath: folder)
        try Data("x".utf8).write(to: URL(filePath: folder))
        let said = try call("ada", first)
        first.synchronise()
        #expect(problems(first).first?.contains("is in the journal, and goes there once that is mended") == true)
        try FileManager.default.removeItem(atPath: folder)
        first.synchronise()
        #expect(problems(first).isEmpty)
        #expect(try ids(machine(home(), "b")).contains(said))
    }

    // MARK: What synchronisers do

    @Test func `half a line is read when it is whole`() throws {
        let first = try machine(home(), "a")
        let said = try call("ada", first)
        first.synchronise()
        let file = try #require(try files(of: first).first)
        let whole = try Data(contentsOf: URL(filePath: file))
        try whole.dropLast(40).write(to: URL(filePath: file))
        let second = try machine(home(), "b")
        #expect(try !ids(second).contains(said))
        #expect(problems(second).isEmpty)
        try whole.write(to: URL(filePath: file))
        second.synchronise()
        #expect(try ids(second).contains(said))
    }

    @Test func `a changed line is left out and named, and read when its file is mended`() throws {
        let first = try machine(home(), "a")
        let said = try call("ada", first, note: "the book")
        _ = try call("bob", first)
        first.synchronise()
        let file = try #require(try files(of: first).first)
        let whole = try Data(contentsOf: URL(filePath: file))
        let text = String(decoding: whole, as: UTF8.self)
        try Data(text.replacing("the book", with: "the hook").utf8).write(to: URL(filePath: file))
        let second = try machine(home(), "b")
        #expect(try ids(second).symmetricDifference(ids(first)) == [said])
        #expect(problems(second).count == 1 && problems(second)[0].hasPrefix("1 line is not as written"))
        #expect(second.problems[.sync]?.first?.file == file)
        try whole.write(to: URL(filePath: file))
        second.synchronise()
        #expect(try ids(second) == ids(first))
        #expect(problems(second).isEmpty)
    }

    @Test(arguments: [
        "2026-11.sync-conflict-20261123-101500-ABCDEFG.jsonl", "2026-11 (conflicted copy 2026-11-23 101500).jsonl", "2026-11 (1).jsonl",
    ])
    func `a copy that a synchroniser made is read, too`(name: String) throws {
        let first = try machine(home(), "a")
        let said = try call("ada", first)
        first.synchronise()
        let file = try #require(try files(of: first).first)
        let copy = Folder.of(file) + "/" + name
        try FileManager.default.moveItem(atPath: file, toPath: copy)
        let second = try machine(home(), "b")
        #expect(try ids(second).contains(said))
        // What is in the file itself, too, is there once.
        let count = try ids(first).count
        try FileManager.default.copyItem(atPath: copy, toPath: file)
        exchange(first, second)
        #expect(try ids(first).count == count)
        #expect(try ids(second) == ids(first))
    }

    @Test func `a file that is gone or cut off takes nothing back, and its writer writes it again`() throws {
        let (first, second) = (try machine(home(), "a"), try machine(home(), "b"))
        let said = try call("ada", first)
        exchange(first, second)
        let file = try #require(try files(of: first).first)
        let whole = try Data(contentsOf: URL(filePath: file))
        try whole.prefix(100).write(to: URL(filePath: file))
        second.synchronise()
        #expect(try ids(second).contains(said))
        first.synchronise()
        #expect(try ids(machine(home(), "c")).contains(said))
        try FileManager.default.removeItem(atPath: file)
        second.synchronise()
        #expect(try ids(second).contains(said))
        first.synchronise()
        #expect(try ids(machine(home(), "d")).contains(said))
        #expect(problems(first).isEmpty && problems(second).isEmpty)
    }

    @Test func `what a later version has written is kept, and said to be there`() throws {
        let first = try machine(home(), "a")
        first.synchronise()
        let file = try #require(try files(of: first).first)
        let later = SealedLineMaker.line(#"{"writer":"\#(first.journal.writer.digits)","number":99,"verb":"sang","melody":"la"}"#)
        try (Data(contentsOf: URL(filePath: file)) + later).write(to: URL(filePath: file))
        let laptop = try home()
        var second: Coordinator? = try machine(laptop, "b")
        #expect(try ids(try #require(second)) == ids(first))
        #expect(
            problems(try #require(second)) == ["1 entry is of a later version of vitaminb, and will count once that is installed here, too"]
        )
        second = nil
        // A start that remembers what it has read still says so.
        #expect(problems(try machine(laptop, "b")).count == 1)
    }

    // MARK: Who writes

    @Test func `a clone of a machine becomes a writer of its own`() throws {
        let desk = try home()
        var first: Coordinator? = try machine(desk, "a")
        _ = try call("ada", try #require(first))
        first?.synchronise()
        let writer = first?.journal.writer
        first = nil
        let clone = try home()
        try FileManager.default.removeItem(atPath: clone.paths.dataFolder)
        try FileManager.default.copyItem(atPath: desk.paths.dataFolder, toPath: clone.paths.dataFolder)
        let (again, other) = (try machine(desk, "a"), try machine(clone, "b"))
        #expect(again.journal.writer == writer && other.journal.writer != writer)
        let said = [try call("bob", again), try call("bob", other, note: "another one")]
        exchange(again, other)
        #expect(try ids(again) == ids(other) && ids(again).isSuperset(of: said))
        #expect(plan(again) == plan(other))
    }

    @Test func `two that have the same machine's id, and go on with the same journal, notice it`() throws {
        let desk = try home()
        var first: Coordinator? = try machine(desk, "a")
        first?.synchronise()
        first = nil
        let clone = try home()
        try FileManager.default.removeItem(atPath: clone.paths.dataFolder)
        try FileManager.default.copyItem(atPath: desk.paths.dataFolder, toPath: clone.paths.dataFolder)
        let (again, other) = (try machine(desk, "a"), try machine(clone, "a"))
        #expect(again.journal.writer == other.journal.writer)
        let said = [try call("ada", again), try call("bob", other)]
        exchange(again, other)
        exchange(again, other)
        #expect(again.journal.writer != other.journal.writer)
        #expect(try ids(again) == ids(other) && ids(again).isSuperset(of: said))
        #expect(plan(again) == plan(other))
    }

    @Test func `an older state of the journal gets back what was said since, and goes on as another writer`() throws {
        let desk = try home()
        var first: Coordinator? = try machine(desk, "a")
        first?.synchronise()
        let writer = first?.journal.writer
        first = nil
        let backup = TemporaryFolder()
        try FileManager.default.copyItem(atPath: desk.paths.dataFolder, toPath: backup.path + "/data")
        first = try machine(desk, "a")
        let said = try call("ada", try #require(first))
        first?.synchronise()
        first = nil
        try FileManager.default.removeItem(atPath: desk.paths.dataFolder)
        try FileManager.default.copyItem(atPath: backup.path + "/data", toPath: desk.paths.dataFolder)
        let again = try machine(desk, "a")
        #expect(try ids(again).contains(said))
        #expect(again.journal.writer != writer)
    }

    @Test func `a lost memory of what was read doubles nothing`() throws {
        let laptop = try home()
        let first = try machine(home(), "a")
        _ = try call("ada", first)
        first.synchronise()
        var second: Coordinator? = try machine(laptop, "b")
        second?.synchronise()
        let before = try ids(try #require(second)).count
        let sizes = try files(of: first).map { try Data(contentsOf: URL(filePath: $0)).count }
        second = nil
        try FileManager.default.removeItem(atPath: laptop.paths.syncFile)
        let again = try machine(laptop, "b")
        again.synchronise()
        first.synchronise()
        #expect(try ids(again).count == before)
        #expect(try files(of: first).map { try Data(contentsOf: URL(filePath: $0)).count } == sizes)
    }

    // MARK: A data folder that is carried about

    @Test func `a journal that comes back from another machine is refused, and joined it loses nothing`() throws {
        let (desk, laptop) = (try home(), try home())
        var first: Coordinator? = try machine(desk, "a")
        let said = try call("ada", try #require(first))
        first = nil
        // A synchroniser carries the data folder to the laptop, and back.
        try FileManager.default.removeItem(atPath: laptop.paths.dataFolder)
        try FileManager.default.copyItem(atPath: desk.paths.dataFolder, toPath: laptop.paths.dataFolder)
        var second: Coordinator? = try machine(laptop, "b")
        let there = try call("bob", try #require(second))
        second = nil
        let conflict = desk.paths.dataFolder + "/journal.sync-conflict-20261123-101500-ABCDEFG.sqlite"
        try FileManager.default.moveItem(atPath: desk.paths.journalFile, toPath: conflict)
        for end in ["", "-wal"] where FileManager.default.fileExists(atPath: laptop.paths.journalFile + end) {
            try? FileManager.default.removeItem(atPath: desk.paths.journalFile + end)
            try FileManager.default.copyItem(atPath: laptop.paths.journalFile + end, toPath: desk.paths.journalFile + end)
        }
        let refusal = #expect(throws: JournalError.self) { _ = try machine(desk, "a") }
        #expect("\(try #require(refusal))".contains("vitaminb restore --join"))
        let printed = try Recovery.perform(.join, paths: desk.paths, clock: desk.clock.clock)
        #expect(printed.contains("\"added\":"))
        let again = try machine(desk, "a")
        #expect(try ids(again).isSuperset(of: [said, there]))
        #expect(!FileManager.default.fileExists(atPath: conflict))
    }

    @Test func `a journal in a folder that Syncthing carries is refused on a second machine`() throws {
        let desk = try home()
        var first: Coordinator? = try machine(desk, "a")
        _ = try call("ada", try #require(first))
        first = nil
        try FileManager.default.createDirectory(atPath: desk.paths.dataFolder + "/.stfolder", withIntermediateDirectories: true)
        let refusal = #expect(throws: JournalError.self) { _ = try machine(desk, "b") }
        #expect("\(try #require(refusal))".contains(".stfolder"))
        // The machine whose journal it is goes on.
        #expect(throws: Never.self) { _ = try machine(desk, "a") }
    }

    @Test func `the data folder itself is refused as the folder to share`() throws {
        let desk = try Home()
        for folder in [desk.paths.dataFolder, desk.paths.dataFolder + "/shared", desk.path] {
            try desk.configure("[sync]\nfolder = \"\(folder)\"\n")
            #expect(throws: ConfigurationError.self) { try Configuration.read(path: desk.paths.configFile, environment: desk.paths) }
        }
    }
}

/// Lines as a later version would write them.
private enum SealedLineMaker {
    static func line(_ object: String) -> Data { Data(SealedLine.bytes(of: object)) }
}

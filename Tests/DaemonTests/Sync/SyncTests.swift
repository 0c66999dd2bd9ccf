import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Daemon
@testable import Journal

/// What is said on one machine, and what synchronisers do with it.
@MainActor
struct SyncTests {
    let scene = SyncScene()

    // MARK: What is said

    @Test func `what is said on one machine is known on the other, and nobody is told of twice`() throws {
        let (desk, laptop) = (try scene.home(), try scene.home())
        let first = try scene.machine(desk, "a")
        _ = try scene.call("ada", first, note: "Über Würfel, \"Äpfel\"\nund mehr")
        first.synchronise()
        let second = try scene.machine(laptop, "b")
        scene.exchange(first, second)
        #expect(try scene.ids(first) == scene.ids(second))
        #expect(scene.plan(first) == scene.plan(second))
        #expect(try second.lastNote(about: ContactID(rawValue: "ada")) == "Über Würfel, \"Äpfel\"\nund mehr")
        try desk.clock.advance("15d")
        try laptop.clock.advance("15d")
        // The laptop hears of what the desk has told before it wakes.
        first.woke()
        first.synchronise()
        second.synchronise()
        second.woke()
        scene.exchange(first, second)
        var told: [String: Int] = [:]
        _ = try second.journal.load { entry in
            if case .told(let key, _) = entry.what, let day = entry.day { told["\(key) \(day)", default: 0] += 1 }
        }
        #expect(!told.isEmpty && told.values.allSatisfy { $0 == 1 }, "\(told)")
    }

    @Test func `an undo on the other machine takes back what was said on this one`() throws {
        let (first, second) = (try scene.machine(scene.home(), "a"), try scene.machine(scene.home(), "b"))
        scene.exchange(first, second)
        let before = scene.plan(first)
        _ = try scene.call("ada", first)
        scene.exchange(first, second)
        #expect(scene.plan(second) != before)
        _ = try second.undo()
        scene.exchange(first, second)
        #expect(scene.plan(first) == before && scene.plan(second) == before)
    }

    @Test func `what could not be written into the folder is written later`() throws {
        let first = try scene.machine(scene.home(), "a")
        first.synchronise()
        try FileManager.default.removeItem(atPath: scene.shared.path)
        let said = try scene.call("ada", first)
        first.synchronise()
        #expect(scene.problems(first).first?.hasPrefix("it is not there") == true)
        try FileManager.default.createDirectory(atPath: scene.shared.path, withIntermediateDirectories: true)
        first.synchronise()
        // An empty folder where there was one with everything may be a place where nothing is mounted.
        #expect(scene.problems(first).first?.contains("mkdir") == true)
        try FileManager.default.createDirectory(atPath: scene.shared.path + "/vitaminb-1", withIntermediateDirectories: true)
        first.synchronise()
        #expect(scene.problems(first).isEmpty)
        #expect(try scene.ids(scene.machine(scene.home(), "b")).contains(said))
    }

    @Test func `a file in the place of a writer's folder keeps nobody from answering`() throws {
        let desk = try scene.home()
        let first = try scene.machine(desk, "a")
        first.synchronise()
        let folder = "\(scene.shared.path)/vitaminb-1/\(first.journal.writer.digits)"
        try FileManager.default.removeItem(atPath: folder)
        try Data("x".utf8).write(to: URL(filePath: folder))
        let said = try scene.call("ada", first)
        first.synchronise()
        #expect(scene.problems(first).first?.contains("is in the journal, and goes there once that is mended") == true)
        try FileManager.default.removeItem(atPath: folder)
        first.synchronise()
        #expect(scene.problems(first).isEmpty)
        #expect(try scene.ids(scene.machine(scene.home(), "b")).contains(said))
    }

    /// The days on which no machine ran, as the machine has it.
    private func downtimes(_ coordinator: Coordinator) throws -> [Entry] {
        var entries: [Entry] = []
        try coordinator.load { if $0.what.verb == .wasDown { entries.append($0) } }
        return entries
    }

    /// Days pass, on which this machine runs.
    private func pass(_ days: Int, _ machine: Coordinator, _ homes: [Home]) throws {
        for _ in 0..<days {
            for home in homes { try home.clock.advance("1d") }
            machine.woke()
        }
    }

    @Test func `days on which another machine ran are none on which no machine ran`() throws {
        let (desk, laptop) = (try scene.home(), try scene.home())
        let first = try scene.machine(desk, "a")
        var second: Coordinator? = try scene.machine(laptop, "b")
        scene.exchange(first, try #require(second))
        second?.stop()
        second = nil
        try pass(10, first, [desk, laptop])
        _ = try scene.call("ada", first)
        try pass(10, first, [desk, laptop])
        // It is switched on before anything has come from the desk.
        let elsewhere = scene.shared.path + "-elsewhere"
        try FileManager.default.moveItem(atPath: scene.shared.path, toPath: elsewhere)
        let again = try scene.machine(laptop, "b")
        #expect(try downtimes(again).count == 1)
        try FileManager.default.moveItem(atPath: elsewhere, toPath: scene.shared.path)
        first.synchronise()
        scene.exchange(again, first)
        #expect(try downtimes(again).isEmpty && downtimes(first).isEmpty)
        #expect(try scene.ids(again) == scene.ids(first))
    }

    @Test func `a machine that hears what others did before it starts knows that one ran`() throws {
        let (desk, laptop) = (try scene.home(), try scene.home())
        let first = try scene.machine(desk, "a")
        var second: Coordinator? = try scene.machine(laptop, "b")
        scene.exchange(first, try #require(second))
        second?.stop()
        second = nil
        try pass(10, first, [desk, laptop])
        _ = try scene.call("ada", first)
        try pass(5, first, [desk, laptop])
        first.synchronise()
        #expect(try downtimes(scene.machine(laptop, "b")).isEmpty)
    }

    // MARK: What synchronisers do

    @Test func `half a line is read when it is whole`() throws {
        let first = try scene.machine(scene.home(), "a")
        let said = try scene.call("ada", first)
        first.synchronise()
        let file = try #require(try scene.files(of: first).first)
        let whole = try Data(contentsOf: URL(filePath: file))
        try whole.dropLast(40).write(to: URL(filePath: file))
        let second = try scene.machine(scene.home(), "b")
        #expect(try !scene.ids(second).contains(said))
        #expect(scene.problems(second).isEmpty)
        try whole.write(to: URL(filePath: file))
        second.synchronise()
        #expect(try scene.ids(second).contains(said))
    }

    @Test func `a changed line is left out and named, and read when its file is mended`() throws {
        let first = try scene.machine(scene.home(), "a")
        let said = try scene.call("ada", first, note: "the book")
        _ = try scene.call("bob", first)
        first.synchronise()
        let file = try #require(try scene.files(of: first).first)
        let whole = try Data(contentsOf: URL(filePath: file))
        let text = String(decoding: whole, as: UTF8.self)
        try Data(text.replacing("the book", with: "the hook").utf8).write(to: URL(filePath: file))
        let second = try scene.machine(scene.home(), "b")
        #expect(try scene.ids(second).symmetricDifference(scene.ids(first)) == [said])
        #expect(scene.problems(second).count == 1 && scene.problems(second)[0].hasPrefix("1 line is not as written"))
        #expect(second.problems[.sync]?.first?.file == file)
        try whole.write(to: URL(filePath: file))
        second.synchronise()
        #expect(try scene.ids(second) == scene.ids(first))
        #expect(scene.problems(second).isEmpty)
    }

    @Test(arguments: [
        "2026-11.sync-conflict-20261123-101500-ABCDEFG.jsonl", "2026-11 (conflicted copy 2026-11-23 101500).jsonl", "2026-11 (1).jsonl",
    ])
    func `a copy that a synchroniser made is read, too`(name: String) throws {
        let first = try scene.machine(scene.home(), "a")
        let said = try scene.call("ada", first)
        first.synchronise()
        let file = try #require(try scene.files(of: first).first)
        let copy = Folder.of(file) + "/" + name
        try FileManager.default.moveItem(atPath: file, toPath: copy)
        let second = try scene.machine(scene.home(), "b")
        #expect(try scene.ids(second).contains(said))
        // What is in the file itself, too, is there once.
        let count = try scene.ids(first).count
        try FileManager.default.copyItem(atPath: copy, toPath: file)
        scene.exchange(first, second)
        #expect(try scene.ids(first).count == count)
        #expect(try scene.ids(second) == scene.ids(first))
    }

    @Test func `a file that is gone or cut off takes nothing back, and its writer writes it again`() throws {
        let (first, second) = (try scene.machine(scene.home(), "a"), try scene.machine(scene.home(), "b"))
        let said = try scene.call("ada", first)
        scene.exchange(first, second)
        let file = try #require(try scene.files(of: first).first)
        let whole = try Data(contentsOf: URL(filePath: file))
        try whole.prefix(100).write(to: URL(filePath: file))
        second.synchronise()
        #expect(try scene.ids(second).contains(said))
        first.synchronise()
        #expect(try scene.ids(scene.machine(scene.home(), "c")).contains(said))
        try FileManager.default.removeItem(atPath: file)
        second.synchronise()
        #expect(try scene.ids(second).contains(said))
        first.synchronise()
        #expect(try scene.ids(scene.machine(scene.home(), "d")).contains(said))
        #expect(scene.problems(first).isEmpty && scene.problems(second).isEmpty)
    }

    @Test func `what a later version has written is kept, and said to be there`() throws {
        let first = try scene.machine(scene.home(), "a")
        first.synchronise()
        let file = try #require(try scene.files(of: first).first)
        let later = SealedLineMaker.line(#"{"writer":"\#(first.journal.writer.digits)","number":99,"verb":"sang","melody":"la"}"#)
        try (Data(contentsOf: URL(filePath: file)) + later).write(to: URL(filePath: file))
        let laptop = try scene.home()
        var second: Coordinator? = try scene.machine(laptop, "b")
        #expect(try scene.ids(try #require(second)) == scene.ids(first))
        #expect(
            scene.problems(try #require(second)) == [
                "1 entry is of a later version of vitaminb, and will count once that is installed here, too"
            ]
        )
        second = nil
        // A start that remembers what it has read still says so.
        #expect(scene.problems(try scene.machine(laptop, "b")).count == 1)
    }

    // MARK: What goes wrong

    /// A file that is there, and that even root can't read.
    private nonisolated static let unreadable = "/sys/class/net/lo/speed"

    @Test(.enabled(if: FileManager.default.fileExists(atPath: unreadable), "there is no \(unreadable)"))
    func `a file that can't be read keeps nobody else's entries, and what is said here goes out`() throws {
        let (first, second) = (try scene.machine(scene.home(), "a"), try scene.machine(scene.home(), "b"))
        scene.exchange(first, second)
        let folder = scene.shared.path + "/vitaminb-1/00000000000000000000000000000000"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: folder + "/2026-11.jsonl", withDestinationPath: Self.unreadable)
        let said = [try scene.call("ada", first), try scene.call("bob", second)]
        scene.exchange(first, second)
        for machine in [first, second] {
            #expect(try scene.ids(machine).isSuperset(of: said))
            #expect(machine.problems[.sync]?.map(\.file) == [folder + "/2026-11.jsonl"])
        }
    }

    @Test func `a short name of a file is no writer's`() throws {
        let folder = scene.shared.path + "/vitaminb-1/doc"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("minutes\n".utf8).write(to: URL(filePath: folder + "/2026-11-2"))
        let first = try scene.machine(scene.home(), "a")
        let said = try scene.call("ada", first)
        first.synchronise()
        #expect(try scene.ids(scene.machine(scene.home(), "b")).contains(said))
    }

    /// A machine that says something, has it in the folder, and ends; what it said, and the file.
    private func sayAndEnd(_ home: Home) throws -> (UUID, String) {
        let machine = try scene.machine(home, "a")
        let said = try scene.call("ada", machine)
        machine.synchronise()
        machine.stop()
        return (said, try #require(scene.files(of: machine).first))
    }

    @Test func `what is deleted while nothing can be written is written again`() throws {
        let desk = try scene.home()
        let (said, file) = try sayAndEnd(desk)
        // Its memory is of another version, and the next month's file can't be written.
        unlink(desk.paths.syncFile)
        let next = Folder.of(file) + "/2026-12.jsonl"
        try FileManager.default.createDirectory(atPath: next, withIntermediateDirectories: true)
        try desk.clock.set("2026-12-01", "10:00")
        let again = try scene.machine(desk, "a")
        let later = try scene.call("bob", again)
        again.synchronise()
        #expect(!scene.problems(again).isEmpty)
        try FileManager.default.removeItem(atPath: file)
        rmdir(next)
        again.synchronise()
        #expect(scene.problems(again).isEmpty)
        #expect(try scene.ids(scene.machine(scene.home(), "b")).isSuperset(of: [said, later]))
    }

    @Test func `after a clock that was ahead, undo takes back what was said last`() throws {
        let (desk, laptop) = (try scene.home(), try scene.home())
        let (first, second) = (try scene.machine(desk, "a"), try scene.machine(laptop, "b"))
        scene.exchange(first, second)
        try desk.clock.set("2027-11-23", "10:00")
        _ = try scene.call("ada", first)
        try desk.clock.set("2026-11-23", "11:00")
        first.clockChanged()
        let last = try scene.call("bob", first)
        #expect(try first.undo().undone.map(\.entry.id) == [last])
    }

    @Test func `a machine whose clock was ahead once has run when it ran last`() throws {
        var writer = SyncMemory.Writer()
        let (ahead, now) = (Instant(seconds: 1_900_000_000), Instant(seconds: 1_800_000_000))
        writer.note(EntryPlace(HybridClock(second: ahead.seconds), writer: .zero, number: 1))
        writer.note(EntryPlace(HybridClock(second: now.seconds), writer: .zero, number: 2))
        #expect(writer.latest == now && writer.missing == 0)
    }
}

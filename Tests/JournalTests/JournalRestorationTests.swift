import Foundation
import KeepInTouch
import TestSupport
import Testing

@testable import Journal

struct JournalRestorationTests {
    let folder = TemporaryFolder()
    var path: String { folder.path + "/journal.sqlite" }
    var copies: JournalCopies { JournalCopies(folder: folder.path + "/backups") }
    let day = CivilDate(dayNumber: 20_000)

    private func restore(_ copy: String? = nil, dryRun: Bool = false) throws -> JournalRestoration.Outcome {
        let copy = try copy ?? #require(copies.newest).path
        return try JournalRestoration(path: path, copies: copies).restore(copy, stamp: "now", dryRun: dryRun)
    }

    private func entries() throws -> [Entry] {
        var entries: [Entry] = []
        #expect(try Journal(path: path, copies: copies).load { entries.append($0) } == .nothing)
        return entries
    }

    private var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }

    @Test func `wherever the journal is damaged, a restoration has all of the copy and every later entry that can be read`() throws {
        var said: [Entry] = []
        do { said = try Journal(path: path).say(300) }
        try copies.take(of: path, on: day)
        do {
            let journal = try Journal(path: path)
            said += try journal.say(200)
            try journal.checkpoint()
            said += try journal.say(20)
        }
        let (main, wal) = (try Bytes(path), (try? Bytes(path + "-wal")))
        var counts = (whole: 0, some: 0, lost: 0)
        let places = 40
        for place in 0..<places {
            for file in files where file.hasPrefix("journal.sqlite") { unlink(folder.path + "/" + file) }
            try main.write(to: path) { bytes in
                // A sector or a few, as a disk loses them.
                let start = bytes.count * place / places / 512 * 512
                for index in start..<min(bytes.count, start + 512 << (place % 4)) { bytes[index] = UInt8.random(in: 0...255) }
            }
            try wal?.write(to: path + "-wal") { _ in }
            let outcome = try restore()
            let found = try entries()
            #expect(outcome.copied == 300 && outcome.added == found.count - 300)
            #expect(found.starts(with: said.prefix(300)))
            let isInOrder = found.map { said.firstIndex(of: $0) ?? -1 }
            #expect(isInOrder == isInOrder.sorted() && isInOrder.first == 0, "nothing twice, nothing that was never said")
            // Missing entries are reported, unless even their number can't be read.
            let lost = said.count - found.count
            #expect(outcome.lost == lost || outcome.isJournalWhole == false)
            if lost == 0 { counts.whole += 1 } else { counts.some += 1 }
            counts.lost += lost
            #expect(outcome.aside == path + ".replaced-now" && access(path + ".replaced-now", F_OK) == 0)
        }
        print(
            "counted \(places) damaged journals restored from a copy: \(counts.whole) whole, \(counts.some) without \(counts.lost)",
            "of their 220 newest entries, each told"
        )
    }

    @Test func `a restoration from an older copy uses the later copies, too`() throws {
        var said: [Entry] = []
        for number in 0..<3 {
            do { said += try Journal(path: path).say(10) }
            try copies.take(of: path, on: day.adding(days: number))
        }
        for end in ["", "-wal", "-shm"] { unlink(path + end) }
        let oldest = try #require(copies.list.last)
        let outcome = try restore(oldest.path)
        #expect(outcome == JournalRestoration.Outcome(copied: 10, added: 20))
        #expect(try entries() == said)
    }

    @Test func `a restoration takes nothing from copies of another journal`() throws {
        let other = folder.path + "/other/journal.sqlite"
        do { _ = try Journal(path: path).say(5) }
        try copies.take(of: path, on: day)
        let copy = try #require(copies.newest)
        // A folder of copies that another journal has used, as after a move of the data.
        do { _ = try Journal(path: other).say(20) }
        try FileManager.default.copyItem(atPath: other, toPath: copies.folder + "/" + JournalCopies.name(of: day.adding(days: 1)))
        for end in ["", "-wal", "-shm"] { unlink(path + end) }
        #expect(try restore(copy.path) == JournalRestoration.Outcome(copied: 5, added: 0))
    }

    @Test func `after an interrupted restoration the next one has the entries since the copy`() throws {
        var said: [Entry] = []
        do { said = try Journal(path: path).say(10) }
        try copies.take(of: path, on: day)
        let old = path + ".replaced-long-ago"
        try Bytes(path).write(to: old) { _ in }
        var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, old, &times, 0) == 0)
        let journal = try Journal(path: path)
        said += try journal.say(5)
        // As after a crash: the last entries are in the -wal.
        for end in ["", "-wal"] { #expect(rename(path + end, path + ".replaced-cut" + end) == 0) }
        let outcome = try withExtendedLifetime(journal) {
            unlink(path + ".lock")
            return try restore()
        }
        #expect(outcome.copied == 10 && outcome.added == 5 && outcome.lost == 0 && outcome.aside == path + ".replaced-cut")
        #expect(try entries() == said)
        // With all of that in place, a journal that is gone later is not looked for among those that were replaced before its copy.
        try copies.take(of: path, on: day.adding(days: 1))
        for end in ["", "-wal", "-shm"] { unlink(path + end) }
        #expect(try restore().aside == nil)
        #expect(try entries() == said)
    }

    @Test func `a damaged entry is replaced from the copy, and a good journal stays as it is`() throws {
        var said: [Entry] = []
        do { said = try Journal(path: path).say(50) }
        try copies.take(of: path, on: day)
        do {
            let journal = try Journal(path: path)
            said += try journal.say(3)
            try journal.checkpoint()
        }
        #expect(try restore().added == 3)
        #expect(try entries() == said)
        let note = Array("note 7, and".utf8)
        let bytes = try Bytes(path)
        let place = try #require(bytes.data.indices.first { bytes.data[$0...].starts(with: note) })
        for end in ["-wal", "-shm"] { unlink(path + end) }
        try bytes.write(to: path) { $0[place + 1] ^= 1 }
        #expect(try Journal(path: path).load { _ in } == UnusableEntries(changed: 1))
        let outcome = try restore()
        #expect(outcome.added == 3 && outcome.lost == 0)
        #expect(try entries() == said)
    }

    @Test func `a dry run changes nothing, and neither does a damaged copy`() throws {
        do { _ = try Journal(path: path).say(50) }
        try copies.take(of: path, on: day)
        let before = try (Bytes(path).data, files)
        #expect(try restore(dryRun: true).copied == 50)
        let copy = try #require(copies.newest).path
        let note = Array("note 7, and".utf8)
        try Bytes(copy).write(to: folder.path + "/bad") { bytes in
            if let place = bytes.indices.first(where: { bytes[$0...].starts(with: note) }) { bytes[place + 1] ^= 1 }
        }
        try folder.write("no journal", to: "text")
        for bad in ["bad", "text", "missing"] {
            #expect(throws: (any Error).self) { try restore(folder.path + "/" + bad) }
            unlink(folder.path + "/" + bad)
        }
        #expect(try Bytes(path).data == before.0 && files == before.1)
        let running = try Journal(path: path)
        let error = try #require(throws: JournalError.self) { try restore() }
        guard case .held = error else { throw error }
        _ = running
    }

    @Test func `starting anew gives an empty journal and keeps the old one beside it`() throws {
        do { _ = try Journal(path: path).say(50) }
        try copies.take(of: path, on: day)
        let kept = try JournalRestoration(path: path, copies: copies).beginAnew(stamp: "now")
        #expect(kept == [folder.path + "/backups.replaced-now", path + ".replaced-now"])
        #expect(try entries().isEmpty)
        #expect(JournalCopies(folder: kept[0]).list.count == 1)
    }
}

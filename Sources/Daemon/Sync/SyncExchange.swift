import ControlInterface
import FoundationEssentials
import Glibc
import Journal
import KeepInTouch
import Platform
import SQLite

/// Exchanges entries with other machines by a ``SyncFolder``: reads what they have written, and writes what was said here.
///
/// What was said is in the journal first, and goes into the folder after that, by its number: what could not be written there is made up
/// for later. A file that is missing or was cut off takes nothing back.
@MainActor
final class SyncExchange {
    let folder: SyncFolder
    private let journal: Journal
    private let lines: EntryLines
    private let memoryFile: String
    private let machine: String
    private var memory = SyncMemory()
    /// Nil where the memory holds: then what is in the folder is known from before. Otherwise what was found in it so far.
    private var found: Set<Written>? = []
    private var failures: [Problem] = []
    /// Whether what was said here could not be written into the folder.
    private(set) var isUnwritten = false

    /// An entry as it was written: two machines may say the same thing by themselves, and two that take each other for one may both write
    /// something at the same place.
    private struct Written: Hashable {
        let place: EntryPlace
        let id: UUID
    }

    /// How many entries are handed over at once.
    private static let portion = 2000
    /// How many bytes of a file tell whether it is the one that was read.
    private static let endBytes = 64

    /// Throws if there is no memory for it.
    init(folder path: String, journal: Journal, memoryFile: String, machine: String) throws(SQLiteError) {
        folder = SyncFolder(path: path)
        (self.journal, self.memoryFile, self.machine) = (journal, memoryFile, machine)
        lines = try EntryLines()
        if let known = SyncMemory(path: memoryFile, bond: bond, has: { (try? journal.has($0)) == true }) { (memory, found) = (known, nil) }
    }

    private var bond: SyncMemory.Bond { SyncMemory.Bond(folder: folder.path, writer: journal.writer, version: Version.text) }

    // MARK: Both ways

    /// Reads what is new in the folder and hands it over, then writes there what is not in it yet. What `take` throws on is read again the
    /// next time.
    func exchange(now: Instant, take: ([Entry]) throws -> Void) {
        failures = []
        guard isThere() else { return }
        let before = memory
        do {
            if !isOwnPartWhole { forget() }
            if try read(take) {
                // Another machine goes on with a copy of this journal, or this is the copy.
                try journal.takeNewWriter()
                forget()
                _ = try read(take)
            }
            try mend()
        } catch let error as SystemError {
            fail(folder.root, "\(error); what other machines have said is read once that is mended")
            return
        } catch {
            // Whoever takes the entries has said why they can't be taken.
            return
        }
        publish(now: now)
        if memory != before { keep() }
    }

    private func forget() { (memory, found) = (SyncMemory(), []) }

    private func keep() { memory.keep(memoryFile, bond: bond, last: journal.lastEntry) }

    private func isThere() -> Bool {
        guard folder.isThere else {
            let remedy = "make it, or mount it, or change [sync] folder"
            fail(folder.path, "it is not there, so other machines don't hear of what is said here; \(remedy)")
            return false
        }
        if SyncFolder.isFolder(folder.root) { return true }
        guard memory.parts.isEmpty else {
            // An empty folder in its place would be filled once more.
            fail(folder.root, "it was there, and is gone; bring it back, or if it is gone for good: mkdir \(folder.root.quotedForShell)")
            return false
        }
        do throws(SystemError) {
            try Folder.create(folder.root)
            return true
        } catch {
            fail(folder.path, Self.remedy(error))
            return false
        }
    }

    private func fail(_ file: String, _ message: String) { failures.append(Problem(file: file, message: message)) }

    private static func remedy(_ error: SystemError) -> String {
        error.code == EROFS
            ? "the service may not write here yet; type vitaminb doctor --fix, which allows the folders that the configuration names"
            : "\(error); what is said here is in the journal, and goes there once that is mended"
    }

    // MARK: Reading

    /// What a reading has come to.
    private struct Reading {
        var memory: SyncMemory
        /// What is not handed over yet.
        var entries: [Entry] = []
        /// Whether there is something of this journal's writer that this journal did not write.
        var isTwin = false
    }

    /// Returns whether there is something of this journal's writer that this journal did not write.
    private func read(_ take: ([Entry]) throws -> Void) throws -> Bool {
        var reading = Reading(memory: memory)
        for file in folder.files {
            do {
                try read(file, &reading, take)
            } catch let error as SystemError where !isOwn(file.name) {
                // What the others say comes all the same, and what is said here goes out.
                fail(folder.root + "/" + file.name, "\(error); what is in it is read once that is mended")
            }
        }
        if !reading.entries.isEmpty { try take(reading.entries) }
        memory = reading.memory
        return reading.isTwin
    }

    /// Reads what is new in a file.
    private func read(_ file: SyncFolder.File, _ reading: inout Reading, _ take: ([Entry]) throws -> Void) throws {
        var part = reading.memory.parts[file.name] ?? SyncMemory.Part(file: file)
        if part.file == file, part.bytes > 0 || file.bytes == 0 { return }
        let isOther = try file.bytes < part.bytes || end(of: part) != part.end
        if part.damaged > 0 || isOther { part = SyncMemory.Part(file: file) }
        part.file = file
        while part.bytes < file.bytes {
            let bytes = try folder.bytes(of: file.name, from: part.bytes, count: SyncFolder.chunk)
            let (whole, count) = SealedLine.split(bytes[...])
            // Half a line is read when it is whole. One that is longer than any can be is no line.
            guard count > 0 else {
                if bytes.count > SealedLine.maximumBytes { part.damaged += 1 }
                break
            }
            for line in whole { read(line, of: file.name, &part, &reading) }
            part.bytes += count
            part.end = SealedLine.sum(of: bytes[..<count].suffix(Self.endBytes))
            reading.memory.parts[file.name] = part
            if reading.entries.count >= Self.portion {
                try take(reading.entries)
                reading.entries = []
                memory = reading.memory
            }
        }
        reading.memory.parts[file.name] = part
    }

    private func read(_ line: ArraySlice<UInt8>, of name: String, _ part: inout SyncMemory.Part, _ reading: inout Reading) {
        guard line.count <= SealedLine.maximumBytes, SealedLine.isWhole(line) else {
            part.damaged += 1
            return
        }
        switch lines.content(of: line) {
        case .unknown: part.unknown += 1
        case .introduction(let one):
            reading.memory.writers[one.writer, default: .init()].machine = one.machine
            reading.memory.writers[one.writer]?.began = one.began
        case .entry(let entry):
            guard let place = entry.place else { return }
            // A copy may be deleted by whoever tidies up.
            if SyncFolder.isWriters(name) { found?.insert(Written(place: place, id: entry.id)) }
            if place.writer != journal.writer {
                reading.memory.writers[place.writer, default: .init()].note(place)
            } else if journal.id(at: place) == entry.id {
                return
            } else {
                reading.isTwin = true
            }
            reading.entries.append(entry)
        }
    }

    /// A checksum of the end of what was read of a file, as it is now.
    private func end(of part: SyncMemory.Part) throws(SystemError) -> UInt64 {
        if part.bytes == 0 { return part.end }
        let count = min(part.bytes, Self.endBytes)
        return SealedLine.sum(of: try folder.bytes(of: part.file.name, from: part.bytes - count, count: count)[...])
    }

    private func isOwn(_ name: String) -> Bool { name.hasPrefix(journal.writer.digits + "/") }

    /// Whether all is there that this journal has written into the folder.
    private var isOwnPartWhole: Bool {
        memory.parts.allSatisfy { name, part in
            guard isOwn(name), SyncFolder.isWriters(name) else { return true }
            guard let file = folder.file(name), file.bytes >= part.bytes, part.damaged == 0 else { return false }
            // What has not changed since is as it was.
            return file == part.file || (try? end(of: part)) == part.end && file.bytes > part.bytes
        }
    }

    /// Takes lines out of the own files that are not as they were written. What they said is written once more.
    private func mend() throws(SystemError) {
        for (name, part) in memory.parts where isOwn(name) && part.damaged > 0 && SyncFolder.isWriters(name) {
            try folder.rewrite(name) { SealedLine.isWhole($0) }
            noteMended(name)
        }
    }

    private func noteMended(_ name: String) {
        guard let file = folder.file(name) else { return }
        var part = SyncMemory.Part(file: file, bytes: file.bytes)
        part.end = (try? end(of: part)) ?? 0
        memory.parts[name] = part
    }

    // MARK: What is known

    /// Another machine, or what is known of it.
    struct Other: Equatable {
        /// Its name; empty where that has not come yet.
        let machine: String
        let writer: UUID
        /// When it wrote its latest entry that has come, by its own clock; nil: none has come.
        let latest: Instant?
        /// How many entries that it has written have not come, though later ones have.
        let missing: Int
    }

    /// Who else writes in the folder, whoever wrote last first.
    var others: [Other] {
        memory.writers.filter { $0.key != journal.writer && $0.key != .zero }.map { id, one in
            Other(machine: one.machine, writer: id, latest: one.latest, missing: one.missing)
        }.sorted { ($0.latest ?? .init(seconds: .min), $1.writer.text) > ($1.latest ?? .init(seconds: .min), $0.writer.text) }
    }

    /// When the first of the others' journals began; nil: that is not known.
    var began: Instant? { memory.writers.values.compactMap(\.began).min() }

    /// When another machine has written something last, before that moment; nil: none has.
    func othersRan(before now: Instant) -> Instant? {
        // One whose clock is some hours ahead ran all the same.
        others.compactMap(\.latest).filter { HybridClock(second: $0.seconds).isBelieved(at: now) }.map { min($0, now) }.max()
    }

    /// What keeps machines apart, as seen at that moment.
    func problems(at now: Instant) -> [Problem] {
        var problems = failures
        // What a copy has that a synchroniser made is in the file itself, too.
        for (name, part) in memory.parts.sorted(by: { $0.key < $1.key }) where part.damaged > 0 && SyncFolder.isWriters(name) {
            let lines = part.damaged == 1 ? "1 line is" : "\(part.damaged) lines are"
            let remedy = "the machine that wrote it has all of it, and writes it anew once it sees this file"
            problems.append(Problem(file: folder.root + "/" + name, message: "\(lines) not as written, and left out; \(remedy)"))
        }
        let unknown = memory.parts.values.reduce(0) { $0 + $1.unknown }
        if unknown > 0 {
            let entries = unknown == 1 ? "1 entry is" : "\(unknown) entries are"
            let remedy = "and will count once that is installed here, too"
            problems.append(Problem(file: folder.root, message: "\(entries) of a later version of vitaminb, \(remedy)"))
        }
        for other in others {
            guard let latest = other.latest, !HybridClock(second: latest.seconds).isBelieved(at: now) else { continue }
            let machine = other.machine.isEmpty ? "another machine" : other.machine
            let message = "the clock of \(machine), or this one's, is wrong: they are more than a day apart; type timedatectl on both"
            problems.append(Problem(file: folder.root + "/" + other.writer.digits, message: message))
        }
        return problems
    }

    // MARK: Writing

    /// Writes what is not in the folder yet.
    func publish(now: Instant) {
        isUnwritten = false
        do {
            if let found {
                var missing: [Entry] = []
                _ = try journal.load { entry in
                    if let place = entry.place, !found.contains(Written(place: place, id: entry.id)) { missing.append(entry) }
                }
                for first in stride(from: 0, to: missing.count, by: Self.portion) {
                    try append(missing.dropFirst(first).prefix(Self.portion), now)
                }
                (self.found, memory.published) = (nil, journal.written)
                keep()
            } else {
                let before = memory.published
                while memory.published < journal.written {
                    let portion = try journal.entries(writtenAfter: memory.published, bound: Self.portion)
                    // Rows that are damaged leave a gap.
                    guard let last = portion.last?.place?.number else { break }
                    try append(portion[...], now)
                    memory.published = last
                }
                if memory.published != before { keep() }
            }
        } catch let error as SystemError {
            isUnwritten = true
            fail(folder.root, Self.remedy(error))
        } catch {
            isUnwritten = true
            fail(journal.path, "\(error); other machines don't hear of what is said here")
        }
    }

    private func append(_ entries: ArraySlice<Entry>, _ now: Instant) throws {
        let name = SyncFolder.name(of: journal.writer, at: now)
        if entries.isEmpty { return }
        var part = memory.parts[name] ?? SyncMemory.Part(file: SyncFolder.File(name: name, bytes: 0, version: []))
        var bytes: [UInt8] = []
        if part.bytes == 0 {
            bytes = try lines.line(of: EntryLines.Introduction(writer: journal.writer, machine: machine, began: journal.created))
        }
        for entry in entries { bytes += try lines.line(of: entry) }
        try folder.append(bytes, to: name, at: part.bytes)
        part.bytes += bytes.count
        part.end = SealedLine.sum(of: bytes.suffix(Self.endBytes))
        part.file = folder.file(name) ?? part.file
        memory.parts[name] = part
    }
}

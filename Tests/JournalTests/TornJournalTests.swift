import Foundation
import KeepInTouch
import SQLite
import TestSupport
import Testing

@testable import Journal

/// Journals that a disk has damaged: cut off, or with a flipped bit.
struct TornJournalTests {
    let folder = TemporaryFolder()
    var path: String { folder.path + "/journal.sqlite" }
    private let isLong = ProcessInfo.processInfo.environment["VITAMINB_LONG"] != nil

    /// The result of a start.
    private enum Start: String {
        /// All entries are there.
        case whole
        /// The first ones are there, up to the tear.
        case begun
        /// It reports changed or missing entries, and has the others.
        case told
        /// It doesn't start, and logs why.
        case refused
        /// An entry is missing or wrong, and it is not reported.
        case silent
    }

    /// A journal whose newest entries are in the -wal: what a daemon that was killed leaves.
    private func journal(_ settled: Int, _ recent: Int) throws -> (entries: [Entry], main: Bytes, wal: Bytes) {
        let journal = try Journal(path: path)
        var entries = try journal.say(settled)
        let undone = Entry(id: UUID(), said: Instant(seconds: 1), contact: ContactID(rawValue: "person-3"), what: .undone(entries[3].id))
        try journal.append([undone])
        try journal.checkpoint()
        entries.append(undone)
        entries += try journal.say(recent)
        return (entries, try Bytes(path), try Bytes(path + "-wal"))
    }

    private func start(_ entries: [Entry], prefixIsLoss: Bool) -> Start {
        do {
            let journal = try Journal(path: path)
            var found: [Entry] = []
            let unusable = try journal.load { found.append($0) }
            if found == entries { return .whole }
            if unusable.isDamage { return Set(found.map(\.id)).isSubset(of: entries.map(\.id)) ? .told : .silent }
            return !prefixIsLoss && entries.starts(with: found) ? .begun : .silent
        } catch {
            return error is JournalError || error is SQLiteError ? .refused : .silent
        }
    }

    private func put(_ main: Bytes, _ wal: Bytes, cutMain: Int? = nil, cutWAL: Int? = nil, flip: (wal: Bool, bit: Int)? = nil) throws {
        for end in ["-shm", ".lock"] { unlink(path + end) }
        func spoil(_ isWAL: Bool) -> (inout [UInt8]) -> Void {
            { bytes in if let flip, flip.wal == isWAL { bytes[flip.bit / 8] ^= 1 << (flip.bit % 8) } }
        }
        try main.write(to: path, cutAt: cutMain, spoil(false))
        try wal.write(to: path + "-wal", cutAt: cutWAL, spoil(true))
    }

    @Test func `a journal cut off anywhere has what came before the cut, or is refused`() throws {
        let (entries, main, wal) = try journal(150, 40)
        var counts: [Start: Int] = [:]
        let places = isLong ? 4000 : 200
        for place in 0..<places {
            // At pages' ends as often as in their middle.
            let end = main.count * place / places
            try put(main, wal, cutMain: place % 2 == 0 ? end : end / 4096 * 4096)
            counts[start(entries, prefixIsLoss: true), default: 0] += 1
        }
        var torn: [Start: Int] = [:]
        for place in 0..<places {
            let end = place % 2 == 0 ? wal.count * place / places : 32 + (wal.count - 32) * place / places / 4120 * 4120
            try put(main, wal, cutWAL: end)
            torn[start(entries, prefixIsLoss: false), default: 0] += 1
        }
        #expect(counts[.silent] == nil && torn[.silent] == nil)
        print("counted journal cut at \(places) places: \(say(counts)); its -wal cut at \(places) places: \(say(torn))")
    }

    @Test func `a flipped bit is detected, unless it is in unused space`() throws {
        let (entries, main, wal) = try journal(150, 40)
        var dice = SystemRandomNumberGenerator()
        var counts: [Start: Int] = [:]
        let tries = isLong ? 5_000 : 200
        for number in 0..<tries {
            let isWAL = number % 2 == 1
            let bit = Int.random(in: 0..<(isWAL ? wal : main).count * 8, using: &dice)
            try put(main, wal, flip: (isWAL, bit))
            let result = start(entries, prefixIsLoss: !isWAL)
            if result == .silent { Issue.record("bit \(bit) of \(isWAL ? "the -wal" : "the file")") }
            counts[result, default: 0] += 1
        }
        print("counted \(tries) bits turned over in journal and -wal: \(say(counts))")
    }

    private func say(_ counts: [Start: Int]) -> String {
        let words: [(Start, String)] = [
            (.whole, "whole"), (.begun, "all up to the tear"), (.told, "told what is missing"), (.refused, "refused"), (.silent, "silent"),
        ]
        return words.map { "\(counts[$0] ?? 0) \($1)" }.joined(separator: ", ")
    }
}

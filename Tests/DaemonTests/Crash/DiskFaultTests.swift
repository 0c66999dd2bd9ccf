import ControlInterface
import Foundation
import Glibc
import Testing
import Varlink

/// The daemon on a disk that fails, call by call. A failed fsync takes back what was written before it, as Linux may.
@Suite(.serialized, .enabled(if: FaultyDaemon.library != nil, "gcc is not installed"))
struct DiskFaultTests {
    private let isLong = ProcessInfo.processInfo.environment["VITAMINB_LONG"] != nil

    /// Logs a call, and remembers whether it was acknowledged or refused.
    private func say(_ note: String, _ daemon: FaultyDaemon, _ said: inout [String], _ refused: inout [String]) throws {
        do {
            try daemon.say(note)
            said.append(note)
        } catch let error as VarlinkError {
            guard case .journalFailed(let reason)? = ControlError(error) else { throw error }
            #expect(reason.contains("journal.sqlite"))
            refused.append(note)
        }
    }

    /// Acknowledged notes are there once; any other was refused and is whole.
    private func compare(_ notes: [String], _ said: [String], _ refused: [String], _ place: String) {
        #expect(Set(said).subtracting(notes) == [], "lost, \(place)")
        #expect(Set(notes).subtracting(said + refused) == [], "\(place)")
        #expect(Set(notes).count == notes.count, "twice, \(place)")
    }

    @Test func `whichever disk call fails, acknowledged entries are there, and the next one is accepted`() async throws {
        let daemon = try FaultyDaemon()
        #expect(try daemon.start())
        #expect(daemon.calls > 0, "the library is in the daemon's way")
        var (said, refused): ([String], [String]) = ([], [])
        for error in [EIO, ENOSPC, EROFS] {
            for call in 1...200 {
                let before = daemon.failures
                daemon.fail(at: call, error)
                try say("\(error) \(call)", daemon, &said, &refused)
                daemon.mend()
                if daemon.failures == before { break }
                compare(try daemon.notes(), said, [], "reading goes on")
                try daemon.say("\(error) after \(call)")
                said.append("\(error) after \(call)")
            }
        }
        // Enough for the -wal to be checkpointed in between.
        for number in 0..<(isLong ? 4000 : 400) {
            daemon.fail(at: Int.random(in: 1...40), number % 2 == 0 ? EIO : ENOSPC)
            try say("any \(number)", daemon, &said, &refused)
        }
        daemon.mend()
        let faults = (daemon.failures, daemon.failedSynchronizations, daemon.undoneWrites)
        daemon.crash()
        #expect(try daemon.start())
        let notes = try daemon.notes()
        compare(notes, said, refused, "after the crash")
        #expect(faults.1 > 0 && faults.2 > 0 && !refused.isEmpty)
        #expect(daemon.log().components(separatedBy: "could not be written").count - 1 <= refused.count, "a log line each at most")
        print(
            "counted \(faults.0) failed calls of the disk, \(faults.1) of them fsync that took back \(faults.2) writes:",
            "\(said.count) acknowledged, \(notes.filter(Set(said).contains).count) found; \(refused.count) refused")
    }

    @Test func `after a kill right after any failed disk call, acknowledged entries are there`() async throws {
        var (crashes, resurrected) = (0, 0)
        var (said, refused): ([String], [String]) = ([], [])
        let daemon = try FaultyDaemon()
        for error in isLong ? [EIO, ENOSPC, EROFS] : [EIO] {
            for call in 1...200 {
                #expect(try daemon.start())
                try say("\(error) \(call) before", daemon, &said, &refused)
                let before = daemon.failures
                daemon.fail(at: call, error, sticky: call % 2 == 0)
                try say("\(error) \(call)", daemon, &said, &refused)
                let hasFailed = daemon.failures > before
                daemon.crash()
                daemon.mend()
                crashes += 1
                #expect(try daemon.start())
                compare(try daemon.notes(), said, refused, "errno \(error) at call \(call)")
                daemon.crash()
                if !hasFailed { break }
            }
        }
        #expect(try daemon.start())
        let notes = try daemon.notes()
        resurrected = notes.filter(Set(refused).contains).count
        print(
            "counted \(crashes) times kill -9 after a failed call: \(said.count) acknowledged, \(notes.count - resurrected) found;",
            "of \(refused.count) refused, \(resurrected) there and whole"
        )
    }

    @Test func `a start on a failing disk succeeds or exits with the reason, and the next start has everything`() async throws {
        var (ended, began) = (0, 0)
        for isNew in [true, false] {
            var daemon = try FaultyDaemon()
            var (said, refused): ([String], [String]) = ([], [])
            for call in stride(from: 1, through: 400, by: isLong ? 1 : 3) {
                if isNew { daemon = try FaultyDaemon() }
                daemon.fail(at: call, call % 2 == 0 ? EIO : ENOSPC, sticky: call % 4 < 2)
                let before = daemon.failures
                if try daemon.start() { began += 1 } else { ended += 1 }
                let hasFailed = daemon.failures > before
                daemon.crash()
                daemon.mend()
                #expect(try daemon.start(), "\(isNew ? "a first start" : "a start") that failed at call \(call): \(daemon.log())")
                if !isNew {
                    try say("after \(call)", daemon, &said, &refused)
                    compare(try daemon.notes(), said, refused, "after a failed start")
                }
                daemon.crash()
                if !hasFailed { break }
            }
        }
        print(
            "counted \(ended + began) starts on a failing disk: \(ended) ended with an error, \(began) began;",
            "after each of them the next start had everything"
        )
    }

    @Test func `whichever call fails while a card is written, the card is whole or absent`() async throws {
        let daemon = try FaultyDaemon()
        #expect(try daemon.start(failing: "/vitaminb/contacts"))
        let folder = daemon.data + "/contacts/"
        var (added, refused) = (1, 0)
        for error in [EIO, ENOSPC] {
            for call in 1...50 {
                let before = daemon.failures
                daemon.fail(at: call, error)
                do {
                    _ = try daemon.client().call(Control.AddContact.self, .init(name: "Number \(error) \(call)"))
                    added += 1
                } catch let error as VarlinkError {
                    guard case .addressBookFailed? = ControlError(error) else { throw error }
                    refused += 1
                }
                daemon.mend()
                if daemon.failures == before { break }
            }
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        for file in files {
            let card = try String(contentsOfFile: folder + file, encoding: .utf8)
            #expect(
                file.hasSuffix(".vcf") && card.hasPrefix("BEGIN:VCARD") && card.hasSuffix("END:VCARD\r\n") || file == "ada.vcf", "\(file)")
        }
        #expect(refused > 3 && (added...added + refused).contains(files.count))
        print("counted \(refused) failed calls while cards were written: \(files.count) cards, all of them whole; \(added) acknowledged")
    }

    @Test func `whichever call fails while the journal is copied, the copy is whole or absent, and no client waits`() async throws {
        let daemon = try FaultyDaemon()
        var (whole, refused) = (0, 0)
        for call in stride(from: 1, through: 200, by: isLong ? 1 : 4) {
            let before = daemon.failures
            daemon.fail(at: call, call % 8 < 4 ? EIO : ENOSPC)
            #expect(try daemon.start(failing: "/vitaminb/backups"))
            try daemon.say("while it is copied \(call)")
            var status = try daemon.client().call(Control.GetStatus.self, Empty())
            for _ in 0..<20_000 where status.lastBackup == nil && status.problems.isEmpty {
                try await Task.sleep(for: .milliseconds(2))
                status = try daemon.client().call(Control.GetStatus.self, Empty())
            }
            #expect(status.problems.allSatisfy { $0.message.contains("could not be copied") })
            let copies = try daemon.copies()
            #expect(copies.allSatisfy { $0.entries != nil })
            if copies.isEmpty { refused += 1 } else { whole += 1 }
            let hasFailed = daemon.failures > before
            daemon.crash()
            daemon.mend()
            try? FileManager.default.removeItem(atPath: daemon.data + "/backups")
            if !hasFailed { break }
        }
        #expect(refused > 0 && whole > 0)
        print("counted \(refused) copies of the journal that the disk refused, none left half, and \(whole) whole ones")
    }
}

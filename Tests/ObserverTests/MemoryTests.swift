import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Observer

/// Refuses what it is given, from a time on.
private final class Refusing: ObservationOutput {
    struct Refused: Error {}
    private(set) var days: Set<String> = []
    private var calls: Int

    /// Takes what comes with so many calls that bring something.
    init(after calls: Int) { self.calls = calls }

    func seen(_ sightings: [Sighting]) throws {
        if sightings.isEmpty { return }
        if calls == 0 { throw Refused() }
        calls -= 1
        for sighting in sightings { days.insert("\(sighting.noticing.day) \(sighting.noticing.evidence.direction)") }
    }
    func passed(_ passed: Passed) {}
    func progress(_ count: Int) {}
}

struct MemoryTests {
    private let home = MailHome()

    private func directions(_ sightings: [Sighting]) -> [String] {
        sightings.map { "\($0.noticing.day) \($0.noticing.evidence.direction)" }.sorted()
    }

    /// A letter of Ada's.
    private func answer(_ day: Int, to id: String, in file: String) throws {
        try home.folder.write(
            "From: ada@x.test\nTo: me@x.test\nDate: \(day) Nov 2025 12:00:00 +0000\nMessage-ID: <a\(day)@x.test>\n"
                + "In-Reply-To: <\(id)>\n\nText\n",
            to: "mail/" + file)
    }

    private var database: String { home.state + "/observe.sqlite" }

    @Test func `a second look finds nothing, and without its memory the same again`() throws {
        try home.maildir("")
        for day in 1...5 { try home.letter(day, in: "cur/\(day).host:2,S") }
        let first = try home.sightings()
        #expect(first.count == 5)
        #expect(try home.sightings() == [])
        try FileManager.default.removeItem(atPath: home.state)
        let again = try home.sightings()
        #expect(again == first)
    }

    @Test(arguments: ["", "garbage", "SQLite format 3\0", String(repeating: "\0", count: 8192)])
    func `a file that is no database is made anew`(_ text: String) throws {
        try home.folder.folder("state")
        try home.folder.write(text, to: "state/observe.sqlite")
        try home.maildir("")
        try home.letter(1, in: "cur/1.host:2,S")
        #expect(try home.look() == ["2025-11-01"])
        #expect(try home.look() == [])
    }

    @Test(arguments: stride(from: 0, to: 24, by: 2).map { $0 })
    func `a database that is damaged anywhere is made anew`(_ part: Int) throws {
        try home.maildir("")
        for number in 0..<200 { try home.letter(number % 28 + 1, in: "cur/\(number).host:2,S") }
        let first = try Set(home.look())
        #expect(first.count == 28)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: database))
        if part == 0 {
            bytes = bytes.prefix(bytes.count / 2)
        } else {
            let start = bytes.count * part / 24
            for place in start..<min(start + 2000, bytes.count) { bytes[place] = 0xA5 }
        }
        try bytes.write(to: URL(fileURLWithPath: database))
        try home.letter(29, in: "cur/new.host:2,S")
        let second = try home.look()
        #expect(Set(second).isSubset(of: first.union(["2025-11-29"])) && second.contains("2025-11-29"))
        #expect(try home.look() == [])
    }

    @Test func `a database of another version is made anew`() throws {
        try home.maildir("")
        try home.letter(1, in: "cur/1.host:2,S")
        #expect(try home.look() == ["2025-11-01"])
        // The version is the number at 60 in the file's header (sqlite.org/fileformat.html).
        var bytes = try Data(contentsOf: URL(fileURLWithPath: database))
        bytes[63] = 99
        try bytes.write(to: URL(fileURLWithPath: database))
        #expect(try home.look() == ["2025-11-01"])
        #expect(try home.look() == [])
    }

    @Test func `where the state can't be written that is an error`() throws {
        try home.folder.write("", to: "state")
        #expect(throws: (any Error).self) { try Memory(folder: home.state) }
        #expect(throws: (any Error).self) { try Memory(folder: "/proc/none") }
    }

    @Test func `of two runs at a time the second says who is at work`() throws {
        let memory = try Memory(folder: home.state)
        #expect(throws: FileLock.Failure.held(by: String(getpid()))) { try Memory(folder: home.state) }
        _ = memory.salt
    }

    @Test func `a memory without a folder forgets`() throws {
        try home.maildir("")
        try home.letter(1, in: "cur/1.host:2,S")
        for _ in 0..<2 {
            let output = Collected()
            let observation = try Observation(for: MailHome.owners(), since: MailHome.since, now: MailHome.now, memory: Memory(folder: nil))
            _ = try observation.mail([home.mail], to: output)
            #expect(output.sightings.count == 1)
        }
        #expect(!FileManager.default.fileExists(atPath: home.state))
    }

    // MARK: Crashes

    private func observe(_ output: some ObservationOutput) throws {
        let observation = try Observation(
            for: MailHome.owners(), since: MailHome.since, now: MailHome.now, memory: Memory(folder: home.state))
        _ = try observation.mail([home.mail], to: output)
    }

    @Test func `what could not be handed over is found again`() throws {
        try home.maildir("")
        try home.letter(1, in: "cur/1.host:2,S")
        try home.letter(5, in: "cur/5.host:2,S")
        try answer(6, to: "5@x.test", in: "cur/6.host:2,S")
        try answer(7, to: "none@x.test", in: "cur/7.host:2,S")
        try home.age("")
        #expect(throws: Refusing.Refused.self) { try observe(Refusing(after: 0)) }
        // The letters were kept, the answers not.
        let second = Refusing(after: 1)
        #expect(throws: Refusing.Refused.self) { try observe(second) }
        #expect(second.days == ["2025-11-01 out", "2025-11-05 out"])
        #expect(directions(try home.sightings()) == ["2025-11-06 both", "2025-11-07 in"])
        #expect(try home.sightings() == [])
    }

    private static func write(_ text: String, _ path: String) throws {
        let file = open(path, O_CREAT | O_WRONLY, 0o600)
        #expect(Foundation.write(file, text, text.utf8.count) == text.utf8.count)
        close(file)
    }

    @Test(arguments: [false, true])
    func `of many letters none is lost, wherever it was interrupted`(_ isMbox: Bool) throws {
        // More than are held back at a time, each on a day of its own.
        let count = 20_050
        let first = CivilDate("1985-01-01")!
        if !isMbox { try home.maildir("") }
        var mbox = ""
        for number in 0..<count {
            let day = first.adding(days: number % 14_900)
            let parts = day.description.split(separator: "-")
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            let date = "\(parts[2]) \(months[(Int(parts[1]) ?? 1) - 1]) \(parts[0]) 10:00:00 +0000"
            let letter = "From: me@x.test\nTo: ada@x.test\nDate: \(date)\n\nText\n\n"
            mbox += "From \n" + letter
            let file = home.mail + "/cur/\(number).host:2,S"
            if isMbox { continue }
            // A letter of the same day has the same file.
            if number < 14_900 { try Self.write(letter, file) } else { link(home.mail + "/cur/\(number - 14_900).host:2,S", file) }
        }
        if isMbox { try home.folder.write(mbox, to: "mail/Sent") }
        let interrupted = Refusing(after: 1)
        func observe(_ output: some ObservationOutput) throws {
            let observation = try Observation(for: MailHome.owners(), since: first, now: MailHome.now, memory: Memory(folder: home.state))
            _ = try observation.mail([home.mail], to: output)
        }
        #expect(throws: Refusing.Refused.self) { try observe(interrupted) }
        let last = Refusing(after: .max)
        try observe(last)
        #expect(interrupted.days.union(last.days).count == 14_900)
        #expect(last.days.count < 200)
    }

    // MARK: Answers

    @Test func `an answer is one, whichever of the two letters comes first`() throws {
        // In one look
        try home.maildir("")
        try home.letter(5, in: "cur/5.host:2,S")
        try answer(6, to: "5@x.test", in: "cur/6.host:2,S")
        #expect(directions(try home.sightings()) == ["2025-11-05 out", "2025-11-06 both"])
        // The answer later
        try answer(7, to: "5@x.test", in: "cur/7.host:2,S")
        let later = try home.sightings()
        #expect(directions(later) == ["2025-11-07 both"])
        // The answer before
        let other = MailHome()
        try other.maildir("")
        try other.folder.write(try String(contentsOfFile: home.mail + "/cur/7.host:2,S", encoding: .utf8), to: "mail/cur/7.host:2,S")
        #expect(directions(try other.sightings()) == ["2025-11-07 in"])
        #expect(try other.sightings() == [])
        try other.letter(5, in: "cur/5.host:2,S")
        let both = try other.sightings()
        #expect(directions(both) == ["2025-11-05 out", "2025-11-07 both"])
        #expect(both.filter { $0.noticing.evidence.direction == .both }.map(\.noticing) == later.map(\.noticing))
        #expect(try other.sightings() == [])
    }

    @Test func `what answers a draft or somebody else's letter answers nothing`() throws {
        try home.maildir("")
        try home.maildir(".Drafts")
        try home.letter(5, in: ".Drafts/cur/5.host:2,D")
        try home.folder.write(
            "From: p@y.test\nTo: me@x.test\nDate: 5 Nov 2025 10:00:00 +0000\nMessage-ID: <p@y.test>\n\n", to: "mail/cur/p:2,S")
        try answer(6, to: "5@x.test", in: "cur/6.host:2,S")
        try answer(7, to: "p@y.test", in: "cur/7.host:2,S")
        #expect(directions(try home.sightings()) == ["2025-11-06 in", "2025-11-07 in"])
    }

    @Test func `an automatic answer to a letter is none`() throws {
        try home.maildir("")
        try home.letter(5, in: "cur/5.host:2,S")
        try home.folder.write(
            "From: ada@x.test\nTo: me@x.test\nDate: 5 Nov 2025 10:00:01 +0000\nIn-Reply-To: <5@x.test>\nAuto-Submitted: auto-replied\n\n",
            to: "mail/cur/6:2,S")
        #expect(directions(try home.sightings()) == ["2025-11-05 out"])
    }

    @Test func `a letter to whom turns out to be a list counts for nobody, in that look and later`() throws {
        try home.maildir("")
        try home.letter(5, in: "cur/5.host:2,S")
        try home.folder.write(
            "From: p@y.test\nTo: ada@x.test\nDate: 6 Nov 2025 10:00:00 +0000\nList-Id: <x>\nList-Post: <mailto:ada@x.test>\n\n",
            to: "mail/cur/6:2,S")
        #expect(try home.look() == [])
        try home.letter(7, in: "cur/7.host:2,S")
        #expect(try home.look() == [])
    }

    @Test func `an answer that went to a list as well is one to the list, though it comes directly, too`() throws {
        try home.maildir("")
        try home.letter(5, in: "cur/5.host:2,S")
        let answer = "From: ada@x.test\nTo: me@x.test\nCc: dev@y.test\nDate: 6 Nov 2025 10:00:00 +0000\nIn-Reply-To: <5@x.test>\n"
        try home.folder.write(answer + "\n", to: "mail/cur/6:2,S")
        try home.folder.write(answer + "List-Post: <mailto:dev@y.test>\n\n", to: "mail/cur/7:2,S")
        #expect(directions(try home.sightings()) == ["2025-11-05 out"])
    }

    // MARK: Reading again

    @Test func `an earlier day reads again what is there, a later one does not`() throws {
        try home.maildir("")
        for day in [1, 10, 20] { try home.letter(day, in: "cur/\(day).host:2,S") }
        try home.age("")
        func look(_ since: String) throws -> [String] { directions(try home.sightings(since: CivilDate(since)!)) }
        #expect(try look("2025-11-15") == ["2025-11-20 out"])
        #expect(try look("2025-11-18") == [])
        #expect(try look("2025-11-05") == ["2025-11-10 out", "2025-11-20 out"])
        #expect(try look("2025-11-10") == [])
        #expect(try look("2025-11-01") == ["2025-11-01 out", "2025-11-10 out", "2025-11-20 out"])
    }

    @Test func `with another address all is read again`() throws {
        try home.maildir("")
        try home.letter(1, in: "cur/1.host:2,S")
        try home.folder.write("From: me@x.test\nTo: ada@new.test\nDate: 2 Nov 2025 10:00:00 +0000\n\n", to: "mail/cur/2:2,S")
        try home.age("")
        #expect(directions(try home.sightings()) == ["2025-11-01 out"])
        let more = MailHome.owners("ada@x.test", "ada@new.test")
        #expect(directions(try home.sightings(for: more)) == ["2025-11-01 out", "2025-11-02 out"])
        #expect(try home.sightings(for: more) == [])
        // Their order is no other address.
        #expect(try home.sightings(for: MailHome.owners("ada@new.test", "ADA@x.test")) == [])
    }

    @Test func `another address of the user's reads all again, and another name doesn't`() {
        func owners(_ me: [String], _ name: String) -> String {
            Owners(
                me: me, people: [ContactDetails(contact: MailHome.ada, name: name, emails: ["ada@x.test"], telephones: ["+49 30 1234567"])]
            )
            .fingerprint
        }
        #expect(owners(["me@x.test"], "Ada") == owners(["ME@x.test"], "Ada King"))
        #expect(owners(["me@x.test"], "Ada") != owners(["me@x.test", "me@y.test"], "Ada"))
    }

    @Test func `a letter whose date is some hours ahead happened now, and is known again`() throws {
        try home.maildir("")
        // It is 10:00 UTC on 1 December.
        try home.folder.write("From: me@x.test\nTo: ada@x.test\nDate: 1 Dec 2025 11:00:00 +0000\n\n", to: "mail/cur/1:2,S")
        let found = try home.sightings()
        #expect(found.map(\.noticing.happened) == [MailHome.now] && found.map(\.noticing.day.description) == ["2025-12-01"])
    }

    @Test func `a letter that calls the user's own address a list changes nothing`() throws {
        try home.maildir("")
        try home.letter(1, in: "cur/1:2,S")
        try home.folder.write(
            "From: x@y.test\nTo: me@x.test\nList-Post: <mailto:me@x.test>\nDate: 2 Nov 2025 10:00 +0000\n\n", to: "mail/cur/2:2,S")
        try answer(3, to: "1@x.test", in: "cur/3:2,S")
        #expect(directions(try home.sightings()) == ["2025-11-01 out", "2025-11-03 both"])
    }

    @Test func `a look that is ended goes on where it was, however few letters are of contacts`() throws {
        try home.maildir("")
        for day in 1...9 { try home.letter(day, in: "cur/\(day):2,S") }
        let output = Refusing(after: 4)
        do {
            let memory = try Memory(folder: home.state)
            _ = try Observation(for: MailHome.owners(), since: MailHome.since, now: MailHome.now, memory: memory)
            #expect(throws: Refusing.Refused.self) {
                try MailObservation(
                    MailHome.owners(), memory, since: MailHome.since, now: MailHome.now, output: output, patience: .zero
                ).run([home.mail])
            }
        }
        #expect(output.days.count == 4)
        #expect(try home.sightings().count == 5)
    }

    // MARK: An mbox

    private func mbox(_ days: ClosedRange<Int>, _ more: String = "") -> String {
        days.map { "From - Sat Nov  1 10:00:00 2025\r\n\(MailHome.header($0, more))\nText\r\n\r\n" }.joined()
    }

    @Test func `an mbox is read on, and anew when it was compacted`() throws {
        try home.folder.write(mbox(1...3), to: "mail/Sent")
        #expect(try home.look() == ["2025-11-01", "2025-11-02", "2025-11-03"])
        #expect(try home.look() == [] && home.read == 0)
        try home.folder.write(mbox(1...4), to: "mail/more")
        try FileManager.default.removeItem(atPath: home.mail + "/more")
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: home.mail + "/Sent"))
        try file.seekToEnd()
        try file.write(contentsOf: Data(mbox(4...4).utf8))
        try file.close()
        #expect(try home.look() == ["2025-11-04"] && home.read == 1)
        // Thunderbird writes what is left to another file, and renames that.
        try home.folder.write(mbox(3...5), to: "new")
        rename(home.folder.path + "/new", home.mail + "/Sent")
        #expect(try home.look() == ["2025-11-03", "2025-11-04", "2025-11-05"])
        #expect(try home.look() == [] && home.read == 0)
        // In place, and shorter
        let shorter = try FileHandle(forWritingTo: URL(fileURLWithPath: home.mail + "/Sent"))
        try shorter.truncate(atOffset: 0)
        try shorter.write(contentsOf: Data(mbox(6...6).utf8))
        try shorter.close()
        #expect(try home.look() == ["2025-11-06"])
    }

    @Test func `what Thunderbird has marked as deleted counts nothing (nsMsgMessageFlags Expunged)`() throws {
        try home.folder.write(
            mbox(1...1, "X-Mozilla-Status: 0009\n") + mbox(2...2, "X-Mozilla-Status: 0001\n") + mbox(3...3, "X-Mozilla-Status: 1008\n"),
            to: "mail/Sent")
        #expect(try home.look() == ["2025-11-02"])
    }

    // MARK: What is kept

    @Test func `the state has no address, no subject and no Message-ID in it`() throws {
        try home.maildir("")
        try home.folder.write(
            "\(MailHome.header(1))Subject: topsecret\nReferences: <earlier.letter@x.test>\nCc: carl@third.test\n\nsecret text\n",
            to: "mail/cur/1:2,S")
        try answer(6, to: "1@x.test", in: "cur/6.hostname:2,S")
        try answer(7, to: "unknown.letter@x.test", in: "cur/7.hostname:2,S")
        try home.folder.write(
            "From: p@y.test\nTo: dev@lists.test\nDate: 6 Nov 2025 10:00:00 +0000\nList-Post: <mailto:dev@lists.test>\n\n",
            to: "mail/cur/8:2,S")
        #expect(try home.look().count == 3)
        for name in try FileManager.default.contentsOfDirectory(atPath: home.state) {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: home.state + "/" + name))
            for word in [
                "x.test", "third.test", "lists.test", "topsecret", "secret", "a6@", "earlier", "unknown", "hostname", "Lovelace", "me@",
            ] {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
            }
        }
        let mode = try FileManager.default.attributesOfItem(atPath: home.state)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test func `each memory has a salt of its own, and keeps it`() throws {
        let salt = try Memory(folder: home.state).salt
        #expect(salt.count >= 16)
        #expect(try Memory(folder: home.state).salt == salt)
        #expect(try Memory(folder: nil).salt != salt)
    }
}

import ControlInterface
import Foundation
import Glibc
import KeepInTouch
import TestLiterals
import TestSupport
import Testing
import Varlink

@testable import vitaminb

/// Runs of `vitaminb review` on a terminal, against a stub service.
@MainActor
struct ReviewTests {
    private let stub: StubService

    init() throws {
        stub = try StubService()
        stub.contacts = [try .sample("Ada Lovelace", uid: "ada", nextDue: "2026-11-23")]
        stub.reminders = try ReviewSession.reminders()
    }

    private func review(columns: UInt16 = 80, rows: UInt16 = 24) async throws -> Typist {
        let typist = try Typist([BuiltProgram.vitaminb, "review"], at: stub.path, columns: columns, rows: rows)
        try await typist.sees("1/3 Ada Lovelace")
        try await typist.sees("quit")
        return typist
    }

    /// The calls that would have added an entry.
    private var said: [String] {
        stub.calls.filter { call in !["List", "Get", "Explain"].contains { call.hasPrefix($0) } }
    }

    @Test func `every key does what it says, one call for an answer`() async throws {
        let typist = try await review()
        try await typist.type("?", until: "take back the last answer")
        try await typist.type("x", until: "d done")
        try await typist.type("w", until: "Ada Lovelace is ignored")
        try await typist.type("x", until: "d done")
        try await typist.type("l", until: "2/3 佐藤 美咲")
        try await typist.type("\u{1B}[C", until: "3/3 Jörg\u{FFFD}[2J Müßig")
        try await typist.type("n", until: "The end")
        try await typist.type("\u{1B}[D", until: "3/3")
        try await typist.type("pp", until: "1/3")
        try await typist.type("\u{1B}[200~kkk\u{1B}[201~", until: "taken for a note only")
        try await typist.type("d", until: "Done how?")
        try await typist.type("\u{1B}", until: "d done")
        try await typist.type("t", until: "Enter keeps")
        try await typist.type("die Müßige\u{7F}r", until: "note: die Müßigr")
        try await typist.type("\r", until: "The note goes")
        try await typist.type("dm", until: "2/3 佐藤 美咲")
        try await typist.type("s", until: "For how long?")
        try await typist.type("w", until: "3/3 Jörg")
        try await typist.type("k", until: "The end")
        try await typist.type("u", until: "is taken back")
        typist.terminal.type("q")
        let end = try await typist.end()
        #expect(end == CommandRun(status: 0, output: "1 answered, 1 snoozed, 3 left.\n"))
        #expect(said.count == 4 && said[0] == #"Acknowledge {"contacts":["r-ada"],"note":"die Müßigr","via":"meal"}"#)
        #expect(
            said[1].hasPrefix(#"Snooze {"contacts":["r-misaki"],"span":true,"until":""#)
                && said[2...] == [#"Skip {"contacts":["r-jörg"]}"#, "Undo {}"])
    }

    @Test(arguments: ["", "d", "s", "t", "tx", "w", "?", "lll"])
    func `Ctrl-C in every state leaves the terminal as it was, and says nothing`(keys: String) async throws {
        let typist = try await review()
        typist.terminal.type(keys + "\u{3}")
        let note = keys == "tx" ? "Not noted, since \"done\" wasn't said: Ada Lovelace: \"x\"\n" : ""
        #expect(try await typist.end() == CommandRun(status: 0, output: "3 left.\n" + note))
        #expect(said == [])
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT], ["", "d", "tx", "?"])
    func `a signal ends it with the terminal as it was`(signal: Int32, keys: String) async throws {
        let typist = try await review()
        if !keys.isEmpty { try await typist.type(keys, until: ["d": "Done how?", "tx": "note: x", "?": "any other key"][keys] ?? "") }
        kill(typist.process.identifier, signal)
        #expect(try await typist.end() == CommandRun(status: 128 + signal))
        #expect(said == [])
    }

    @Test func `a new size draws a new screen`() async throws {
        let typist = try await review()
        #expect(typist.screen.contains { $0.contains("w why") })
        typist.terminal.resize(columns: 40, rows: 10)
        #expect(try await eventually { !typist.screen.contains { $0.contains("w why") } })
        #expect(typist.screen.count <= 10 && typist.screen.allSatisfy { $0.displayWidth <= 40 })
        try await typist.sees("1/3 Ada Lovelace")
        typist.terminal.type("q")
        #expect(try await typist.end().status == 0)
    }

    @Test func `a daemon may go away and come back`() async throws {
        let typist = try await review()
        stub.crash()
        try await typist.type("k", until: "Any key tries again")
        try await typist.type("k", until: "Any key tries again")
        try await stub.restart()
        try await typist.type("k", until: "Ada Lovelace is still due: it was not noted.")
        #expect(said == [])
        try await typist.type("k", until: "2/3 佐藤 美咲")
        #expect(said == [#"Skip {"contacts":["r-ada"]}"#])
        typist.terminal.type("q")
        #expect(try await typist.end().output == "1 skipped, 2 left.\n")
    }

    @Test func `a refusal is shown, and nothing is counted`() async throws {
        let typist = try await review()
        stub.sayingRefusal = ControlError.nothingDue(name: "Ada", next: nil)
        try await typist.type("k", until: "Nothing is due for Ada.")
        typist.terminal.type("q")
        #expect(try await typist.end().output == "3 left.\n")
    }

    @Test func `keys typed before a refusal are dropped, but Ctrl-C ends it`() async throws {
        let typist = try await review()
        stub.sayingRefusal = ControlError.nothingDue(name: "Ada", next: nil)
        typist.terminal.type("kkdc\u{3}")
        #expect(try await typist.end() == CommandRun(status: 0, output: "3 left.\n"))
        #expect(said == [#"Skip {"contacts":["r-ada"]}"#])
    }

    @Test func `Ctrl-C while the daemon doesn't answer ends it at once`() async throws {
        let typist = try await review()
        // Accepts the call, and never reads it.
        stub.crash()
        let deaf = try await stub.listenDeaf()
        defer { close(deaf) }
        let modes = typist.terminal.modes
        typist.terminal.type("k")
        #expect(try await eventually { typist.terminal.modes != modes })
        typist.terminal.type("\u{3}")
        let end = try await typist.end()
        #expect(end.status == 128 + SIGINT && end.errors.hasPrefix("vitaminb: interrupted before vitaminbd had answered"))
    }

    @Test func `Ctrl-Z restores the terminal until the program continues`() async throws {
        let typist = try Typist(["/bin/bash", "--norc", "--noediting", "-i"], at: stub.path)
        typist.terminal.type("\(BuiltProgram.vitaminb) review; echo went $?\n")
        try await typist.sees("1/3 Ada Lovelace")
        try await typist.sees("quit")
        #expect(typist.terminal.modes != typist.before)
        typist.terminal.type("t\u{1A}")
        #expect(try await eventually { typist.terminal.modes == typist.before })
        typist.terminal.type("fg\n")
        #expect(try await eventually { typist.terminal.modes != typist.before })
        try await typist.sees("Enter keeps")
        typist.terminal.type("x\u{3}")
        #expect(try await eventually { typist.terminal.modes == typist.before })
        typist.terminal.type("exit\n")
        _ = try await typist.end()
    }

    @Test func `without a terminal it says what to type instead`() async throws {
        let refusal = CommandRun(
            status: 64,
            errors: """
                vitaminb: review wants a terminal to show a screen and read keys
                without one: vitaminb due; vitaminb ack NAME --via call

                """)
        #expect(try await vitaminb(["review"], at: stub.path, environment: ["TERM": "xterm"]) == refusal)
        #expect(stub.calls == [])
    }

    @Test func `where nothing is due there is nothing to review`() async throws {
        stub.reminders = []
        stub.status = .sample(contacts: 0)
        let typist = try Typist([BuiltProgram.vitaminb, "review"], at: stub.path)
        #expect(try await typist.end().status == 0)
        #expect(typist.text.hasPrefix("Nothing is due: there are no contacts yet."))
    }
}

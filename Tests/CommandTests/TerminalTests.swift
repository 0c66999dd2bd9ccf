import ControlInterface
import KeepInTouch
import TestSupport
import Testing

/// Runs of the built program on a terminal.
@MainActor
struct TerminalTests {
    private let stub: StubService

    init() throws {
        stub = try StubService()
        stub.reminders = [
            try .sample("Augusta Ada King, Countess of Lovelace", "7 weeks since a call (every 6 weeks)", .overdue),
            try .sample("Zoë\u{9B}2J 山田", "never contacted"),
        ]
    }

    private func due(columns: UInt16 = 120, environment: [String: String]) async throws -> String {
        let terminal = try Terminal(columns: columns)
        let result = try await run([BuiltProgram.vitaminb], at: stub.path, environment: environment, terminal: terminal)
        #expect(result.status == 0 && result.errors == "")
        return result.output
    }

    private let hint = "vitaminb ack NAME --via call, or snooze NAME --for 3d, or skip NAME"

    @Test func `a terminal gets color and a hint`() async throws {
        #expect(
            try await due(environment: ["TERM": "xterm"]) == """
                \u{1B}[1mDue (2)\u{1B}[0m
                  Augusta Ada King, Countess of Lovelace  7 weeks since a call (every 6 weeks)  \u{1B}[33moverdue\u{1B}[0m
                  Zoë\u{FFFD}2J 山田                             never contacted
                \u{1B}[2m\(hint)\u{1B}[0m

                """)
    }

    @Test(arguments: [["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"], [:]])
    func `color is left out where it is refused or can't be shown`(environment: [String: String]) async throws {
        let shown = try await due(environment: environment)
        #expect(!shown.contains("\u{1B}") && shown.hasSuffix(hint + "\n"))
    }

    @Test func `a narrow terminal gets its rows cut, not wrapped`() async throws {
        #expect(
            try await due(columns: 60, environment: ["TERM": "dumb"]) == """
                Due (2)
                  Augusta Ada King, Coun…  7 weeks since a call (e…  overdue
                  Zoë\u{FFFD}2J 山田              never contacted
                \(hint)

                """)
    }
}

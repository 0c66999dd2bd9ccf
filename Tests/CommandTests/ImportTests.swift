import ControlInterface
import Foundation
import TestLiterals
import TestSupport
import Testing

@testable import vitaminb

/// `vitaminb import` against a daemon that answers as it is told to.
@MainActor
struct ImportTests {
    let stub: StubService
    let folder = TemporaryFolder()

    init() throws { stub = try StubService() }

    func file(_ name: String, _ text: String) throws -> String {
        try folder.write(text, to: name)
        return folder.path + "/" + name
    }

    static let table = "First Name,Last Name,E-mail Address\nAda,Lovelace,ada@example.org\nBob,Kahn,bob@example.org\n,,\nCarl,Gauss,\n"

    /// New, matched, skipped, and again.
    func answer() {
        stub.imported = { parameters in
            parameters.cards.indices.map { index in
                switch index % 3 {
                case 0: WireImportResult(outcome: .new, contact: "n", name: "New")
                case 1: WireImportResult(outcome: .matched, contact: "m", name: "Known", reason: "the same UID")
                default: WireImportResult(outcome: .skipped, reason: "too odd")
                }
            }
        }
    }

    @Test func `it says what was skipped, and the sum`() async throws {
        answer()
        let path = try file("a.csv", Self.table)
        let run = try await vitaminb(["import", path, "--group", "friends"], at: stub.path)
        #expect(
            run
                == CommandRun(
                    status: 0,
                    output: """
                        Skipped (2)
                          Carl Gauss  too odd           \(path):5
                                      the row is empty  \(path):4

                        1 new, 1 matched (already in your address book), 2 skipped.

                        """))
        #expect(stub.calls.count == 1 && stub.calls[0].hasSuffix(#""dryRun":false,"groups":["friends"]}"#))
    }

    @Test func `a dry run lists everybody`() async throws {
        answer()
        let run = try await vitaminb(["import", "--dry-run", try file("a.csv", Self.table)], at: stub.path)
        #expect(run.status == 0 && run.errors.isEmpty)
        for part in ["New (1)", "Already in your address book (1)", "Known", "the same UID", "Skipped (2)"] {
            #expect(run.output.contains(part))
        }
        #expect(
            run.output.hasSuffix("Nothing was changed; it would be: 1 new, 1 matched (already in your address book), 2 skipped.\n"))
        #expect(stub.calls[0].hasSuffix(#""dryRun":true}"#))
    }

    @Test func `JSON has every card with its place`() async throws {
        answer()
        let path = try file("a.csv", Self.table)
        let run = try await vitaminb(["import", "--json", path], at: stub.path)
        let head = #"{"dryRun":false,"new":1,"matched":1,"skipped":2,"results":[{"outcome":"new","name":"New","contact":"n","#
        #expect(run.output.hasPrefix(head))
        #expect(run.output.contains(#""file":"\#(path)","line":2}"#))
        #expect(run.output.hasSuffix(#"{"outcome":"skipped","reason":"the row is empty","file":"\#(path)","line":4}]}"# + "\n"))
    }

    @Test func `an error in one file is reported before anything is sent`() async throws {
        let good = try file("a.csv", Self.table)
        let broken = try file("b.csv", Self.table + "\"x")
        let run = try await vitaminb(["import", good, broken], at: stub.path)
        #expect(
            run == CommandRun(status: 65, errors: "vitaminb: \(broken):6: a quotation mark is never closed\nnothing was imported\n"))
        let absent = try await vitaminb(["import", good, "/nonexistent/x.csv"], at: stub.path)
        #expect(absent == CommandRun(status: 66, errors: "vitaminb: can't read /nonexistent/x.csv: No such file or directory\n"))
        let unknown = try await vitaminb(["import", try file("c.txt", "hello\n")], at: stub.path)
        #expect(unknown.status == 65 && unknown.errors.contains("known are vCard, Google CSV"))
        #expect(stub.calls == [])
    }

    @Test func `many cards are sent in portions`() async throws {
        answer()
        let rows = (0..<1201).map { "Ada,Number \($0),a\($0)@example.org\n" }
        let path = try file("a.csv", "First Name,Last Name,E-mail Address\n" + rows.joined())
        let run = try await vitaminb(["import", path], at: stub.path)
        #expect(run.output.hasSuffix("401 new, 401 matched (already in your address book), 399 skipped.\n"), "500, 500 and 201 of them")
        #expect(stub.calls.count == 3)
    }

    @Test func `after an error it says how many were imported`() async throws {
        var calls = 0
        stub.imported = { parameters in
            calls += 1
            if calls == 2 { stub.refusal = ControlError.addressBookFailed(file: "/book", reason: "disk full") }
            return parameters.cards.map { _ in WireImportResult(outcome: .new, contact: "n", name: "New") }
        }
        let rows = (0..<1201).map { "Ada,Number \($0),a\($0)@example.org\n" }
        let path = try file("a.csv", "First Name,Last Name,E-mail Address\n" + rows.joined())
        let run = try await vitaminb(["import", path], at: stub.path)
        #expect(run.status == 74 && run.output.isEmpty)
        #expect(
            run.errors == """
                vitaminb: 1000 contacts imported before this; to import again adds nobody twice:
                vitaminb: the address book can't be written, and nothing was changed: /book: disk full

                """)
    }

    @Test func `a bar grows as cards are done`() {
        var progress = Progress(total: 400, isShown: false)
        #expect(progress.bar == "[                              ] 0 of 400")
        progress.advance(by: 120)
        #expect(progress.bar == "[#########                     ] 120 of 400")
        progress.advance(by: 280)
        #expect(progress.bar == "[##############################] 400 of 400")
    }
}

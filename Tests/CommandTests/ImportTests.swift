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

    @Test func `whom it imports without a date that can't be read counts once`() async throws {
        answer()
        let path = try file("a.csv", "First Name,Last Name,E-mail Address,Birthday\nAda,Lovelace,ada@example.org,in winter\n")
        let run = try await vitaminb(["import", path], at: stub.path)
        #expect(
            run.output == """
                Imported in part (1)
                  Ada Lovelace  the date "in winter" can't be read; all else is there  \(path):2

                1 new, 0 matched, 0 skipped.

                """)
    }

    @Test func `how dates are read is shown, and asked for where the file doesn't tell`() async throws {
        answer()
        let rows = "First Name,Last Name,E-mail Address,Birthday\nAda,Lovelace,ada@example.org,05/12/1981\n"
        let open = try file("open.csv", rows)
        let run = try await vitaminb(["import", "--dry-run", open], at: stub.path)
        #expect(run.status == 64 && stub.calls.isEmpty)
        #expect(run.errors.contains("Which number is the day in 05/12/1981 (\(open):2)? Say --day-first or --month-first."))
        let said = try await vitaminb(["import", "--dry-run", "--day-first", open], at: stub.path)
        #expect(said.output.contains("Ada Lovelace  born 5 December 1981  \(open):2"))
        #expect(said.output.contains("Dates are read with the day first: 05/12/1981 in line 2."))
        let american = try file("us.csv", rows + "Bob,Kahn,bob@example.org,12/13/1980\n")
        let told = try await vitaminb(["import", "--dry-run", american], at: stub.path)
        #expect(told.output.contains("Ada Lovelace  born 12 May 1981  \(american):2"))
        #expect(told.output.contains("Dates are read with the month first: 12/13/1980 in line 3."))
    }

    @Test func `who is taken for somebody else is named as the file has them, and imported with --also`() async throws {
        let rows = "First Name,Last Name,E-mail Address\nAlice,Weber,w@example.org\nFam.,Weber,w@example.org\n"
        let path = try file("a.csv", rows)
        stub.imported = { parameters in
            parameters.cards.map { _ in
                WireImportResult(outcome: .matched, contact: "m", name: "Weber", reason: "the same e-mail address, w@example.org")
            }
        }
        let run = try await vitaminb(["import", path, "--dry-run"], at: stub.path)
        #expect(run.output.contains("  Alice Weber  Weber: the same e-mail address, w@example.org  \(path):2\n"))
        #expect(run.output.contains("  Fam. Weber  the same e-mail address as Alice Weber (\(path):2)  \(path):3\n"))
        #expect(run.output.contains("Somebody else after all? Say --also 'Alice Weber', as often as needed.\n"))
        _ = try await vitaminb(["import", path, "--also", "alice weber", "--also", "Fam. Weber"], at: stub.path)
        let wanted = try #require(stub.calls.last?.firstMatch(of: /"wanted":\[("[^"]+"),("[^"]+")\]/))
        #expect(wanted.1 != wanted.2)
        let nobody = try await vitaminb(["import", path, "--also", "Weber"], at: stub.path)
        #expect(nobody.status == 64 && nobody.errors.contains("Nobody in the file is called \"Weber\""))
    }

    @Test func `a dry run lists everybody`() async throws {
        answer()
        let run = try await vitaminb(["import", "--dry-run", try file("a.csv", Self.table)], at: stub.path)
        #expect(run.status == 0 && run.errors.isEmpty)
        for part in ["New (1)", "Already in your address book (1)", "Bob Kahn", "Known: the same UID", "Skipped (2)"] {
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
        let head = #"{"dryRun":false,"new":1,"matched":1,"skipped":2,"results":[{"outcome":"new","name":"Ada Lovelace","contact":"n","#
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
        #expect(unknown.status == 65 && unknown.errors.contains("/c.txt: this seems to be text without contacts\nnothing was imported"))
        #expect(unknown.errors.contains("contacts are imported from vCard, Google CSV"))
        let table = try await vitaminb(["import", try file("d.csv", "Datum,Betrag\n")], at: stub.path)
        #expect(table.errors.contains("a table, but whose? Its columns are Datum, Betrag\ncall the columns First Name, Last Name"))
        #expect(stub.calls == [])
    }

    @Test func `many cards are sent in portions`() async throws {
        answer()
        let rows = (0..<1201).map { "Ada,Number \($0),a\($0)@example.org\n" }
        let path = try file("a.csv", "First Name,Last Name,E-mail Address\n" + rows.joined())
        let run = try await vitaminb(["import", path], at: stub.path)
        let sum = "409 new, 396 matched (already in your address book), 396 skipped.\n"
        #expect(run.output.hasSuffix(sum), "twelve times a hundred, and one")
        #expect(stub.calls.count == 13)
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
                vitaminb: 200 contacts imported before this; to import again adds nobody twice:
                vitaminb: the address book can't be used, and nothing was changed: /book: disk full

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

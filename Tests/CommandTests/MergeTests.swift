import ControlInterface
import Foundation
import KeepInTouch
import TestLiterals
import TestSupport
import Testing
import Varlink

@testable import vitaminb

/// Runs of `vitaminb merge`, against a stub service.
@MainActor
struct MergeTests {
    private let stub: StubService
    private let planned = #"MergeContacts {"contact":"ada","dryRun":true,"other":"king"}"#
    private let done = #"MergeContacts {"contact":"ada-1","dryRun":false,"other":"king-2"}"#

    init() throws {
        stub = try StubService()
        stub.contacts = [try .sample("Ada Lovelace", uid: "ada-1"), try .sample("Ada King", uid: "king-2")]
        stub.mergedFields = [
            WireMergedField(property: "FN", contact: "Ada Lovelace", other: "Ada King", outcome: .left),
            WireMergedField(property: "N", contact: "Ada Lovelace", other: "Ada King", outcome: .left),
            WireMergedField(property: "EMAIL", contact: "ada@example.org", other: "ada@example.org", outcome: .same),
            WireMergedField(
                property: "EMAIL", contact: nil, other: "the.countess.of.lovelace@analytical-engines.example.org", outcome: .added),
            WireMergedField(property: "TEL", contact: "+44 20 7946 0000", other: "020 7946 0000", outcome: .same),
            WireMergedField(property: "CATEGORIES", contact: "Friends", other: nil, outcome: .stays),
            WireMergedField(property: "NOTE", contact: nil, other: "likes tea\nand\u{1B}[2J engines", outcome: .added),
            WireMergedField(property: "X-TWITTER", contact: nil, other: "ada", outcome: .left),
        ]
    }

    private let table = """
          name       Ada Lovelace                                             stays
                     Ada King                                                 left in the trash's card
          e-mail     ada@example.org                                          both have it
                     the.countess.of.lovelace@analytical-engines.example.org  added
          telephone  +44 20 7946 0000                                         stays
                     020 7946 0000                                            is the same
          groups     Friends                                                  stays
          note       likes tea and\u{FFFD}[2J engines                                added
          X-TWITTER  ada                                                      left in the trash's card

        """

    private func vitaminb(_ arguments: String...) async throws -> CommandRun { try await CommandTests.vitaminb(arguments, at: stub.path) }

    @Test func `a dry run shows both cards value by value, and changes nothing`() async throws {
        let run = try await vitaminb("merge", "ada", "king", "--dry-run")
        #expect(run.status == 0 && run.errors == "")
        #expect(
            run.output == "Ada Lovelace stays: /ada.vcf\nAda King goes to the trash: /king.vcf\n\n\(table)\nNothing was changed.\n")
        #expect(stub.calls == [planned])
    }

    @Test func `with --yes it shows the table, too, and says where the other card is`() async throws {
        let run = try await vitaminb("merge", "ada", "king", "--yes")
        let outcome = """
            Ada Lovelace: merged with Ada King; 2 values added, 2 left in the trash's card.
            that card: '/it'\\''s trash/king.vcf'

            """
        #expect(run == CommandRun(status: 0, output: table + "\n" + outcome))
        #expect(stub.calls == [planned, done])
    }

    @Test func `JSON is the reply as it came`() async throws {
        let plan: Control.MergeContacts.Reply = try decoded(await vitaminb("merge", "ada", "king", "--dry-run", "--json").output)
        #expect(plan.trash == nil && plan.fields == stub.mergedFields)
        let merged: Control.MergeContacts.Reply = try decoded(await vitaminb("merge", "ada", "king", "--yes", "--json").output)
        #expect(merged.trash == "/it's trash/king.vcf" && merged.other.uid == "king-2")
    }

    @Test func `without a terminal nobody is merged without --yes`() async throws {
        let run = try await vitaminb("merge", "ada", "king")
        #expect(run.status == 64 && run.output == "" && run.errors.contains("say --yes"))
        #expect(stub.calls == [planned])
    }

    @Test(.enabled(if: access("/usr/bin/script", X_OK) == 0, "no script(1)"), arguments: [("y", true), ("no", false), ("", false)])
    func `on a terminal it shows both and asks, and accepts only a yes`(answer: String, isMerged: Bool) async throws {
        let script = #"printf '%s\n' "$1" | script -qec "stty cols 80; '$0' merge ada king" /dev/null"#
        let run = try await run(["/bin/bash", "-c", script, BuiltProgram.vitaminb, answer], at: stub.path)
        #expect(run.status == 0 && run.output.contains("Merge Ada King into Ada Lovelace? [y/N]"))
        #expect(run.output.contains("the.countess.of.lovelace@analytical-engi…  added"), "cut to the terminal")
        #expect(stub.calls.contains(done) == isMerged)
    }

    @Test func `an unfinished merge is reported, with how to complete it`() async throws {
        stub.mergeRefusal = ControlError.mergeUnfinished(file: "/king.vcf", reason: "Ada King's card could not be moved")
        let run = try await vitaminb("merge", "ada", "king", "--yes")
        let errors = """
            vitaminb: the merge is not complete: Ada King's card could not be moved
            nothing is lost, and the same again completes it
            the card: /king.vcf

            """
        #expect(run == CommandRun(status: 74, errors: errors))
    }

    @Test func `two names are needed, and a name of several words is one in quotation marks`() async throws {
        #expect(try await vitaminb("merge", "ada").status == 64)
        #expect(try await vitaminb("merge", "Ada", "Lovelace", "king").status == 64)
        #expect(try await vitaminb("merge", "Ada Lovelace", "king", "--dry-run").status == 0)
        #expect(stub.calls == [#"MergeContacts {"contact":"Ada Lovelace","dryRun":true,"other":"king"}"#])
    }
}

import ControlInterface
import Foundation
import KeepInTouch
import TestLiterals
import TestSupport
import Testing
import Varlink

@testable import vitaminb

/// Runs of the commands that change cards, against a stub service.
@MainActor
struct EditingCommandTests {
    private let stub: StubService
    private let folder = TemporaryFolder()

    init() throws {
        stub = try StubService()
        stub.contacts = [try .sample("Ada Lovelace", uid: "ada-1")]
    }

    private func vitaminb(_ arguments: String..., editor: String? = nil) async throws -> CommandRun {
        let environment = ["TMPDIR": folder.path].merging(editor.map { ["EDITOR": $0] } ?? [:]) { $1 }
        return try await CommandTests.vitaminb(arguments, at: stub.path, environment: environment)
    }

    /// Copies for the editor that were left.
    private func copies() throws -> [String] {
        folder.names.map { folder.path + "/" + $0 }
    }

    @Test func `group add and remove take a name, then the group as the last word`() async throws {
        let added = try await vitaminb("group", "add", "Ada", "Lovelace", "fellow students")
        #expect(added == CommandRun(status: 0, output: "Ada Lovelace: is now in fellow students, no reminder follows.\n"))
        stub.isChanged = false
        let removed = try await vitaminb("group", "remove", "ada", "maths")
        #expect(removed == CommandRun(status: 0, output: "Ada Lovelace: was not in maths, no reminder follows.\n"))
        #expect(
            stub.calls == [
                #"GetContact {"contact":"Ada Lovelace"}"#, #"AddToGroup {"contact":"ada-1","group":"fellow students"}"#,
                #"GetContact {"contact":"ada"}"#, #"RemoveFromGroup {"contact":"ada-1","group":"maths"}"#,
            ])
        // All are looked for first, so that a name that fits nobody changes nothing.
        let before = stub.calls.count
        _ = try await vitaminb("group", "add", "ada,", "bob,", "carl gauss", "choir")
        let calls = stub.calls.dropFirst(before).map { String($0.prefix { $0 != " " }) }
        #expect(calls == Array(repeating: "GetContact", count: 3) + Array(repeating: "AddToGroup", count: 3))
        #expect(try await vitaminb("group", "add", "ada").status == 64)
    }

    @Test func `the invented contacts that rm knows are those that come with vitaminb`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "config/contacts")
        let cards = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let uids = try cards.map { card in
            try #require(String(contentsOf: card, encoding: .utf8).split(whereSeparator: \.isNewline).first { $0.hasPrefix("UID:") })
                .dropFirst(4)
        }
        #expect(Set(uids.map { ContactID(rawValue: String($0)) }) == Set(Rm.sampleUIDs))
    }

    @Test func `groups are rows`() async throws {
        stub.groups = [
            try decoded(#"{"name":"friends","every":"6w","contacts":12,"due":3,"paused":true,"pausedUntil":"2999-12-24"}"#),
            try decoded(#"{"name":"maths","contacts":1,"due":0,"paused":false}"#),
        ]
        let rows = "friends  every 6 weeks  12  3  paused until Tue 24 Dec 2999\nmaths    -              1   0\n"
        #expect(try await vitaminb("group") == CommandRun(status: 0, output: rows))
        #expect(try decoded(await vitaminb("group", "--json").output) == stub.groups)
        stub.groups = []
        let none = "No groups yet. Make one: vitaminb group add NAME friends\n"
        #expect(try await vitaminb("group") == CommandRun(status: 0, errors: none))
    }

    @Test func `possible duplicates are listed under the value that they share`() async throws {
        let alike = #"{"by":"email","value":"a@b","contacts":[{"uid":"1","name":"Ada","groups":["friends"],"ignored":false},"#
        stub.duplicates = [try decoded(alike + #"{"uid":"2","name":"A. L.","groups":[],"ignored":false}]}"#)]
        let page = "The same e-mail address: a@b\n  Ada    friends  1\n  A. L.           2\n  one person? vitaminb merge 1 2\n"
        #expect(try await vitaminb("merge") == CommandRun(status: 0, output: page))
        let json = try await vitaminb("merge", "--json").output
        #expect(json == #"{"duplicates":["# + alike + #"{"uid":"2","name":"A. L.","groups":[],"ignored":false}]}],"cardless":[]}"# + "\n")
        stub.duplicates = []
        #expect(try await vitaminb("merge") == CommandRun(status: 0, errors: "No two contacts are alike.\n"))
    }

    @Test func `a history without a card is listed, with the command that gives it to whom it may be of`() async throws {
        let ada = #"[{"uid":"1","name":"Ada King","groups":[],"ignored":false}]"#
        stub.cardless = [
            try decoded(#"{"contact":"old uid","name":"Ada Lovelace","entries":12,"last":"2026-03-03","alike":"# + ada + "}"),
            try decoded(#"{"contact":"gone","entries":1,"last":"2026-03-04","alike":[]}"#),
        ]
        let page = """
            A history without a card: Ada Lovelace
              12 entries  the last of 3 March 2026  old uid
              Ada King's? vitaminb merge 1 'old uid'

            A history without a card: gone
              one entry  the last of 4 March 2026
              somebody's? vitaminb merge NAME gone

            """
        #expect(try await vitaminb("merge") == CommandRun(status: 0, output: page, errors: "No two contacts are alike.\n"))
    }

    @Test func `the daemon filters a list`() async throws {
        _ = try await vitaminb("list", "--group", "friends", "--never", "ada")
        stub.contacts = []
        let nobody = try await vitaminb("list", "--no-group", "--ignored")
        #expect(nobody == CommandRun(status: 0, errors: "No contact is like that.\n"))
        #expect(
            stub.calls == [
                #"ListContacts {"group":"friends","match":"ada","neverContacted":true}"#,
                #"ListContacts {"ignored":true,"inNoGroup":true}"#,
            ])
    }

    @Test func `only what options say goes over the wire`() async throws {
        let run = try await vitaminb(
            "edit", "Ada", "Lovelace", "--email", "a@b", "--email", "c@d", "--birthday", "--12-10", "--note", "")
        #expect(run == CommandRun(status: 0, output: "Ada Lovelace: changed in /ada.vcf, no reminder follows.\n"))
        #expect(stub.calls == [#"EditContact {"birthday":"--12-10","contact":"Ada Lovelace","emails":["a@b","c@d"],"note":""}"#])
        #expect(try await vitaminb("edit", "Ada", "--name", " ").status == 64)
    }

    @Test func `an edited text goes to the daemon with the text before`() async throws {
        let run = try await vitaminb("edit", "ada", editor: "stat -c %a \"$VITAMINB_CARD\" && sed -i s/FN:Ada/FN:Augusta/")
        #expect(run == CommandRun(status: 0, output: "600\nAda Lovelace: changed in /ada.vcf, no reminder follows.\n"))
        #expect(stub.calls.first == #"GetCard {"contact":"ada"}"#)
        #expect(
            stub.calls.last
                == #"ReplaceCard {"card":"BEGIN:VCARD\r\nFN:Augusta\r\n","contact":"ada-1","was":"BEGIN:VCARD\r\nFN:Ada\r\n"}"#)
        #expect(try copies() == [])
    }

    @Test func `an unchanged text changes nothing`() async throws {
        let run = try await vitaminb("edit", "ada", editor: "true")
        #expect(run == CommandRun(status: 0, output: "Ada Lovelace: nothing to change, no reminder follows.\n"))
        #expect(stub.calls.count == 1)
        #expect(try copies() == [])
    }

    @Test func `a refused text is kept, and its path printed`() async throws {
        stub.replaceRefusal = ControlError.cardRefused(file: "/ada.vcf", reason: "line 2: expected a colon")
        let run = try await vitaminb("edit", "ada", editor: "sed -i s/FN:Ada/nonsense/")
        let copy = try #require(try copies().first)
        #expect(
            run
                == CommandRun(
                    status: 65,
                    errors: """
                        vitaminb: the card stays as it was: line 2: expected a colon
                        the card: /ada.vcf
                        what you wrote is in \(copy)

                        """))
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "BEGIN:VCARD\r\nnonsense\r\n")
    }

    @Test func `a failing or missing editor changes nothing`() async throws {
        let failed = try await vitaminb("edit", "ada", editor: "false")
        #expect(failed == CommandRun(status: 65, errors: "vitaminb: the editor (false) ended with a failure, and nothing was changed\n"))
        #expect(try copies() == [])
        #expect(stub.calls.count == 1)
        // Debian's alternative is tried in Tests/Rig/13-editing.sh.
        if FileManager.default.fileExists(atPath: "/usr/bin/editor") { return }
        let none = try await vitaminb("edit", "ada")
        #expect(none.status == 64 && none.errors.contains("$EDITOR"))
        #expect(stub.calls.count == 1)
    }

    @Test func `rm names the contact and how to get it back`() async throws {
        let run = try await vitaminb("rm", "ada", "--yes")
        #expect(
            run
                == CommandRun(
                    status: 0,
                    output: """
                        Ada Lovelace: removed; the journal keeps the history.
                        back again: vitaminb rm --undo ada-1

                        """))
        #expect(stub.calls == [#"GetContact {"contact":"ada"}"#, #"RemoveContact {"contact":"ada-1"}"#])
    }

    @Test func `what rm prints puts the card back`() async throws {
        let back = CommandRun(status: 0, output: "Ada Lovelace: back again, with all the history, in /ada.vcf.\n")
        #expect(try await vitaminb("rm", "--undo", "ada-1") == back)
        #expect(try await vitaminb("rm", "--undo") == back)
        #expect(stub.calls == [#"PutBackContact {"contact":"ada-1"}"#, "PutBackContact {}"])
        let nobody = try await vitaminb("rm")
        #expect(nobody.status == 64 && nobody.errors.contains("Say who, or --undo."))
    }

    @Test func `without a terminal nobody is removed without --yes`() async throws {
        let run = try await vitaminb("rm", "ada")
        #expect(run.status == 64 && run.errors.contains("say --yes"))
        #expect(stub.calls.count == 1)
    }

    @Test(.enabled(if: access("/usr/bin/script", X_OK) == 0, "no script(1)"), arguments: [("y", true), ("no", false), ("", false)])
    func `on a terminal it asks, and accepts only a yes`(answer: String, isRemoved: Bool) async throws {
        let script = #"printf '%s\n' "$1" | script -qec "'$0' rm ada" /dev/null"#
        let run = try await CommandTests.run(["/bin/bash", "-c", script, BuiltProgram.vitaminb, answer], at: stub.path)
        #expect(run.status == 0 && run.output.contains("Remove Ada Lovelace (/ada.vcf)? [y/N]"))
        #expect(stub.calls.contains { $0.hasPrefix("RemoveContact") } == isRemoved)
    }
}

import ControlInterface
import Foundation
import KeepInTouch
import TestLiterals
import TestSupport
import Testing
import Varlink

@testable import vitaminb

/// Runs of the built program against a stub service: exit status, output and errors as one value.
@MainActor
struct RunTests {
    private let stub: StubService

    init() throws {
        stub = try StubService()
        stub.contacts = [try .sample("Ada Lovelace", uid: "ada-1", nextDue: "2026-11-23")]
        stub.reminders = [
            try .sample("Ada Lovelace", "7 weeks since a call (every 6 weeks)", .overdue), try .sample("Jörg Müßig", "never contacted"),
        ]
    }

    private func vitaminb(_ arguments: String..., environment: [String: String] = [:]) async throws -> CommandRun {
        try await CommandTests.vitaminb(arguments, at: stub.path, environment: environment)
    }

    private let dueRows = """
        Due (2)
          Ada Lovelace  7 weeks since a call (every 6 weeks)  overdue
          Jörg Müßig    never contacted

        """

    @Test(arguments: [[], ["due"]])
    func `without a command it shows what is due`(arguments: [String]) async throws {
        #expect(try await CommandTests.vitaminb(arguments, at: stub.path) == CommandRun(status: 0, output: dueRows))
        #expect(stub.calls == ["ListReminders {}"])
    }

    @Test func `where nothing is due it asks what is next`() async throws {
        stub.reminders = []
        stub.status = .sample(contacts: 0)
        let friendly = """
            Nothing is due: there are no contacts yet. To find those you have: vitaminb setup
            To add somebody: vitaminb add "Ada Lovelace" --every 6w

            """
        #expect(try await vitaminb() == CommandRun(status: 0, output: friendly))
        #expect(try await vitaminb("--json") == CommandRun(status: 0, output: "[]\n"))
    }

    @Test func `JSON has the interface's own fields`() async throws {
        let due = try await vitaminb("due", "--json")
        #expect(try decoded(due.output) == stub.reminders)
        #expect(due.errors == "" && due.output.split(separator: "\n").count == 1)
        #expect(try decoded(await vitaminb("upcoming", "--json").output) == stub.reminders)
        #expect(try decoded(await vitaminb("list", "--json").output) == stub.contacts)
        let said: Control.Said = try decoded(await vitaminb("ack", "Ada", "--json").output)
        #expect(said.answers.map(\.contact) == [stub.contacts[0]] && said.answers[0].entry.verb == "ack")
        let added: Control.AddContact.Reply = try decoded(await vitaminb("add", "Ada", "--json").output)
        #expect(added.file == "/new.vcf")
        let status: WireStatus = try decoded(await vitaminb("status", "--json").output)
        #expect(status.version == "0.1.0")
        stub.entries = [try .sample("log", via: .meal, note: "engines")]
        let shown = try await vitaminb("show", "Ada", "--json")
        let contact: Control.GetContact.Reply = try decoded(shown.output)
        let history: Entries = try decoded(shown.output)
        #expect(contact.contact == stub.contacts[0] && history.entries == stub.entries)
    }

    @Test func `answers go over the wire with their options`() async throws {
        // What follows depends on the day: "noted", "yesterday noted".
        let said = "Ada Lovelace: call "
        #expect(try await vitaminb("ack", "Ada", "Lovelace", "--via", "call").output.hasPrefix(said))
        #expect(try await vitaminb("done", "--via", "meal", "--when", "2026-11-01", "--note", "engines", "ada").status == 0)
        #expect(try await vitaminb("log", "Müßig", "--when", "2026-11-01 9:00").status == 0)
        #expect(try await vitaminb("ack", "Ada", "--again", "2999-12-01").status == 0)
        #expect(try await vitaminb("snooze", "Ada", "--until", "2999-12-01").status == 0)
        #expect(try await vitaminb("skip", "Ada", "Lovelace").status == 0)
        #expect(try await vitaminb("track", "Ada", "--every", "6 weeks").status == 0)
        #expect(try await vitaminb("track", "Ada").status == 0)
        #expect(try await vitaminb("ignore", "Ada").status == 0)
        #expect(try await vitaminb("ignore", "Ada", "--yes").status == 0)
        #expect(try await vitaminb("undo").status == 0)
        #expect(try await vitaminb("list", "love", "lace").status == 0)
        let add = ["add", "Ada", "Lovelace", "--group", "friends", "--group", "maths", "--email", "a@b", "--telephone", "+49"]
        #expect(try await CommandTests.vitaminb(add + ["--birthday", "--12-10", "--every", "1m"], at: stub.path).status == 0)
        #expect(
            stub.calls == [
                #"Acknowledge {"contacts":["Ada Lovelace"],"via":"call"}"#,
                #"Acknowledge {"contacts":["ada"],"note":"engines","via":"meal","when":"2026-11-01"}"#,
                #"Acknowledge {"contacts":["Müßig"],"when":"2026-11-01T09:00:00+00:00"}"#,
                #"Acknowledge {"again":"2999-12-01","contacts":["Ada"]}"#,
                #"Snooze {"contacts":["Ada"],"until":"2999-12-01"}"#,
                #"Skip {"contacts":["Ada Lovelace"]}"#,
                #"Track {"contacts":["Ada"],"every":"6w"}"#,
                #"Track {"contacts":["Ada"]}"#,
                #"Ignore {"contacts":["Ada"]}"#,
                #"Ignore {"contacts":["Ada"],"sure":true}"#,
                "Undo {}",
                #"ListContacts {"match":"love lace"}"#,
                #"AddContact {"birthday":"--12-10","email":"a@b","every":"1m","groups":["friends","maths"],"#
                    + #""name":"Ada Lovelace","telephone":"+49"}"#,
            ])
    }

    @Test func `several people, a group and all are one call`() async throws {
        for arguments in [
            ["ack", "ada,", "bob", "kahn,", "carl gauss", "--via", "meal"], ["ack", "--group", "friends"], ["skip", "--all"],
            ["pause", "ada,bob"], ["gave", "ada,", "bob", "a tip"],
        ] {
            #expect(try await CommandTests.vitaminb(arguments, at: stub.path).status == 0, "\(arguments)")
        }
        #expect(
            stub.calls == [
                #"Acknowledge {"contacts":["ada","bob kahn","carl gauss"],"via":"meal"}"#, #"ListContacts {"group":"friends"}"#,
                #"Acknowledge {"contacts":["ada-1"]}"#, "ListReminders {}", #"Skip {"contacts":["x"]}"#,
                #"Pause {"contacts":["ada","bob"]}"#, #"Gave {"contacts":["ada","bob"],"favor":"a tip"}"#,
            ])
        stub.contacts = []
        let nobody = CommandRun(status: 67, errors: "vitaminb: nobody is in a group \"friends\"\n")
        #expect(try await vitaminb("ack", "--group", "friends") == nobody)
    }

    @Test func `times are in the local zone`() async throws {
        _ = try await vitaminb("ack", "Ada", "--when", "2026-07-01 9:00", environment: ["TZ": "Europe/Berlin"])
        _ = try await vitaminb("ack", "Ada", "--when", "2026-01-01 9:00", environment: ["TZ": "Europe/Berlin"])
        #expect(
            stub.calls == [
                #"Acknowledge {"contacts":["Ada"],"when":"2026-07-01T09:00:00+02:00"}"#,
                #"Acknowledge {"contacts":["Ada"],"when":"2026-01-01T09:00:00+01:00"}"#,
            ])
    }

    @Test func `show reads the history of the contact that it shows`() async throws {
        stub.entries = [try .sample("log", happened: "2026-10-05T19:30:00Z", via: .meal, note: "engines")]
        let run = try await vitaminb("show", "--all", "lovelace")
        #expect(run.status == 0 && run.output.hasPrefix("Ada Lovelace\n"))
        #expect(run.output.hasSuffix("History (1)\n  @000e  2026-10-05 19:30  meal  engines\n"))
        #expect(stub.calls == [#"GetContact {"contact":"lovelace"}"#, #"ListEntries {"contact":"ada-1"}"#])
    }

    @Test func `an empty list is reported on standard error, so that no script takes it for a contact`() async throws {
        stub.contacts = []
        #expect(try await vitaminb("list", "zoe") == CommandRun(status: 0, errors: "No contact matches \"zoe\".\n"))
        #expect(try await vitaminb("list", "--json") == CommandRun(status: 0, output: "[]\n"))
    }

    @Test func `a pipe gets no color and no control characters`() async throws {
        stub.reminders = [try .sample("Ada\u{1B}[2J\u{202E}ecaL", "never\u{7} contacted", .overdue)]
        #expect(
            try await vitaminb("due")
                == CommandRun(status: 0, output: "Due (1)\n  Ada\u{FFFD}[2J\u{FFFD}ecaL  never\u{FFFD} contacted  overdue\n"))
    }

    @Test(arguments: [["due"], ["list"], ["due", "--json"], ["--help"]])
    func `it ends silently when its reader goes away`(arguments: [String]) async throws {
        // More than any pipe holds.
        stub.reminders = try (0..<4000).map { try .sample("Ada \($0)", "never contacted") }
        stub.contacts = try (0..<4000).map { try .sample("Ada \($0)", uid: ContactID(rawValue: "a uid that is long enough \($0)")) }
        let script = ["/bin/bash", "-c", #""$0" "$@" | true; echo "${PIPESTATUS[0]}""#, BuiltProgram.vitaminb] + arguments
        #expect(try await run(script, at: stub.path) == CommandRun(status: 0, output: "0\n"))
    }

    @Test(.enabled(if: access("/dev/full", W_OK) == 0, "no /dev/full"))
    func `a full disk is an error`() async throws {
        let run = try await run(["/bin/bash", "-c", #""$0" due > /dev/full"#, BuiltProgram.vitaminb], at: stub.path)
        #expect(run == CommandRun(status: 74, errors: "vitaminb: can't write the output: No space left on device\n"))
    }
}

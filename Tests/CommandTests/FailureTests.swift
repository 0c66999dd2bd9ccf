import ControlInterface
import Foundation
import KeepInTouch
import TestLiterals
import TestSupport
import Testing
import Varlink

@testable import vitaminb

/// Runs of the built program that fail: each kind of failure has its own status, and says what to do.
@MainActor
struct FailureTests {
    private let stub: StubService

    init() throws {
        stub = try StubService()
        stub.contacts = [try .sample("Ada")]
    }

    private func vitaminb(_ arguments: String...) async throws -> CommandRun {
        try await CommandTests.vitaminb(arguments, at: stub.path)
    }

    @Test func `where no daemon is, the address and the command that starts it are named`() async throws {
        stub.stop()
        let expected = CommandRun(
            status: 69,
            errors: """
                vitaminb: can't connect to \(stub.path): No such file or directory
                to start it, and mend what keeps it from that: vitaminb doctor --fix
                is vitaminbd running? systemctl --user status vitaminbd

                """)
        #expect(try await vitaminb("due") == expected)
        #expect(try await vitaminb("ack", "Ada", "--json") == expected)
        #expect(try await vitaminb("watch") == expected)
    }

    @Test func `a daemon that goes away is no success`() async throws {
        // An error that no interface declares makes the service close the connection.
        stub.refusal = CancellationError()
        let run = try await vitaminb("ack", "Ada")
        #expect(run.status == 69 && run.output == "")
        #expect(run.errors.hasPrefix("vitaminb: can't receive from \(stub.path): "))
    }

    @Test func `an ambiguous name lists whom it could mean`() async throws {
        stub.refusal = ControlError.ambiguousContact(
            contact: "ada",
            candidates: [
                try .sample("Ada Lovelace", uid: "ada-1", groups: ["friends"]).email("ada@example.org"),
                try .sample("Ada\u{1B} Yonath", uid: "ada-2", groups: ["a", "b"]),
            ])
        #expect(
            try await vitaminb("ack", "ada")
                == CommandRun(
                    status: 64,
                    errors: """
                        vitaminb: "ada" could be any of these, and nothing was changed:
                          Ada Lovelace  ada@example.org  friends  ada-1
                          Ada\u{FFFD} Yonath                    a, b     ada-2
                        say more of the name, the e-mail address, or the UID at the end of the line

                        """))
    }

    @Test(arguments: [
        (ControlError.noSuchContact(contact: "zoe"), 67, "no contact is called \"zoe\"\nwho is there: vitaminb list"),
        (.nothingDue(name: "Ada", next: nil), 65, "nothing is due for Ada\nto be reminded: vitaminb track Ada --every 6w"),
        (.nothingDue(name: "Ada", next: "9999-01-04"), 65, "nothing is due for Ada, next due on 4 January 9999 (in "),
        (
            .notYet(when: "2027-01-04T09:00:00Z"), 64,
            "4 January 2027, 09:00 is still to come\nto be reminded of something to come: "
        ),
        (.alreadyPast(until: "2020-01-04T00:00:00Z"), 64, "4 January 2020 is already past"),
        (.nothingToUndo, 65, "nothing was said that could be taken back"),
        (
            .noCadence(name: "Ada"), 65,
            "Ada is in no group with a cadence, and there is none for everyone\nsay how often: vitaminb track Ada --every 6w"
        ),
        (.noSuchGroup(group: "x"), 67, "nobody is in a group \"x\"\nwhich there are: vitaminb group"),
        (.notPaused(name: nil, by: nil), 65, "there is no such pause\nwho is paused: "),
        (.notPaused(name: "Ada", by: nil), 65, "Ada is not paused by name\nwho is paused: "),
        (.notPaused(name: "Ada", by: "everybody"), 65, "Ada is not paused by name\neverybody is paused: vitaminb resume\n"),
        (.notPaused(name: "Ada", by: "x y"), 65, "Ada is not paused by name\na group is paused: vitaminb resume --group 'x y'\n"),
        (.dayIsOver(day: "2020-01-04"), 64, "4 January 2020 ("),
        (.contactIgnored(name: "Ada"), 65, "Ada is ignored: nothing would remind you\nvitaminb track Ada ends that"),
        (.tooManyPromises(name: "Ada"), 65, "a hundred promises to Ada are open"), (.sameContact(name: "Ada"), 64, "both are Ada"),
        (.nothingToSettle(name: "Ada"), 65, "give and take with Ada are even"),
        (.journalFailed(reason: "disk full"), 74, "the journal can't be written, and nothing was changed: disk full"),
        (
            .addressBookFailed(file: "/a.vcf", reason: "read-only"), 74,
            "the address book can't be used, and nothing was changed: /a.vcf: read-only"
        ),
        (.cardChanged(file: "/a.vcf"), 65, "another program changed /a.vcf meanwhile, and nothing was changed\ntry again"),
        (
            .cardRefused(file: "/a.vcf", reason: "its UID has to stay"), 65,
            "the card stays as it was: its UID has to stay\nthe card: /a.vcf"
        ),
    ])
    func `each refusal has its status and its sentence`(error: ControlError, status: Int32, message: String) async throws {
        stub.refusal = error
        let run = try await vitaminb("ack", "Ada")
        #expect(run.status == status && run.output == "")
        #expect(run.errors.hasPrefix("vitaminb: " + message))
        #expect(!run.errors.contains("/usr") && run.errors.hasSuffix("\n"))
    }

    @Test func `an invalid parameter is bad data, an unknown method a protocol error`() async throws {
        stub.refusal = VarlinkError.invalidParameter("email")
        #expect(try await vitaminb("add", "Ada") == CommandRun(status: 65, errors: "vitaminb: vitaminbd doesn't take this email\n"))
        stub.refusal = VarlinkError.permissionDenied
        #expect(try await vitaminb("due") == CommandRun(status: 77, errors: "vitaminb: vitaminbd serves another user\n"))
        stub.refusal = VarlinkError.methodNotFound("org.vitaminb.Control.Skip")
        let run = try await vitaminb("skip", "Ada")
        #expect(run.status == 76 && run.errors.contains("vitaminbd answered org.varlink.service.MethodNotFound"))
        #expect(run.errors.hasSuffix("are both of the same version? vitaminb --version; vitaminb status\n"))
    }

    @Test func `an unknown command is a usage error, not an argument of another`() async throws {
        let run = try await CommandTests.vitaminb(["frobnicate"], at: stub.path)
        #expect(run == CommandRun(status: 64, errors: "vitaminb: there is no command \"frobnicate\"\nwhat there is: vitaminb --help\n"))
        let former = try await vitaminb("context", "ada")
        #expect(former == CommandRun(status: 64, errors: "vitaminb: \"context\" has another name now\nuse: vitaminb show ada\n"))
        #expect(stub.calls == [])
        stub.stop()
    }

    @Test(arguments: [
        (["ack"], "Say whom"), (["ack", "Ada", "--group", "x"], "Say whom"),
        (["ack", "Ada", "--via", "pigeon"], "The value 'pigeon' is invalid for '--via <means>'"),
        (["ack", "Ada", "--when", "nextweekish"], "can't read \"nextweekish\" as a time; try \"yesterday 18:00\""),
        (["snooze", "Ada"], "either '--for <span>' or '--until <time>'"),
        (["snooze", "Ada", "--for", "3d", "--until", "friday"], "either '--for <span>' or '--until <time>'"),
        (["snooze", "Ada", "--for", "5m"], "\"5m\" could be minutes or months"),
        (["track", "Ada", "--every", "often"], "a span is a number and a unit"),
        (["track", "Ada", "--every", "3h"], "a cadence is whole days, weeks, months or years"),
        (["pause"], "Say whom"), (["pause", "Ada", "--all"], "Say one of them"),
        (["resume", "--group", "x", "--all"], "Say one of them"), (["pause", "Ada", "--until", "soonish"], "can't read \"soonish\""),
        (["away", "Ada"], "Say one of them"), (["promise", "Ada", "--on", "friday"], "Say both"),
        (["promise", "Ada", "x"], "Say on which day"), (["promise", "Ada", "--kept", "--dropped"], "Say on which day"),
        (["gave", "Ada"], "Say both"), (["got", "Ada", " "], "Say both"), (["introduced", "Ada"], "Say both"),
        (["track", "Ada", "--in-person", "3h"], "a cadence is whole days, weeks, months or years"),
        (["add", "Ada", "--met", "long ago"], "can't read \"long\" in the time"),
        (["add", "Ada", "--birthday", "10/12"], "a birthday is a day, with its year (10 December 1815) or without (10 December)"),
        (["upcoming", "--days=-1"], "'--days' goes from 0 to 3660"), (["upcoming", "--days", "99999"], "'--days' goes from 0 to 3660"),
    ])
    func `unreadable arguments are a usage error, and the daemon is not asked`(arguments: [String], message: String) async throws {
        let run = try await CommandTests.vitaminb(arguments, at: stub.path)
        #expect(run.status == 64 && run.output == "" && stub.calls == [])
        #expect(run.errors.hasPrefix("Error: ") && run.errors.contains(message), "\(run.errors)")
    }

    @Test func `help and version are answers, not failures`() async throws {
        #expect(try await vitaminb("--version") == CommandRun(status: 0, output: "0.1.0\n"))
        for arguments in [["--help"], ["help"], ["help", "ack"], ["done", "--help"]] {
            let run = try await CommandTests.vitaminb(arguments, at: stub.path)
            #expect(run.status == 0 && run.output.contains("USAGE: vitaminb") && run.errors == "")
        }
    }

    @Test func `no two kinds of failure share a status`() {
        #expect(Set(ExitStatus.allCases.map(\.rawValue)).count == ExitStatus.allCases.count)
    }
}

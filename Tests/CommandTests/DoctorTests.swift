import ControlInterface
import Foundation
import Glibc
import KeepInTouch
import Phrases
import TestSupport
import Testing
import Varlink
import Words

@testable import vitaminb

/// `doctor`: what it prints, in which order, and with which exit status. It finds no program of others here, so that it can't look
/// at the machine that it is tried on; the scenarios do that.
@MainActor
struct DoctorTests {
    private let stub: StubService
    private let folder = TemporaryFolder()
    private var home: String { folder.path }

    init() throws {
        stub = try StubService()
        stub.status.journal = home + "/journal.sqlite"
        stub.status.configuration = home + "/vitaminb.toml"
        stub.examination.now = LocalInstant(Instant(seconds: 1_795_000_000), in: .utc)
        stub.status.zone = "UTC"
    }

    private func doctor(_ arguments: String..., environment: [String: String] = [:]) async throws -> CommandRun {
        try await vitaminb(["doctor"] + arguments, at: stub.path, environment: ["HOME": home, "PATH": home].merging(environment) { $1 })
    }

    @Test func `if all is well it lists its checks, and those it could not make`() async throws {
        let run = try await doctor()
        let free = try #require(run.output.split(separator: "\n").first { $0.contains("are free") }?.split(separator: " ").dropFirst())
        #expect(
            run.output
                == """
                Well (10)
                  configuration  the configuration is valid
                  socket         the control socket is there
                  vitaminbd      vitaminbd 0.1.0 answers
                  address book   12 contacts, 9 of them tracked
                  folder         the journal's folder can be written
                  disk           \(free.joined(separator: " "))
                  journal        the journal is whole
                  clock          the clock goes on from what was said last
                  time zone      the time zone is UTC
                  desktop        the desktop shows nothing, as the configuration wants it

                Not looked at (1)
                  service        systemctl isn't installed

                All is well.

                """)
        #expect(run.status == 0 && run.errors == "")
    }

    @Test func `problems come first, each with what to type, then advice; the exit status is 1`() async throws {
        stub.status.problems = [.init(file: "/home/ada/contacts/x.vcf", line: 12, message: "the card has no UID; add one")]
        stub.status.version = "0.0.9"
        stub.status.tracked = 0
        let run = try await doctor()
        #expect(run.status == 1 && run.errors == "")
        #expect(
            run.output.hasPrefix(
                """
                Problems (2)
                  vitaminbd      vitaminbd is version 0.0.9, and this program 0.1.0
                                   systemctl --user restart vitaminbd.service
                  address book   /home/ada/contacts/x.vcf:12: the card has no UID; add one

                Advice (1)
                  address book   /home/ada/contacts: no contact has a cadence, so nobody will ever be due
                                   vitaminb group
                                   vitaminb track NAME --every 6w

                Well (
                """))
        #expect(run.output.hasSuffix("\n2 problems.\n"))
    }

    @Test func `as JSON it is one object a check, in English whatever the language`() async throws {
        stub.status.problems = [.init(file: "/home/ada/contacts/x.vcf", line: 12, message: "the card has no UID; add one")]
        let run = try await doctor("--json", environment: ["LANG": "de_DE.UTF-8"])
        struct Found: Decodable {
            let check: String, verdict: String, ok: Bool, file: String?, line: Int?, message: String, remedies: [String]
        }
        let checks: [Found] = try decoded(run.output)
        #expect(run.status == 1 && checks.map(\.ok) == [false] + Array(repeating: true, count: checks.count - 1))
        #expect(checks[0].check == "address-book" && checks[0].line == 12 && checks[0].verdict == "problem")
        #expect(checks.contains { $0.check == "journal" && $0.message == "the journal is whole" && $0.remedies == [] })
    }

    @Test func `where the daemon was started by hand and is gone, that is the one problem`() async throws {
        stub.stop()
        let run = try await doctor()
        #expect(run.status == 1 && run.errors == "")
        #expect(
            run.output.hasPrefix(
                """
                Problems (1)
                  vitaminbd      can't connect to \(stub.path): No such file or directory
                                   vitaminbd

                """))
    }

    @Test func `on a narrow terminal long lines are wrapped`() throws {
        let checkup = Checkup([.problem(.service, Phrase("the service runs, and won't start with your next session"), ["systemctl x"])])
        let text = page(Style(isTerminal: true, width: 50, hasColor: false)) { $0.checkup(checkup) }
        #expect(
            text == """
                Problems (1)
                  service        the service runs, and won't start
                                 with your next session
                                   systemctl x

                One problem.

                """)
    }
}

import ControlInterface
import Foundation
import KeepInTouch
import Testing
import Varlink

@testable import vitaminb

/// `doctor`: what it sees, in which order, and with which exit status.
@MainActor
struct DoctorTests {
    private let stub: StubService
    private let home = FileManager.default.temporaryDirectory.appending(path: "doctor-\(UUID().uuidString)").path

    init() throws {
        stub = try StubService()
        try FileManager.default.createDirectory(atPath: home + "/.config/systemd/user", withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: home + "/.config/systemd/user/vitaminbd.service"))
        stub.status.journal = home + "/journal.sqlite"
    }

    private func end() {
        stub.stop()
        try? FileManager.default.removeItem(atPath: home)
    }

    private func doctor(_ arguments: String...) async throws -> CommandRun {
        try await vitaminb(["doctor"] + arguments, at: stub.path, environment: ["HOME": home])
    }

    @Test func `where all is well it says what it looked at`() async throws {
        defer { end() }
        #expect(
            try await doctor()
                == CommandRun(
                    status: 0,
                    output: """
                        ok       vitaminbd 0.1.0 answers
                        ok       \(home)/.config/systemd/user/vitaminbd.service: the service is installed
                        ok       \(stub.path): the control socket is there
                        ok       \(home): the journal's folder can be written
                        All is well.

                        """))
    }

    @Test func `problems come first, those with the address books at the top, and the exit status is 1`() async throws {
        defer { end() }
        stub.status.problems = [
            .init(file: "/home/ada/vitaminb.toml", line: 3, message: "3:1: unknown key"),
            .init(file: "/home/ada/contacts/x.vcf", line: 12, message: "the card has no UID; add one"),
        ]
        let run = try await doctor()
        #expect(run.status == 1 && run.errors == "")
        #expect(
            run.output.hasPrefix(
                """
                problem  /home/ada/contacts/x.vcf:12: the card has no UID; add one
                problem  /home/ada/vitaminb.toml:3: 3:1: unknown key
                ok       vitaminbd 0.1.0 answers

                """))
        #expect(run.output.hasSuffix("\n2 problems.\n"))
        let json = try await doctor("--json")
        struct Check: Decodable {
            let check: String, ok: Bool, line: Int?
        }
        let checks: [Check] = try decoded(json.output)
        #expect(json.status == 1 && checks.map(\.ok) == [false, false, true, true, true, true])
        #expect(checks[0].check == "address-book" && checks[0].line == 12)
    }

    @Test func `without the daemon it says what can be seen, and what to type`() async throws {
        end()
        let run = try await doctor()
        #expect(run.status == 1 && run.errors == "")
        #expect(run.output.contains("problem  can't connect to \(stub.path): No such file or directory; start it: systemctl --user start"))
        #expect(run.output.contains("there is no vitaminbd.service for systemd; install it: systemd/install.sh\n"))
        #expect(run.output.contains("problem  \(stub.path): nothing listens there; systemctl --user enable --now vitaminbd.socket\n"))
        #expect(run.output.contains("problem  \(home)/.local/share/vitaminb: the journal's folder can't be written"))
        #expect(run.output.hasSuffix("\n4 problems.\n"))
    }

    @Test func `a daemon of another version is told to be restarted`() async throws {
        defer { end() }
        stub.status.version = "0.0.9"
        let run = try await doctor()
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("problem  vitaminbd is 0.0.9, this program 0.1.0; systemctl --user restart vitaminbd\n"))
    }
}

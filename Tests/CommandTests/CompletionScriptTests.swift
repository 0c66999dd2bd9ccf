import ControlInterface
import Foundation
import TestSupport
import Testing

/// The completion scripts, in the shells they are for.
@MainActor
struct CompletionScriptTests {
    private let stub: StubService

    init() throws {
        stub = try StubService()
        stub.contacts = [
            try .sample("Ada Lovelace"), try .sample("Maeve O'Brien"), try .sample("$(touch /tmp/expanded) Ada"), try .sample("Jörg Müßig"),
        ]
    }

    /// bash's completions at the end of a line.
    private func bash(_ line: String) async throws -> CommandRun {
        let script = #"""
            source <("$0" --generate-completion-script bash)
            COMP_LINE=$1 COMP_POINT=${#1}
            read -ra COMP_WORDS <<< "$1"
            [[ $1 == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_WORDS[0]=$0
            _vitaminb "$0" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\n' "${COMPREPLY[@]}"
            """#
        return try await run(["/bin/bash", "-c", script, BuiltProgram.vitaminb, line], at: stub.path)
    }

    @Test func `bash offers names as the daemon has them, and expands none of them`() async throws {
        #expect(try await bash("vitaminb ack ") == CommandRun(status: 0, output: "Ada Lovelace\nMaeve O'Brien\nJörg Müßig\n"))
        #expect(try await bash("vitaminb ack Ada Lo") == CommandRun(status: 0, output: "Lovelace\n"))
        #expect(stub.calls.last == #"ListContacts {"match":"Ada Lo"}"#)
        #expect(try await bash("vitaminb snooze --for 3d Mae").output == "Maeve O'Brien\n")
        #expect(try await bash("vitaminb ack Ada --via me").output == "meal\nmeeting\nmessage\n")
        #expect(try await bash("vitaminb pause Ada Lo").output == "Lovelace\n")
        #expect(try await bash("vitaminb balance Mae").output == "Maeve O'Brien\n")
        #expect(try await bash("vitaminb sn").output == "snooze\n")
    }

    @Test func `without a daemon nothing is offered or printed`() async throws {
        stub.stop()
        #expect(try await bash("vitaminb ack Ad") == CommandRun(status: 0, output: "\n"))
    }

    @Test(.enabled(if: access("/usr/bin/zsh", X_OK) == 0, "no zsh"))
    func `zsh accepts its script`() async throws { try await expectScript(for: "zsh") }

    @Test(.enabled(if: access("/usr/bin/fish", X_OK) == 0, "no fish"))
    func `fish accepts its script`() async throws { try await expectScript(for: "fish") }

    private func expectScript(for shell: String) async throws {
        let generated = try await vitaminb(["--generate-completion-script", shell], at: stub.path)
        let folder = TemporaryFolder()
        try folder.write(generated.output, to: "script")
        #expect(try await run(["/usr/bin/\(shell)", "-n", folder.path + "/script"], at: stub.path) == CommandRun(status: 0))
        #expect(generated.output.contains("snooze"))
    }
}

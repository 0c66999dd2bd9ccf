import ControlInterface
import Glibc
import KeepInTouch
import Phrases

/// What `vitaminbd --check-configuration` says about the configuration, whether or not a daemon runs.
struct ConfigurationVerdict {
    let file: String
    /// What it printed, one problem a line, or why it could not be run.
    var findings: Result<[String], Program.Silence>
    /// Whether a daemon runs, and whether it reports problems of the configuration that it has read.
    var isServed: Bool
    var isRefused: Bool

    init(file: String, findings: Result<[String], Program.Silence>, isServed: Bool, isRefused: Bool) {
        self.file = file
        self.findings = findings
        self.isServed = isServed
        self.isRefused = isRefused
    }

    /// Runs `vitaminbd --check-configuration`.
    init(program: String, file: String, status: WireStatus?) {
        let answer = Program.ask([program, "--check-configuration"])
        // With another exit status it is a version that doesn't know the option.
        let findings = answer.flatMap { answer -> Result<[String], Program.Silence> in
            switch answer.status {
            case 0: .success([])
            case EX_CONFIG: .success(answer.output.split(separator: "\n").map(String.init))
            default: .failure(.missing("vitaminbd \(Version.text)"))
            }
        }
        self.init(
            file: file, findings: findings, isServed: status != nil, isRefused: status?.problems.contains { $0.file == file } ?? false)
    }

    private var reload: [String] { isServed ? ["systemctl --user reload vitaminbd.service"] : [] }

    var checks: [Check] {
        switch findings {
        case .failure(let silence): [.skipped(.configuration, silence.phrase)]
        case .success([]) where isRefused:
            [.problem(.configuration, Phrase("it is correct now, and vitaminbd has not read it again"), file: file, reload)]
        case .success([]): [.ok(.configuration, Phrase("the configuration is valid"), file: file)]
        case .success(let lines):
            lines.enumerated().map { index, line in problem(line, remedies: index == lines.count - 1 ? reload : []) }
        }
    }

    /// The check for one line of the output: `FILE:LINE:COLUMN: MESSAGE` or `FILE: MESSAGE`.
    private func problem(_ text: String, remedies: [String]) -> Check {
        guard text.hasPrefix(file + ":") else { return .problem(.configuration, Phrase("\(text)"), file: file, remedies) }
        let rest = text.dropFirst(file.count + 1)
        let parts = rest.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let line = Int(parts[0]), Int(parts[1]) != nil else {
            return .problem(.configuration, Phrase("\(rest.drop { $0 == " " })"), file: file, remedies)
        }
        return .problem(
            .configuration, Phrase("column \(parts[1]): \(parts[2].drop { $0 == " " })"), file: file, line: line, remedies)
    }
}

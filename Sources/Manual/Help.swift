import FoundationEssentials
import Glibc
import Platform

/// The command line tool's own description: the argument parser's JSON dump, and what only the help texts have.
struct Help {
    /// A command in the dump.
    struct Command: Decodable {
        let commandName: String
        let aliases: [String]?
        let abstract: String?
        let discussion: String?
        let arguments: [Argument]?
        let subcommands: [Command]?
        let superCommands: [String]?
        let shouldDisplay: Bool?

        /// `vitaminb group add`.
        var words: [String] { (superCommands ?? []) + [commandName] }
    }

    /// An argument or an option in the dump.
    struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String
            /// The name with its hyphens.
            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        let names: [Name]?
        let valueName: String?
        let kind: String
        let abstract: String?
        let defaultValue: String?
        let allValues: [String]?
        let shouldDisplay: Bool
    }

    /// A group of commands under one heading.
    struct Group {
        let name: String
        let commands: [Command]
    }

    private struct Dump: Decodable {
        let command: Command
    }

    /// The commands, in the order of `--help`.
    let groups: [Group]
    let words: PageWords
    private let program: String

    /// Runs the program in the language of these words.
    init(program: String, in words: PageWords) throws {
        self.program = program
        self.words = words
        let dump = try Self.output(of: program, ["--experimental-dump-help"], words)
        let commands = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command.subcommands ?? []
        var rest = commands.filter { $0.shouldDisplay != false && $0.commandName != "help" }
        var groups: [Group] = []
        let sections = try Self.output(of: program, ["--help"], words).split(separator: "\n\n")
        for section in sections {
            let lines = section.split(separator: "\n")
            guard let heading = lines.first, let end = words.nameEnd(inHeading: heading) else { continue }
            let names = lines.dropFirst().compactMap { $0.hasPrefix("  ") ? $0.dropFirst(2).prefix { !" ,".contains($0) } : nil }
            let commands = rest.filter { names.contains($0.commandName[...]) }
            if !commands.isEmpty { groups.append(Group(name: words.title(heading[..<end]), commands: commands)) }
            rest.removeAll { names.contains($0.commandName[...]) }
        }
        guard rest.isEmpty, !groups.isEmpty else { throw ManualError(description: "in no group: \(rest.map(\.commandName))") }
        self.groups = groups
    }

    /// `vitaminb ack <name> ... [--json]`: the ways in which a command is called.
    func usages(of command: Command) throws -> [Substring] {
        let words = command.words.dropFirst()
        let lines = try Self.output(of: program, ["help"] + words, self.words).split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { $0.hasPrefix(self.words.usage) }) else {
            throw ManualError(description: "no usage of \(words)")
        }
        return [lines[first].dropFirst(self.words.usage.count)] + lines[(first + 1)...].prefix { !$0.isEmpty }
    }

    private static func output(of program: String, _ arguments: [String], _ words: PageWords) throws -> String {
        let others = environmentVariables().filter { !$0.hasPrefix("LC_ALL=") && !$0.hasPrefix("LANGUAGE=") }
        let run: ProgramOutput
        do throws(ProgramOutput.Failure) {
            run = try ProgramOutput.of([program] + arguments, environment: others + words.environment, maximumBytes: 64 << 20)
        } catch {
            throw ManualError(description: "can't run \(program)")
        }
        guard run.status == .exited(0) else {
            throw ManualError(description: "\(([program] + arguments).joined(separator: " ")) failed: \(run.errors)")
        }
        return run.output
    }
}

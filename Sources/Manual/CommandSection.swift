/// The commands, each with how it is called, what it does, and its arguments and options.
struct CommandSection {
    /// Options that all commands have; the page describes them once.
    private static let common = ["--json", "--version", "--help"]
    private static let commonArguments = [
        "Any part of the contact's name, or the UID.", "Ein Teil des Namens, oder die UID.",
    ]

    let text: String

    init(_ help: Help) throws {
        text = try help.groups.map { group in
            ".Ss \(Roff.heading(group.name))\n.Bl -tag -width 4n\n" + (try group.commands.map { try Self.item($0, help) }.joined())
                + ".El\n"
        }.joined()
    }

    private static func item(_ command: Help.Command, _ help: Help) throws -> String {
        let words = command.words.dropFirst()
        let aliases = command.aliases.map { "\(help.words.alsoCalled) \($0.joined(separator: ", "))." }
        let sentences = [command.abstract, command.discussion, aliases].compactMap { $0 }
        let ways = try help.usages(of: command).map { usage in
            let called = usage.split(separator: " ").dropFirst(command.words.count)
            return ".It Xo\n.Cm \(words.joined(separator: " "))\n\(Synopsis.macros(called)).Xc\n"
        }
        var item = ways.joined() + Roff.text(sentences.joined(separator: " "))
        let arguments = (command.arguments ?? []).filter { argument in
            argument.shouldDisplay && !(argument.kind == "positional" && argument.abstract.map(commonArguments.contains) ?? false)
                && !(argument.names ?? []).contains { common.contains($0.text) }
        }
        if !arguments.isEmpty {
            item += ".Pp\n.Bl -tag -width 4n -compact\n" + arguments.map { Self.item($0, help.words) }.joined() + ".El\n"
        }
        return item + (try (command.subcommands ?? []).map { try Self.item($0, help) }.joined())
    }

    private static func item(_ argument: Help.Argument, _ words: PageWords) -> String {
        let value = argument.kind == "flag" ? nil : argument.valueName
        let names = (argument.names ?? []).map(\.text).joined(separator: ", ")
        let called = [names, value.map { "<\($0)>" } ?? ""].joined(separator: " ").split(separator: " ")
        let values = argument.allValues.map { "\(words.oneOf) \($0.joined(separator: ", "))." }
        let standard = argument.defaultValue.map { "\(words.standard) \($0)." }
        let sentences = [argument.abstract, values, standard].compactMap { $0 }
        return ".It \(Synopsis.inline(called))\n" + Roff.text(sentences.joined(separator: " "))
    }
}

/// How a command is called, as mdoc macros made of its help text: `<name> ... [--via <means>]`.
enum Synopsis {
    /// Lines of macros, with each optional part on a line of its own.
    static func macros(_ words: some Sequence<Substring>) -> String {
        var text = ""
        var line: [Substring] = []
        var depth = 0
        for word in words {
            if depth == 0, word.hasPrefix("[") {
                if !line.isEmpty { text += ".\(inline(line))\n" }
                line = []
            }
            depth += word.count { $0 == "[" } - word.count { $0 == "]" }
            line.append(word)
            if depth == 0, word.hasSuffix("]") {
                let inner = line.map { $0.drop { $0 == "[" } }.map { $0.hasSuffix("]") ? $0.dropLast() : $0 }
                text += ".Op \(inline(inner))\n"
                line = []
            }
        }
        return line.isEmpty ? text : text + ".\(inline(line))\n"
    }

    /// The same as macros on one line.
    static func inline(_ words: some Sequence<Substring>) -> String {
        words.map { word in
            if word.hasPrefix("--") { return "Fl \(Roff.literal(word.dropFirst()))" }
            if word.hasPrefix("<"), word.hasSuffix(">") { return "Ar \(Roff.literal(word.dropFirst().dropLast()))" }
            return word == "..." || word == "|" ? String(word) : "Cm \(Roff.literal(word))"
        }.joined(separator: " ")
    }
}

import ArgumentParser

/// Finds and reads the command that was typed.
enum TypedCommand {
    /// Reads the command line, without the program's name.
    ///
    /// Only the command that the first word names is built, because the parser takes three times as long for the tree of all commands.
    /// If it can't read the rest, the tree is built, which has the help, the completions and the error messages.
    static func parse(_ words: [String]) throws -> any ParsableCommand {
        // "away" is "pause" for everybody.
        if words.first == "away" { return try parse(["pause", "--all"] + words.dropFirst()) }
        if let command = plain(words) { return command }
        let commands = Vitaminb.configuration.subcommands
        if let command = command(words[...], in: commands) { return command }
        // Because `due` is the default command, the parser would take another first word for its argument.
        if let word = words.first, !word.hasPrefix("-"), word != "help", !commands.contains(where: { $0.isCalled(word) }) {
            throw FormerCommand(words).map { $0 as any Error } ?? UnknownCommand(word: word)
        }
        return try Vitaminb.parseAsRoot(words)
    }

    /// The command, if it can be read without the parser.
    static func plain(_ words: [String]) -> (any ParsableCommand)? {
        let arguments = words.dropFirst()
        switch words.first {
        case nil, OutputOptions.flag, "--all": return Due.plain(words[...])
        case "due": return Due.plain(arguments)
        case "upcoming": return Upcoming.plain(arguments)
        case "list": return List.plain(arguments)
        case "show": return Show.plain(arguments)
        case "status": return Status.plain(arguments)
        case "ack", "done", "log": return Ack.plain(arguments)
        case "snooze": return Snooze.plain(arguments)
        case "skip": return Skip.plain(arguments)
        case "undo": return Undo.plain(arguments)
        default: return nil
        }
    }

    private static func command(_ words: ArraySlice<String>, in commands: [any ParsableCommand.Type]) -> (any ParsableCommand)? {
        guard let word = words.first, let command = commands.first(where: { $0.isCalled(word) }) else { return nil }
        let subcommands = command.configuration.subcommands
        return subcommands.isEmpty ? parse(command, words.dropFirst()) : self.command(words.dropFirst(), in: subcommands)
    }

    /// Nil if something is wrong with the words, or help is asked for.
    private static func parse<Command: ParsableCommand>(_: Command.Type, _ words: ArraySlice<String>) -> (any ParsableCommand)? {
        (try? Command.parseAsRoot(Array(words))) as? Command
    }
}

/// The first word names no command.
struct UnknownCommand: Error {
    let word: String
}

extension ParsableCommand {
    /// Whether the word is its name or an alias.
    fileprivate static func isCalled(_ word: String) -> Bool {
        configuration.commandName == word || configuration.aliases.contains(word)
    }
}

import ArgumentParser
import Glibc
import KeepInTouch
import Language
import Phrases
import Words

/// Translates the argument parser's own texts: headings of the help, and error messages.
///
/// The parser supports only English, so each line of its output is compared with the sentences it is known to have.
/// Other lines, such as those of a newer parser, stay as they are.
enum ParserWords {
    private static let sentences = KnownSentences([
        { Phrase("OVERVIEW: \($0[0])") },
        { Phrase("USAGE: \($0[0])") },
        { _ in Phrase("ARGUMENTS:") },
        { _ in Phrase("OPTIONS:") },
        { _ in Phrase("SUBCOMMANDS:") },
        { Phrase("\($0[0]) SUBCOMMANDS:") },
        { _ in Phrase("  --version               Show the version.") },
        { _ in Phrase("  -h, --help              Show help information.") },
        { Phrase("  See '\($0[0])' for detailed help.") },
        { Phrase("  See '\($0[0])' for more information.") },
        { Phrase("Usage: \($0[0])") },
        { Phrase("Help:  \($0[0])") },
        { Phrase("Error: \(said($0[0]))") },
        { Phrase("Missing expected argument '\($0[0])'") },
        { Phrase("Missing one of: '\($0[0])'") },
        { Phrase("Missing value for '\($0[0])'") },
        { Phrase("Unknown option '\($0[0])'. Did you mean '\($0[1])'?") },
        { Phrase("Unknown option '\($0[0])'") },
        { Phrase("Unexpected argument '\($0[0])'") },
        { Phrase("\($0[0]) unexpected arguments: '\($0[1])'") },
        { Phrase("The option '\($0[0])' does not take any value, but '\($0[1])' was specified.") },
        { Phrase("The value '\($0[0])' is invalid for '\($0[1])'. Please provide one of the following:") },
        { Phrase("The value '\($0[0])' is invalid for '\($0[1])'. Please provide one of \(choices($0[2])).") },
        { Phrase("The value '\($0[0])' is invalid for '\($0[1])': \($0[2])") },
        { Phrase("The value '\($0[0])' is invalid for '\($0[1])'") },
        { Phrase("Value to be set with flag '\($0[0])' had already been set with flag '\($0[1])'") },
    ])

    /// Prints the parser's message and exits, with the stream and the exit code that the parser would use.
    static func exit(withError error: any Error) -> Never {
        let code = Vitaminb.exitCode(for: error)
        let text = said(Vitaminb.fullMessage(for: error))
        if !text.isEmpty { try? StandardOutput.write(text + "\n", to: code.isSuccess ? STDOUT_FILENO : STDERR_FILENO) }
        Glibc.exit(code.rawValue)
    }

    /// The parser's text in the user's language.
    static func said(_ text: String) -> String {
        // Completion scripts and JSON contain no such line, and stay unchanged.
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }.joined(separator: "\n")
    }

    private static func line(_ line: Substring) -> String {
        // Empty also when a sentence is only made for its parts.
        if line.isEmpty { return "" }
        return sentences.phrase(for: line, words).map(gettext) ?? words(String(line))
    }

    /// The parser's words within help lines that are ours.
    private static func words(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "<") }) else { return text }
        return text.replacing("(values:", with: gettext("(values:")).replacing("(default:", with: gettext("(default:"))
            .replacing("(default)", with: gettext("(default)")).replacing("<subcommand>", with: gettext("<subcommand>"))
    }

    /// `'a', 'b' or 'c'`
    private static func choices(_ list: String) -> String {
        list.replacing("' or '", with: gettext("' or '")).replacing("' and '", with: gettext("' and '"))
    }
}

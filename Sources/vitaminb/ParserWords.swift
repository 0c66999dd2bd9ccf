import ArgumentParser
import Glibc
import KeepInTouch
import Language
import Phrases

/// What the argument parser says by itself, in the reader's language: headings of the help, and complaints about what was typed.
///
/// The parser knows only English and has no other way in than its text, so each of its lines is compared with the sentences it has. A
/// line that is none of them, as of a newer parser, stays as it is.
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

    /// Says what the parser has to say, on the stream and with the exit code that it would take itself.
    static func exit(withError error: any Error) -> Never {
        let code = Vitaminb.exitCode(for: error)
        let text = said(Vitaminb.fullMessage(for: error))
        if !text.isEmpty { try? StandardOutput.write(text + "\n", to: code.isSuccess ? STDOUT_FILENO : STDERR_FILENO) }
        Glibc.exit(code.rawValue)
    }

    /// A text of the parser's.
    static func said(_ text: String) -> String {
        // A script for a shell, or JSON: no person reads that, and no line of it is one of the above.
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }.joined(separator: "\n")
    }

    private static func line(_ line: Substring) -> String {
        // Also where a sentence is only asked for what it is made of.
        if line.isEmpty { return "" }
        return sentences.phrase(for: line, words).map(gettext) ?? words(String(line))
    }

    /// What the parser puts into lines that are ours.
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

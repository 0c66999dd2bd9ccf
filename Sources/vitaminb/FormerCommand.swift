import Platform

/// The first word was a command of version 0.1.0, which another one does now.
struct FormerCommand: Error {
    let word: String
    /// What to type.
    let replacement: String

    /// Nil if it never was a command.
    init?(_ words: [String]) {
        guard let word = words.first else { return nil }
        let arguments = words.dropFirst().map(\.quotedForShell)
        let names = words.dropFirst().filter { !$0.hasPrefix("-") }.joined(separator: " ")
        let typed: [String]
        switch word {
        case "context": typed = ["show"] + arguments
        case "groups": typed = ["group"] + arguments
        case "duplicates": typed = ["merge"] + arguments
        case "stats": typed = ["report"] + arguments
        case "settle": typed = ["balance", "--settle", names.isEmpty ? "NAME" : names.quotedForShell]
        default: return nil
        }
        self.word = word
        replacement = (["vitaminb"] + typed).joined(separator: " ")
    }
}

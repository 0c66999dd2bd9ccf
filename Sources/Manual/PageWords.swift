/// The few words of a manual page that are in none of the programs' texts, in one language.
struct PageWords {
    /// What the programs are run with, so that they speak this language.
    let environment: [String]
    /// What a line begins with that says how a command is called.
    let usage: String
    /// What ends a heading above commands.
    private let headingEnd: String
    /// Whether a heading is written like a title, and not all in capitals.
    private let hasTitles: Bool
    let alsoCalled: String
    let oneOf: String
    let standard: String

    static let english = PageWords(
        environment: ["LC_ALL=C"], usage: "USAGE: ", headingEnd: " SUBCOMMANDS:", hasTitles: true, alsoCalled: "Also called",
        oneOf: "One of", standard: "Default:")
    /// Where the translations are found is the caller's to say (TEXTDOMAINDIR), and no German locale is needed.
    static let german = PageWords(
        environment: ["LC_ALL=C.UTF-8", "LANGUAGE=de"], usage: "AUFRUF: ", headingEnd: ":", hasTitles: false,
        alsoCalled: "Heißt auch", oneOf: "Eines von", standard: "Vorgabe:")

    /// Where the name of a group of commands ends in its heading; nil: the line is no such heading.
    func nameEnd(inHeading line: Substring) -> Substring.Index? {
        guard line.hasSuffix(headingEnd), !line.hasPrefix(" "), line.allSatisfy({ !$0.isLowercase || $0 == "ß" }) else { return nil }
        return line.index(line.endIndex, offsetBy: -headingEnd.count)
    }

    /// `Address Book` for `ADDRESS BOOK`. In German only nouns are capitalized, and which those are the heading doesn't say.
    func title(_ heading: Substring) -> String {
        if !hasTitles { return String(heading) }
        return heading.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
    }
}

/// What is wrong with a card or a folder of the address book, and what to do about it. No other contact suffers from it.
package struct CardProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file or the folder.
    package let file: String
    /// The line in the file, counted from 1; nil where it is about all of it.
    package let line: Int?
    /// What is wrong, and the remedy.
    package let message: String

    init(_ file: String, line: Int? = nil, _ message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `file:line: message`.
    package var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}

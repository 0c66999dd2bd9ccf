/// A problem of a card or folder of the address book, and its remedy. It does not affect other contacts.
package struct CardProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file or the folder.
    package let file: String
    /// The line in the file, counted from 1; nil if it concerns the whole file.
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

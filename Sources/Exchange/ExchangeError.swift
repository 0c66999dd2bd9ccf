/// Why nothing at all could be read from a file.
package struct ExchangeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file, by the name its reader gave.
    package let file: String
    /// The line, counted from 1; nil where it is about all of the file.
    package let line: Int?
    /// What is wrong.
    package let message: String
    /// Whether it is no kind of file that contacts are imported from.
    package let isUnknownKind: Bool

    init(_ file: String, line: Int? = nil, _ message: String, isUnknownKind: Bool = false) {
        self.file = file
        self.line = line
        self.message = message
        self.isUnknownKind = isUnknownKind
    }

    /// `file:line: message`.
    package var description: String { line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)" }
}

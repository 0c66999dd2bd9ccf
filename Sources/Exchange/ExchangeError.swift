/// Why a file can't be read at all.
package struct ExchangeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's name, as it was given to the reader.
    package let file: String
    /// The line, counted from 1; nil if the whole file is meant.
    package let line: Int?
    /// What is wrong.
    package let message: String
    /// Where the file is of no known kind, what it seems to be.
    package let guess: FileGuess?

    init(_ file: String, line: Int? = nil, _ message: String, guess: FileGuess? = nil) {
        self.file = file
        self.line = line
        self.message = message
        self.guess = guess
    }

    /// `file:line: message`.
    package var description: String { line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)" }
}

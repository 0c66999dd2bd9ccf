/// Why a configuration is refused: all problems, in the order of the file.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// One problem.
    package struct Problem: Equatable, Sendable, CustomStringConvertible {
        /// The file's name, as it was given to the reader.
        package let file: String
        /// The line, from 1; 0 if the whole file is meant.
        package let line: Int
        /// The column, from 1, in Unicode scalar values; 0 if the whole file is meant.
        package let column: Int
        /// What is wrong and what to do about it, in one line.
        package let message: String

        /// `FILE:LINE:COLUMN: MESSAGE`, which editors can jump to.
        package var description: String {
            line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
        }
    }

    /// The most problems that are reported.
    package static let bound = 20

    /// The first problems: at least one, at most ``bound``.
    package let problems: [Problem]
    /// How many more there are.
    package let omitted: Int

    /// One line for each problem.
    package var description: String {
        let lines = problems.map(\.description) + (omitted > 0 ? ["and \(omitted) more"] : [])
        return lines.joined(separator: "\n")
    }

    init(_ problems: [Problem], omitted: Int = 0) {
        self.problems = problems
        self.omitted = omitted
    }

    /// A problem of the file as a whole.
    init(file: String, _ message: String) {
        self.init([Problem(file: file, line: 0, column: 0, message: message)])
    }
}

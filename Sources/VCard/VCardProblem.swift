/// A syntax problem in a file: its place, and what was expected there.
///
/// A problem never ends the parse: the rest of the file is still read.
package struct VCardProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file, by the name its reader gave.
    package let file: String
    /// The physical line, counted from 1.
    package let line: Int
    /// The offset in bytes from the start of the file.
    package let byteOffset: Int
    /// What was expected there, to complete the sentence "expected …".
    package let expected: String

    /// A problem at a place in a file.
    package init(file: String, line: Int, byteOffset: Int, expected: String) {
        self.file = file
        self.line = line
        self.byteOffset = byteOffset
        self.expected = expected
    }

    /// `file:line: expected …`, which editors understand, and the byte offset.
    package var description: String { "\(file):\(line): expected \(expected) (at byte \(byteOffset))" }
}

/// A problem in a calendar's file: its place, and what was expected there. The rest of the file is still read.
package struct ICalendarProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, by the name its reader gave.
    package let file: String
    /// The physical line, counted from 1.
    package let line: Int
    /// What was expected there, to complete the sentence "expected …".
    package let expected: String

    /// `file:line: expected …`, which editors understand.
    package var description: String { "\(file):\(line): expected \(expected)" }
}

import Exchange
import Platform

/// Something in a file that could not be used. What is around it was.
package struct ReadingProblem: Hashable, Sendable, CustomStringConvertible {
    /// The line, counted from 1; in a database, the row.
    package let line: Int
    /// What is wrong.
    package let reason: Reason

    /// What can be wrong with a part of a file.
    package enum Reason: String, Hashable, Sendable {
        /// The element is broken, or one of its values has no end.
        case broken = "a broken element"
        /// A number, a date or a kind is missing or can't be read.
        case unreadableValue = "a value is missing or can't be read"
        /// No calendar has the day, or no such program was there yet.
        case unreadableDate = "a date that can't be read"
        /// The file ends before it is complete.
        case cutOff = "the file is cut off"
        /// It is no JSON from here on.
        case malformed = "no JSON from here on"
        /// There is more than is kept.
        case tooMuch = "there is more in the file than is read"
    }

    /// `line 7: the file is cut off`.
    package var description: String { "line \(line): \(reason.rawValue)" }
}

/// The problems of a file: the first of them, and how many there are.
package struct ReadingProblems: Hashable, Sendable {
    /// How many are kept.
    package static let bound = 100
    /// The first ones, in the order of the file.
    package private(set) var first: [ReadingProblem] = []
    /// How many there are altogether.
    package private(set) var count = 0

    mutating func note(_ reason: ReadingProblem.Reason, line: Int) {
        count += 1
        if first.count < Self.bound { first.append(ReadingProblem(line: line, reason: reason)) }
    }

    /// Notes what a stream says at its end: whether it could be read to there.
    mutating func note(_ failure: FileReadingError?, line: Int) {
        switch failure {
        case nil: break
        case .tooBig: note(.tooMuch, line: line)
        default: note(.cutOff, line: line)
        }
    }
}

/// Why nothing can be read of a file.
package enum TelephonyError: Error, Sendable, Equatable {
    /// It can't be opened.
    case unreadable(FileReadingError)
    /// It is a database that can't be read.
    case database(ExchangeError)
    /// Another program is writing to it all the time.
    case busy
    /// It is no file of the kind that was asked for.
    case unknownKind
}

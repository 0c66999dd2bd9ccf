import AddressBook
import Journal
import SQLite
import Systemd

/// What needs the user's hand, by what it came from. Each is logged when it comes up, and listed until its source says that it is over.
@MainActor
struct Problems {
    /// What problems come from, in the order in which `status` lists them.
    enum Source: Int, CaseIterable {
        case configuration, folders, stores, watch, away, addressBook, journal, history, copies, sync
    }

    private var bySource: [Source: [Problem]] = [:]
    /// How many problems of one look at the address books are logged one by one.
    private static let logBound = 50
    private static let writeFailed = "The journal could not be written"

    /// What came from one source; nil: nothing.
    subscript(source: Source) -> [Problem]? { bySource[source] }
    /// All of them, in the sources' order.
    var all: [Problem] { Source.allCases.flatMap { bySource[$0] ?? [] } }
    /// Whether nothing needs the user's hand.
    var isEmpty: Bool { bySource.isEmpty }

    /// Replaces what came from a source, and logs what is new.
    mutating func report(_ source: Source, _ list: [Problem]) {
        let known = bySource[source] ?? []
        bySource[source] = list.isEmpty ? nil : list
        for problem in list where !known.contains(problem) {
            let messageID: String? =
                switch source {
                case .folders: MessageID.folderNotWritable
                case .history: MessageID.journalDamaged
                case .copies: MessageID.copyFailed
                default: nil
                }
            Journald.write(JournalRecord("\(problem.file): \(problem.message)", priority: .warning, messageID: messageID))
        }
    }

    /// The configuration was refused.
    mutating func report(_ error: ConfigurationError) {
        bySource[.configuration] = error.problems.map {
            Problem(file: $0.file, line: $0.line, message: $0.line > 0 ? "\($0.message) (column \($0.column))" : $0.message)
        }
        for problem in error.problems {
            Journald.write(
                JournalRecord(
                    "\(problem), keeping the last good configuration", priority: .error, messageID: MessageID.configurationRefused))
        }
    }

    /// The address books have these problems, of which some are `fresh`. With `withNames` false these are only counted: the names of
    /// cards' files are people's, and so may be what is wrong in them.
    mutating func report(cards: [CardProblem], fresh: [CardProblem], withNames: Bool) {
        let bound = withNames ? Self.logBound : 0
        for problem in fresh.prefix(bound) {
            Journald.write(JournalRecord("\(problem), ignoring", priority: .warning, messageID: MessageID.addressBookProblem))
        }
        if fresh.count > bound {
            let more = "\(fresh.count - bound)\(bound == 0 ? "" : " more")"
            let message = "\(more) problems in the address books: vitaminb status lists them"
            Journald.write(JournalRecord(message, priority: .warning, messageID: MessageID.addressBookProblem))
        }
        bySource[.addressBook] = cards.isEmpty ? nil : cards.map { Problem(file: $0.file, line: $0.line, message: $0.message) }
    }

    /// The journal at this path could not be written. It is logged once, until it can be written again.
    mutating func report(journal path: String, _ error: any Error) {
        if bySource[.journal] == nil {
            Journald.write(JournalRecord("\(Self.writeFailed): \(error)", priority: .error, messageID: MessageID.journalFailed))
        }
        let isLocked = (error as? SQLiteError)?.isLocked ?? false
        // A journal that isn't where it was says itself what to do.
        let remedy = error is JournalError ? "" : isLocked ? "; which one: fuser \(path)" : "; free some space, or mend the disk"
        bySource[.journal] = [Problem(file: path, message: "\(Self.writeFailed): \(error)\(remedy)")]
    }

    /// The journal at this path was written.
    mutating func report(journalWritten path: String) {
        guard bySource.removeValue(forKey: .journal) != nil else { return }
        Journald.write(JournalRecord("\(path) can be written again", priority: .notice))
    }
}

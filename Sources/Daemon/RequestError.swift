import AddressBook
import KeepInTouch
import SQLite

/// Why something that a person asked for was not done. In every case but the last nothing has changed.
enum RequestError: Error, Equatable {
    case refused(Refusal)
    /// The journal could not be read or written.
    case journalFailed(reason: String)
    /// Another program keeps the journal locked for a moment.
    case journalLocked(file: String)
    /// The contact's card was not changed.
    case cardNotChanged(CardEditingError, Contact)
    /// The address book could not be written.
    case addressBookFailed(file: String, reason: String)
    /// A merge is in the journal, but not yet in the cards; doing it again completes it.
    case mergeUnfinished(file: String, reason: String)

    init(_ error: any Error) {
        switch error {
        case let error as RequestError: self = error
        case let refusal as Refusal: self = .refused(refusal)
        case let error as NotWritten: self.init(error.cause)
        case let error as SQLiteError where error.isLocked: self = .journalLocked(file: error.path)
        default: self = .journalFailed(reason: "\(error)")
        }
    }
}

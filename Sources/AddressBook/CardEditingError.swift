import KeepInTouch
import Platform

/// Why a card was not changed. The file is unchanged.
package enum CardEditingError: Error, Equatable, Sendable {
    /// The contact no longer has a card.
    case gone
    /// Another program changed this file at the same time.
    case changedMeanwhile(file: String)
    /// The new content is not valid for this card; `reason` says why.
    case refused(file: String, reason: String)
    /// The contact is known by this card's name and first e-mail address or number, since it has no UID, and one of them would change. With
    /// a UID, the new one's or any other, it can.
    case withoutUID(new: ContactID?)
    /// The system refused to read or write this file.
    case failed(file: String, SystemError)
}

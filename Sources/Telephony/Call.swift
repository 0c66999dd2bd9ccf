import KeepInTouch

/// A telephone call, as a telephone or a program has noted it.
package struct Call: Hashable, Sendable {
    /// The other's number as it is written there (`+49 30 1234`, `tel:+4930…`, `sip:…`); empty where the network showed none.
    package let number: String
    /// Whether the other called.
    package let isIncoming: Bool
    /// When it began to ring.
    package let start: Instant
    /// How long the two were connected, in seconds; 0 where nobody answered.
    package let seconds: Int
    /// What became of it.
    package let kind: Kind
    /// What tells it apart in its file: the date in milliseconds, or the row's id. A later backup has the same.
    package let place: Int64

    /// What became of a call. The words are those of Android's `CallLog.Calls.TYPE`.
    package enum Kind: Hashable, Sendable {
        /// Somebody answered it.
        case answered
        /// The other didn't answer.
        case unanswered
        /// The user didn't answer.
        case missed
        /// The user declined it.
        case rejected
        /// It went to the voicemail.
        case voicemail
        /// The telephone refused it by itself.
        case blocked
        /// Another device answered it.
        case elsewhere
        /// A type that only its maker knows.
        case unknown(Int64)
    }

    /// Why a call is no evidence that two people have talked.
    package enum Reason: Hashable, Sendable {
        case unanswered, missed, rejected, voicemail, blocked, elsewhere, unknownKind
        /// They talked for less than ``Call/enough``.
        case tooShort
        /// No number was shown, so it is nobody's.
        case noNumber
    }

    /// For how long two people have to talk, in seconds.
    package static let enough = 60

    /// Whether it is evidence that two people have talked.
    package var counts: Bool { reason == nil }

    /// Why it doesn't count; nil if it does.
    package var reason: Reason? {
        switch kind {
        case .answered: seconds < Self.enough ? .tooShort : number.isEmpty ? .noNumber : nil
        case .unanswered: .unanswered
        case .missed: .missed
        case .rejected: .rejected
        case .voicemail: .voicemail
        case .blocked: .blocked
        case .elsewhere: .elsewhere
        case .unknown: .unknownKind
        }
    }
}

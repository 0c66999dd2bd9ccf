import KeepInTouch

/// That somebody was in touch, as it was seen in a file.
package struct Sighting: Hashable, Sendable {
    /// With whom, when, and how.
    package let noticing: Noticing
    /// The file, for whoever wants to look.
    package let file: String
}

/// Why a file that names a contact is no contact with them.
package enum Exclusion: String, CaseIterable, Sendable {
    /// A draft, a template, or in the outbox.
    case unsent
    /// In a folder of junk, or thrown away.
    case discarded
    /// Through a mailing list, or a newsletter.
    case list
    /// Written by a program: an automatic answer, a report, a bounce.
    case automatic
    /// An invitation, or the answer to one: the calendar has the event.
    case invitation
    /// More than five people were written to.
    case tooMany
    /// A contact is not in To, or the user neither in To nor in Cc.
    case aside
    /// A call that nobody answered, or of less than a minute.
    case unanswered
    /// An event that is not over.
    case notOver
    /// An event that was cancelled, or that the user declined.
    case cancelled
    /// An event of a whole day at which nobody need meet: a birthday, a holiday.
    case wholeDay
    /// An event to which the contact has not said yes.
    case notAccepted
    /// An event of which it can't be told when it takes place.
    case unknownTime
    /// There is no day that could be true.
    case undated
    /// It is no message at all.
    case unreadable
}

/// What was made of something in a file that names a contact, for whoever wants to know why.
package struct Passed: Hashable, Sendable {
    /// Why it doesn't count.
    package let reason: Exclusion
    /// The file.
    package let file: String
}

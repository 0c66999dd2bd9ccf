import Platform

/// Why a card was not changed. The file is as it was.
package enum CardEditingError: Error, Equatable, Sendable {
    /// The contact has no card any more.
    case gone
    /// Another program changed this file at the same time.
    case changedMeanwhile(file: String)
    /// What was asked for can't be this card; the rest of a sentence says why.
    case refused(file: String, reason: String)
    /// The system refused to read or write this file.
    case failed(file: String, SystemError)
}

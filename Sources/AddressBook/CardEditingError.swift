import Platform

/// Why a card was not changed. The file is unchanged.
package enum CardEditingError: Error, Equatable, Sendable {
    /// The contact no longer has a card.
    case gone
    /// Another program changed this file at the same time.
    case changedMeanwhile(file: String)
    /// The new content is not valid for this card; `reason` says why.
    case refused(file: String, reason: String)
    /// The system refused to read or write this file.
    case failed(file: String, SystemError)
}

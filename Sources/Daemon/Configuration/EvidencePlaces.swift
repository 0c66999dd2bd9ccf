/// Where to look for evidence: the places that the configuration names, for whoever reads them.
package struct EvidencePlaces: Equatable, Sendable {
    /// The user's own e-mail addresses, as they are written.
    package var me: [String] = []
    /// Absolute paths, or the names of programs; nil: wherever programs usually keep mail.
    package var mailFolders: [String]?
    /// The same of calendars.
    package var calendarFolders: [String]?
    /// Absolute paths, of which the last part may have asterisks; nil: wherever programs usually keep lists of calls.
    package var callFiles: [String]?

    /// No places but the usual ones.
    package init() {}
}

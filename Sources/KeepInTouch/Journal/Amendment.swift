/// What an entry should have said. What is nil stays as it is.
package struct Amendment: Hashable, Sendable {
    /// When it happened.
    package var happened: Instant?
    /// The local day of ``happened``, where it was said.
    package var day: CivilDate?
    /// By what means.
    package var via: Via?
    /// What is worth remembering of an interaction; empty: nothing.
    package var note: String?
    /// The day of a promise.
    package var on: CivilDate?
    /// What was promised, given or got.
    package var text: String?

    /// An amendment of nothing, unless given.
    package init(
        happened: Instant? = nil, day: CivilDate? = nil, via: Via? = nil, note: String? = nil, on: CivilDate? = nil, text: String? = nil
    ) {
        (self.happened, self.day, self.via, self.note, self.on, self.text) = (happened, day, via, note, on, text)
    }
}

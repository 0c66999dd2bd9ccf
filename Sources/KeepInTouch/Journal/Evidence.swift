/// An interaction that vitaminb noticed by itself. The entry's day says when it was.
package struct Evidence: Hashable, Sendable {
    /// By what means.
    package var via: Via
    /// Who turned to whom.
    package var direction: Direction
    /// Where it was noticed.
    package var source: Source
    /// Which calendar, mail folder or file of that source; nil: it doesn't matter.
    package var origin: String?
    /// Whether an event had a place where people meet.
    package var hasPlace: Bool
    /// What a person said of it; nil: nothing. It follows from later entries, and is not written with this one.
    package var verdict: Verdict?

    /// What a person said of it.
    package enum Verdict: Sendable { case confirmed, dismissed }

    /// Who turned to whom.
    package enum Direction: String, CaseIterable, Sendable {
        case out, `in`, both
    }

    /// Where something can be noticed.
    package enum Source: String, CaseIterable, Sendable {
        case mail, calendar, calls
    }

    /// Where something was noticed, and who turned to whom: what is said of it later.
    package struct Trace: Hashable, Sendable {
        package let source: Source
        package let direction: Direction
        /// By what means.
        package let via: Via

        /// From there, in that direction.
        package init(_ source: Source, _ direction: Direction, by via: Via) {
            (self.source, self.direction, self.via) = (source, direction, via)
        }
    }

    /// Where it was noticed, and who turned to whom.
    package var trace: Trace { Trace(source, direction, by: via) }

    /// An interaction as it was noticed.
    package init(via: Via, direction: Direction, source: Source, origin: String? = nil, hasPlace: Bool = false) {
        (self.via, self.direction, self.source, self.origin, self.hasPlace) = (via, direction, source, origin, hasPlace)
    }

    /// Whether it counts as contact unless somebody says otherwise: an answered call does, whoever called; a letter or a message that only
    /// came in does not.
    package var isContact: Bool { direction != .in || via == .call }

    /// Whether they saw each other: at an event that had a place, if a person says so.
    package var isInPerson: Bool { hasPlaceToMeet && verdict == .confirmed }

    /// Whether it would count as seeing each other if a person said so, and nobody has said anything.
    var mayBeInPerson: Bool { hasPlaceToMeet && verdict == nil }

    private var hasPlaceToMeet: Bool { via.isInPerson && source == .calendar && hasPlace }
}

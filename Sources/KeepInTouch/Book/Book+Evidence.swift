extension Book {
    /// Whether a person is to be asked of this contact about something that was noticed: of those whom they keep in touch with, about what
    /// counts only if they say so. That is so of an event with a place, too, where seeing each other matters, since it counts as that
    /// only once it is confirmed.
    package func asks(_ evidence: Evidence, of id: ContactID) -> Bool {
        guard let relation = relation(to: id), !relation.isIgnored else { return false }
        if policy.evidence.asks(evidence) { return relation.cadence != nil || relation.cadenceInPerson != nil }
        return relation.cadenceInPerson != nil && evidence.mayBeInPerson && policy.evidence.counts(evidence)
    }
}

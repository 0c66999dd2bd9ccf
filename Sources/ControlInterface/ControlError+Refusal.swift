import KeepInTouch

extension ControlError {
    /// Why the book refused, for the wire.
    package init(_ refusal: Refusal, in book: Book) {
        switch refusal {
        case .noSuchContact(let who): self = .noSuchContact(contact: who)
        case .ambiguous(let who, let candidates):
            self = .ambiguousContact(contact: who, candidates: candidates.map { WireContact($0, in: book) })
        case .nothingDue(let contact, let next): self = .nothingDue(name: contact.name, next: next)
        case .notYet(let when): self = .notYet(when: LocalInstant(when, in: book.zone))
        case .alreadyPast(let until): self = .alreadyPast(until: LocalInstant(until, in: book.zone))
        case .nothingToUndo: self = .nothingToUndo
        case .noCadence(let contact): self = .noCadence(name: contact.name)
        case .noSuchGroup(let name): self = .noSuchGroup(group: name)
        case .notPaused(let contact, let subject): self = .notPaused(name: contact?.name, by: subject.flatMap(Self.pausedBy))
        case .dayIsOver(let day): self = .dayIsOver(day: day)
        case .isIgnored(let contact): self = .contactIgnored(name: contact.name)
        case .tooManyPromises(let contact): self = .tooManyPromises(name: contact.name)
        case .sameContact(let contact): self = .sameContact(name: contact.name)
        case .nothingToSettle(let contact): self = .nothingToSettle(name: contact.name)
        }
    }

    private static func pausedBy(_ subject: Subject) -> String? {
        if case .contact = subject { nil } else { subject.wire }
    }
}

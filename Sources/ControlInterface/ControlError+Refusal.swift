import KeepInTouch

extension ControlError {
    /// Why the book refused, for the wire.
    package init(_ refusal: Refusal, in book: Book) {
        switch refusal {
        case .noSuchContact(let who): self = .noSuchContact(contact: who)
        case .ambiguous(let who, let candidates):
            self = .ambiguousContact(contact: who, candidates: candidates.map { WireContact(distinguishing: $0, in: book) })
        case .nothingDue(let contact, let next): self = .nothingDue(name: contact.name, next: next)
        case .isClosed(let contact): self = .reminderClosed(name: contact.name)
        case .notYet(let when): self = .notYet(when: LocalInstant(when, in: book.zone))
        case .alreadyPast(let until): self = .alreadyPast(until: LocalInstant(until, in: book.zone))
        case .nothingToUndo: self = .nothingToUndo
        case .cardWasLast(let contact, let act): self = .cardWasLast(name: contact.name, act: act.rawValue)
        case .noSuchEntry(let digits): self = .noSuchEntry(digits: digits)
        case .ambiguousEntry(let digits, let candidates):
            let shortIDs = candidates.shortIDs
            self = .ambiguousEntry(
                digits: digits, entries: candidates.map { WireEntry($0, shortID: shortIDs[$0.id], in: book) })
        case .isTakenBack(let entry): self = .takenBack(entry: WireEntry(entry, undone: true, in: book))
        case .notAmendable(let entry): self = .notAmendable(entry: WireEntry(entry, in: book))
        case .noCadence(let contact): self = .noCadence(name: contact.name)
        case .noSuchGroup(let name): self = .noSuchGroup(group: name)
        case .notPaused(let contact, let subject): self = .notPaused(name: contact?.name, by: subject.flatMap(Self.pausedBy))
        case .pastItsDay(let day): self = .pastItsDay(day: day)
        case .hasPromises(let contact, let promises):
            self = .promisesOpen(name: contact.name, promises: Self.wire(promises, of: contact, in: book))
        case .noPromise(let contact): self = .noPromise(name: contact.name)
        case .noSuchPromise(let contact, let text, let promises):
            self = .noSuchPromise(name: contact.name, promise: text, promises: Self.wire(promises, of: contact, in: book))
        case .whichPromise(let contact, let promises):
            self = .whichPromise(name: contact.name, promises: Self.wire(promises, of: contact, in: book))
        case .dayIsOver(let day): self = .dayIsOver(day: day)
        case .isIgnored(let contact): self = .contactIgnored(name: contact.name)
        case .isDead(let contact): self = .contactDied(name: contact.name)
        case .tooManyPromises(let contact): self = .tooManyPromises(name: contact.name)
        case .sameContact(let contact): self = .sameContact(name: contact.name)
        case .nothingToSettle(let contact): self = .nothingToSettle(name: contact.name)
        }
    }

    private static func wire(_ promises: [Reminder], of contact: Contact, in book: Book) -> [WireReminder] {
        promises.prefix(Refusal.candidateBound).map { WireReminder($0, name: contact.name, now: book.moment, zone: book.zone) }
    }

    private static func pausedBy(_ subject: Subject) -> String? {
        if case .contact = subject { nil } else { subject.wire }
    }
}

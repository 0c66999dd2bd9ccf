import KeepInTouch

extension WireContact {
    /// The contact as the book knows it.
    package init(_ contact: Contact, in book: Book) { self.init(contact, book.relation(to: contact.id)) }

    /// The contact, and how it is kept in touch with; nil: its card is gone.
    package init(_ contact: Contact, _ relation: Relation?) {
        self.init(
            uid: contact.id, name: contact.name, nickname: contact.nickname, groups: contact.groupNames.written,
            every: relation?.cadence?.every,
            everyFrom: relation?.cadence?.source.wire(contact.groupNames), inPerson: relation?.cadenceInPerson?.every,
            pausedBy: relation?.paused?.subject.wire(contact.groupNames), pausedUntil: relation?.paused?.until,
            ignored: relation?.isIgnored ?? false,
            lastContact: relation?.lastContact?.date, lastVia: relation?.lastContact?.via,
            lastFrom: relation?.lastContact?.trace?.source,
            nextDue: relation?.nextDue, birthday: contact.birthday,
            organization: contact.organization, met: contact.met, died: contact.died)
        if let favors = relation?.favors, !favors.isEmpty { (given, got, gotLast) = (favors.given, favors.got, favors.gotLast) }
    }

    /// The contact with what tells it from another of the same name.
    init(distinguishing contact: Contact, in book: Book) {
        self.init(contact, in: book)
        email = contact.email
    }

    /// Give and take; nil where there is none.
    package var favors: Favors? {
        guard let given, let got else { return nil }
        return Favors(given: given, got: got, gotLast: gotLast ?? false)
    }
}

extension WireAcquaintance {
    /// The contact as an acquaintance of another.
    package init(_ contact: Contact) { self.init(uid: contact.id, name: contact.name) }
}

extension WireDuplicate {
    /// How many contacts are named, so that they always go into one message.
    private static let contactBound = 100

    /// The contacts as the book knows them.
    package init(_ duplicate: Duplicate, in book: Book) {
        let contacts = duplicate.contacts.prefix(Self.contactBound).compactMap(book.contact)
        let name = duplicate.reason == .name ? contacts.first?.name : nil
        self.init(by: duplicate.reason, value: name ?? duplicate.value, contacts: contacts.map { WireContact($0, in: book) })
    }
}

extension WireGroup {
    /// The group as the book sees it.
    package init(_ group: Group) {
        self.init(
            name: group.name, every: group.every, atMost: group.atMost, contacts: group.contactCount, due: group.dueCount,
            paused: group.pause != nil, pausedUntil: group.pause?.until)
    }
}

extension WirePlannedPause {
    /// A pause of a group or of everybody.
    package init(_ pause: Pause, of subject: Subject, in book: Book) {
        self.init(from: pause.from, until: pause.until)
        if case .group(let name) = subject { group = book.written(group: name) }
    }
}

extension CadenceChoice.Source {
    /// `contact`, `default`, `met`, or a group's name.
    var wire: String { wire(GroupNames()) }

    /// The same, a group as the contact's card writes it.
    func wire(_ names: GroupNames) -> String {
        switch self {
        case .contact: "contact"
        case .group(let name): names.written(name)
        case .everyone: "default"
        case .met: "met"
        }
    }
}

import KeepInTouch

extension WireContact {
    /// The contact as the book knows it.
    package init(_ contact: Contact, in book: Book) {
        let relation = book.relation(to: contact.id)
        self.init(
            uid: contact.id, name: contact.name, nickname: contact.nickname, groups: contact.groups, every: relation?.cadence?.every,
            everyFrom: relation?.cadence?.source.wire, inPerson: relation?.cadenceInPerson?.every,
            pausedBy: relation?.paused?.subject.wire, pausedUntil: relation?.paused?.until, ignored: relation?.isIgnored ?? false,
            lastContact: relation?.lastContact?.date, lastVia: relation?.lastContact?.via,
            nextDue: book.reminders(for: contact.id).first { $0.id.key.kind == .keepInTouch }?.due, birthday: contact.birthday,
            organization: contact.organization, met: contact.met)
        if let favors = relation?.favors, !favors.isEmpty { (given, got, gotLast) = (favors.given, favors.got, favors.gotLast) }
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
        self.init(by: duplicate.reason, value: duplicate.value, contacts: contacts.map { WireContact($0, in: book) })
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
    package init(_ pause: Pause, of subject: Subject) {
        self.init(from: pause.from, until: pause.until)
        if case .group(let name) = subject { group = name }
    }
}

extension CadenceChoice.Source {
    /// `contact`, `default`, or a group's name.
    var wire: String {
        switch self {
        case .contact: "contact"
        case .group(let name): name
        case .everyone: "default"
        }
    }
}

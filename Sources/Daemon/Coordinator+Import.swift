import AddressBook
import KeepInTouch
import Platform
import VCard

extension Coordinator {
    /// What becomes of each card: matched by UID, then by an e-mail address or a telephone number and a name that may be the same person's,
    /// with who is in the address book or before it in the list; new where nobody is found, and of `wanted` UIDs in any case. Changes
    /// nothing.
    func match(
        _ texts: [String], groups: [String], wanted: Set<ContactID> = []
    ) -> (results: [ImportMatch], new: [AddressBook.ForeignCard]) {
        var results: [ImportMatch] = []
        var new: [AddressBook.ForeignCard] = []
        var uids: [ContactID: Contact] = [:]
        var byReach: [ReachKey: [Contact]]?
        for text in texts {
            let card: AddressBook.ForeignCard
            do {
                card = try AddressBook.ForeignCard(text, groups: groups)
            } catch {
                results.append(.skipped(name: error.name, reason: error.reason))
                continue
            }
            let contact = card.contact
            if let known = uids[contact.id] ?? book.contact(contact.id) {
                results.append(.matched(known, reason: "the same UID"))
                continue
            }
            let reaches = ReachKey.all(emails: card.emails, telephones: card.telephones)
            // Only where it is needed: every card is read for it.
            var owners = byReach ?? (reaches.isEmpty ? [:] : reachOwners())
            let same =
                wanted.contains(contact.id)
                ? nil
                : reaches.lazy.compactMap { key in
                    owners[key]?.prefix(Self.alikeBound).first { PersonName.mayBeOfOne($0.name, contact.name) }.map { (key, $0) }
                }.first
            if let (key, known) = same {
                results.append(.matched(known, reason: key.reason))
            } else {
                results.append(.new(contact))
                new.append(card)
                uids[contact.id] = contact
                for key in reaches { owners[key, default: []].append(contact) }
            }
            if !reaches.isEmpty { byReach = owners }
        }
        return (results, new)
    }

    /// Writes the cards, and takes them in at once.
    func add(_ cards: [AddressBook.ForeignCard]) throws(RequestError) {
        try checkIsThere()
        do {
            let files = try addressBook.add(cards)
            failPoint("coordinator: before imported cards are taken in")
            handle(addressBook.refresh(files))
        } catch {
            throw .addressBookFailed(file: configuration.addressBooks.first ?? "", reason: "\(error)")
        }
    }

    /// More than that have no address in common who are one person.
    private static let alikeBound = 50

    /// Whose each e-mail address and telephone number is, by name.
    private func reachOwners() -> [ReachKey: [Contact]] {
        var owners: [ReachKey: [Contact]] = [:]
        let details = Dictionary(addressBook.contactDetails().map { ($0.contact, $0) }) { first, _ in first }
        for contact in book.contactsByName {
            guard let own = details[contact.id] else { continue }
            for key in ReachKey.all(emails: own.emails.map { $0.lowercased() }, telephones: own.telephones) {
                owners[key, default: []].append(contact)
            }
        }
        return owners
    }
}

/// By what a card is recognized as somebody's who is there.
private enum ReachKey: Hashable {
    /// In lower case.
    case email(String)
    /// Its last digits, which are the same with and without the country's code; and the whole number, to be said.
    case telephone(Telephones, String)

    static func all(emails: [String], telephones: [String]) -> [ReachKey] {
        emails.map(ReachKey.email)
            + telephones.map { (Telephones([$0]), $0) }.filter { $0.0 != Telephones() }.map { ReachKey.telephone($0, $1) }
    }

    var reason: String {
        switch self {
        case .email(let address): "the same e-mail address, \(address)"
        case .telephone(_, let number): "the same telephone number, \(number)"
        }
    }

    static func == (left: ReachKey, right: ReachKey) -> Bool {
        switch (left, right) {
        case (.email(let one), .email(let other)): one == other
        case (.telephone(let one, _), .telephone(let other, _)): one == other
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .email(let address): hasher.combine(address)
        case .telephone(let end, _): hasher.combine(end)
        }
    }
}

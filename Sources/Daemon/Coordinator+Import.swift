import AddressBook
import Dispatch
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
        var byReach: [Reach.Key: [Contact]]?
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
            let reaches = Reach.all(emails: card.emails, telephones: card.telephones)
            // Only where it is needed: every card is read for it.
            if byReach == nil, !reaches.isEmpty { byReach = knownOwners() }
            let same =
                wanted.contains(contact.id)
                ? nil
                : reaches.lazy.compactMap { reach in
                    byReach?[reach.key]?.prefix(Self.alikeBound).first { Self.mayBeOne($0, contact) }.map { (reach, $0) }
                }.first
            if let (reach, known) = same {
                results.append(.matched(known, reason: reach.reason))
            } else {
                results.append(.new(contact))
                new.append(card)
                uids[contact.id] = contact
                for reach in reaches { byReach?[reach.key, default: []].append(contact) }
            }
        }
        return (results, new)
    }

    /// Writes the cards, and takes them in at once.
    func add(_ cards: [AddressBook.ForeignCard]) throws(RequestError) {
        try checkIsThere()
        try checkHasNoCollections()
        do {
            let files = try addressBook.add(cards)
            failPoint("coordinator: before imported cards are taken in")
            let reach = knownReach
            handle(addressBook.refresh(files))
            knownReach = reach
            for card in cards {
                guard let contact = book.contact(card.contact.id) else { continue }
                knownReach.add(contact, Reach.all(emails: card.emails, telephones: card.telephones).map(\.key))
            }
        } catch {
            throw .addressBookFailed(file: configuration.addressBooks.first ?? "", reason: "\(error)")
        }
    }

    /// Whose each address and number is. The next portion of the same import comes at once, and needs it again.
    private func knownOwners() -> [Reach.Key: [Contact]] {
        knownReach.uses += 1
        let uses = knownReach.uses
        DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(KnownReach.seconds)) { [weak self] in
            MainActor.assumeIsolated {
                guard self?.knownReach.uses == uses else { return }
                self?.knownReach = KnownReach()
                IdleMemory.giveBack()
            }
        }
        return knownReach.owners(reachOwners)
    }

    private static func mayBeOne(_ contact: Contact, _ other: Contact) -> Bool {
        PersonName.mayBeOfOne(contact.name, other.name) && !(contact.birthday?.contradicts(other.birthday) ?? false)
    }

    /// More than that have no address in common who are one person.
    private static let alikeBound = 50

    /// Whose each e-mail address and telephone number is, by name.
    private func reachOwners() -> [Reach.Key: [Contact]] {
        var owners: [Reach.Key: [Contact]] = [:]
        let details = Dictionary(addressBook.contactDetails().map { ($0.contact, $0) }) { first, _ in first }
        for contact in book.contactsByName {
            guard let own = details[contact.id] else { continue }
            for reach in Reach.all(emails: own.emails.map { $0.lowercased() }, telephones: own.telephones) {
                owners[reach.key, default: []].append(contact)
            }
        }
        return owners
    }
}

/// Whose each e-mail address and telephone number is, as long as no card has changed but by an import: every card is read for it.
struct KnownReach {
    fileprivate private(set) var byKey: [Reach.Key: [Contact]]?
    /// How often it was needed.
    fileprivate var uses = 0
    fileprivate static let seconds = 10

    fileprivate mutating func owners(_ read: () -> [Reach.Key: [Contact]]) -> [Reach.Key: [Contact]] {
        let owners = byKey ?? read()
        byKey = owners
        return owners
    }

    fileprivate mutating func add(_ contact: Contact, _ keys: [Reach.Key]) {
        if byKey != nil { for key in keys { byKey?[key, default: []].append(contact) } }
    }
}

/// By what a card is recognized as somebody's who is there.
private struct Reach {
    /// What is compared.
    enum Key: Hashable {
        /// In lower case.
        case email(String)
        /// Its last digits, which are the same with and without the country's code.
        case telephone(Telephones)
    }

    let key: Key
    /// The address or number as written.
    let text: String

    static func all(emails: [String], telephones: [String]) -> [Reach] {
        let numbers = telephones.map { (Telephones([$0]), $0) }.filter { $0.0 != Telephones() }
        return emails.map { Reach(key: .email($0), text: $0) } + numbers.map { Reach(key: .telephone($0), text: $1) }
    }

    var reason: String {
        switch key {
        case .email: "the same e-mail address, \(text)"
        case .telephone: "the same telephone number, \(text)"
        }
    }
}

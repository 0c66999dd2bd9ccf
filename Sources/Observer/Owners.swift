import KeepInTouch

/// Whose addresses and numbers are whose: only these are looked for.
package struct Owners: Sendable {
    private var byAddress: [MailAddress: [ContactID]] = [:]
    private var addresses: [ContactID: Set<MailAddress>] = [:]
    private var byNumber: [Substring: [(number: PhoneNumber, contact: ContactID)]] = [:]
    private var names: [ContactID: String] = [:]
    private var me: Set<MailAddress>

    /// An address that more people have than a family is of all of them, and so of none: a club's, a company's. So is a number.
    private static let sharers = 4

    /// The user's own addresses, and what the cards say. Whoever has one of the user's own addresses is the user, unless another of their
    /// addresses has their name and that one hasn't: a family has one for all. Where several people are the user, as couples may be, it
    /// isn't known who of them is: then what else is on their cards is nobody's.
    package init(me: [String], people: [ContactDetails]) {
        let named = Set(me.compactMap(MailAddress.init))
        self.me = named
        let cards = people.map { (person: $0, addresses: Set($0.emails.compactMap(MailAddress.init))) }
        let itself = cards.filter { Self.isUser(called: $0.person.name, $0.addresses, named) }.map(\.person)
        let isCertain = Set(itself.map(\.name.folded)).count == 1
        let users = Set(itself.map(\.contact))
        for (person, all) in cards {
            if users.contains(person.contact) {
                if isCertain { self.me.formUnion(all) }
                continue
            }
            let own = all.subtracting(named)
            names[person.contact] = person.name
            addresses[person.contact] = own
            for address in own { byAddress[address, default: []].append(person.contact) }
            for number in person.telephones.compactMap(PhoneNumber.init) {
                byNumber[number.end, default: []].append((number, person.contact))
            }
        }
        byAddress = byAddress.filter { $0.value.count <= Self.sharers }
    }

    /// Whether a card with this name and these addresses is that of the user, whose addresses are `named`.
    private static func isUser(called name: String, _ addresses: Set<MailAddress>, _ named: Set<MailAddress>) -> Bool {
        let (shared, others) = (addresses.intersection(named), addresses.subtracting(named))
        return !shared.isEmpty && (shared.contains { $0.has(name) } || !others.contains { $0.has(name) })
    }

    /// A text that is another one where anybody has another address or number.
    var fingerprint: String {
        let all =
            byAddress.flatMap { entry in entry.value.map { "\(entry.key.text) \($0)" } }
            + byNumber.values.flatMap { $0.map { "\($0.number) \($0.contact)" } } + me.map(\.text)
        return String(all.sorted().joined(separator: "\n").stableHash, radix: 16)
    }

    /// Whether it is the user's own.
    func isMe(_ address: MailAddress) -> Bool { me.contains(address) }

    /// Whether the user's own addresses are known at all: without them nothing can be told apart.
    package var knowsMe: Bool { !me.isEmpty }

    /// Whether anybody has an address or a number.
    package var isEmpty: Bool { byAddress.isEmpty && byNumber.isEmpty }

    /// Who has this address; of one that a couple shares, both.
    func contacts(with address: MailAddress) -> [ContactID] { byAddress[address] ?? [] }

    /// All addresses of a contact.
    func addresses(of contact: ContactID) -> Set<MailAddress> { addresses[contact] ?? [] }

    /// Who has this telephone number, with or without the country's code.
    func contacts(withNumber text: String) -> [ContactID] {
        guard let number = PhoneNumber(text) else { return [] }
        var found: [ContactID] = []
        for (other, contact) in byNumber[number.end] ?? [] where other.isSame(as: number) && !found.contains(contact) {
            found.append(contact)
        }
        return found.count <= Self.sharers ? found : []
    }

    /// Who is called so, but for case and accents.
    func contacts(named text: String) -> [ContactID] {
        let folded = text.folded
        return names.filter { $0.value.folded == folded }.map(\.key)
    }

    /// The names of these contacts.
    package func names(of contacts: some Sequence<ContactID>) -> [ContactID: String] {
        Dictionary(contacts.map { ($0, names[$0] ?? $0.rawValue) }) { first, _ in first }
    }
}

extension MailAddress {
    /// Whether a part of the name, or the initials, are in the part before the at sign.
    fileprivate func has(_ name: String) -> Bool {
        let local = text.prefix { $0 != "@" }.filter(\.isLetter).folded
        let parts = name.folded.split { !$0.isLetter }
        return parts.contains { $0.count > 2 && local.contains($0) } || parts.count > 1 && local == String(parts.compactMap(\.first))
    }
}

extension PhoneNumber {
    /// Its last digits, which are the same with and without the country's code.
    fileprivate var end: Substring { digits.suffix(Self.fewest) }
}

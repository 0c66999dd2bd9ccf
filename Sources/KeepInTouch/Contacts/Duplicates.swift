/// What a card says about how to recognise and reach its contact: two cards that share any of it may be of one person.
package struct ContactDetails: Sendable {
    /// Whose card.
    package let contact: ContactID
    /// The name to show.
    package let name: String
    /// The e-mail addresses.
    package let emails: [String]
    /// The telephone numbers, as written.
    package let telephones: [String]

    /// What a card says.
    package init(contact: ContactID, name: String, emails: [String], telephones: [String]) {
        self.contact = contact
        self.name = name
        self.emails = emails
        self.telephones = telephones
    }
}

/// Contacts that may be the same person. This is only a suggestion.
package struct Duplicate: Hashable, Sendable {
    /// By what two contacts are alike.
    package enum Reason: Hashable, Sendable {
        case email, telephone, name
    }

    /// By what these are alike.
    package let reason: Reason
    /// The folded e-mail address, the number (international where it is known so), or the folded name.
    package let value: String
    /// Who they are, in the order of their UIDs; two at least.
    package let contacts: [ContactID]

    /// Finds contacts that share an e-mail address, then a telephone number, then a name. Each set of contacts is returned once.
    package static func find(among all: [ContactDetails]) -> [Duplicate] {
        var byEmail: [String: Set<ContactID>] = [:]
        var byName: [String: Set<ContactID>] = [:]
        var numbers: [Substring: [(PhoneNumber, ContactID)]] = [:]
        for details in all {
            for email in details.emails { byEmail[email.folded, default: []].insert(details.contact) }
            let name = details.name.folded.split(separator: " ").joined(separator: " ")
            if !name.isEmpty { byName[name, default: []].insert(details.contact) }
            for number in details.telephones.compactMap(PhoneNumber.init) {
                numbers[number.digits.suffix(PhoneNumber.fewest), default: []].append((number, details.contact))
            }
        }
        var byNumber: [String: Set<ContactID>] = [:]
        for alike in numbers.values where alike.count > 1 {
            for (number, _) in alike {
                byNumber[number.description] = Set(alike.filter { number.isSame(as: $0.0) }.map(\.1))
            }
        }
        var known: Set<Set<ContactID>> = []
        func list(_ reason: Reason, _ found: [String: Set<ContactID>]) -> [Duplicate] {
            // Sorted so that international numbers come first and give the value.
            found.sorted { $0.key < $1.key }.filter { $0.value.count > 1 && known.insert($0.value).inserted }.map { value, contacts in
                Duplicate(reason: reason, value: value, contacts: contacts.sorted { $0.rawValue < $1.rawValue })
            }
        }
        return list(.email, byEmail) + list(.telephone, byNumber) + list(.name, byName)
    }
}

/// A telephone number (E.164), with or without its country's code.
package struct PhoneNumber: Hashable, CustomStringConvertible {
    /// Shorter numbers are extensions, which many companies have in common.
    static let fewest = 7
    /// Without the trunk prefix.
    let digits: String
    let isInternational: Bool

    /// Nil where there are too few digits, or more than a number has (15, with some room for extensions).
    package init?(_ text: String) {
        let written = text.split(separator: ";", maxSplits: 1).first.map(String.init) ?? ""
        let plain = written.split(separator: "(0)").joined().filter { $0 == "+" || ("0"..."9").contains($0) }
        isInternational = plain.hasPrefix("+") || plain.hasPrefix("00")
        digits = String(plain.filter { $0 != "+" }.drop { $0 == "0" })
        guard Self.fewest...20 ~= digits.utf8.count else { return nil }
    }

    /// Whether both can reach the same telephone: a country's code has one to three digits.
    package func isSame(as other: PhoneNumber) -> Bool {
        if isInternational == other.isInternational { return digits == other.digits }
        let (long, short) = isInternational ? (digits, other.digits) : (other.digits, digits)
        return long.hasSuffix(short) && 1...3 ~= long.utf8.count - short.utf8.count
    }

    /// The digits, behind a plus where the country is among them.
    package var description: String { (isInternational ? "+" : "") + digits }
}

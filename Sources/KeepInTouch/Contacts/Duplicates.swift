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
    package static let fewest = 7
    /// Without the trunk prefix.
    package let digits: String
    let isInternational: Bool

    /// Nil where there are too few digits, or more than a number has (15, with some room). Digits of any script count; what is dialled
    /// after a pause or as an extension doesn't.
    package init?(_ text: String) {
        let plain = Self.dialled(text)
        // 011 is what North America dials instead of the plus; elsewhere such a number has fewer digits.
        let isDialledAbroad = plain.starts(with: "011".utf8) && plain.count >= 13
        let number = isDialledAbroad ? plain.dropFirst(3) : plain[...]
        isInternational = isDialledAbroad || number.first == Self.plus || number.starts(with: "00".utf8)
        let significant = number.lazy.filter { $0 != Self.plus }.drop { $0 == UInt8(ascii: "0") }
        digits = Self.withoutTrunk(String(decoding: Array(significant), as: UTF8.self), isInternational: isInternational)
        guard Self.fewest...20 ~= digits.utf8.count else { return nil }
    }

    private static let plus = UInt8(ascii: "+")

    /// Whether what follows is dialled after a pause, or as an extension.
    private static func isEnd(_ byte: UInt8) -> Bool { ";,xX#pPwW".utf8.contains(byte) }

    /// The digits and plus signs in ASCII, without an optional zero in brackets and what is dialled after a pause.
    private static func dialled(_ text: String) -> [UInt8] {
        var copy = text
        if let dialled = copy.withUTF8(dialledOfASCII) { return dialled }
        let written = text.split(separator: "(0)").joined().prefix { !($0.asciiValue.map(isEnd) ?? false) }
        return written.compactMap { character in
            if character == "+" || character == "\u{FF0B}" { return plus }
            let value = character.unicodeScalars.first?.properties.numericType == .decimal ? character.wholeNumberValue : nil
            return value.map { UInt8(ascii: "0") + UInt8($0) }
        }
    }

    /// The same of nearly all numbers, byte by byte: a start reads thousands. Nil where one is not ASCII.
    private static func dialledOfASCII(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var dialled: [UInt8] = []
        var place = 0
        while place < text.count {
            switch text[place] {
            case 0x80...: return nil
            case UInt8(ascii: "("): if text[place...].starts(with: "(0)".utf8) { place += 2 }
            case let byte where isEnd(byte): return dialled
            case plus, UInt8(ascii: "0")...UInt8(ascii: "9"): dialled.append(text[place])
            default: break
            }
            place += 1
        }
        return dialled
    }

    /// Without the digits that only some write: the 1 before a number of North America and the 8 before one of Russia, and the 1 or 9 that
    /// mobile numbers of Mexico and Argentina have behind the country's code.
    private static func withoutTrunk(_ digits: String, isInternational: Bool) -> String {
        if !isInternational { return digits.utf8.count == 11 && "18".contains(digits.first ?? "0") ? String(digits.dropFirst()) : digits }
        let mobile = digits.utf8.count == 13 && (digits.hasPrefix("521") || digits.hasPrefix("549"))
        return mobile ? String(digits.prefix(2) + digits.dropFirst(3)) : digits
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

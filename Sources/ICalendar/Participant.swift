import VCard

/// Somebody who organizes an event or is invited: ORGANIZER or ATTENDEE (RFC 5545, section 3.8.4). The name isn't kept.
package struct Participant: Hashable, Sendable {
    /// What somebody answered: PARTSTAT.
    package enum Answer: String, Hashable, Sendable {
        case needsAction = "NEEDS-ACTION"
        case accepted = "ACCEPTED"
        case declined = "DECLINED"
        case tentative = "TENTATIVE"
        case delegated = "DELEGATED"
        /// One of to-dos, or one that RFC 5545 doesn't have.
        case other = "OTHER"
    }

    /// What an invited address stands for: CUTYPE.
    package enum Kind: String, Hashable, Sendable {
        case individual = "INDIVIDUAL"
        case group = "GROUP"
        case resource = "RESOURCE"
        case room = "ROOM"
        case unknown = "UNKNOWN"
    }

    /// What part somebody takes: ROLE.
    package enum Role: String, Hashable, Sendable {
        case chair = "CHAIR"
        case required = "REQ-PARTICIPANT"
        case optional = "OPT-PARTICIPANT"
        /// Is only told of it.
        case none = "NON-PARTICIPANT"
    }

    /// The e-mail addresses, in their own case: that of the `mailto:` URI, and that of the parameter EMAIL, which iCloud writes beside a
    /// path of its own (RFC 7986, section 6.2). Empty where there is none.
    package let addresses: [String]
    /// The answer; ``Answer/needsAction`` where there is none, which is RFC 5545's default.
    package let answer: Answer
    /// The part; ``Role/required`` where there is none or an unknown one, as RFC 5545 has it.
    package let role: Role
    /// What it is; ``Kind/individual`` where nothing is said, ``Kind/unknown`` where it isn't understood.
    package let kind: Kind

    /// The longest address that is kept, in bytes (RFC 5321 has no longer ones).
    static let maximumAddressBytes = 320

    init(_ property: Property) {
        let uri = property.text.trimmed
        let mailto = uri.prefix(7).lowercased() == "mailto:" ? [String(uri.dropFirst(7)).trimmed] : []
        var addresses: [String] = []
        for address in mailto + property.parameter("EMAIL").prefix(1).map(\.trimmed) where Self.isAddress(address) {
            if !addresses.contains(address) { addresses.append(address) }
        }
        self.addresses = addresses
        answer = Self.word(property, "PARTSTAT", default: .needsAction, unknown: .other)
        role = Self.word(property, "ROLE", default: .required, unknown: .required)
        kind = Self.word(property, "CUTYPE", default: .individual, unknown: .unknown)
    }

    private static func isAddress(_ text: String) -> Bool {
        text.utf8.count <= maximumAddressBytes && text.utf8.contains(UInt8(ascii: "@"))
    }

    private static func word<Word: RawRepresentable<String>>(
        _ property: Property, _ name: String, default word: Word, unknown: Word
    ) -> Word {
        guard let text = property.parameter(name).first, !text.isEmpty else { return word }
        return text.utf8.count > 20 ? unknown : Word(rawValue: text.uppercased()) ?? unknown
    }
}

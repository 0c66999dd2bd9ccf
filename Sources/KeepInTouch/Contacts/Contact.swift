import FoundationEssentials

/// Who a contact is: the `UID` of the card (RFC 6350, section 6.7.6), never its file name.
///
/// Telephones and servers write one UID in several ways. Here it has no `urn:uuid:`, and a UUID is in small letters. Two are equal if their
/// bytes are.
package struct ContactID: Hashable, Sendable, CustomStringConvertible {
    /// The UID's text.
    package let rawValue: String

    /// The contact whose card says `UID:rawValue`, in whatever way.
    package init(rawValue: String) {
        self.rawValue = Self.normalized(rawValue)
    }

    /// The contact of a card without a UID: it is known by its name and its first e-mail address, or without one by its first telephone
    /// number, until one of them changes.
    package init(name: String, email: String?, telephone: String? = nil) {
        let reach = email ?? telephone.map { PhoneNumber($0)?.description ?? $0 } ?? ""
        rawValue = Self.withoutUID + String((name + "\n" + reach).stableHash, radix: 16)
    }

    package static func == (left: ContactID, right: ContactID) -> Bool { left.rawValue.hasBytes(of: right.rawValue) }
    package func hash(into hasher: inout Hasher) { rawValue.hashBytes(into: &hasher) }

    private static let withoutUID = "no-uid-"

    /// Whether it is of a card that has no UID.
    package var isWithoutUID: Bool { rawValue.hasPrefix(Self.withoutUID) }

    /// The UID's text.
    package var description: String { rawValue }

    /// The ways in which entries of before UIDs were normalized may have it.
    package var spellings: [String] {
        let capitals = rawValue.uppercased()
        let texts = [rawValue] + (UUID(text: rawValue) == nil || capitals == rawValue ? [] : [capitals])
        return texts + texts.map { Self.scheme + $0 }
    }

    private static let scheme = "urn:uuid:"

    private static func normalized(_ uid: String) -> String {
        var text = uid
        // Nearly all are normalized already, and there is one for each card and each entry.
        let isNormalized = text.withUTF8 { bytes in
            let hasScheme = bytes.count > scheme.utf8.count && bytes[3] == UInt8(ascii: ":")
            return !hasScheme && !(bytes.count == 36 && bytes.contains { UInt8(ascii: "A")...UInt8(ascii: "F") ~= $0 })
        }
        if isNormalized { return uid }
        let rest = uid.lowercased().hasPrefix(scheme) ? String(uid.dropFirst(scheme.count)) : uid
        return UUID(text: rest)?.text ?? rest
    }
}

/// A person in the user's address book, as far as keeping in touch needs to know them.
///
/// Notes and whole telephone numbers stay in the card and are read from it when asked for.
package struct Contact: Hashable, Sendable {
    private var shared: Shared

    private struct Facts: Hashable, Sendable {
        let id: ContactID
        var name: String
        var nickname: String?
        var otherNames: String?
        var groupNames: GroupNames
        var birthday: AnnualDay?
        var anniversary: AnnualDay?
        var dates: [LabelledDay]
        var telephones: Telephones
        var organization: String?
        var met: CivilDate?
        var died: String?
    }

    /// One piece of memory for all copies: contacts are copied far more often than they are changed, and have a dozen texts.
    private final class Shared: Sendable {
        let facts: Facts

        init(_ facts: Facts) { self.facts = facts }
    }

    private mutating func change<Value>(_ path: WritableKeyPath<Facts, Value>, _ value: Value) {
        var facts = shared.facts
        facts[keyPath: path] = value
        shared = Shared(facts)
    }

    /// A contact from what its card says.
    package init(
        id: ContactID, name: String, nickname: String? = nil, otherNames: String? = nil, groups: [String] = [], birthday: AnnualDay? = nil,
        anniversary: AnnualDay? = nil, organization: String? = nil, met: CivilDate? = nil, died: String? = nil
    ) {
        self.init(
            id: id, name: name, nickname: nickname, otherNames: otherNames, groupNames: GroupNames(groups), birthday: birthday,
            anniversary: anniversary, dates: [], telephones: Telephones(), organization: organization, met: met, died: died)
    }

    /// The same with all that there is.
    package init(
        id: ContactID, name: String, nickname: String?, otherNames: String?, groupNames: GroupNames, birthday: AnnualDay?,
        anniversary: AnnualDay?, dates: [LabelledDay], telephones: Telephones, organization: String?, met: CivilDate?, died: String?
    ) {
        shared = Shared(
            Facts(
                id: id, name: name, nickname: nickname, otherNames: otherNames, groupNames: groupNames, birthday: birthday,
                anniversary: anniversary, dates: dates, telephones: telephones, organization: organization, met: met, died: died))
    }

    package static func == (left: Contact, right: Contact) -> Bool {
        left.shared === right.shared || left.shared.facts == right.shared.facts
    }
    package func hash(into hasher: inout Hasher) { shared.facts.hash(into: &hasher) }

    /// The UID that the card has, or had first (``Identities``).
    package var id: ContactID { shared.facts.id }

    /// The name to show: the card's FN.
    package var name: String {
        get { shared.facts.name }
        set { change(\.name, newValue) }
    }

    /// The card's first NICKNAME.
    package var nickname: String? {
        get { shared.facts.nickname }
        set { change(\.nickname, newValue) }
    }

    /// What else names it, one a line: further nicknames, phonetic names, then e-mail addresses, the most preferred first.
    package var otherNames: String? {
        get { shared.facts.otherNames }
        set { change(\.otherNames, newValue) }
    }

    /// The groups it is in: the card's CATEGORIES.
    package var groupNames: GroupNames {
        get { shared.facts.groupNames }
        set { change(\.groupNames, newValue) }
    }

    /// The card's BDAY, where it names a month and a day.
    package var birthday: AnnualDay? {
        get { shared.facts.birthday }
        set { change(\.birthday, newValue) }
    }

    /// The card's ANNIVERSARY, where it names a month and a day.
    package var anniversary: AnnualDay? {
        get { shared.facts.anniversary }
        set { change(\.anniversary, newValue) }
    }

    /// The card's other yearly dates, each with the label that somebody gave it.
    package var dates: [LabelledDay] {
        get { shared.facts.dates }
        set { change(\.dates, newValue) }
    }

    /// The card's TELs, to recognize the contact by.
    package var telephones: Telephones {
        get { shared.facts.telephones }
        set { change(\.telephones, newValue) }
    }

    /// The company or organization: ORG's first component (RFC 6350, section 6.6.4).
    package var organization: String? {
        get { shared.facts.organization }
        set { change(\.organization, newValue) }
    }

    /// The day you met: X-VITAMINB-MET.
    package var met: CivilDate? {
        get { shared.facts.met }
        set { change(\.met, newValue) }
    }

    /// The date of death as the card writes it: nobody is reminded of the dead.
    package var died: String? {
        get { shared.facts.died }
        set { change(\.died, newValue) }
    }

    /// The groups it is in, case and accents folded.
    package var groups: [String] {
        get { groupNames.folded }
        set { groupNames = GroupNames(newValue) }
    }

    /// The card's most preferred e-mail address.
    package var email: String? { emails.first }

    /// The card's e-mail addresses, the most preferred first.
    var emails: [String] { otherNames?.split(separator: "\n").filter { $0.contains("@") }.map(String.init) ?? [] }
}

/// A day that comes round every year; the year it began in may be unknown.
package struct AnnualDay: Hashable, Sendable, LosslessStringConvertible {
    // Small, since every contact of a big address book has one or two of them. Year 0, which no calendar has, is no year.
    private let packedYear: Int16
    private let packedMonth: UInt8
    private let packedDay: UInt8

    /// The year it began in, if the card says so. Never guessed.
    package var year: Int? { packedYear == 0 ? nil : Int(packedYear) }
    /// 1 to 12.
    package var month: Int { Int(packedMonth) }
    /// 1 to 31.
    package var day: Int { Int(packedDay) }

    /// Nil where no year has such a day.
    package init?(year: Int?, month: Int, day: Int) {
        guard CivilDate(year: year ?? 2000, month: month, day: day) != nil else { return nil }
        packedYear = Int16(year ?? 0)
        packedMonth = UInt8(month)
        packedDay = UInt8(day)
    }

    /// `1815-12-10`, or `--12-10` where the year is unknown.
    package var description: String {
        let text = CivilDate(year: year ?? 2000, month: month, day: day)?.description ?? ""
        return year == nil ? "-" + text.dropFirst(4) : text
    }

    /// Reads what ``description`` writes.
    package init?(_ description: String) {
        if description.hasPrefix("--") {
            guard let date = CivilDate("2000" + description.dropFirst()) else { return nil }
            self.init(year: nil, month: date.components.month, day: date.components.day)
        } else {
            guard let date = CivilDate(description) else { return nil }
            self.init(year: date.year, month: date.components.month, day: date.components.day)
        }
    }

    /// Whether it can't be the same person's: another day, or another year where both are known.
    package func contradicts(_ other: AnnualDay?) -> Bool {
        guard let other else { return false }
        return (month, day) != (other.month, other.day) || year != nil && other.year != nil && year != other.year
    }

    /// The day it falls on in `year`: 29 February falls on the 28th in common years.
    package func date(in year: Int) -> CivilDate? {
        CivilDate(year: year, month: month, day: min(day, CivilDate.days(inMonth: month, of: year)))
    }
}

/// Who a contact is: the `UID` of the card (RFC 6350, section 6.7.6), never its file name.
package struct ContactID: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
    /// The UID's text.
    package let rawValue: String

    /// The contact whose card says `UID:rawValue`.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The UID's text.
    package var description: String { rawValue }
}

/// A person in the user's address book, as far as keeping in touch needs to know them.
///
/// E-mail addresses, telephone numbers and notes stay in the card and are read from it when asked for.
package struct Contact: Hashable, Sendable {
    /// The card's UID.
    package let id: ContactID
    /// The name to show: the card's FN.
    package var name: String
    /// The card's first NICKNAME.
    package var nickname: String?
    /// The groups it is in: the card's CATEGORIES, case folded (``Swift/String/folded``).
    package var groups: [String]
    /// The card's BDAY, where it names a month and a day.
    package var birthday: AnnualDay?
    /// The card's ANNIVERSARY, where it names a month and a day.
    package var anniversary: AnnualDay?
    /// The company or organization: ORG's first component (RFC 6350, section 6.6.4).
    package var organization: String?
    /// The day you met: X-VITAMINB-MET.
    package var met: CivilDate?

    /// A contact from what its card says.
    package init(
        id: ContactID, name: String, nickname: String? = nil, groups: [String] = [], birthday: AnnualDay? = nil,
        anniversary: AnnualDay? = nil, organization: String? = nil, met: CivilDate? = nil
    ) {
        self.id = id
        self.name = name
        self.nickname = nickname
        self.groups = groups
        self.birthday = birthday
        self.anniversary = anniversary
        self.organization = organization
        self.met = met
    }
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
        (year.map { padded($0, 4) } ?? "-") + "-" + padded(month, 2) + "-" + padded(day, 2)
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

    /// The day it falls on in `year`: 29 February falls on the 28th in common years.
    package func date(in year: Int) -> CivilDate? {
        CivilDate(year: year, month: month, day: min(day, CivilDate.days(inMonth: month, of: year)))
    }
}

/// How often to be in touch: so many calendar months and days. `6w`, `3m`, `1y`.
///
/// A month is a calendar month, never 30 days: 1 August + 1m = 1 September.
package struct Cadence: Hashable, Sendable {
    private let packedMonths: UInt16
    private let packedDays: UInt16

    /// Calendar months (years are twelve of them).
    package var months: Int { Int(packedMonths) }
    /// Days, added after the months (weeks are seven of them).
    package var days: Int { Int(packedDays) }

    /// A cadence of at least one day and at most a hundred years; nil outside that.
    package init?(months: Int = 0, days: Int = 0) {
        guard (0...1200).contains(months), (0...36_525).contains(days), months + days > 0 else { return nil }
        packedMonths = UInt16(months)
        packedDays = UInt16(days)
    }

    private init(months: UInt16, days: UInt16) { (packedMonths, packedDays) = (months, days) }

    /// So many weeks, at least one.
    package static func weeks(_ count: UInt8) -> Cadence { Cadence(months: 0, days: 7 * UInt16(max(count, 1))) }
    /// So many months, at least one.
    package static func months(_ count: UInt8) -> Cadence { Cadence(months: UInt16(max(count, 1)), days: 0) }

    /// Twice as long; nil where that is more than there is.
    package var doubled: Cadence? { Cadence(months: 2 * months, days: 2 * days) }

    /// Its length in days, on average; for comparing cadences and for urgency, never for due dates.
    package var averageDays: Double {
        Double(months) * 30.436875 + Double(days)
    }
}

extension Cadence: CustomStringConvertible {
    /// The shortest text that reads back as the same cadence: `6w`, `1y`, `1m 3d`.
    package var description: String {
        let inMonths = months % 12 == 0 ? "\(months / 12)y" : "\(months)m"
        let inDays = days % 7 == 0 ? "\(days / 7)w" : "\(days)d"
        return months == 0 ? inDays : days == 0 ? inMonths : inMonths + " " + inDays
    }
}

extension CivilDate {
    /// The day one cadence later.
    package func adding(_ cadence: Cadence) -> CivilDate {
        // Most cadences are whole weeks, which need no calendar.
        (cadence.months == 0 ? self : adding(months: cadence.months)).adding(days: cadence.days)
    }
}

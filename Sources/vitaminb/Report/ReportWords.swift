import ControlInterface
import KeepInTouch
import Language
import Phrases

/// Words that `report` and its page share.
extension WireReport {
    /// The days of the report; nil if the last comes before the first.
    var range: ClosedRange<CivilDate>? { from <= through ? from...through : nil }

    /// The number of interactions in each month, in order, months without any included.
    var months: [(first: CivilDate, interactions: Int)] {
        guard let range else { return [] }
        var counts: [CivilDate: Int] = [:]
        for day in days { counts[day.day.firstOfMonth, default: 0] += day.interactions }
        var months: [(first: CivilDate, interactions: Int)] = []
        var month = range.lowerBound.firstOfMonth
        while month <= range.upperBound, months.count < 14 {
            months.append((month, counts[month] ?? 0))
            month = month.adding(months: 1)
        }
        return months
    }

    /// `25 November 2025 to 24 November 2026`.
    var period: String {
        guard let range else { return "\(from) – \(through)" }
        return gettext("\(Wording.date(range.lowerBound)) to \(Wording.date(range.upperBound))")
    }

    /// `143 interactions with 27 people`.
    var summary: String {
        let people = gettext(contacts, "\(contacts) person", "\(contacts) people", context: "with")
        return gettext(interactions, "\(interactions) interaction with \(people)", "\(interactions) interactions with \(people)")
    }
}

extension WireKeptCadence {
    /// The group, or whose cadence it is.
    var name: String {
        switch from {
        case "contact": gettext("cadence of their own")
        case "default": gettext("everybody else")
        default: from
        }
    }

    /// Rounds in time, in percent; nil if none has ended.
    var percent: Int? { rounds == 0 ? nil : (100 * kept + rounds / 2) / rounds }

    /// `every 3 weeks`; nil: each contact has one of its own.
    var planned: String? { every.map { gettext(Wording.every($0)) } }

    /// `really every 25 days`; nil: there is nothing to tell it from.
    var real: String? { everyDays.map { gettext($0, "really every day", "really every \($0) days") } }

    /// `3w, really 25d`, for a narrow column; nil where one of the two is lacking.
    var inShort: String? { every.flatMap { every in everyDays.map { gettext("\(every.description), really \($0)d") } } }

    /// `31 in time, 6 late, 2 skipped`.
    var outcome: String {
        if rounds == 0 { return gettext("no round has ended yet") }
        return [
            kept > 0 ? gettext(kept, "\(kept) in time", "\(kept) in time", context: "rounds") : nil,
            late > 0 ? gettext(late, "\(late) late", "\(late) late", context: "rounds") : nil,
            skipped > 0 ? gettext(skipped, "\(skipped) skipped", "\(skipped) skipped", context: "rounds") : nil,
        ].compactMap(\.self).joined(separator: ", ")
    }
}

extension CivilDate {
    /// The first day of its month.
    var firstOfMonth: CivilDate { adding(days: 1 - components.day) }

    /// `Nov 2025`.
    var shortMonth: String { gettext("\(Wording.shortMonth(self)) \(year)", context: "month") }
}

extension Int {
    /// `78%`.
    var inPercent: String { gettext("\(self)%", context: "percent") }
}

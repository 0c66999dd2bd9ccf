import ControlInterface
import KeepInTouch
import Language
import Phrases

/// The report's days as squares, a column a week, in two halves side by side or, without room, one below the other.
struct HeatMap {
    private let range: ClosedRange<CivilDate>
    private let counts: [CivilDate: Int]
    /// The Monday of the first week.
    private let start: CivilDate

    private static let pitch = 13.0
    private static let margin = (left: 30.0, top: 16.0)
    /// Half of the weeks of a leap year that begins on a Sunday.
    private static let weeksOfHalf = 27

    /// Nil where the days can't be read.
    init?(_ report: WireReport) {
        guard let range = report.range else { return nil }
        self.range = range
        counts = report.days.reduce(into: [:]) { counts, day in counts[day.day] = day.interactions }
        start = range.lowerBound.adding(days: -range.lowerBound.weekdayIndex)
    }

    /// Both halves and the legend.
    var markup: Markup {
        let weeks = range.upperBound.days(since: start) / 7 + 1
        let halves = stride(from: 0, to: weeks, by: Self.weeksOfHalf).prefix(2).map { first in
            half(first..<min(first + Self.weeksOfHalf, weeks))
        }
        return """
            <div class="halves">\(halves)</div>
            <p class="legend" aria-hidden="true">\(gettext("fewer")) <svg viewBox="0 0 65 11" width="65" height="11">\(legend)</svg> \
            \(gettext("more"))</p>
            """
    }

    private var legend: [Markup] {
        (0...4).map { "<rect class=\"heat\($0)\" x=\"\($0 * 13)\" width=\"11\" height=\"11\" rx=\"2\"/>" }
    }

    private func half(_ weeks: Range<Int>) -> Markup {
        let (width, height) = (Self.margin.left + Double(Self.weeksOfHalf) * Self.pitch, Self.margin.top + 7 * Self.pitch)
        let first = max(range.lowerBound, start.adding(days: 7 * weeks.lowerBound))
        let last = min(range.upperBound, start.adding(days: 7 * weeks.upperBound - 1))
        let days = (0...last.days(since: first)).map(first.adding(days:))
        let sum = days.reduce(0) { $0 + (counts[$1] ?? 0) }
        return """
            <svg class="heat" role="img" viewBox="0 0 \(width) \(height)"><title>\(first.text) – \(last.text)</title>\
            <desc>\(gettext(sum, "\(sum) interaction", "\(sum) interactions"))</desc>
            \(weekdays)\(days.compactMap { month($0, weeks.lowerBound) })
            \(days.map { square($0, weeks.lowerBound) })</svg>
            """
    }

    private var weekdays: [Markup] {
        [(0, Weekday.monday), (2, .wednesday), (4, .friday)].map { index, weekday in
            let y = Self.margin.top + Double(index) * Self.pitch + 9
            return "<text x=\"0\" y=\"\(y)\">\(gettext(Wording.shortWeekday(weekday)))</text>"
        }
    }

    /// The month's name above the week that its first day is in.
    private func month(_ day: CivilDate, _ firstWeek: Int) -> Markup? {
        guard day.components.day == 1 else { return nil }
        return "<text x=\"\(place(day, firstWeek).x)\" y=\"10\">\(gettext(Wording.shortMonth(day)))</text>"
    }

    private func square(_ day: CivilDate, _ firstWeek: Int) -> Markup {
        let count = counts[day] ?? 0
        let (x, y) = place(day, firstWeek)
        let words = count == 0 ? gettext("nothing") : gettext(count, "\(count) interaction", "\(count) interactions")
        return """
            <rect class="heat\(level(count))" x="\(x)" y="\(y)" width="11" height="11" rx="2"><title>\(day.text): \(words)</title></rect>
            """
    }

    private func place(_ day: CivilDate, _ firstWeek: Int) -> (x: Double, y: Double) {
        let week = day.days(since: start) / 7 - firstWeek
        return (Self.margin.left + Double(week) * Self.pitch, Self.margin.top + Double(day.weekdayIndex) * Self.pitch)
    }

    /// From 0 for none up to 4, scaled by the busiest day if it had more than four.
    private func level(_ count: Int) -> Int {
        let most = max(4, counts.values.max() ?? 0)
        return (4 * count + most - 1) / most
    }
}

extension CivilDate {
    /// 0 for Monday.
    fileprivate var weekdayIndex: Int { Weekday.allCases.firstIndex(of: weekday) ?? 0 }
}

extension CivilDate {
    /// `4 January 2027`.
    fileprivate var text: String { gettext(Wording.date(self)) }
}

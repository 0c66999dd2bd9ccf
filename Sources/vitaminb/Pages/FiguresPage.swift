import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// `report`: a year in figures, with bars.
extension Page {
    mutating func figures(_ figures: Figures) {
        let (report, due) = (figures.report, figures.due.count)
        line(gettext("Keeping in touch"), .strong)
        line("  " + report.period)
        line("  " + report.summary)
        line("  " + gettext(due, "\(due) due now", "\(due) due now"))
        let months = report.interactions > 0 ? report.months : []
        let most = months.map(\.interactions).max() ?? 0
        bars(gettext("Month by month"), months.map { .init($0.first.shortMonth, $0.interactions, of: most) })
        let mostByMeans = report.means.first?.interactions ?? 0
        bars(gettext("By what means"), report.means.map { .init(gettext(Wording.noun($0.via)), $0.interactions, of: mostByMeans) })
        bars(
            gettext("Planned and kept: in time"),
            report.cadences.map { cadence in
                Bar(
                    label: cadence.name, value: cadence.percent ?? 0, most: 100, track: cadence.percent != nil,
                    note: cadence.percent.map { gettext("\($0.inPercent) of \(cadence.rounds)") } ?? "-",
                    more: [[cadence.planned, cadence.real].compactMap(\.self).joined(separator: ", "), cadence.inShort ?? ""])
            })
        favors(figures.balance)
        hint(gettext("a page of it: vitaminb report --open"))
    }

    private struct Bar {
        let label: String
        let value: Int
        let most: Int
        /// Whether to show the whole behind the bar, as for percentages.
        var track = false
        let note: String
        /// Further notes. The first one for which all bars have room is shown.
        var more: [String] = []

        init(_ label: String, _ value: Int, of most: Int) {
            self.init(label: label, value: value, most: most, note: String(value))
        }

        init(label: String, value: Int, most: Int, track: Bool = false, note: String, more: [String] = []) {
            (self.label, self.value, self.most, self.track, self.note, self.more) = (label, value, most, track, note, more)
        }

        func drawn(_ cells: Int) -> String {
            let eighths = most == 0 ? 0 : (8 * cells * value + most / 2) / most
            // Show at least an eighth of a cell for any value above zero.
            let bar = String.bar(eighths: max(eighths, value > 0 ? 1 : 0))
            return track ? bar + String(repeating: "·", count: max(0, cells - bar.count)) : bar
        }
    }

    /// The width of a line, in cells.
    private var cells: Int { min(style.width ?? 80, 100) }

    private mutating func bars(_ heading: String, _ bars: [Bar]) {
        let label = min(bars.map(\.label.displayWidth).max() ?? 0, max(12, cells * 2 / 5))
        let note = bars.map(\.note.displayWidth).max() ?? 0
        let room = cells - 2 - label - 2 - 2 - note
        let more = (bars.first?.more ?? []).indices.map { choice in bars.map { $0.more[choice].displayWidth }.max() ?? 0 }
        let choice = more.firstIndex { $0 > 0 && room - $0 - 2 >= 10 }
        let length = min(max(room - (choice.map { more[$0] + 2 } ?? 0), 5), 40)
        section(
            heading,
            bars.map { bar in
                let beside = "\(bar.drawn(length)) \(bar.note)"
                // Behind a bar with a track the note is a column; otherwise it directly follows the bar.
                return bar.track || bar.note == "-"
                    ? [Table.Cell(bar.label.cut(to: label)), Table.Cell(bar.drawn(length)), Table.Cell(bar.note)]
                        + (choice.map { [Table.Cell(bar.more[$0], .faint)] } ?? [])
                    : [Table.Cell(bar.label.cut(to: label)), Table.Cell(beside)]
            })
    }

    /// `balance` shows more rows.
    private static let balanceBound = 8

    private mutating func favors(_ contacts: [WireContact]) {
        let shown = contacts.prefix(Self.balanceBound)
        let most = shown.map { max($0.given ?? 0, $0.got ?? 0) }.max() ?? 0
        let label = min(shown.map(\.name.displayWidth).max() ?? 0, max(12, cells / 3))
        // In a narrow terminal only the heading explains the two numbers.
        let words = shown.map { cells < 60 ? "\($0.got ?? 0) | \($0.given ?? 0)" : gettext($0.gotAndGiven) }
        let half = min(max((cells - 2 - label - 2 - 2 - (words.map(\.displayWidth).max() ?? 0) - 1) / 2, 2), 12)
        func length(_ count: Int?) -> Int { most == 0 ? 0 : (half * (count ?? 0) + most - 1) / most }
        section(
            gettext("Give and take: got | given"),
            zip(shown, words).map { contact, words in
                let (got, given) = (length(contact.got), length(contact.given))
                let left = String(repeating: " ", count: half - got) + String(repeating: "█", count: got)
                return [
                    Table.Cell(contact.name.cut(to: label)), Table.Cell(left + "│" + String(repeating: "█", count: given)),
                    Table.Cell(words),
                ]
            })
        let more = contacts.count - shown.count
        if more > 0 { line("  " + gettext(more, "and \(more) more", "and \(more) more", context: "list")) }
    }
}

extension String {
    /// A bar of block elements (U+2588 to U+258F).
    fileprivate static func bar(eighths: Int) -> String {
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + rest[eighths % 8]
    }
}

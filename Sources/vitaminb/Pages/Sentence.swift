import ControlInterface
import KeepInTouch
import Language
import Phrases

extension WireReminder {
    /// Why it stands on the list: `7 weeks since a call (every 6 weeks)`. The daemon's own English for a kind that is new to this program.
    func sentence(_ clock: LocalClock) -> String {
        facts.map { gettext($0.phrase(today: clock.today)) } ?? reason
    }
}

/// How long something rests, as part of a sentence: `until 4 January 2027`; `until resumed` where no day is said.
func until(_ day: String?) -> String { day.map { gettext("until \($0)") } ?? gettext("until resumed") }

extension Style {
    /// The columns' names if the output is a terminal and there are rows.
    func headings(_ names: [String], over rows: [[Table.Cell]]) -> [[Table.Cell]] {
        isTerminal && !rows.isEmpty ? [names.map { Table.Cell($0, .strong) }] : []
    }
}

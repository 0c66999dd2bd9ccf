import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

extension Page {
    /// The daemon's state.
    mutating func status(_ status: WireStatus, clock: LocalClock) {
        line(gettext("vitaminbd \(status.version), running since \(clock.moment(status.since)) (\(status.zone))"), .strong)
        let next = status.next.map { Phrase("\($0.name), \(clock.day($0.due))") }
        var facts: [[Table.Cell]] = [
            ["\(gettext("due"))", "\(String(status.due))"],
            ["\(gettext("contacts"))", "\(gettext("\(status.contacts), \(status.tracked) of them tracked"))"],
            ["\(gettext("next"))", Table.Cell(next ?? Phrase("nothing in sight"))],
            ["\(gettext("wakes"))", Table.Cell(status.nextWake.map(clock.moment) ?? Phrase("when something changes"))],
        ]
        facts += status.pauses.map { ["\(gettext("paused"))", Table.Cell($0.sentence(clock))] }
        facts += status.addressBooks.map { ["\(gettext("address book"))", "\($0)"] }
        facts += [
            ["\(gettext("journal"))", "\(status.journal)"],
            ["\(gettext("last copy"))", Table.Cell(status.lastBackup.map(clock.moment) ?? Phrase("none yet"))],
            ["\(gettext("configuration"))", "\(status.configuration)"],
        ]
        table(facts, fits: false)
        let problems = status.problems.map { problem in
            let place = problem.line.map { "\(problem.file):\($0)" } ?? problem.file
            return [Table.Cell("\(place): \(problem.message)", .warning)]
        }
        section(gettext("Problems (\(problems.count))"), problems, fits: false)
    }
}

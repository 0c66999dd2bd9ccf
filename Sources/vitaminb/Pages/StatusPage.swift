import ControlInterface
import KeepInTouch
import Language
import Phrases

extension Page {
    /// How the daemon is doing.
    mutating func status(_ status: WireStatus, clock: LocalClock) {
        line(gettext("vitaminbd \(status.version), running since \(clock.moment(status.since)) (\(status.zone))"), .strong)
        let next = status.next.map { "\($0.name), \(clock.inWords($0.due))" }
        var facts: [[Table.Cell]] = [
            ["\(gettext("due"))", "\(String(status.due))"],
            ["\(gettext("contacts"))", "\(gettext("\(status.contacts), \(status.tracked) of them tracked"))"],
            ["\(gettext("next"))", "\(next ?? gettext("nothing in sight"))"],
            ["\(gettext("wakes"))", "\(status.nextWake.map(clock.moment) ?? gettext("when something changes"))"],
        ]
        facts += status.pauses.map { ["\(gettext("paused"))", "\($0.inWords(clock))"] }
        facts += status.addressBooks.map { ["\(gettext("address book"))", "\($0)"] }
        facts += [
            ["\(gettext("journal"))", "\(status.journal)"],
            ["\(gettext("last copy"))", "\(status.lastBackup.map(clock.moment) ?? gettext("none yet"))"],
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

extension WirePlannedPause {
    /// `everybody from 10 December 2026 (in 2 weeks) until 20 December 2026 (in 3 weeks)`
    fileprivate func inWords(_ clock: LocalClock) -> String {
        let whom = group.map { gettext("group \($0)") } ?? gettext("everybody")
        let end = until.map(clock.inWords)
        guard from > clock.today else {
            return gettext("\(whom) \(vitaminb.until(end))", context: "pause")
        }
        return end.map { gettext("\(whom) from \(clock.inWords(from)) until \($0)") } ?? gettext("\(whom) from \(clock.inWords(from))")
    }
}

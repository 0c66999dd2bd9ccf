import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

extension Page {
    /// The daemon's state.
    mutating func status(_ status: WireStatus, clock: LocalClock) {
        line(gettext("vitaminbd \(status.version), running since \(clock.moment(status.since)) (\(status.zone))"), .strong)
        let coming = status.next.map { Phrase("\($0.name), \(clock.day($0.day(clock)))") }
        let pause = status.pauses.first { $0.group == nil && $0.from <= clock.today }
        let pauseEnd = pause?.until.map { Phrase("on \(Wording.date($0)), when the pause is over") }
        var facts: [[Table.Cell]] = [
            ["\(gettext("due"))", "\(String(status.due))"],
            ["\(gettext("contacts"))", "\(gettext("\(status.contacts), \(status.tracked) of them tracked"))"],
            ["\(gettext("due next"))", Table.Cell(coming ?? Phrase("nothing in sight"))],
            ["\(gettext("told next"))", Table.Cell(status.nextTelling.map(clock.moment) ?? pauseEnd ?? Phrase("nothing in sight"))],
        ]
        facts += status.pauses.map { ["\(gettext("paused"))", Table.Cell($0.sentence(clock))] }
        facts += status.addressBooks.map { ["\(gettext("address book"))", "\($0)"] }
        facts += [
            ["\(gettext("journal"))", "\(status.journal)"],
            ["\(gettext("last copy"))", Table.Cell(status.lastBackup.map(clock.moment) ?? Phrase("none yet"))],
            ["\(gettext("configuration"))", "\(status.configuration)"],
        ]
        if let folder = status.syncFolder { facts.append(["\(gettext("shared folder"))", "\(folder)"]) }
        facts += status.machines.map { ["\(gettext("other machine"))", Table.Cell($0.sentence(clock))] }
        table(facts, fits: false)
        if let count = status.overdueByChange {
            line("")
            line(
                gettext(
                    count, "\(count) person is overdue by the new configuration.", "\(count) people are overdue by the new configuration."))
        }
        overload(status)
        let problems = status.problems.map { problem in
            let place = problem.line.map { "\(problem.file):\($0)" } ?? problem.file
            return [Table.Cell("\(place): \(problem.message)", .warning)]
        }
        section(gettext("Problems (\(problems.count))"), problems, fits: false)
    }

    /// That the plan can't be kept, where that is so.
    mutating func overload(_ status: WireStatus) {
        guard let sentence = status.capacity.sentence else { return }
        if !text.isEmpty { line("") }
        wrapped(gettext(sentence), .warning)
    }
}

extension WireMachine {
    /// What has come from it, and since when nothing has.
    fileprivate func sentence(_ clock: LocalClock) -> Phrase {
        let name = name.isEmpty ? String(writer.prefix(8)) : name
        guard let latest else { return Phrase("\(name): nothing has come yet") }
        let moment = clock.moment(latest)
        if missing == 0 { return Phrase("\(name): the last that has come is of \(moment)") }
        return Phrase(
            missing, "\(name): the last that has come is of \(moment); \(missing) entry before it is still missing",
            "\(name): the last that has come is of \(moment); \(missing) entries before it are still missing")
    }
}

import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// `tune` and `path`: better cadences, and whom to ask.
extension Page {
    /// One proposal a row, and the command for the first one. Where the plan `isKept` not, it isn't said that it fits.
    mutating func proposals(_ proposals: [WireProposal], isKept: Bool) {
        let rows: [[Table.Cell]] = proposals.map { proposal in
            let now = proposal.contact.every.map { gettext(Wording.every($0)) } ?? gettext("now")
            let proposed = gettext(Wording.every(proposal.proposed))
            return ["\(proposal.contact.name)", "\(now)", "\(proposed)?", Table.Cell(proposal.sentence)]
        }
        section(gettext("Proposals (\(rows.count))"), rows)
        if rows.isEmpty {
            line(
                isKept
                    ? gettext("Nothing to propose: what is planned fits what happens, or there is too little yet to tell.")
                    : gettext("There is no better cadence to propose for anybody in particular."))
        } else if let first = proposals.first {
            hint("vitaminb track \"\(first.contact.name)\" --every \(first.proposed.description.filter { $0 != " " })")
        }
    }

    /// With whom a rhythm broke off.
    mutating func missing(_ missing: [WireMissing]) {
        section(
            gettext("Out of touch (\(missing.count))"),
            missing.map { one in
                let rhythm = Phrase("\(Wording.every(days: one.everyDays)) or so, until \(Wording.date(one.last))")
                return ["\(one.contact.name)", Table.Cell(rhythm)]
            })
        if let first = missing.first {
            hint("vitaminb track \"\(first.contact.name)\" --every \(first.proposed.description.filter { $0 != " " })")
        }
    }

    /// Whom to ask and how, the closest contact first.
    mutating func paths(_ paths: [WirePath], clock: LocalClock) {
        let rows: [[Table.Cell]] = paths.map { path in
            let last = path.contact.lastContact(clock) ?? Phrase("no contact noted yet")
            return [
                "\(path.contact.name)", Table.Cell(path.role), Table.Cell(last),
                Table.Cell(path.advice, path.step == .ask ? nil : .warning),
            ]
        }
        section(gettext("Whom to ask (\(rows.count))"), rows)
    }
}

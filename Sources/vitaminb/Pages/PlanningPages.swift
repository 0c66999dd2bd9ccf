import ControlInterface
import KeepInTouch
import Language
import Phrases

/// What would fit better, and whom to ask: `tune` and `path`.
extension Page {
    /// One proposal a row, and what to type to take it up.
    mutating func proposals(_ proposals: [WireProposal]) {
        let rows: [[Table.Cell]] = proposals.map { proposal in
            let now = proposal.contact.every.map { gettext(Wording.every($0)) } ?? gettext("now")
            let proposed = gettext(Wording.every(proposal.proposed))
            return ["\(proposal.contact.name)", "\(now)", "\(proposed)?", "\(proposal.reason)"]
        }
        section(gettext("Proposals (\(rows.count))"), rows)
        if rows.isEmpty {
            line(gettext("Nothing to propose: what is planned fits what happens, or there is too little yet to tell."))
        } else if let first = proposals.first {
            hint("vitaminb track \"\(first.contact.name)\" --every \(first.proposed.description.filter { $0 != " " })")
        }
    }

    /// Whom to ask, the warmest first, and how.
    mutating func paths(_ paths: [WirePath], clock: LocalClock) {
        let rows: [[Table.Cell]] = paths.map { path in
            let last = path.contact.lastContactInWords(clock) ?? gettext("never contacted")
            let role = path.through.map { gettext("knows \($0.name)") } ?? gettext("works there")
            return ["\(path.contact.name)", "\(role)", "\(last)", Table.Cell(path.advice, path.step == .ask ? nil : .warning)]
        }
        section(gettext("Whom to ask (\(rows.count))"), rows)
    }
}

extension WireProposal {
    fileprivate var reason: String {
        if let skips { return gettext(skips, "skipped \(skips) time in a row", "skipped \(skips) times in a row") }
        return everyDays.map { gettext("in touch every \(Wording.span(days: $0)) lately") } ?? ""
    }
}

extension WirePath {
    fileprivate var advice: String {
        switch step {
        case .ask: through == nil ? gettext("ask") : gettext("ask to be introduced")
        case .give: gettext("give something before you ask again")
        case .getInTouch: gettext("get in touch first")
        }
    }
}

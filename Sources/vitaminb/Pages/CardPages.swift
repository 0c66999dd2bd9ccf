import ControlInterface
import KeepInTouch
import Language
import Phrases
import Platform

/// What became of cards and groups.
extension Page {
    /// `Ada Lovelace: is now in friends, next due 4 January 2027 (in 6 weeks).`
    mutating func edited(_ edited: Control.Edited, _ what: String, clock: LocalClock) {
        line("\(edited.contact.name): \(what), \(edited.contact.standing(clock)).")
    }

    /// Who is gone, and how to have them back.
    mutating func removed(_ removed: Control.RemoveContact.Reply) {
        line(gettext("\(removed.contact.name): removed; the journal keeps the history."))
        line(gettext("back again: mv \(removed.trash.quotedForShell) \(removed.file.quotedForShell)"))
    }

    /// What is the same, and under it who they are.
    mutating func duplicates(_ duplicates: [WireDuplicate]) {
        for duplicate in duplicates {
            section(
                duplicate.heading,
                duplicate.contacts.map { ["\($0.name)", "\($0.groups.joined(separator: ", "))", "\($0.uid.rawValue)"] }, fits: false)
            if let two = duplicate.contacts.first, let other = duplicate.contacts.dropFirst().first {
                line("  " + gettext("one person? vitaminb merge \(two.uid.rawValue.quotedForShell) \(other.uid.rawValue.quotedForShell)"))
            }
        }
    }

    /// One group a row; a terminal gets the columns' names above.
    mutating func groups(_ groups: [WireGroup], clock: LocalClock) {
        let rows: [[Table.Cell]] = groups.map { group in
            let every = group.every.map { gettext(Wording.every($0)) }
            return [
                "\(group.name)", "\(every ?? "-")", "\(String(group.contacts))", "\(String(group.due))", "\(group.pausedInWords(clock))",
            ]
        }
        let names = [gettext("GROUP"), gettext("CADENCE"), gettext("CONTACTS"), gettext("DUE", context: "column")]
        table(style.headings(names, over: rows) + rows, indent: 0)
    }
}

extension WireGroup {
    /// `paused until Thu 24 Dec`; empty where it isn't.
    fileprivate func pausedInWords(_ clock: LocalClock) -> String {
        paused ? gettext("paused \(until(pausedUntil?.short(today: clock.today)))") : ""
    }
}

extension WireDuplicate {
    /// What two contacts have in common.
    fileprivate var heading: String {
        switch by {
        case .email: gettext("The same e-mail address: \(value)")
        case .telephone: gettext("The same telephone: \(value)")
        case .name: gettext("The same name: \(value)")
        }
    }
}

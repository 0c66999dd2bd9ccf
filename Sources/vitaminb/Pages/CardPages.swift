import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Platform
import Words

/// Answers about cards and groups.
extension Page {
    /// `Ada Lovelace: is now in friends, next due 4 January 2027 (in 6 weeks).`
    mutating func edited(_ edited: Control.Edited, _ what: String, clock: LocalClock) {
        line("\(edited.contact.name): \(what), \(gettext(edited.contact.nextReminder(clock))).")
    }

    /// Who was removed, and how to undo it.
    mutating func removed(_ removed: Control.RemoveContact.Reply) {
        line(gettext("\(removed.contact.name): removed; the journal keeps the history."))
        for copy in removed.copies { line(gettext("removed with it, since it has the same UID: \(copy)")) }
        if let stays = removed.stays { line(gettext("another card of the same person stays in \(stays)")) }
        line(gettext("back again: vitaminb rm --undo \(removed.contact.uid.rawValue.quotedForShell)"))
    }

    /// Whose card is back, and where.
    mutating func putBack(_ reply: Control.PutBackContact.Reply) {
        line(gettext("\(reply.contact.name): back again, with all the history, in \(reply.file)."))
    }

    /// What two contacts have in common, then both contacts.
    mutating func duplicates(_ duplicates: [WireDuplicate]) {
        for duplicate in duplicates {
            section(
                gettext(duplicate.sentence),
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
                "\(group.name)", "\(every ?? "-")", "\(String(group.contacts))", "\(String(group.due))",
                group.pause(clock).map { Table.Cell($0) } ?? "",
            ]
        }
        let names = [gettext("GROUP"), gettext("CADENCE"), gettext("CONTACTS"), gettext("DUE", context: "column")]
        table(style.headings(names, over: rows) + rows, indent: 0)
    }
}

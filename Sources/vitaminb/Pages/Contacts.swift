import ControlInterface
import KeepInTouch

/// Contacts in rows: `list`.
extension Page {
    /// One contact a row; a terminal gets the columns' names above.
    mutating func contacts(_ contacts: [WireContact], clock: LocalClock) {
        let headings: [[Table.Cell]] = [["NAME", "CADENCE", "LAST CONTACT", "NEXT DUE", "GROUPS"].map { Table.Cell($0, .strong) }]
        let rows: [[Table.Cell]] = contacts.map { contact in
            [
                "\(contact.name)", "\(contact.cadenceInWords ?? "-")", "\(contact.lastContactInWords(clock) ?? "-")",
                contact.nextDueCell(clock), "\(contact.groups.joined(separator: ", "))",
            ]
        }
        table((style.isTerminal && !rows.isEmpty ? headings : []) + rows, indent: 0)
    }
}

extension WireContact {
    /// `every 6 weeks`, or `ignored`; nil where nothing reminds of the contact.
    var cadenceInWords: String? {
        if ignored { return "ignored" }
        return every.map { every in (try? Cadence(parsing: every)).map(Wording.every) ?? every }
    }

    /// `call 7 weeks ago`; nil where there was no contact.
    func lastContactInWords(_ clock: LocalClock) -> String? {
        clock.day(lastContact).map { "\(Wording.noun(lastVia ?? .other)) \(Wording.day($0, today: clock.today))" }
    }

    fileprivate func nextDueCell(_ clock: LocalClock) -> Table.Cell {
        guard let next = clock.day(nextDue) else { return "-" }
        if next == clock.today { return "today" }
        return next < clock.today
            ? Table.Cell("since \(next.short(today: clock.today))", .warning) : Table.Cell(next.short(today: clock.today))
    }
}

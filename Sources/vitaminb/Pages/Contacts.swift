import ControlInterface
import KeepInTouch
import Language
import Phrases

/// Contacts in rows: `list`.
extension Page {
    /// From this width on there is room for what few contacts have.
    private static let wide = 120

    /// One contact a row; a terminal gets the columns' names above, and a wide one more columns.
    mutating func contacts(_ contacts: [WireContact], clock: LocalClock) {
        var columns: [(heading: String, cell: (WireContact) -> Table.Cell)] = [
            (gettext("NAME"), { "\($0.name)" }),
            (gettext("CADENCE"), { "\($0.cadenceInWords ?? "-")" }),
            (gettext("LAST CONTACT"), { "\($0.lastContactInWords(clock) ?? "-")" }),
            (gettext("NEXT DUE"), { $0.nextDueCell(clock) }),
            (gettext("GROUPS"), { "\($0.groups.joined(separator: ", "))" }),
        ]
        if let width = style.width, width >= Self.wide {
            let more: [(heading: String, cell: (WireContact) -> Table.Cell)] = [
                (gettext("IN PERSON"), { "\($0.inPersonInWords ?? "")" }),
                (gettext("ORGANIZATION"), { "\($0.organization ?? "")" }),
                (gettext("MET"), { "\($0.met?.short(today: clock.today) ?? "")" }),
                (gettext("BALANCE"), { "\($0.favors.map { gettext("\($0.given) given, \($0.got) got") } ?? "")" }),
            ]
            columns += more.filter { column in contacts.contains { column.cell($0).width > 0 } }
        }
        let rows = contacts.map { contact in columns.map { $0.cell(contact) } }
        table(style.headings(columns.map(\.heading), over: rows) + rows, indent: 0)
    }
}

extension WireContact {
    /// `every 6 weeks`, or `ignored`; nil where nothing reminds of the contact.
    var cadenceInWords: String? {
        if ignored { return gettext("ignored") }
        return every.map { gettext(Wording.every($0)) }
    }

    /// `every year`; nil where any means will do.
    var inPersonInWords: String? {
        inPerson.map { gettext(Wording.every($0)) }
    }

    /// `call 7 weeks ago`; nil where there was no contact.
    func lastContactInWords(_ clock: LocalClock) -> String? {
        lastContact.map {
            gettext("\(Wording.noun(lastVia ?? .other)) \(Wording.day($0, today: clock.today))", context: "last contact")
        }
    }

    fileprivate func nextDueCell(_ clock: LocalClock) -> Table.Cell {
        guard let next = nextDue else { return "-" }
        if pausedBy != nil { return "\(gettext("paused"))" }
        if next == clock.today { return "\(gettext("today"))" }
        return next < clock.today
            ? Table.Cell(gettext("since \(next.short(today: clock.today))"), .warning) : Table.Cell(next.short(today: clock.today))
    }
}

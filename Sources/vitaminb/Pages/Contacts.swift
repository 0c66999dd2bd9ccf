import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// `list`: a contact a row.
extension Page {
    /// From this width on, in cells, there is room for more columns.
    private static let wide = 120

    /// One contact a row; a terminal gets the columns' names above, and a wide one more columns.
    mutating func contacts(_ contacts: [WireContact], clock: LocalClock) {
        let (cadences, interactions, days) = (CellCache<Cadence>(), CellCache<LastContact>(), CellCache<CivilDate>())
        var columns: [(heading: String, cell: (WireContact) -> Table.Cell)] = [
            (gettext("NAME"), { Table.Cell($0.name) }),
            (
                gettext("CADENCE"),
                { contact in cadences.cell(contact.ignored ? nil : contact.every) { contact.cadence.map { Table.Cell($0) } ?? "-" } }
            ),
            (
                gettext("LAST CONTACT"),
                { contact in interactions.cell(contact.last) { contact.lastContact(clock).map { Table.Cell($0) } ?? "-" } }
            ),
            (
                gettext("NEXT DUE"),
                { contact in days.cell(contact.pausedBy == nil ? contact.nextDue : nil) { contact.nextDueCell(clock) } }
            ),
            (gettext("GROUPS"), { Table.Cell($0.groups.joined(separator: ", ")) }),
        ]
        if let width = style.width, width >= Self.wide {
            let more: [(heading: String, cell: (WireContact) -> Table.Cell)] = [
                (gettext("IN PERSON"), { $0.cadenceInPerson.map { Table.Cell($0) } ?? "" }),
                (gettext("ORGANIZATION"), { "\($0.organization ?? "")" }),
                (gettext("MET"), { $0.met.map { Table.Cell(clock.shortDay($0)) } ?? "" }),
                (gettext("BALANCE"), { $0.favors.map { Table.Cell(Phrase("\($0.given) given, \($0.got) got")) } ?? "" }),
            ]
            columns += more.filter { column in contacts.contains { column.cell($0).width > 0 } }
        }
        let rows = contacts.map { contact in columns.map { $0.cell(contact) } }
        table(style.headings(columns.map(\.heading), over: rows) + rows, indent: 0)
    }
}

/// Cells that many rows have in common: finding one takes less than saying it again.
private final class CellCache<Value: Hashable> {
    private var cells: [Value: Table.Cell] = [:]

    /// The cell for this value; without one it is made.
    func cell(_ value: Value?, _ make: () -> Table.Cell) -> Table.Cell {
        guard let value else { return make() }
        if let cell = cells[value] { return cell }
        let cell = make()
        cells[value] = cell
        return cell
    }
}

extension WireContact {
    fileprivate var last: LastContact? { lastContact.map { LastContact(date: $0, via: lastVia ?? .other) } }

    fileprivate func nextDueCell(_ clock: LocalClock) -> Table.Cell {
        guard let next = nextDue else { return "-" }
        if pausedBy != nil { return Table.Cell(Phrase("paused")) }
        if next == clock.today { return Table.Cell(Phrase("today")) }
        return next < clock.today ? Table.Cell(Phrase("since \(clock.shortDay(next))"), .warning) : Table.Cell(clock.shortDay(next))
    }
}

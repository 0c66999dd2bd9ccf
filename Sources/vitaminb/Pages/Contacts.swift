import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// The rows of `list`, a contact each; made one by one, as the contacts arrive.
struct ContactRows {
    /// From this width on, in cells, there is room for more columns.
    private static let wide = 120

    private let columns: [(heading: String, cell: (WireContact) -> Table.Cell)]
    /// The columns from this one on are shown if anything is in them.
    private let firstOptional: Int
    private var rows: [[Table.Cell]] = []

    /// - Parameter width: of the terminal, in cells; nil if lines need not fit.
    init(_ clock: LocalClock, width: Int?) {
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
        firstOptional = columns.count
        if let width, width >= Self.wide {
            columns += [
                (gettext("IN PERSON"), { $0.cadenceInPerson.map { Table.Cell($0) } ?? "" }),
                (gettext("ORGANIZATION"), { "\($0.organization ?? "")" }),
                (gettext("MET"), { $0.met.map { Table.Cell(clock.shortDay($0)) } ?? "" }),
                (gettext("BALANCE"), { $0.favors.map { Table.Cell(Phrase("\($0.given) given, \($0.got) got")) } ?? "" }),
            ]
        }
        self.columns = columns
    }

    mutating func add(_ contacts: [WireContact]) {
        for contact in contacts { rows.append(columns.map { $0.cell(contact) }) }
    }

    var isEmpty: Bool { rows.isEmpty }

    /// The columns' names, and the cells below them.
    fileprivate var table: (headings: [String], cells: [[Table.Cell]]) {
        let shown = columns.indices.filter { column in column < firstOptional || rows.contains { $0[column].width > 0 } }
        let cells = shown.count == columns.count ? rows : rows.map { row in shown.map { row[$0] } }
        return (shown.map { columns[$0].heading }, cells)
    }
}

extension Page {
    /// `list`: a contact a row. A terminal gets the columns' names above.
    mutating func contacts(_ rows: ContactRows) {
        let (headings, cells) = rows.table
        table(style.headings(headings, over: cells) + cells, indent: 0)
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

import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `balance NAME`: the favors of one contact.
struct Ledger: JSONWritable {
    let contact: WireContact
    let entries: [WireEntry]

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("contact", contact)
            json.member("entries", entries)
        }
    }
}

extension Page {
    /// One contact a row: the balance of favors, and the counts behind it.
    mutating func balance(_ contacts: [WireContact]) {
        let rows: [[Table.Cell]] = contacts.map { contact in
            let favors = contact.favors ?? Favors()
            return [
                "\(contact.name)", contact.balance.map { Table.Cell($0) } ?? "", "\(String(favors.given))", "\(String(favors.got))",
                "\(favors.gotLast ? gettext("you got") : gettext("you gave"))",
            ]
        }
        let names = [gettext("NAME"), gettext("BALANCE"), gettext("GIVEN"), gettext("GOT"), gettext("LAST")]
        table(style.headings(names, over: rows) + rows, indent: 0)
    }

    /// What the favors of one contact suggest, and each of them, oldest first.
    mutating func ledger(_ ledger: Ledger, clock: LocalClock) {
        let sum =
            ledger.contact.adviceOnFavors ?? (ledger.entries.isEmpty ? Phrase("no favors yet") : Phrase("give and take are even"))
        line(ledger.contact.name, .strong)
        line("  \(gettext(sum))")
        table(ledger.entries.map { $0.row(clock) }, fits: false)
    }
}

extension [WireContact] {
    /// Sorted by the absolute balance of favors, the largest first; equal ones by name.
    var mostOneSidedFirst: [WireContact] {
        let keyed = map { (contact: $0, distance: abs($0.favors?.balance ?? 0), name: $0.name.folded) }
        return keyed.sorted { ($1.distance, $0.name, $0.contact.uid.rawValue) < ($0.distance, $1.name, $1.contact.uid.rawValue) }.map(
            \.contact)
    }
}

extension WireEntry {
    /// Whether it is about favors.
    var isOfLedger: Bool {
        switch verb {
        case .known(.gave), .known(.got), .known(.settled): true
        default: false
        }
    }
}

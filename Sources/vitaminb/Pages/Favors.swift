import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink

/// Give and take with one contact: what `balance NAME` prints as JSON, and as a page.
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
    /// One contact a row: in which direction it is one-sided, and how it came to that.
    mutating func balance(_ contacts: [WireContact]) {
        let rows: [[Table.Cell]] = contacts.map { contact in
            let favors = contact.favors ?? Favors()
            return [
                "\(contact.name)", "\(contact.balanceInWords ?? "")", "\(String(favors.given))", "\(String(favors.got))",
                "\(favors.gotLast ? gettext("you got") : gettext("you gave"))",
            ]
        }
        let names = [gettext("NAME"), gettext("BALANCE"), gettext("GIVEN"), gettext("GOT"), gettext("LAST")]
        table(style.headings(names, over: rows) + rows, indent: 0)
    }

    /// What follows from give and take with one contact, and every favor, oldest first.
    mutating func ledger(_ ledger: Ledger, clock: LocalClock) {
        let suggestion = ledger.contact.favors.flatMap(Reason.suggestion).map { gettext($0) }
        let sum =
            suggestion ?? ledger.contact.balanceInWords
            ?? (ledger.entries.isEmpty ? gettext("no favors yet") : gettext("give and take are even"))
        line("\(ledger.contact.name): \(sum)", .strong)
        table(ledger.entries.map { $0.row(clock) }, fits: false)
    }
}

extension [WireContact] {
    /// By how far give and take are from even; where that is the same, by name.
    var mostOneSidedFirst: [WireContact] {
        let keyed = map { (contact: $0, distance: abs($0.favors?.balance ?? 0), name: $0.name.folded) }
        return keyed.sorted { ($1.distance, $0.name, $0.contact.uid.rawValue) < ($0.distance, $1.name, $1.contact.uid.rawValue) }.map(
            \.contact)
    }
}

extension WireEntry {
    /// Whether it is about give and take.
    var isOfLedger: Bool {
        switch verb {
        case .known(.gave), .known(.got), .known(.settled): true
        default: false
        }
    }
}

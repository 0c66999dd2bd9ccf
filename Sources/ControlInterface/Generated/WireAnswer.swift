// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// What was said of a contact, a group or everybody, and what follows from it.
package struct WireAnswer: JSONValue, Equatable, Sendable {
    /// The contact as it is now; absent: it is about a group or everybody.
    package var contact: WireContact?
    /// What the journal got; of an undo, what was taken back.
    package var entry: WireEntry
    /// Whether it was said within the last minute already: then it was not noted again.
    package var repeated: Bool
    /// What it closed of what was due for the contact, or promised.
    package var closed: [WireReminder]
    /// Which reminder to be in touch with the contact, or to see each other, comes first; it may be due now.
    package var next: WireReminder?
    /// What else is open: promises, whatever their day, and all that is due.
    package var open: [WireReminder]
    /// Of a pause: birthdays, anniversaries and promises that fall into it; of its end: those that fell into it. The first hundred by
    /// day.
    package var silent: [WireReminder]
    /// Of the end of a pause: the others, of groups and of everybody, that go on.
    package var pauses: [WirePlannedPause]
    /// Of a cadence: whether the contact was ignored before.
    package var again: Bool?

    package init(
        contact: WireContact? = nil, entry: WireEntry, repeated: Bool, closed: [WireReminder],
        next: WireReminder? = nil, open: [WireReminder], silent: [WireReminder], pauses: [WirePlannedPause],
        again: Bool? = nil) {
        self.contact = contact
        self.entry = entry
        self.repeated = repeated
        self.closed = closed
        self.next = next
        self.open = open
        self.silent = silent
        self.pauses = pauses
        self.again = again
    }

    private static let names = JSONNames(
        "contact", "entry", "repeated", "closed", "next", "open", "silent", "pauses", "again")

    package init(json: inout JSONReader) throws(JSONError) {
        var contact: WireContact?
        var entry: WireEntry?
        var repeated: Bool?
        var closed: [WireReminder]?
        var next: WireReminder?
        var open: [WireReminder]?
        var silent: [WireReminder]?
        var pauses: [WirePlannedPause]?
        var again: Bool?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: contact = try WireContact(json: &json)
            case 1: entry = try WireEntry(json: &json)
            case 2: repeated = try json.bool()
            case 3: closed = try [WireReminder](json: &json)
            case 4: next = try WireReminder(json: &json)
            case 5: open = try [WireReminder](json: &json)
            case 6: silent = try [WireReminder](json: &json)
            case 7: pauses = try [WirePlannedPause](json: &json)
            case 8: again = try json.bool()
            default: try json.skipValue()
            }
        }
        guard let entry else { throw json.missing("entry") }
        guard let repeated else { throw json.missing("repeated") }
        guard let closed else { throw json.missing("closed") }
        guard let open else { throw json.missing("open") }
        guard let silent else { throw json.missing("silent") }
        guard let pauses else { throw json.missing("pauses") }
        self.init(
            contact: contact, entry: entry, repeated: repeated, closed: closed, next: next, open: open, silent: silent,
            pauses: pauses, again: again)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        if let contact {
            json.beginMember("contact")
            contact.write(to: &json)
        }
        json.beginMember("entry")
        entry.write(to: &json)
        json.beginMember("repeated")
        repeated.write(to: &json)
        json.beginMember("closed")
        closed.write(to: &json)
        if let next {
            json.beginMember("next")
            next.write(to: &json)
        }
        json.beginMember("open")
        open.write(to: &json)
        json.beginMember("silent")
        silent.write(to: &json)
        json.beginMember("pauses")
        pauses.write(to: &json)
        if let again {
            json.beginMember("again")
            again.write(to: &json)
        }
        json.endObject()
    }
}

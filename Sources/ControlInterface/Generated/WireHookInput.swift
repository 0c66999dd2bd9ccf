// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// What a hook reads, as one line of JSON. Of reminders that were told it has reminders; of what somebody said the rest.
package struct WireHookInput: JSONValue, Equatable, Sendable {
    /// reminder, acknowledged, snoozed, skipped or undone: the hook's first argument.
    package var event: String
    /// Those that were told at once; of more than 50 the first.
    package var reminders: [WireReminder]?
    /// How many more there are.
    package var more: Int?
    /// Whom it is about.
    package var contact: ContactID?
    /// The contact's name.
    package var name: String?
    /// What the journal got.
    package var entry: WireEntry?

    package init(
        event: String, reminders: [WireReminder]? = nil, more: Int? = nil, contact: ContactID? = nil,
        name: String? = nil, entry: WireEntry? = nil) {
        self.event = event
        self.reminders = reminders
        self.more = more
        self.contact = contact
        self.name = name
        self.entry = entry
    }

    private static let names = JSONNames("event", "reminders", "more", "contact", "name", "entry")

    package init(json: inout JSONReader) throws(JSONError) {
        var event: String?
        var reminders: [WireReminder]?
        var more: Int?
        var contact: ContactID?
        var name: String?
        var entry: WireEntry?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: event = try json.string()
            case 1: reminders = try [WireReminder](json: &json)
            case 2: more = try json.int()
            case 3: contact = try ContactID(json: &json)
            case 4: name = try json.string()
            case 5: entry = try WireEntry(json: &json)
            default: try json.skipValue()
            }
        }
        guard let event else { throw json.missing("event") }
        self.init(event: event, reminders: reminders, more: more, contact: contact, name: name, entry: entry)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("event")
        event.write(to: &json)
        if let reminders {
            json.beginMember("reminders")
            reminders.write(to: &json)
        }
        if let more {
            json.beginMember("more")
            more.write(to: &json)
        }
        if let contact {
            json.beginMember("contact")
            contact.write(to: &json)
        }
        if let name {
            json.beginMember("name")
            name.write(to: &json)
        }
        if let entry {
            json.beginMember("entry")
            entry.write(to: &json)
        }
        json.endObject()
    }
}

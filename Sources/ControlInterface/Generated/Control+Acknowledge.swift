// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// "I got in touch": records an interaction (now, or when), closes what is due, restarts the clock from the interaction's date.
    package enum Acknowledge: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Acknowledge"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contacts: [String]
            /// By what means; absent: other.
            package var via: Via?
            /// When; absent: now.
            package var when: When?
            /// What is worth remembering.
            package var note: String?
            /// When to be reminded again, in place of a cadence after it.
            package var again: CivilDate?
            /// Whether that was given as a span from now.
            package var span: Bool?

            package init(
                contacts: [String], via: Via? = nil, when: When? = nil, note: String? = nil, again: CivilDate? = nil,
                span: Bool? = nil) {
                self.contacts = contacts
                self.via = via
                self.when = when
                self.note = note
                self.again = again
                self.span = span
            }

            private static let names = JSONNames("contacts", "via", "when", "note", "again", "span")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [String]?
                var via: Via?
                var when: When?
                var note: String?
                var again: CivilDate?
                var span: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [String](json: &json)
                    case 1: via = try Via(json: &json)
                    case 2: when = try When(json: &json)
                    case 3: note = try json.string()
                    case 4: again = try CivilDate(json: &json)
                    case 5: span = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let contacts else { throw json.missing("contacts") }
                self.init(contacts: contacts, via: via, when: when, note: note, again: again, span: span)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contacts")
                contacts.write(to: &json)
                if let via {
                    json.beginMember("via")
                    via.write(to: &json)
                }
                if let when {
                    json.beginMember("when")
                    when.write(to: &json)
                }
                if let note {
                    json.beginMember("note")
                    note.write(to: &json)
                }
                if let again {
                    json.beginMember("again")
                    again.write(to: &json)
                }
                if let span {
                    json.beginMember("span")
                    span.write(to: &json)
                }
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// One for each contact, or one for the group or everybody.
            package var answers: [WireAnswer]

            package init(answers: [WireAnswer]) {
                self.answers = answers
            }

            private static let names = JSONNames("answers")

            package init(json: inout JSONReader) throws(JSONError) {
                var answers: [WireAnswer]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: answers = try [WireAnswer](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let answers else { throw json.missing("answers") }
                self.init(answers: answers)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("answers")
                answers.write(to: &json)
                json.endObject()
            }
        }
    }
}

// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Corrects what an entry says. What is absent stays as it is. The corrected entry is said.
    package enum Amend: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Amend"

        package struct Parameters: JSONValue, Equatable, Sendable {
            /// The entry's id, or its first digits, at least four.
            package var entry: String
            /// Of an interaction: by what means.
            package var via: Via?
            /// Of an interaction: when it happened.
            package var when: When?
            /// Of an interaction: what is worth remembering; empty: nothing.
            package var note: String?
            /// Of a promise: its day.
            package var on: CivilDate?
            /// What was promised, given or got.
            package var text: String?

            package init(
                entry: String, via: Via? = nil, when: When? = nil, note: String? = nil, on: CivilDate? = nil,
                text: String? = nil) {
                self.entry = entry
                self.via = via
                self.when = when
                self.note = note
                self.on = on
                self.text = text
            }

            private static let names = JSONNames("entry", "via", "when", "note", "on", "text")

            package init(json: inout JSONReader) throws(JSONError) {
                var entry: String?
                var via: Via?
                var when: When?
                var note: String?
                var on: CivilDate?
                var text: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: entry = try json.string()
                    case 1: via = try Via(json: &json)
                    case 2: when = try When(json: &json)
                    case 3: note = try json.string()
                    case 4: on = try CivilDate(json: &json)
                    case 5: text = try json.string()
                    default: try json.skipValue()
                    }
                }
                guard let entry else { throw json.missing("entry") }
                self.init(entry: entry, via: via, when: when, note: note, on: on, text: text)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("entry")
                entry.write(to: &json)
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
                if let on {
                    json.beginMember("on")
                    on.write(to: &json)
                }
                if let text {
                    json.beginMember("text")
                    text.write(to: &json)
                }
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}

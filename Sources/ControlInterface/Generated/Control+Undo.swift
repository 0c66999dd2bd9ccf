// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import FoundationEssentials
import KeepInTouch
import Varlink

extension Control {
    /// Takes something back: all of the last act; or, with a contact, that contact's part of the last act about them; or this entry.
    /// What was taken back is said; if that is an undo, what it took back counts again.
    package enum Undo: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Undo"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String?
            /// An entry's id, or its first digits, at least four.
            package var entry: String?
            /// What entries have in common that were said at once: all of them.
            package var act: UUID?

            package init(contact: String? = nil, entry: String? = nil, act: UUID? = nil) {
                self.contact = contact
                self.entry = entry
                self.act = act
            }

            private static let names = JSONNames("contact", "entry", "act")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var entry: String?
                var act: UUID?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: entry = try json.string()
                    case 2: act = try UUID(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(contact: contact, entry: entry, act: act)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let contact {
                    json.beginMember("contact")
                    contact.write(to: &json)
                }
                if let entry {
                    json.beginMember("entry")
                    entry.write(to: &json)
                }
                if let act {
                    json.beginMember("act")
                    act.write(to: &json)
                }
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            package var answers: [WireAnswer]
            /// Of whom the same act said something that stays.
            package var others: [WireContact]
            /// Of a merge: where the other contact's card is now; absent: the trash no longer has it.
            package var file: String?
            /// Of a merge, where the card of the one who stays has changed since, and so is not put back: a copy of it as it was before.
            package var former: String?

            package init(answers: [WireAnswer], others: [WireContact], file: String? = nil, former: String? = nil) {
                self.answers = answers
                self.others = others
                self.file = file
                self.former = former
            }

            private static let names = JSONNames("answers", "others", "file", "former")

            package init(json: inout JSONReader) throws(JSONError) {
                var answers: [WireAnswer]?
                var others: [WireContact]?
                var file: String?
                var former: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: answers = try [WireAnswer](json: &json)
                    case 1: others = try [WireContact](json: &json)
                    case 2: file = try json.string()
                    case 3: former = try json.string()
                    default: try json.skipValue()
                    }
                }
                guard let answers else { throw json.missing("answers") }
                guard let others else { throw json.missing("others") }
                self.init(answers: answers, others: others, file: file, former: former)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("answers")
                answers.write(to: &json)
                json.beginMember("others")
                others.write(to: &json)
                if let file {
                    json.beginMember("file")
                    file.write(to: &json)
                }
                if let former {
                    json.beginMember("former")
                    former.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}

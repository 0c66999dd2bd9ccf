// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Why each of the contact's reminders is due when it is.
    package enum Explain: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Explain"
        package typealias Parameters = GetContact.Parameters

        package struct Reply: JSONValue, Equatable, Sendable {
            package var contact: WireContact
            /// Why no keep-in-touch reminder comes; absent: one does.
            package var silence: Silence?
            /// One for each reminder.
            package var explanations: [WireExplanation]

            package init(contact: WireContact, silence: Silence? = nil, explanations: [WireExplanation]) {
                self.contact = contact
                self.silence = silence
                self.explanations = explanations
            }

            private static let names = JSONNames("contact", "silence", "explanations")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: WireContact?
                var silence: Silence?
                var explanations: [WireExplanation]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try WireContact(json: &json)
                    case 1: silence = try Silence(json: &json)
                    case 2: explanations = try [WireExplanation](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let explanations else { throw json.missing("explanations") }
                self.init(contact: contact, silence: silence, explanations: explanations)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                if let silence {
                    json.beginMember("silence")
                    silence.write(to: &json)
                }
                json.beginMember("explanations")
                explanations.write(to: &json)
                json.endObject()
            }
        }
    }
}

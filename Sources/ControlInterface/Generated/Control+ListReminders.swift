// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// What is due: occasions and promises by day, then people by days late as a share of their step; snoozed reminders at the end.
    /// Each reply has some of them.
    package enum ListReminders: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListReminders"

        package struct Parameters: JSONValue, Equatable, Sendable {
            /// Also what falls due up to this day, in order.
            package var through: CivilDate?

            package init(through: CivilDate? = nil) {
                self.through = through
            }

            private static let names = JSONNames("through")

            package init(json: inout JSONReader) throws(JSONError) {
                var through: CivilDate?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: through = try CivilDate(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(through: through)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let through {
                    json.beginMember("through")
                    through.write(to: &json)
                }
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// A part of the list.
            package var reminders: [WireReminder]

            package init(reminders: [WireReminder]) {
                self.reminders = reminders
            }

            private static let names = JSONNames("reminders")

            package init(json: inout JSONReader) throws(JSONError) {
                var reminders: [WireReminder]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: reminders = try [WireReminder](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let reminders else { throw json.missing("reminders") }
                self.init(reminders: reminders)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("reminders")
                reminders.write(to: &json)
                json.endObject()
            }
        }
    }
}

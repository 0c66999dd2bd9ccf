// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// What is due now, then every change, until the caller hangs up.
    package enum Subscribe: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Subscribe"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            package var event: WireEventKind?
            package var reminder: WireReminder?

            package init(event: WireEventKind? = nil, reminder: WireReminder? = nil) {
                self.event = event
                self.reminder = reminder
            }

            private static let names = JSONNames("event", "reminder")

            package init(json: inout JSONReader) throws(JSONError) {
                var event: WireEventKind?
                var reminder: WireReminder?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: event = try WireEventKind(json: &json)
                    case 1: reminder = try WireReminder(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(event: event, reminder: reminder)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let event {
                    json.beginMember("event")
                    event.write(to: &json)
                }
                if let reminder {
                    json.beginMember("reminder")
                    reminder.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}

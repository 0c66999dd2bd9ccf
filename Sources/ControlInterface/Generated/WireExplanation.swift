// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// Why a reminder is due on its day, and when it is told: the planner's steps, in its order.
package struct WireExplanation: JSONValue, Equatable, Sendable {
    package var reminder: WireReminder
    package var steps: [WireStep]

    package init(reminder: WireReminder, steps: [WireStep]) {
        self.reminder = reminder
        self.steps = steps
    }

    private static let names = JSONNames("reminder", "steps")

    package init(json: inout JSONReader) throws(JSONError) {
        var reminder: WireReminder?
        var steps: [WireStep]?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: reminder = try WireReminder(json: &json)
            case 1: steps = try [WireStep](json: &json)
            default: try json.skipValue()
            }
        }
        guard let reminder else { throw json.missing("reminder") }
        guard let steps else { throw json.missing("steps") }
        self.init(reminder: reminder, steps: steps)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("reminder")
        reminder.write(to: &json)
        json.beginMember("steps")
        steps.write(to: &json)
        json.endObject()
    }
}

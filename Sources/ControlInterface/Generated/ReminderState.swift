// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// What state a reminder is in. A snoozed or a paused one may be overdue at the same time: see its days.
extension Reminder.State: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        switch try json.string() {
        case "upcoming": self = .upcoming
        case "due": self = .due
        case "overdue": self = .overdue
        case "snoozed": self = .snoozed
        case "paused": self = .paused
        default: throw json.error("not one of the interface's ReminderState")
        }
    }

    package func write(to json: inout JSONWriter) {
        switch self {
        case .upcoming: json.write("upcoming")
        case .due: json.write("due")
        case .overdue: json.write("overdue")
        case .snoozed: json.write("snoozed")
        case .paused: json.write("paused")
        }
    }
}

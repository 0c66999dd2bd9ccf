// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// Where something can be noticed.
extension Evidence.Source: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        switch try json.string() {
        case "mail": self = .mail
        case "calendar": self = .calendar
        case "calls": self = .calls
        default: throw json.error("not one of the interface's EvidenceSource")
        }
    }

    package func write(to json: inout JSONWriter) {
        switch self {
        case .mail: json.write("mail")
        case .calendar: json.write("calendar")
        case .calls: json.write("calls")
        }
    }
}

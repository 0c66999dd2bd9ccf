// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// Who turned to whom.
extension Evidence.Direction: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        switch try json.string() {
        case "out": self = .out
        case "in": self = .in
        case "both": self = .both
        default: throw json.error("not one of the interface's EvidenceDirection")
        }
    }

    package func write(to json: inout JSONWriter) {
        switch self {
        case .out: json.write("out")
        case .in: json.write("in")
        case .both: json.write("both")
        }
    }
}

// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// What starts a clock: an interaction, a skip, or that tracking began and there was no interaction yet.
extension ClockCause: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        switch try json.string() {
        case "interaction": self = .interaction
        case "skip": self = .skip
        case "began": self = .began
        default: throw json.error("not one of the interface's ClockCause")
        }
    }

    package func write(to json: inout JSONWriter) {
        switch self {
        case .interaction: json.write("interaction")
        case .skip: json.write("skip")
        case .began: json.write("began")
        }
    }
}

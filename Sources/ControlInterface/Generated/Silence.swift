// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// Why no keep-in-touch reminder comes: the contact is ignored, has no cadence, or has died.
extension Silence: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        switch try json.string() {
        case "ignored": self = .ignored
        case "noCadence": self = .noCadence
        case "dead": self = .dead
        default: throw json.error("not one of the interface's Silence")
        }
    }

    package func write(to json: inout JSONWriter) {
        switch self {
        case .ignored: json.write("ignored")
        case .noCadence: json.write("noCadence")
        case .dead: json.write("dead")
        }
    }
}

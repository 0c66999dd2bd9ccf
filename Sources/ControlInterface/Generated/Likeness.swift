// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// By what two contacts are alike.
extension Duplicate.Reason: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        switch try json.string() {
        case "email": self = .email
        case "telephone": self = .telephone
        case "name": self = .name
        default: throw json.error("not one of the interface's Likeness")
        }
    }

    package func write(to json: inout JSONWriter) {
        switch self {
        case .email: json.write("email")
        case .telephone: json.write("telephone")
        case .name: json.write("name")
        }
    }
}

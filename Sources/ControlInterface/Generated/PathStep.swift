// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// What to do first on the way into an organization: ask, give before you ask, or get in touch.
extension Path.Step: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        switch try json.string() {
        case "ask": self = .ask
        case "give": self = .give
        case "getInTouch": self = .getInTouch
        default: throw json.error("not one of the interface's PathStep")
        }
    }

    package func write(to json: inout JSONWriter) {
        switch self {
        case .ask: json.write("ask")
        case .give: json.write("give")
        case .getInTouch: json.write("getInTouch")
        }
    }
}

// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// What becomes of what is noticed: it is not looked for, a person is asked, or it counts as contact.
extension EvidencePolicy.Setting: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        switch try json.string() {
        case "off": self = .off
        case "ask": self = .ask
        case "count": self = .count
        default: throw json.error("not one of the interface's EvidenceSetting")
        }
    }

    package func write(to json: inout JSONWriter) {
        switch self {
        case .off: json.write("off")
        case .ask: json.write("ask")
        case .count: json.write("count")
        }
    }
}

// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// By what means somebody was in touch.
extension Via: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        switch try json.string() {
        case "call": self = .call
        case "video": self = .video
        case "meal": self = .meal
        case "meeting": self = .meeting
        case "visit": self = .visit
        case "email": self = .email
        case "message": self = .message
        case "letter": self = .letter
        case "event": self = .event
        case "other": self = .other
        default: throw json.error("not one of the interface's Via")
        }
    }

    package func write(to json: inout JSONWriter) {
        switch self {
        case .call: json.write("call")
        case .video: json.write("video")
        case .meal: json.write("meal")
        case .meeting: json.write("meeting")
        case .visit: json.write("visit")
        case .email: json.write("email")
        case .message: json.write("message")
        case .letter: json.write("letter")
        case .event: json.write("event")
        case .other: json.write("other")
        }
    }
}

// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// Something that needs the user's hand.
package struct WireProblem: JSONValue, Equatable, Sendable {
    /// The file, or the folder, that it is about.
    package var file: String
    /// The line in the file, counted from 1.
    package var line: Int?
    /// What is wrong, and what to do.
    package var message: String

    package init(file: String, line: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    private static let names = JSONNames("file", "line", "message")

    package init(json: inout JSONReader) throws(JSONError) {
        var file: String?
        var line: Int?
        var message: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: file = try json.string()
            case 1: line = try json.int()
            case 2: message = try json.string()
            default: try json.skipValue()
            }
        }
        guard let file else { throw json.missing("file") }
        guard let message else { throw json.missing("message") }
        self.init(file: file, line: line, message: message)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("file")
        file.write(to: &json)
        if let line {
            json.beginMember("line")
            line.write(to: &json)
        }
        json.beginMember("message")
        message.write(to: &json)
        json.endObject()
    }
}

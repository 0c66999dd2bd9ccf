// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// Somebody whom a contact knows, or who knows them.
package struct WireAcquaintance: JSONValue, Equatable, Sendable {
    /// The UID of their card.
    package var uid: ContactID
    /// Their name.
    package var name: String

    package init(uid: ContactID, name: String) {
        self.uid = uid
        self.name = name
    }

    private static let names = JSONNames("uid", "name")

    package init(json: inout JSONReader) throws(JSONError) {
        var uid: ContactID?
        var name: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: uid = try ContactID(json: &json)
            case 1: name = try json.string()
            default: try json.skipValue()
            }
        }
        guard let uid else { throw json.missing("uid") }
        guard let name else { throw json.missing("name") }
        self.init(uid: uid, name: name)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("uid")
        uid.write(to: &json)
        json.beginMember("name")
        name.write(to: &json)
        json.endObject()
    }
}

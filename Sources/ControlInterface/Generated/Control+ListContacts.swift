// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// All contacts by name, or those that meet every condition given. Each reply has some of them.
    package enum ListContacts: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListContacts"

        package struct Parameters: JSONValue, Equatable, Sendable {
            /// Any part of the name.
            package var match: String?
            /// A group they are in.
            package var group: String?
            /// Only those with whom there was no interaction yet.
            package var neverContacted: Bool?
            /// Only those in no group.
            package var inNoGroup: Bool?
            /// Only those never reminded about.
            package var ignored: Bool?
            /// Only those with whom there is give and take.
            package var withFavors: Bool?

            package init(
                match: String? = nil, group: String? = nil, neverContacted: Bool? = nil, inNoGroup: Bool? = nil,
                ignored: Bool? = nil, withFavors: Bool? = nil) {
                self.match = match
                self.group = group
                self.neverContacted = neverContacted
                self.inNoGroup = inNoGroup
                self.ignored = ignored
                self.withFavors = withFavors
            }

            private static let names = JSONNames("match", "group", "neverContacted", "inNoGroup", "ignored", "withFavors")

            package init(json: inout JSONReader) throws(JSONError) {
                var match: String?
                var group: String?
                var neverContacted: Bool?
                var inNoGroup: Bool?
                var ignored: Bool?
                var withFavors: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: match = try json.string()
                    case 1: group = try json.string()
                    case 2: neverContacted = try json.bool()
                    case 3: inNoGroup = try json.bool()
                    case 4: ignored = try json.bool()
                    case 5: withFavors = try json.bool()
                    default: try json.skipValue()
                    }
                }
                self.init(
                    match: match, group: group, neverContacted: neverContacted, inNoGroup: inNoGroup, ignored: ignored,
                    withFavors: withFavors)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let match {
                    json.beginMember("match")
                    match.write(to: &json)
                }
                if let group {
                    json.beginMember("group")
                    group.write(to: &json)
                }
                if let neverContacted {
                    json.beginMember("neverContacted")
                    neverContacted.write(to: &json)
                }
                if let inNoGroup {
                    json.beginMember("inNoGroup")
                    inNoGroup.write(to: &json)
                }
                if let ignored {
                    json.beginMember("ignored")
                    ignored.write(to: &json)
                }
                if let withFavors {
                    json.beginMember("withFavors")
                    withFavors.write(to: &json)
                }
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// A part of the list.
            package var contacts: [WireContact]

            package init(contacts: [WireContact]) {
                self.contacts = contacts
            }

            private static let names = JSONNames("contacts")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [WireContact]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [WireContact](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let contacts else { throw json.missing("contacts") }
                self.init(contacts: contacts)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contacts")
                contacts.write(to: &json)
                json.endObject()
            }
        }
    }
}

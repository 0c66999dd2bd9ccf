// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Writes a new card into the first address book.
    package enum AddContact: VarlinkMethod {
        package static let name = "org.vitaminb.Control.AddContact"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var name: String
            package var groups: [String]?
            package var email: String?
            package var telephone: String?
            package var birthday: AnnualDay?
            /// A cadence of its own.
            package var every: Cadence?
            /// The day you met.
            package var met: CivilDate?

            package init(
                name: String, groups: [String]? = nil, email: String? = nil, telephone: String? = nil,
                birthday: AnnualDay? = nil, every: Cadence? = nil, met: CivilDate? = nil) {
                self.name = name
                self.groups = groups
                self.email = email
                self.telephone = telephone
                self.birthday = birthday
                self.every = every
                self.met = met
            }

            private static let names = JSONNames("name", "groups", "email", "telephone", "birthday", "every", "met")

            package init(json: inout JSONReader) throws(JSONError) {
                var name: String?
                var groups: [String]?
                var email: String?
                var telephone: String?
                var birthday: AnnualDay?
                var every: Cadence?
                var met: CivilDate?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: name = try json.string()
                    case 1: groups = try [String](json: &json)
                    case 2: email = try json.string()
                    case 3: telephone = try json.string()
                    case 4: birthday = try AnnualDay(json: &json)
                    case 5: every = try Cadence(json: &json)
                    case 6: met = try CivilDate(json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let name else { throw json.missing("name") }
                self.init(
                    name: name, groups: groups, email: email, telephone: telephone, birthday: birthday, every: every, met: met)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("name")
                name.write(to: &json)
                if let groups {
                    json.beginMember("groups")
                    groups.write(to: &json)
                }
                if let email {
                    json.beginMember("email")
                    email.write(to: &json)
                }
                if let telephone {
                    json.beginMember("telephone")
                    telephone.write(to: &json)
                }
                if let birthday {
                    json.beginMember("birthday")
                    birthday.write(to: &json)
                }
                if let every {
                    json.beginMember("every")
                    every.write(to: &json)
                }
                if let met {
                    json.beginMember("met")
                    met.write(to: &json)
                }
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// The new contact.
            package var contact: WireContact
            /// The card's file.
            package var file: String

            package init(contact: WireContact, file: String) {
                self.contact = contact
                self.file = file
            }

            private static let names = JSONNames("contact", "file")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: WireContact?
                var file: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try WireContact(json: &json)
                    case 1: file = try json.string()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let file else { throw json.missing("file") }
                self.init(contact: contact, file: file)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                json.beginMember("file")
                file.write(to: &json)
                json.endObject()
            }
        }
    }
}

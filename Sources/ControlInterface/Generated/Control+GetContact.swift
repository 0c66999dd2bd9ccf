// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// One contact, what is open for it, and from the card how to reach it.
    package enum GetContact: VarlinkMethod {
        package static let name = "org.vitaminb.Control.GetContact"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String

            package init(contact: String) {
                self.contact = contact
            }

            private static let names = JSONNames("contact")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    default: try json.skipValue()
                    }
                }
                self.init(contact: try json.required(contact, "contact"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("contact", contact)
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            package var contact: WireContact
            /// What is open, due or to come.
            package var reminders: [WireReminder]
            /// The card's e-mail addresses; of more than a hundred the first.
            package var emails: [String]
            /// The card's telephone numbers; of more than a hundred the first.
            package var telephones: [String]
            /// The card's organization.
            package var organization: String?
            /// The card's file.
            package var file: String
            /// Who introduced the contact to you, or knows them; at most 200.
            package var introducedBy: [WireAcquaintance]
            /// Whom the contact knows; at most 200.
            package var knows: [WireAcquaintance]

            package init(
                contact: WireContact, reminders: [WireReminder], emails: [String], telephones: [String],
                organization: String? = nil, file: String, introducedBy: [WireAcquaintance], knows: [WireAcquaintance]) {
                self.contact = contact
                self.reminders = reminders
                self.emails = emails
                self.telephones = telephones
                self.organization = organization
                self.file = file
                self.introducedBy = introducedBy
                self.knows = knows
            }

            private static let names = JSONNames(
                "contact", "reminders", "emails", "telephones", "organization", "file", "introducedBy", "knows")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: WireContact?
                var reminders: [WireReminder]?
                var emails: [String]?
                var telephones: [String]?
                var organization: String?
                var file: String?
                var introducedBy: [WireAcquaintance]?
                var knows: [WireAcquaintance]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try WireContact(json: &json)
                    case 1: reminders = try [WireReminder](json: &json)
                    case 2: emails = try [String](json: &json)
                    case 3: telephones = try [String](json: &json)
                    case 4: organization = try json.string()
                    case 5: file = try json.string()
                    case 6: introducedBy = try [WireAcquaintance](json: &json)
                    case 7: knows = try [WireAcquaintance](json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(
                    contact: try json.required(contact, "contact"), reminders: try json.required(reminders, "reminders"),
                    emails: try json.required(emails, "emails"), telephones: try json.required(telephones, "telephones"),
                    organization: organization, file: try json.required(file, "file"),
                    introducedBy: try json.required(introducedBy, "introducedBy"), knows: try json.required(knows, "knows"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("contact", contact)
                json.member("reminders", reminders)
                json.member("emails", emails)
                json.member("telephones", telephones)
                json.member("organization", organization)
                json.member("file", file)
                json.member("introducedBy", introducedBy)
                json.member("knows", knows)
                json.endObject()
            }
        }
    }
}

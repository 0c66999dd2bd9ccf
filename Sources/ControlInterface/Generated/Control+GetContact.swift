// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
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
                guard let contact else { throw json.missing("contact") }
                self.init(contact: contact)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
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
            /// Other dates of the card: each a label, and the date as 1985-12-31 or --12-31, or as the card writes it.
            package var dates: [WireLabelledDate]
            /// Whom the card names: a spouse, a child, an assistant; at most 20.
            package var related: [WireRelated]
            /// The card's file.
            package var file: String
            /// Who introduced the contact to you, or knows them; at most 200.
            package var introducedBy: [WireAcquaintance]
            /// Whom the contact knows; at most 200.
            package var knows: [WireAcquaintance]
            /// The day on which they wrote last, where you have not been in touch since.
            package var unanswered: CivilDate?

            package init(
                contact: WireContact, reminders: [WireReminder], emails: [String], telephones: [String],
                organization: String? = nil, dates: [WireLabelledDate], related: [WireRelated], file: String,
                introducedBy: [WireAcquaintance], knows: [WireAcquaintance], unanswered: CivilDate? = nil) {
                self.contact = contact
                self.reminders = reminders
                self.emails = emails
                self.telephones = telephones
                self.organization = organization
                self.dates = dates
                self.related = related
                self.file = file
                self.introducedBy = introducedBy
                self.knows = knows
                self.unanswered = unanswered
            }

            private static let names = JSONNames(
                "contact", "reminders", "emails", "telephones", "organization", "dates", "related", "file", "introducedBy",
                "knows", "unanswered")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: WireContact?
                var reminders: [WireReminder]?
                var emails: [String]?
                var telephones: [String]?
                var organization: String?
                var dates: [WireLabelledDate]?
                var related: [WireRelated]?
                var file: String?
                var introducedBy: [WireAcquaintance]?
                var knows: [WireAcquaintance]?
                var unanswered: CivilDate?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try WireContact(json: &json)
                    case 1: reminders = try [WireReminder](json: &json)
                    case 2: emails = try [String](json: &json)
                    case 3: telephones = try [String](json: &json)
                    case 4: organization = try json.string()
                    case 5: dates = try [WireLabelledDate](json: &json)
                    case 6: related = try [WireRelated](json: &json)
                    case 7: file = try json.string()
                    case 8: introducedBy = try [WireAcquaintance](json: &json)
                    case 9: knows = try [WireAcquaintance](json: &json)
                    case 10: unanswered = try CivilDate(json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let reminders else { throw json.missing("reminders") }
                guard let emails else { throw json.missing("emails") }
                guard let telephones else { throw json.missing("telephones") }
                guard let dates else { throw json.missing("dates") }
                guard let related else { throw json.missing("related") }
                guard let file else { throw json.missing("file") }
                guard let introducedBy else { throw json.missing("introducedBy") }
                guard let knows else { throw json.missing("knows") }
                self.init(
                    contact: contact, reminders: reminders, emails: emails, telephones: telephones, organization: organization,
                    dates: dates, related: related, file: file, introducedBy: introducedBy, knows: knows,
                    unanswered: unanswered)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                json.beginMember("reminders")
                reminders.write(to: &json)
                json.beginMember("emails")
                emails.write(to: &json)
                json.beginMember("telephones")
                telephones.write(to: &json)
                if let organization {
                    json.beginMember("organization")
                    organization.write(to: &json)
                }
                json.beginMember("dates")
                dates.write(to: &json)
                json.beginMember("related")
                related.write(to: &json)
                json.beginMember("file")
                file.write(to: &json)
                json.beginMember("introducedBy")
                introducedBy.write(to: &json)
                json.beginMember("knows")
                knows.write(to: &json)
                if let unanswered {
                    json.beginMember("unanswered")
                    unanswered.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}

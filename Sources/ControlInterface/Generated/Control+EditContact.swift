// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Changes a contact's card, and no other line than those of what is given. E-mail addresses and telephone numbers are added; the
    /// others are replaced, and removed where the text is empty (the name, the birthday and the day you met can't be).
    package enum EditContact: VarlinkMethod {
        package static let name = "org.vitaminb.Control.EditContact"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String
            package var name: String?
            package var emails: [String]?
            package var telephones: [String]?
            package var birthday: AnnualDay?
            package var nickname: String?
            package var organization: String?
            package var note: String?
            /// The day you met.
            package var met: CivilDate?
            /// Whether the card shall have no birthday any more.
            package var withoutBirthday: Bool?
            /// Whether the card shall have no day any more on which you met.
            package var withoutMet: Bool?

            package init(
                contact: String, name: String? = nil, emails: [String]? = nil, telephones: [String]? = nil,
                birthday: AnnualDay? = nil, nickname: String? = nil, organization: String? = nil, note: String? = nil,
                met: CivilDate? = nil, withoutBirthday: Bool? = nil, withoutMet: Bool? = nil) {
                self.contact = contact
                self.name = name
                self.emails = emails
                self.telephones = telephones
                self.birthday = birthday
                self.nickname = nickname
                self.organization = organization
                self.note = note
                self.met = met
                self.withoutBirthday = withoutBirthday
                self.withoutMet = withoutMet
            }

            private static let names = JSONNames(
                "contact", "name", "emails", "telephones", "birthday", "nickname", "organization", "note", "met",
                "withoutBirthday", "withoutMet")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var name: String?
                var emails: [String]?
                var telephones: [String]?
                var birthday: AnnualDay?
                var nickname: String?
                var organization: String?
                var note: String?
                var met: CivilDate?
                var withoutBirthday: Bool?
                var withoutMet: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: name = try json.string()
                    case 2: emails = try [String](json: &json)
                    case 3: telephones = try [String](json: &json)
                    case 4: birthday = try AnnualDay(json: &json)
                    case 5: nickname = try json.string()
                    case 6: organization = try json.string()
                    case 7: note = try json.string()
                    case 8: met = try CivilDate(json: &json)
                    case 9: withoutBirthday = try json.bool()
                    case 10: withoutMet = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                self.init(
                    contact: contact, name: name, emails: emails, telephones: telephones, birthday: birthday,
                    nickname: nickname, organization: organization, note: note, met: met, withoutBirthday: withoutBirthday,
                    withoutMet: withoutMet)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                if let name {
                    json.beginMember("name")
                    name.write(to: &json)
                }
                if let emails {
                    json.beginMember("emails")
                    emails.write(to: &json)
                }
                if let telephones {
                    json.beginMember("telephones")
                    telephones.write(to: &json)
                }
                if let birthday {
                    json.beginMember("birthday")
                    birthday.write(to: &json)
                }
                if let nickname {
                    json.beginMember("nickname")
                    nickname.write(to: &json)
                }
                if let organization {
                    json.beginMember("organization")
                    organization.write(to: &json)
                }
                if let note {
                    json.beginMember("note")
                    note.write(to: &json)
                }
                if let met {
                    json.beginMember("met")
                    met.write(to: &json)
                }
                if let withoutBirthday {
                    json.beginMember("withoutBirthday")
                    withoutBirthday.write(to: &json)
                }
                if let withoutMet {
                    json.beginMember("withoutMet")
                    withoutMet.write(to: &json)
                }
                json.endObject()
            }
        }
        package typealias Reply = AddToGroup.Reply
    }
}

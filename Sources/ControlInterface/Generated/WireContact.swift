// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// A person in the address book, and how they are kept in touch with.
package struct WireContact: JSONValue, Equatable, Sendable {
    /// The UID of the contact's card.
    package var uid: ContactID
    /// The card's FN.
    package var name: String
    /// The card's NICKNAME.
    package var nickname: String?
    /// The groups it is in, as the card writes them; case and accents make no difference.
    package var groups: [String]
    /// The cadence; absent: not tracked.
    package var every: Cadence?
    /// Where the cadence comes from: contact, default, or the name of a group.
    package var everyFrom: String?
    /// How often to see each other.
    package var inPerson: Cadence?
    /// By what it is paused: contact, everybody, or the name of a group.
    package var pausedBy: String?
    /// The day on which the pause is over, if it is known.
    package var pausedUntil: CivilDate?
    /// Never reminded about.
    package var ignored: Bool
    /// The day of the last interaction; absent: never contacted.
    package var lastContact: CivilDate?
    /// By what means that was.
    package var lastVia: Via?
    /// Where that was noticed; absent: somebody said so.
    package var lastFrom: Evidence.Source?
    /// The day on which the keep-in-touch reminder is or was due; occasions are not counted.
    package var nextDue: CivilDate?
    /// The card's BDAY.
    package var birthday: AnnualDay?
    /// The card's ORG.
    package var organization: String?
    /// The day you met: the card's X-VITAMINB-MET.
    package var met: CivilDate?
    /// How many favors you gave since give and take were settled; absent, as the next two: no favors.
    package var given: Int?
    /// How many favors you got.
    package var got: Int?
    /// Whether the last favor was one that you got.
    package var gotLast: Bool?
    /// The preferred e-mail address, where contacts are listed to be told apart.
    package var email: String?
    /// The date of death, as the card writes it: nobody is reminded of the dead.
    package var died: String?

    package init(
        uid: ContactID, name: String, nickname: String? = nil, groups: [String], every: Cadence? = nil,
        everyFrom: String? = nil, inPerson: Cadence? = nil, pausedBy: String? = nil, pausedUntil: CivilDate? = nil,
        ignored: Bool, lastContact: CivilDate? = nil, lastVia: Via? = nil, lastFrom: Evidence.Source? = nil,
        nextDue: CivilDate? = nil, birthday: AnnualDay? = nil, organization: String? = nil, met: CivilDate? = nil,
        given: Int? = nil, got: Int? = nil, gotLast: Bool? = nil, email: String? = nil, died: String? = nil) {
        self.uid = uid
        self.name = name
        self.nickname = nickname
        self.groups = groups
        self.every = every
        self.everyFrom = everyFrom
        self.inPerson = inPerson
        self.pausedBy = pausedBy
        self.pausedUntil = pausedUntil
        self.ignored = ignored
        self.lastContact = lastContact
        self.lastVia = lastVia
        self.lastFrom = lastFrom
        self.nextDue = nextDue
        self.birthday = birthday
        self.organization = organization
        self.met = met
        self.given = given
        self.got = got
        self.gotLast = gotLast
        self.email = email
        self.died = died
    }

    private static let names = JSONNames(
        "uid", "name", "nickname", "groups", "every", "everyFrom", "inPerson", "pausedBy", "pausedUntil", "ignored",
        "lastContact", "lastVia", "lastFrom", "nextDue", "birthday", "organization", "met", "given", "got", "gotLast",
        "email", "died")

    package init(json: inout JSONReader) throws(JSONError) {
        var uid: ContactID?
        var name: String?
        var nickname: String?
        var groups: [String]?
        var every: Cadence?
        var everyFrom: String?
        var inPerson: Cadence?
        var pausedBy: String?
        var pausedUntil: CivilDate?
        var ignored: Bool?
        var lastContact: CivilDate?
        var lastVia: Via?
        var lastFrom: Evidence.Source?
        var nextDue: CivilDate?
        var birthday: AnnualDay?
        var organization: String?
        var met: CivilDate?
        var given: Int?
        var got: Int?
        var gotLast: Bool?
        var email: String?
        var died: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: uid = try ContactID(json: &json)
            case 1: name = try json.string()
            case 2: nickname = try json.string()
            case 3: groups = try [String](json: &json)
            case 4: every = try Cadence(json: &json)
            case 5: everyFrom = try json.string()
            case 6: inPerson = try Cadence(json: &json)
            case 7: pausedBy = try json.string()
            case 8: pausedUntil = try CivilDate(json: &json)
            case 9: ignored = try json.bool()
            case 10: lastContact = try CivilDate(json: &json)
            case 11: lastVia = try Via(json: &json)
            case 12: lastFrom = try Evidence.Source(json: &json)
            case 13: nextDue = try CivilDate(json: &json)
            case 14: birthday = try AnnualDay(json: &json)
            case 15: organization = try json.string()
            case 16: met = try CivilDate(json: &json)
            case 17: given = try json.int()
            case 18: got = try json.int()
            case 19: gotLast = try json.bool()
            case 20: email = try json.string()
            case 21: died = try json.string()
            default: try json.skipValue()
            }
        }
        guard let uid else { throw json.missing("uid") }
        guard let name else { throw json.missing("name") }
        guard let groups else { throw json.missing("groups") }
        guard let ignored else { throw json.missing("ignored") }
        self.init(
            uid: uid, name: name, nickname: nickname, groups: groups, every: every, everyFrom: everyFrom,
            inPerson: inPerson, pausedBy: pausedBy, pausedUntil: pausedUntil, ignored: ignored,
            lastContact: lastContact, lastVia: lastVia, lastFrom: lastFrom, nextDue: nextDue, birthday: birthday,
            organization: organization, met: met, given: given, got: got, gotLast: gotLast, email: email, died: died)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("uid")
        uid.write(to: &json)
        json.beginMember("name")
        name.write(to: &json)
        if let nickname {
            json.beginMember("nickname")
            nickname.write(to: &json)
        }
        json.beginMember("groups")
        groups.write(to: &json)
        if let every {
            json.beginMember("every")
            every.write(to: &json)
        }
        if let everyFrom {
            json.beginMember("everyFrom")
            everyFrom.write(to: &json)
        }
        if let inPerson {
            json.beginMember("inPerson")
            inPerson.write(to: &json)
        }
        if let pausedBy {
            json.beginMember("pausedBy")
            pausedBy.write(to: &json)
        }
        if let pausedUntil {
            json.beginMember("pausedUntil")
            pausedUntil.write(to: &json)
        }
        json.beginMember("ignored")
        ignored.write(to: &json)
        if let lastContact {
            json.beginMember("lastContact")
            lastContact.write(to: &json)
        }
        if let lastVia {
            json.beginMember("lastVia")
            lastVia.write(to: &json)
        }
        if let lastFrom {
            json.beginMember("lastFrom")
            lastFrom.write(to: &json)
        }
        if let nextDue {
            json.beginMember("nextDue")
            nextDue.write(to: &json)
        }
        if let birthday {
            json.beginMember("birthday")
            birthday.write(to: &json)
        }
        if let organization {
            json.beginMember("organization")
            organization.write(to: &json)
        }
        if let met {
            json.beginMember("met")
            met.write(to: &json)
        }
        if let given {
            json.beginMember("given")
            given.write(to: &json)
        }
        if let got {
            json.beginMember("got")
            got.write(to: &json)
        }
        if let gotLast {
            json.beginMember("gotLast")
            gotLast.write(to: &json)
        }
        if let email {
            json.beginMember("email")
            email.write(to: &json)
        }
        if let died {
            json.beginMember("died")
            died.write(to: &json)
        }
        json.endObject()
    }
}

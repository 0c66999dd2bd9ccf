// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import FoundationEssentials
import KeepInTouch
import Varlink

/// Something said, as the journal keeps it.
package struct WireEntry: JSONValue, Equatable, Sendable {
    /// Its identity, the same on every machine.
    package var id: UUID
    /// When it was said.
    package var said: LocalInstant
    /// When what it is about happened.
    package var happened: LocalInstant
    /// The contact it is about; absent: it is about a group or everybody.
    package var contact: ContactID?
    /// The group it is about.
    package var group: String?
    /// began, told, ack, log, snooze, skip, track, ignore, pause, resume, promise, gave, got, settle, introduce, merge or undo.
    package var verb: Word<Verb>
    /// Of an interaction: by what means.
    package var via: Via?
    /// What was noted, promised, given or got.
    package var note: String?
    /// Of a snooze: when it ends; of a pause: the day on which it is over.
    package var until: When?
    /// Of a promise its day, of a pause its first day, of its end that day.
    package var day: CivilDate?
    /// Of "track": the cadence that was set.
    package var every: Cadence?
    /// Of "track": how often to see each other.
    package var inPerson: Cadence?
    /// Whom the contact introduced, or who was merged into it.
    package var other: ContactID?
    /// Their name, where there is a card.
    package var otherName: String?
    /// The ids of the reminders it answers.
    package var reminders: [String]
    /// Of an undo: the entry it takes back.
    package var undoes: UUID?
    /// Whether it was taken back.
    package var undone: Bool

    package init(
        id: UUID, said: LocalInstant, happened: LocalInstant, contact: ContactID? = nil, group: String? = nil,
        verb: Word<Verb>, via: Via? = nil, note: String? = nil, until: When? = nil, day: CivilDate? = nil,
        every: Cadence? = nil, inPerson: Cadence? = nil, other: ContactID? = nil, otherName: String? = nil,
        reminders: [String], undoes: UUID? = nil, undone: Bool) {
        self.id = id
        self.said = said
        self.happened = happened
        self.contact = contact
        self.group = group
        self.verb = verb
        self.via = via
        self.note = note
        self.until = until
        self.day = day
        self.every = every
        self.inPerson = inPerson
        self.other = other
        self.otherName = otherName
        self.reminders = reminders
        self.undoes = undoes
        self.undone = undone
    }

    private static let names = JSONNames(
        "id", "said", "happened", "contact", "group", "verb", "via", "note", "until", "day", "every", "inPerson",
        "other", "otherName", "reminders", "undoes", "undone")

    package init(json: inout JSONReader) throws(JSONError) {
        var id: UUID?
        var said: LocalInstant?
        var happened: LocalInstant?
        var contact: ContactID?
        var group: String?
        var verb: Word<Verb>?
        var via: Via?
        var note: String?
        var until: When?
        var day: CivilDate?
        var every: Cadence?
        var inPerson: Cadence?
        var other: ContactID?
        var otherName: String?
        var reminders: [String]?
        var undoes: UUID?
        var undone: Bool?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: id = try UUID(json: &json)
            case 1: said = try LocalInstant(json: &json)
            case 2: happened = try LocalInstant(json: &json)
            case 3: contact = try ContactID(json: &json)
            case 4: group = try json.string()
            case 5: verb = try Word<Verb>(json: &json)
            case 6: via = try Via(json: &json)
            case 7: note = try json.string()
            case 8: until = try When(json: &json)
            case 9: day = try CivilDate(json: &json)
            case 10: every = try Cadence(json: &json)
            case 11: inPerson = try Cadence(json: &json)
            case 12: other = try ContactID(json: &json)
            case 13: otherName = try json.string()
            case 14: reminders = try [String](json: &json)
            case 15: undoes = try UUID(json: &json)
            case 16: undone = try json.bool()
            default: try json.skipValue()
            }
        }
        self.init(
            id: try json.required(id, "id"), said: try json.required(said, "said"),
            happened: try json.required(happened, "happened"), contact: contact, group: group,
            verb: try json.required(verb, "verb"), via: via, note: note, until: until, day: day, every: every,
            inPerson: inPerson, other: other, otherName: otherName,
            reminders: try json.required(reminders, "reminders"), undoes: undoes,
            undone: try json.required(undone, "undone"))
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("said", said)
        json.member("happened", happened)
        json.member("contact", contact)
        json.member("group", group)
        json.member("verb", verb)
        json.member("via", via)
        json.member("note", note)
        json.member("until", until)
        json.member("day", day)
        json.member("every", every)
        json.member("inPerson", inPerson)
        json.member("other", other)
        json.member("otherName", otherName)
        json.member("reminders", reminders)
        json.member("undoes", undoes)
        json.member("undone", undone)
        json.endObject()
    }
}

// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import FoundationEssentials
import KeepInTouch
import Varlink

/// Something said, as the journal keeps it.
package struct WireEntry: JSONValue, Equatable, Sendable {
    /// Its identity, the same on every machine.
    package var id: UUID
    /// The first digits of that, as many as tell the entries in the same answer from one another, and at least four.
    package var shortID: String
    /// What was said at once has this in common.
    package var act: UUID
    /// When it was said.
    package var said: LocalInstant
    /// When what it is about happened.
    package var happened: LocalInstant
    /// The contact it is about; absent: it is about a group or everybody.
    package var contact: ContactID?
    /// The group it is about.
    package var group: String?
    /// began, told, ack, log, snooze, skip, track, ignore, pause, resume, promise, gave, got, settle, introduce, merge, undo, amend,
    /// redate, carry, assign, notice, confirm or dismiss.
    package var verb: Word<Verb>
    /// Of an interaction: by what means.
    package var via: Via?
    /// What was noted, promised, given or got; of "carry" the UID, of "assign" the groups.
    package var note: String?
    /// Of an interaction: whether its day is only about right.
    package var about: Bool?
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
    /// Of what is said of another entry (undo, amend, redate, confirm, dismiss): that entry.
    package var target: UUID?
    /// Whether it was taken back.
    package var undone: Bool
    /// Whether it was corrected. It is sent as it counts now.
    package var amended: Bool
    /// Of "notice": where.
    package var source: Evidence.Source?
    /// Of "notice": who turned to whom.
    package var direction: Evidence.Direction?
    /// Of "notice": whether it counts as contact.
    package var counts: Bool?

    package init(
        id: UUID, shortID: String, act: UUID, said: LocalInstant, happened: LocalInstant, contact: ContactID? = nil,
        group: String? = nil, verb: Word<Verb>, via: Via? = nil, note: String? = nil, about: Bool? = nil,
        until: When? = nil, day: CivilDate? = nil, every: Cadence? = nil, inPerson: Cadence? = nil,
        other: ContactID? = nil, otherName: String? = nil, reminders: [String], target: UUID? = nil, undone: Bool,
        amended: Bool, source: Evidence.Source? = nil, direction: Evidence.Direction? = nil, counts: Bool? = nil) {
        self.id = id
        self.shortID = shortID
        self.act = act
        self.said = said
        self.happened = happened
        self.contact = contact
        self.group = group
        self.verb = verb
        self.via = via
        self.note = note
        self.about = about
        self.until = until
        self.day = day
        self.every = every
        self.inPerson = inPerson
        self.other = other
        self.otherName = otherName
        self.reminders = reminders
        self.target = target
        self.undone = undone
        self.amended = amended
        self.source = source
        self.direction = direction
        self.counts = counts
    }

    private static let names = JSONNames(
        "id", "shortID", "act", "said", "happened", "contact", "group", "verb", "via", "note", "about", "until", "day",
        "every", "inPerson", "other", "otherName", "reminders", "target", "undone", "amended", "source", "direction",
        "counts")

    package init(json: inout JSONReader) throws(JSONError) {
        var id: UUID?
        var shortID: String?
        var act: UUID?
        var said: LocalInstant?
        var happened: LocalInstant?
        var contact: ContactID?
        var group: String?
        var verb: Word<Verb>?
        var via: Via?
        var note: String?
        var about: Bool?
        var until: When?
        var day: CivilDate?
        var every: Cadence?
        var inPerson: Cadence?
        var other: ContactID?
        var otherName: String?
        var reminders: [String]?
        var target: UUID?
        var undone: Bool?
        var amended: Bool?
        var source: Evidence.Source?
        var direction: Evidence.Direction?
        var counts: Bool?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: id = try UUID(json: &json)
            case 1: shortID = try json.string()
            case 2: act = try UUID(json: &json)
            case 3: said = try LocalInstant(json: &json)
            case 4: happened = try LocalInstant(json: &json)
            case 5: contact = try ContactID(json: &json)
            case 6: group = try json.string()
            case 7: verb = try Word<Verb>(json: &json)
            case 8: via = try Via(json: &json)
            case 9: note = try json.string()
            case 10: about = try json.bool()
            case 11: until = try When(json: &json)
            case 12: day = try CivilDate(json: &json)
            case 13: every = try Cadence(json: &json)
            case 14: inPerson = try Cadence(json: &json)
            case 15: other = try ContactID(json: &json)
            case 16: otherName = try json.string()
            case 17: reminders = try [String](json: &json)
            case 18: target = try UUID(json: &json)
            case 19: undone = try json.bool()
            case 20: amended = try json.bool()
            case 21: source = try Evidence.Source(json: &json)
            case 22: direction = try Evidence.Direction(json: &json)
            case 23: counts = try json.bool()
            default: try json.skipValue()
            }
        }
        guard let id else { throw json.missing("id") }
        guard let shortID else { throw json.missing("shortID") }
        guard let act else { throw json.missing("act") }
        guard let said else { throw json.missing("said") }
        guard let happened else { throw json.missing("happened") }
        guard let verb else { throw json.missing("verb") }
        guard let reminders else { throw json.missing("reminders") }
        guard let undone else { throw json.missing("undone") }
        guard let amended else { throw json.missing("amended") }
        self.init(
            id: id, shortID: shortID, act: act, said: said, happened: happened, contact: contact, group: group,
            verb: verb, via: via, note: note, about: about, until: until, day: day, every: every, inPerson: inPerson,
            other: other, otherName: otherName, reminders: reminders, target: target, undone: undone, amended: amended,
            source: source, direction: direction, counts: counts)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("id")
        id.write(to: &json)
        json.beginMember("shortID")
        shortID.write(to: &json)
        json.beginMember("act")
        act.write(to: &json)
        json.beginMember("said")
        said.write(to: &json)
        json.beginMember("happened")
        happened.write(to: &json)
        if let contact {
            json.beginMember("contact")
            contact.write(to: &json)
        }
        if let group {
            json.beginMember("group")
            group.write(to: &json)
        }
        json.beginMember("verb")
        verb.write(to: &json)
        if let via {
            json.beginMember("via")
            via.write(to: &json)
        }
        if let note {
            json.beginMember("note")
            note.write(to: &json)
        }
        if let about {
            json.beginMember("about")
            about.write(to: &json)
        }
        if let until {
            json.beginMember("until")
            until.write(to: &json)
        }
        if let day {
            json.beginMember("day")
            day.write(to: &json)
        }
        if let every {
            json.beginMember("every")
            every.write(to: &json)
        }
        if let inPerson {
            json.beginMember("inPerson")
            inPerson.write(to: &json)
        }
        if let other {
            json.beginMember("other")
            other.write(to: &json)
        }
        if let otherName {
            json.beginMember("otherName")
            otherName.write(to: &json)
        }
        json.beginMember("reminders")
        reminders.write(to: &json)
        if let target {
            json.beginMember("target")
            target.write(to: &json)
        }
        json.beginMember("undone")
        undone.write(to: &json)
        json.beginMember("amended")
        amended.write(to: &json)
        if let source {
            json.beginMember("source")
            source.write(to: &json)
        }
        if let direction {
            json.beginMember("direction")
            direction.write(to: &json)
        }
        if let counts {
            json.beginMember("counts")
            counts.write(to: &json)
        }
        json.endObject()
    }
}

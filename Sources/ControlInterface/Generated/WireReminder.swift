// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// One occurrence of something falling due for one contact.
package struct WireReminder: JSONValue, Equatable, Sendable {
    /// The same in the journal, on every stream and after every restart.
    package var id: String
    /// Who it is about.
    package var contact: ContactID
    /// The contact's name.
    package var name: String
    /// keep-in-touch, in-person, birthday, anniversary or promise.
    package var kind: Word<ReminderKind>
    /// Its state when it was sent.
    package var state: Reminder.State
    /// The day from which it is due; of an occasion and a promise the day that it is for.
    package var due: CivilDate
    /// The day from which it is overdue.
    package var overdue: CivilDate
    /// The day from which it is on the list: earlier than it is due where it is told ahead.
    package var opens: CivilDate
    /// Of an occasion: the day it is on.
    package var occasion: CivilDate?
    /// Of an occasion: how many years it makes, if that is known.
    package var years: Int?
    /// Of the birthday of somebody born on 29 February, whether it is on the 28th this time.
    package var leapDay: Bool?
    /// Of a yearly date that somebody gave a label: the label. Its kind is anniversary.
    package var label: String?
    /// Of a promise: what was promised.
    package var promise: String?
    /// Of keep-in-touch and in-person: the cadence it follows.
    package var every: Cadence?
    /// Of keep-in-touch and in-person: the day it is counted from.
    package var since: CivilDate?
    /// What happened on that day.
    package var cause: ClockCause?
    /// The day you met, while the reminders that follow from it come before the cadence.
    package var met: CivilDate?
    /// The day of the last interaction; absent: never contacted.
    package var lastContact: CivilDate?
    /// By what means that was.
    package var lastVia: Via?
    /// How many favors you gave; absent, as the next two, where the reminder says nothing of favors.
    package var given: Int?
    /// How many favors you got.
    package var got: Int?
    /// Whether the last favor was one that you got.
    package var gotLast: Bool?
    /// When it was last told.
    package var told: LocalInstant?
    /// How often it was told again because nobody answered; absent: never.
    package var repeats: Int?
    /// Whether it is one of today's: it was told and is open, or it will be told when the delivery window opens, if nobody says
    /// anything.
    package var today: Bool?
    /// Until when it is snoozed.
    package var snoozedUntil: LocalInstant?
    /// Whether that is only so that not everybody with whom somebody begins is due at once.
    package var spread: Bool?
    /// By what it is paused: contact, everybody, or the name of a group.
    package var pausedBy: String?
    /// The day on which the pause is over, if it is known.
    package var pausedUntil: CivilDate?
    /// All of this in one English sentence.
    package var reason: String

    package init(
        id: String, contact: ContactID, name: String, kind: Word<ReminderKind>, state: Reminder.State, due: CivilDate,
        overdue: CivilDate, opens: CivilDate, occasion: CivilDate? = nil, years: Int? = nil, leapDay: Bool? = nil,
        label: String? = nil, promise: String? = nil, every: Cadence? = nil, since: CivilDate? = nil,
        cause: ClockCause? = nil, met: CivilDate? = nil, lastContact: CivilDate? = nil, lastVia: Via? = nil,
        given: Int? = nil, got: Int? = nil, gotLast: Bool? = nil, told: LocalInstant? = nil, repeats: Int? = nil,
        today: Bool? = nil, snoozedUntil: LocalInstant? = nil, spread: Bool? = nil, pausedBy: String? = nil,
        pausedUntil: CivilDate? = nil, reason: String) {
        self.id = id
        self.contact = contact
        self.name = name
        self.kind = kind
        self.state = state
        self.due = due
        self.overdue = overdue
        self.opens = opens
        self.occasion = occasion
        self.years = years
        self.leapDay = leapDay
        self.label = label
        self.promise = promise
        self.every = every
        self.since = since
        self.cause = cause
        self.met = met
        self.lastContact = lastContact
        self.lastVia = lastVia
        self.given = given
        self.got = got
        self.gotLast = gotLast
        self.told = told
        self.repeats = repeats
        self.today = today
        self.snoozedUntil = snoozedUntil
        self.spread = spread
        self.pausedBy = pausedBy
        self.pausedUntil = pausedUntil
        self.reason = reason
    }

    private static let names = JSONNames(
        "id", "contact", "name", "kind", "state", "due", "overdue", "opens", "occasion", "years", "leapDay", "label",
        "promise", "every", "since", "cause", "met", "lastContact", "lastVia", "given", "got", "gotLast", "told",
        "repeats", "today", "snoozedUntil", "spread", "pausedBy", "pausedUntil", "reason")

    package init(json: inout JSONReader) throws(JSONError) {
        var id: String?
        var contact: ContactID?
        var name: String?
        var kind: Word<ReminderKind>?
        var state: Reminder.State?
        var due: CivilDate?
        var overdue: CivilDate?
        var opens: CivilDate?
        var occasion: CivilDate?
        var years: Int?
        var leapDay: Bool?
        var label: String?
        var promise: String?
        var every: Cadence?
        var since: CivilDate?
        var cause: ClockCause?
        var met: CivilDate?
        var lastContact: CivilDate?
        var lastVia: Via?
        var given: Int?
        var got: Int?
        var gotLast: Bool?
        var told: LocalInstant?
        var repeats: Int?
        var today: Bool?
        var snoozedUntil: LocalInstant?
        var spread: Bool?
        var pausedBy: String?
        var pausedUntil: CivilDate?
        var reason: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: id = try json.string()
            case 1: contact = try ContactID(json: &json)
            case 2: name = try json.string()
            case 3: kind = try Word<ReminderKind>(json: &json)
            case 4: state = try Reminder.State(json: &json)
            case 5: due = try CivilDate(json: &json)
            case 6: overdue = try CivilDate(json: &json)
            case 7: opens = try CivilDate(json: &json)
            case 8: occasion = try CivilDate(json: &json)
            case 9: years = try json.int()
            case 10: leapDay = try json.bool()
            case 11: label = try json.string()
            case 12: promise = try json.string()
            case 13: every = try Cadence(json: &json)
            case 14: since = try CivilDate(json: &json)
            case 15: cause = try ClockCause(json: &json)
            case 16: met = try CivilDate(json: &json)
            case 17: lastContact = try CivilDate(json: &json)
            case 18: lastVia = try Via(json: &json)
            case 19: given = try json.int()
            case 20: got = try json.int()
            case 21: gotLast = try json.bool()
            case 22: told = try LocalInstant(json: &json)
            case 23: repeats = try json.int()
            case 24: today = try json.bool()
            case 25: snoozedUntil = try LocalInstant(json: &json)
            case 26: spread = try json.bool()
            case 27: pausedBy = try json.string()
            case 28: pausedUntil = try CivilDate(json: &json)
            case 29: reason = try json.string()
            default: try json.skipValue()
            }
        }
        guard let id else { throw json.missing("id") }
        guard let contact else { throw json.missing("contact") }
        guard let name else { throw json.missing("name") }
        guard let kind else { throw json.missing("kind") }
        guard let state else { throw json.missing("state") }
        guard let due else { throw json.missing("due") }
        guard let overdue else { throw json.missing("overdue") }
        guard let opens else { throw json.missing("opens") }
        guard let reason else { throw json.missing("reason") }
        self.init(
            id: id, contact: contact, name: name, kind: kind, state: state, due: due, overdue: overdue, opens: opens,
            occasion: occasion, years: years, leapDay: leapDay, label: label, promise: promise, every: every,
            since: since, cause: cause, met: met, lastContact: lastContact, lastVia: lastVia, given: given, got: got,
            gotLast: gotLast, told: told, repeats: repeats, today: today, snoozedUntil: snoozedUntil, spread: spread,
            pausedBy: pausedBy, pausedUntil: pausedUntil, reason: reason)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("id")
        id.write(to: &json)
        json.beginMember("contact")
        contact.write(to: &json)
        json.beginMember("name")
        name.write(to: &json)
        json.beginMember("kind")
        kind.write(to: &json)
        json.beginMember("state")
        state.write(to: &json)
        json.beginMember("due")
        due.write(to: &json)
        json.beginMember("overdue")
        overdue.write(to: &json)
        json.beginMember("opens")
        opens.write(to: &json)
        if let occasion {
            json.beginMember("occasion")
            occasion.write(to: &json)
        }
        if let years {
            json.beginMember("years")
            years.write(to: &json)
        }
        if let leapDay {
            json.beginMember("leapDay")
            leapDay.write(to: &json)
        }
        if let label {
            json.beginMember("label")
            label.write(to: &json)
        }
        if let promise {
            json.beginMember("promise")
            promise.write(to: &json)
        }
        if let every {
            json.beginMember("every")
            every.write(to: &json)
        }
        if let since {
            json.beginMember("since")
            since.write(to: &json)
        }
        if let cause {
            json.beginMember("cause")
            cause.write(to: &json)
        }
        if let met {
            json.beginMember("met")
            met.write(to: &json)
        }
        if let lastContact {
            json.beginMember("lastContact")
            lastContact.write(to: &json)
        }
        if let lastVia {
            json.beginMember("lastVia")
            lastVia.write(to: &json)
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
        if let told {
            json.beginMember("told")
            told.write(to: &json)
        }
        if let repeats {
            json.beginMember("repeats")
            repeats.write(to: &json)
        }
        if let today {
            json.beginMember("today")
            today.write(to: &json)
        }
        if let snoozedUntil {
            json.beginMember("snoozedUntil")
            snoozedUntil.write(to: &json)
        }
        if let spread {
            json.beginMember("spread")
            spread.write(to: &json)
        }
        if let pausedBy {
            json.beginMember("pausedBy")
            pausedBy.write(to: &json)
        }
        if let pausedUntil {
            json.beginMember("pausedUntil")
            pausedUntil.write(to: &json)
        }
        json.beginMember("reason")
        reason.write(to: &json)
        json.endObject()
    }
}

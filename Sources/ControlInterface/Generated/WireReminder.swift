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
    /// The day from which it is due.
    package var due: CivilDate
    /// The day from which it is overdue.
    package var overdue: CivilDate
    /// Of an occasion: the day it is on.
    package var occasion: CivilDate?
    /// Of an occasion: how many years it makes, if that is known.
    package var years: Int?
    /// Of a promise: what was promised.
    package var promise: String?
    /// Of keep-in-touch and in-person: the cadence it follows.
    package var every: Cadence?
    /// Whether it is later than "at_most" allows.
    package var urgent: Bool
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
    /// When it was told.
    package var told: LocalInstant?
    /// Until when it is snoozed.
    package var snoozedUntil: LocalInstant?
    /// By what it is paused: contact, everybody, or the name of a group.
    package var pausedBy: String?
    /// The day on which the pause is over, if it is known.
    package var pausedUntil: CivilDate?
    /// All of this in one English sentence.
    package var reason: String

    package init(
        id: String, contact: ContactID, name: String, kind: Word<ReminderKind>, state: Reminder.State, due: CivilDate,
        overdue: CivilDate, occasion: CivilDate? = nil, years: Int? = nil, promise: String? = nil,
        every: Cadence? = nil, urgent: Bool, since: CivilDate? = nil, cause: ClockCause? = nil, met: CivilDate? = nil,
        lastContact: CivilDate? = nil, lastVia: Via? = nil, given: Int? = nil, got: Int? = nil, gotLast: Bool? = nil,
        told: LocalInstant? = nil, snoozedUntil: LocalInstant? = nil, pausedBy: String? = nil,
        pausedUntil: CivilDate? = nil, reason: String) {
        self.id = id
        self.contact = contact
        self.name = name
        self.kind = kind
        self.state = state
        self.due = due
        self.overdue = overdue
        self.occasion = occasion
        self.years = years
        self.promise = promise
        self.every = every
        self.urgent = urgent
        self.since = since
        self.cause = cause
        self.met = met
        self.lastContact = lastContact
        self.lastVia = lastVia
        self.given = given
        self.got = got
        self.gotLast = gotLast
        self.told = told
        self.snoozedUntil = snoozedUntil
        self.pausedBy = pausedBy
        self.pausedUntil = pausedUntil
        self.reason = reason
    }

    private static let names = JSONNames(
        "id", "contact", "name", "kind", "state", "due", "overdue", "occasion", "years", "promise", "every", "urgent",
        "since", "cause", "met", "lastContact", "lastVia", "given", "got", "gotLast", "told", "snoozedUntil",
        "pausedBy", "pausedUntil", "reason")

    package init(json: inout JSONReader) throws(JSONError) {
        var id: String?
        var contact: ContactID?
        var name: String?
        var kind: Word<ReminderKind>?
        var state: Reminder.State?
        var due: CivilDate?
        var overdue: CivilDate?
        var occasion: CivilDate?
        var years: Int?
        var promise: String?
        var every: Cadence?
        var urgent: Bool?
        var since: CivilDate?
        var cause: ClockCause?
        var met: CivilDate?
        var lastContact: CivilDate?
        var lastVia: Via?
        var given: Int?
        var got: Int?
        var gotLast: Bool?
        var told: LocalInstant?
        var snoozedUntil: LocalInstant?
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
            case 7: occasion = try CivilDate(json: &json)
            case 8: years = try json.int()
            case 9: promise = try json.string()
            case 10: every = try Cadence(json: &json)
            case 11: urgent = try json.bool()
            case 12: since = try CivilDate(json: &json)
            case 13: cause = try ClockCause(json: &json)
            case 14: met = try CivilDate(json: &json)
            case 15: lastContact = try CivilDate(json: &json)
            case 16: lastVia = try Via(json: &json)
            case 17: given = try json.int()
            case 18: got = try json.int()
            case 19: gotLast = try json.bool()
            case 20: told = try LocalInstant(json: &json)
            case 21: snoozedUntil = try LocalInstant(json: &json)
            case 22: pausedBy = try json.string()
            case 23: pausedUntil = try CivilDate(json: &json)
            case 24: reason = try json.string()
            default: try json.skipValue()
            }
        }
        self.init(
            id: try json.required(id, "id"), contact: try json.required(contact, "contact"),
            name: try json.required(name, "name"), kind: try json.required(kind, "kind"),
            state: try json.required(state, "state"), due: try json.required(due, "due"),
            overdue: try json.required(overdue, "overdue"), occasion: occasion, years: years, promise: promise,
            every: every, urgent: try json.required(urgent, "urgent"), since: since, cause: cause, met: met,
            lastContact: lastContact, lastVia: lastVia, given: given, got: got, gotLast: gotLast, told: told,
            snoozedUntil: snoozedUntil, pausedBy: pausedBy, pausedUntil: pausedUntil,
            reason: try json.required(reason, "reason"))
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("contact", contact)
        json.member("name", name)
        json.member("kind", kind)
        json.member("state", state)
        json.member("due", due)
        json.member("overdue", overdue)
        json.member("occasion", occasion)
        json.member("years", years)
        json.member("promise", promise)
        json.member("every", every)
        json.member("urgent", urgent)
        json.member("since", since)
        json.member("cause", cause)
        json.member("met", met)
        json.member("lastContact", lastContact)
        json.member("lastVia", lastVia)
        json.member("given", given)
        json.member("got", got)
        json.member("gotLast", gotLast)
        json.member("told", told)
        json.member("snoozedUntil", snoozedUntil)
        json.member("pausedBy", pausedBy)
        json.member("pausedUntil", pausedUntil)
        json.member("reason", reason)
        json.endObject()
    }
}

import ControlInterface
import Foundation
import KeepInTouch
import TestLiterals
import Varlink
import Words

@testable import vitaminb

/// Monday, 23 November 2026, 14:35, an hour ahead of UTC.
let clock = LocalClock(now: Instant(seconds: 1_795_440_900), zone: Zone(identifier: "test") { _ in 3600 })

/// JSON that no type of the interface is for.
func decoded<T: Decodable>(_ json: String) throws -> T { try JSONDecoder().decode(T.self, from: Data(json.utf8)) }

/// What `--json` prints of a contact's history, among other things.
struct Entries: JSONReadable {
    let entries: [WireEntry]

    init(json: inout JSONReader) throws(JSONError) {
        var entries: [WireEntry]?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: JSONNames("entries"), &member) {
            if member == 0 { entries = try [WireEntry](json: &json) } else { try json.skipValue() }
        }
        self.entries = try json.required(entries, "entries")
    }
}

func decoded<T: JSONReadable>(_ json: String) throws -> T { try JSONReader.read(from: Array(json.utf8)) }

extension WireReminder {
    /// A reminder of a kind that this program doesn't know, so that it is shown with the daemon's own sentence.
    static func sample(
        _ name: String, _ reason: String, _ state: Reminder.State = .due, due: CivilDate = "2026-11-23"
    ) throws -> WireReminder {
        var sample: WireReminder = try decoded(
            """
            {"id":"keep-in-touch/4f9f1c0e-0000-4000-8000-000000000001/x","contact":"x","name":"","kind":"sample",
            "state":"due","due":"2026-11-23","overdue":"2026-11-24","opens":"2026-11-23","reason":""}
            """)
        sample.name = name
        sample.reason = reason
        sample.state = state
        sample.due = due
        sample.id = "keep-in-touch/4f9f1c0e-0000-4000-8000-000000000001/\(name)"
        return sample
    }

    func snoozed(until: LocalInstant) -> WireReminder {
        var reminder = self
        reminder.state = .snoozed
        reminder.snoozedUntil = until
        return reminder
    }

    func paused(by: String = "contact", until: CivilDate?) -> WireReminder {
        var reminder = self
        reminder.pausedBy = by
        reminder.state = .paused
        reminder.pausedUntil = until
        return reminder
    }
}

extension WireContact {
    static func sample(_ name: String, uid: ContactID = "u", groups: [String] = [], nextDue: CivilDate? = nil) throws -> WireContact {
        var sample: WireContact = try decoded(#"{"uid":"","name":"","groups":[],"ignored":false}"#)
        sample.name = name
        sample.uid = uid
        sample.groups = groups
        sample.nextDue = nextDue
        return sample
    }

    func tracked(every: Cadence, from source: String = "contact") -> WireContact {
        var contact = self
        contact.every = every
        contact.everyFrom = source
        return contact
    }

    func email(_ address: String) -> WireContact {
        var contact = self
        contact.email = address
        return contact
    }

    func lastContact(_ day: CivilDate, _ via: Via) -> WireContact {
        var contact = self
        contact.lastContact = day
        contact.lastVia = via
        return contact
    }
}

extension WireContact {
    func favors(given: Int, got: Int, gotLast: Bool) -> WireContact {
        var contact = self
        (contact.given, contact.got, contact.gotLast) = (given, got, gotLast)
        return contact
    }

    func paused(by: String, until: CivilDate?) -> WireContact {
        var contact = self
        (contact.pausedBy, contact.pausedUntil) = (by, until)
        return contact
    }
}

extension WireEntry {
    static func sample(
        _ verb: Word<Verb>, happened: LocalInstant = "2026-11-23T14:35:00+01:00", via: Via? = nil, note: String? = nil
    ) throws -> WireEntry {
        var sample: WireEntry = try decoded(
            """
            {"id":"00000000-0000-4000-8000-00000000000e","shortID":"000e",
            "act":"00000000-0000-4000-8000-00000000000e","said":"2026-11-23T14:35:00+01:00",
            "happened":"2026-11-23T14:35:00+01:00","contact":"u","verb":"","reminders":[],"undone":false,"amended":false}
            """)
        sample.verb = verb
        sample.happened = happened
        sample.via = via
        sample.note = note
        return sample
    }
}

extension WireAnswer {
    static func sample(_ contact: WireContact?, _ entry: WireEntry) -> WireAnswer {
        WireAnswer(contact: contact, entry: entry, repeated: false, closed: [], open: [], silent: [], pauses: [])
    }
}

extension Control.Said {
    static func sample(_ contact: WireContact?, _ entry: WireEntry) -> Control.Said { .init(answers: [.sample(contact, entry)]) }
}

extension WireStatus {
    static func sample(
        contacts: Int = 12, tracked: Int = 9, next: WireReminder? = nil, pauses: [WirePlannedPause] = [], problems: [WireProblem] = [],
        syncFolder: String? = nil, machines: [WireMachine] = []
    ) -> WireStatus {
        WireStatus(
            version: "0.1.0", since: "2026-11-23T08:59:12+01:00", zone: "Europe/Berlin", contacts: contacts, tracked: tracked, due: 3,
            nextWake: "2026-11-24T00:00:00+01:00",
            nextTelling: "2026-11-24T09:00:00+01:00", next: next, capacity: WireCapacity(planned: 5, told: 15),
            addressBooks: ["/home/ada/contacts"], journal: "/home/ada/journal.sqlite",
            configuration: "/home/ada/vitaminb.toml", lastBackup: "2026-11-24T00:00:00+01:00", syncFolder: syncFolder,
            writer: String(repeating: "b", count: 32), machines: machines, pauses: pauses,
            problems: problems)
    }
}

extension WireExamination {
    static func sample() -> WireExamination {
        WireExamination(
            now: "2026-11-23T10:00:00Z", damage: nil, tooBig: false, lastSaid: "2026-11-23T09:00:00Z", redated: 0,
            deadWithPromises: [], metAhead: [], typedByWrongClock: [], writable: true, notifications: false, namesHidden: false)
    }
}

extension Page {
    /// These contacts as `list` shows them.
    mutating func list(_ contacts: [WireContact], clock: LocalClock) {
        var rows = ContactRows(clock, width: style.width)
        rows.add(contacts)
        self.contacts(rows)
    }
}

/// A page's text.
func page(_ style: Style = .plain, _ show: (inout Page) -> Void) -> String {
    var page = Page(style: style)
    show(&page)
    return page.text
}

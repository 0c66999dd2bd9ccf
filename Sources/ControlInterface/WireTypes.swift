import FoundationEssentials
import KeepInTouch
import Phrases

/// A reminder on the wire: the interface's type `Reminder`, which says what each field means.
package struct WireReminder: Codable, Sendable, Equatable {
    /// The reminder's id.
    package var id: String
    /// The contact's UID.
    package var contact: String
    /// The contact's name.
    package var name: String
    /// A ``ReminderKind``'s text.
    package var kind: String
    /// Its state when it was sent.
    package var state: Reminder.State
    /// A day.
    package var due: String
    /// A day.
    package var overdue: String
    /// A day.
    package var occasion: String?
    /// How many years the occasion makes.
    package var years: Int?
    /// What was promised.
    package var promise: String?
    /// A cadence.
    package var every: String?
    /// Whether it is later than its cadence allows at most.
    package var urgent: Bool
    /// A day.
    package var since: String?
    /// What happened on that day.
    package var cause: ClockCause?
    /// A day.
    package var met: String?
    /// A day.
    package var lastContact: String?
    /// By what means.
    package var lastVia: Via?
    /// How many favors were given.
    package var given: Int?
    /// How many favors were got.
    package var got: Int?
    /// Whether the last one was got.
    package var gotLast: Bool?
    /// An instant.
    package var told: String?
    /// An instant.
    package var snoozedUntil: String?
    /// `contact`, `everybody`, or a group's name.
    package var pausedBy: String?
    /// A day.
    package var pausedUntil: String?
    /// All of it in a sentence.
    package var reason: String

    /// The reminder as it is `now`, in the zone's time.
    package init(_ reminder: Reminder, name: String, now: Instant, zone: Zone) {
        let today = zone.date(at: now)
        id = reminder.id.description
        contact = reminder.id.contact.rawValue
        self.name = name
        kind = reminder.id.key.kind.rawValue
        state = reminder.state(on: today, at: now)
        due = reminder.due.description
        overdue = reminder.overdue.description
        occasion = reminder.occasion?.description
        years = reminder.years
        promise = reminder.promise
        every = reminder.cadence?.description
        urgent = reminder.isUrgent(on: today)
        since = reminder.clock?.start.description
        cause = reminder.clock?.cause
        met = reminder.clock?.rung?.met.description
        lastContact = reminder.lastContact?.date.description
        lastVia = reminder.lastContact?.via
        if !reminder.favors.isEmpty { (given, got, gotLast) = (reminder.favors.given, reminder.favors.got, reminder.favors.gotLast) }
        told = reminder.told.map { $0.rfc3339(in: zone) }
        snoozedUntil = reminder.isSnoozed(at: now) ? reminder.snoozedUntil.map { $0.rfc3339(in: zone) } : nil
        pausedBy = reminder.paused?.subject.wire
        pausedUntil = reminder.paused?.until?.description
        reason = Reason(reminder).phrase(today: today).description
    }

    /// What its sentence says; nil for a kind of reminder that only a newer daemon knows.
    package var facts: Reason? {
        guard let kind = ReminderKind(rawValue: kind), let due = CivilDate(due) else { return nil }
        var facts = Reason(kind, due: due)
        facts.occasion = occasion.flatMap(CivilDate.init)
        facts.years = years
        facts.promise = promise
        facts.every = every.flatMap { try? Cadence(parsing: $0) }
        facts.since = since.flatMap(CivilDate.init)
        facts.cause = cause
        facts.met = met.flatMap(CivilDate.init)
        facts.last = lastContact.flatMap(CivilDate.init).map { LastContact(date: $0, via: lastVia ?? .other) }
        if let given, let got { facts.favors = Favors(given: given, got: got, gotLast: gotLast ?? false) }
        return facts
    }
}

/// A contact on the wire: the interface's type `Contact`.
package struct WireContact: Codable, Sendable, Equatable {
    /// The card's UID.
    package var uid: String
    /// The name to show.
    package var name: String
    /// The card's NICKNAME.
    package var nickname: String?
    /// Folded names.
    package var groups: [String]
    /// A cadence.
    package var every: String?
    /// `contact`, `default`, or a group's name.
    package var everyFrom: String?
    /// A cadence.
    package var inPerson: String?
    /// `contact`, `everybody`, or a group's name.
    package var pausedBy: String?
    /// A day.
    package var pausedUntil: String?
    /// Never reminded about.
    package var ignored: Bool
    /// A day.
    package var lastContact: String?
    /// By what means.
    package var lastVia: Via?
    /// A day.
    package var nextDue: String?
    /// `1815-12-10` or `--12-10`.
    package var birthday: String?
    /// The card's ORG.
    package var organization: String?
    /// A day.
    package var met: String?
    /// How many favors were given.
    package var given: Int?
    /// How many favors were got.
    package var got: Int?
    /// Whether the last favor was got.
    package var gotLast: Bool?

    /// The contact as the book knows it.
    package init(_ contact: Contact, in book: Book) {
        let relation = book.relation(to: contact.id)
        uid = contact.id.rawValue
        name = contact.name
        nickname = contact.nickname
        groups = contact.groups
        every = relation?.cadence?.every.description
        everyFrom = relation?.cadence?.source.wire
        inPerson = relation?.cadenceInPerson?.every.description
        pausedBy = relation?.paused?.subject.wire
        pausedUntil = relation?.paused?.until?.description
        ignored = relation?.isIgnored ?? false
        lastContact = relation?.lastContact?.date.description
        lastVia = relation?.lastContact?.via
        nextDue = book.reminders(for: contact.id).first { $0.id.key.kind == .keepInTouch }?.due.description
        birthday = contact.birthday?.description
        organization = contact.organization
        met = contact.met?.description
        if let favors = relation?.favors, !favors.isEmpty { (given, got, gotLast) = (favors.given, favors.got, favors.gotLast) }
    }

    /// Give and take; nil where there is none.
    package var favors: Favors? {
        guard let given, let got else { return nil }
        return Favors(given: given, got: got, gotLast: gotLast ?? false)
    }
}

/// Somebody whom a contact knows, or who knows them: the interface's type `Acquaintance`.
package struct WireAcquaintance: Codable, Sendable, Equatable {
    /// The card's UID.
    package var uid: String
    /// The name to show.
    package var name: String

    /// An acquaintance.
    package init(_ contact: Contact) {
        uid = contact.id.rawValue
        name = contact.name
    }
}

extension CadenceChoice.Source {
    /// `contact`, `default`, or a group's name.
    var wire: String {
        switch self {
        case .contact: "contact"
        case .group(let name): name
        case .everyone: "default"
        }
    }
}

extension Subject {
    /// `contact`, `everybody`, or a group's name.
    var wire: String {
        switch self {
        case .contact: "contact"
        case .group(let name): name
        case .everybody: "everybody"
        }
    }
}

/// An entry of the journal on the wire: the interface's type `Entry`.
package struct WireEntry: Codable, Sendable, Equatable {
    /// The entry's UUID.
    package var id: String
    /// An instant.
    package var said: String
    /// An instant.
    package var happened: String
    /// The contact's UID; nil: it is about a group or everybody.
    package var contact: String?
    /// The group's folded name.
    package var group: String?
    /// The journal's word for it.
    package var verb: String
    /// By what means.
    package var via: Via?
    /// What was noted.
    package var note: String?
    /// An instant; of a pause a day.
    package var until: String?
    /// A day.
    package var day: String?
    /// A cadence.
    package var every: String?
    /// A cadence.
    package var inPerson: String?
    /// Another contact's UID.
    package var other: String?
    /// That contact's name, where there is a card.
    package var otherName: String?
    /// The reminders it answers.
    package var reminders: [String]
    /// The entry it takes back.
    package var undoes: String?
    /// Whether it was taken back.
    package var undone: Bool

    /// The entry, its times in the book's zone and its other contact by the book's name.
    package init(_ entry: Entry, undone: Bool = false, in book: Book) {
        let zone = book.zone
        id = entry.id.uuidString.lowercased()
        said = entry.said.rfc3339(in: zone)
        happened = entry.happened.rfc3339(in: zone)
        contact = entry.contact?.rawValue
        if case .group(let name) = entry.subject { group = name }
        verb = entry.what.verb
        reminders = []
        self.undone = undone
        switch entry.what {
        case .began, .ignored, .settled: break
        case .told(let key): reminders = ids([key], entry)
        case .acknowledged(let interaction, let keys):
            (via, note) = (interaction.via, interaction.note)
            reminders = ids(keys, entry)
        case .logged(let interaction): (via, note) = (interaction.via, interaction.note)
        case .snoozed(let keys, let instant):
            until = instant.rfc3339(in: zone)
            reminders = ids(keys, entry)
        case .skipped(let keys): reminders = ids(keys, entry)
        case .tracked(let cadence, let seeing): (every, inPerson) = (cadence?.description, seeing?.description)
        case .paused(let pause): (day, until) = (pause.from.description, pause.until?.description)
        case .resumed(let from): day = from.description
        case .promised(let text, let on): (note, day) = (text, on.description)
        case .gave(let text), .got(let text): note = text
        case .introduced(let contact), .merged(let contact): (other, otherName) = (contact.rawValue, book.contact(contact)?.name)
        case .undone(let id): undoes = id.uuidString.lowercased()
        }
    }

    private func ids(_ keys: [ReminderKey], _ entry: Entry) -> [String] {
        keys.map { key in entry.contact.map { ReminderID(key: key, contact: $0).description } ?? key.description }
    }
}

/// Something that needs the user's hand: the interface's type `Problem`.
package struct WireProblem: Codable, Sendable, Equatable {
    /// The file or folder.
    package var file: String
    /// The line in it, counted from 1.
    package var line: Int?
    /// What is wrong, and what to do.
    package var message: String

    /// A problem with a file.
    package init(file: String, line: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }
}

/// A pause of a group or of everybody: the interface's type `PlannedPause`.
package struct WirePause: Codable, Sendable, Equatable {
    /// The group's folded name; nil: everybody.
    package var group: String?
    /// A day.
    package var from: String
    /// A day.
    package var until: String?

    /// A pause of somebody.
    package init(_ pause: Pause, of subject: Subject) {
        if case .group(let name) = subject { group = name }
        from = pause.from.description
        until = pause.until?.description
    }
}

/// How the daemon is doing: the reply of `GetStatus`.
package struct WireStatus: Codable, Sendable {
    /// The daemon's version.
    package var version: String
    /// An instant: when it started.
    package var since: String
    /// The local time zone.
    package var zone: String
    /// How many contacts have a card.
    package var contacts: Int
    /// How many of them have a cadence.
    package var tracked: Int
    /// How many reminders are due.
    package var due: Int
    /// An instant: when something may be told next.
    package var nextWake: String?
    /// What falls due next.
    package var next: WireReminder?
    /// The address books' folders.
    package var addressBooks: [String]
    /// The journal's file.
    package var journal: String
    /// The configuration's file.
    package var configuration: String
    /// An instant: when the newest copy of the journal was taken.
    package var lastBackup: String?
    /// The pauses that run or are to come.
    package var pauses: [WirePause]
    /// What needs the user's hand.
    package var problems: [WireProblem]

    /// A status.
    package init(
        version: String, since: String, zone: String, contacts: Int, tracked: Int, due: Int, nextWake: String?, next: WireReminder?,
        addressBooks: [String], journal: String, configuration: String, lastBackup: String? = nil, pauses: [WirePause],
        problems: [WireProblem]
    ) {
        self.version = version
        self.since = since
        self.zone = zone
        self.contacts = contacts
        self.tracked = tracked
        self.due = due
        self.nextWake = nextWake
        self.next = next
        self.addressBooks = addressBooks
        self.journal = journal
        self.configuration = configuration
        self.lastBackup = lastBackup
        self.pauses = pauses
        self.problems = problems
    }
}

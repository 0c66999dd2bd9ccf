import ControlInterface
import KeepInTouch
import Varlink

/// What is answered to what a person says.
extension ControlService {
    /// How many occasions and promises that a pause silences are named.
    private static let silentBound = 100
    /// For so many days it is said what falls into a pause without an end.
    private static let openPauseDays = 365

    /// How many contacts can be named in one call: far more than anybody types, and few enough to answer for in one message.
    static let namedBound = 1000

    /// Has something done that a person asked for of these contacts, as they were named: in one act, of all of them or of none.
    func said(_ contacts: [String], _ intent: (String) -> Intent) throws -> Control.Said {
        guard !contacts.isEmpty, contacts.count <= Self.namedBound else { throw VarlinkError.invalidParameter("contacts") }
        // "Goethe, Johann" may be one name.
        let whole = contacts.joined(separator: ", ")
        let contacts = contacts.count == 2 && coordinator.book.hasName(whole) ? [whole] : contacts
        var before: [ContactID: Before] = [:]
        for who in contacts {
            let id = try find(who).id
            let isIgnored = coordinator.book.relation(to: id)?.isIgnored ?? false
            before[id] = Before(reminders: coordinator.book.open(for: id), isIgnored: isIgnored)
        }
        return try said(contacts.map(intent), before: before)
    }

    /// What was so of a contact before something was said.
    struct Before {
        var reminders: [Reminder] = []
        var isIgnored = false
    }

    /// Has something done that a person asked for, in one act.
    func said(_ intents: [Intent], before: [ContactID: Before] = [:]) throws -> Control.Said {
        let said = try asking { () throws(RequestError) in try coordinator.say(intents) }
        return .init(answers: try said.map { try answer($0, before: $0.contact.flatMap { before[$0.id] } ?? Before()) })
    }

    /// The answer about one entry.
    func answer(
        _ said: Coordinator.Said, before: Before = Before(), undone: Bool = false, amended: Bool = false
    ) throws -> WireAnswer {
        let (entry, contact) = (said.entry, said.contact)
        let (book, now) = (coordinator.book, coordinator.clock.now())
        var answer = WireAnswer(
            contact: contact.map(wire), entry: WireEntry(entry, undone: undone, amended: amended, in: book),
            repeated: said.isRepeated, closed: [], open: [], silent: [], pauses: [])
        if let contact {
            let outlook = book.outlook(for: contact.id)
            answer.closed = book.closed(before.reminders, of: contact.id).map { wire($0, now) }
            answer.next = outlook.next.map { wire($0, now) }
            answer.open = outlook.open.map { wire($0, now) }
        }
        guard !undone, !amended else { return answer }
        switch entry.what {
        case .snoozed(let keys, until: .day):
            // An occasion's never runs past its day.
            let end = contact.flatMap { book.open(for: $0.id).first { keys.contains($0.id.key) }?.snoozedUntil }
            if let end { answer.entry.until = .day(book.zone.date(at: end)) }
        case .tracked where before.isIgnored: answer.again = true
        case .paused(let pause):
            let from = max(pause.from, book.today)
            let until = pause.until ?? from.adding(days: Self.openPauseDays)
            answer.silent = from < until ? silent(entry.subject, from..<until, now) : []
        case .resumed(let today):
            if let from = try begin(ofPauseEndedBy: entry), from < today { answer.silent = silent(entry.subject, from..<today, now) }
            answer.pauses = book.pauses.filter { $0.pause.covers(today) && Self.covers($0.subject, theRestOf: entry.subject) }
                .map { WirePlannedPause($0.pause, of: $0.subject, in: book) }
            if entry.contact == nil { answer.pauses += ownPauses(of: entry.subject) }
        default: break
        }
        return answer
    }

    /// Whom of these a pause of their own keeps silent; of many the first by name.
    private func ownPauses(of subject: Subject) -> [WirePlannedPause] {
        let book = coordinator.book
        let paused = book.contactsByName.lazy.compactMap { contact -> WirePlannedPause? in
            if case .group(let group) = subject, !contact.groups.contains(group) { return nil }
            guard let paused = book.relation(to: contact.id)?.paused, case .contact = paused.subject else { return nil }
            return WirePlannedPause(name: contact.name, from: book.today, until: paused.until)
        }
        return Array(paused.prefix(Self.namedPauses))
    }

    private static let namedPauses = 10

    /// Whether a pause of the one keeps contacts of the other silent. What covers a contact is said of the contact.
    private static func covers(_ subject: Subject, theRestOf ended: Subject) -> Bool {
        switch ended {
        case .contact: false
        case .group: subject == .everybody
        case .everybody: subject != .everybody
        }
    }

    private func silent(_ subject: Subject, _ days: Range<CivilDate>, _ now: Instant) -> [WireReminder] {
        coordinator.book.silenced(subject, in: days).prefix(Self.silentBound).map { wire($0, now) }
    }

    /// The first day of the pause that was ended: of the last one of the same contact, group or everybody that was said and stands.
    private func begin(ofPauseEndedBy end: Entry) throws -> CivilDate? {
        var entries: [Entry] = []
        try asking { () throws(RequestError) in
            if let contact = end.contact {
                entries = try coordinator.entries(about: contact)
            } else {
                try coordinator.load { if $0.contact == nil { entries.append($0) } }
            }
        }
        let last = entries.last { entry in
            if case .paused = entry.what { entry.subject == end.subject } else { false }
        }
        if case .paused(let pause)? = last?.what { return pause.from }
        return nil
    }
}

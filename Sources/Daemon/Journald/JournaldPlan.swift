import KeepInTouch
import Phrases
import Systemd

/// Which records journald gets of reminders that are told. Who they are about they say only where journald may have names.
enum JournaldPlan {
    /// How many names a digest lists.
    private static let digestBound = 20

    /// One record for each reminder; before them a digest, if they are told at once and are several.
    static func records(of told: [(reminder: Reminder, contact: Contact)], today: CivilDate, withNames: Bool) -> [JournalRecord] {
        let isDigest = told.count > 1
        return (isDigest ? [digest(told.map(\.contact), withNames: withNames)] : [])
            + told.map { record(of: $0.reminder, $0.contact, inDigest: isDigest, today: today, withNames: withNames) }
    }

    static func digest(_ contacts: [Contact], withNames: Bool) -> JournalRecord {
        var names: [String] = []
        for contact in contacts where !names.contains(contact.name) { names.append(contact.name) }
        let more = names.count > digestBound ? " and \(names.count - digestBound) more" : ""
        let list = withNames ? ": \(names.prefix(digestBound).joined(separator: ", "))\(more)" : ""
        let about = names.count < contacts.count && withNames ? names.count == 1 ? " of one person" : " of \(names.count) people" : ""
        return JournalRecord(
            "\(contacts.count) reminders\(about)\(list)".printable, priority: .notice, messageID: MessageID.digest,
            fields: [("VITAMINB_COUNT", "\(contacts.count)")])
    }

    /// A reminder that a digest has announced already is there for who looks, and doesn't call for attention again.
    static func record(
        of reminder: Reminder, _ contact: Contact, inDigest: Bool, today: CivilDate, withNames: Bool
    ) -> JournalRecord {
        let kind = reminder.id.key.kind
        let messageID =
            switch kind {
            case .keepInTouch: MessageID.keepInTouch
            case .birthday: MessageID.birthday
            case .anniversary: MessageID.anniversary
            case .inPerson: MessageID.inPerson
            case .promise: MessageID.promise
            }
        let priority: Priority = reminder.isOverdue(on: today) ? .warning : inDigest ? .informational : .notice
        let name = contact.name(inJournald: withNames)
        var why = Reason(reminder)
        if !withNames { why.label = nil }
        let reason = withNames || kind != .promise ? why.phrase(today: today).description : "a promise"
        return JournalRecord(
            "\(name): \(reason)".printable, priority: priority, messageID: messageID,
            fields: [
                ("VITAMINB_REMINDER", reminder.id.description), ("VITAMINB_CONTACT", contact.id.rawValue), ("VITAMINB_NAME", name),
                ("VITAMINB_KIND", kind.rawValue), ("VITAMINB_DUE", reminder.due.description),
            ])
    }
}

extension Contact {
    /// What the contact is called in journald's records: where there are to be no names, by the UID, which commands take for a name.
    func name(inJournald withNames: Bool) -> String { withNames ? name : id.rawValue }
}

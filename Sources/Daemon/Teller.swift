import ControlInterface
import KeepInTouch
import Storage
import Systemd
import Varlink

/// Where the daemon speaks: the journal, everybody who has subscribed on the control socket, and the desktop.
@MainActor
final class Teller {
    var desktop: Desktop?
    private var subscribers: [ObjectIdentifier: Subscriber<Control.Subscribe.Reply>] = [:]

    /// Says what the effects are about, everywhere it is to be heard; what is told at once is told in one digest.
    func perform(_ effects: [Effect], now: Instant, zone: Zone) {
        let told = effects.compactMap { if case .tell(let reminder, let contact) = $0 { (reminder, contact) } else { nil } }
        if told.count > 1 { Journald.write(Self.digest(told.map(\.1))) }
        for effect in effects {
            failPoint("teller: before an effect")
            perform(effect, inDigest: told.count > 1, now, zone)
        }
        failPoint("teller: before the desktop")
        if !effects.isEmpty { desktop?.perform(effects) }
    }

    private func perform(_ effect: Effect, inDigest: Bool, _ now: Instant, _ zone: Zone) {
        switch effect {
        case .tell(let reminder, let contact):
            Journald.write(Self.record(of: reminder, contact, inDigest: inDigest, today: zone.date(at: now)))
            failPoint("teller: before the subscribers")
            publish(.told, reminder, contact, now, zone)
        case .fellDue(let reminder, let contact): publish(.due, reminder, contact, now, zone)
        case .close(let reminder, let contact): publish(.closed, reminder, contact, now, zone)
        case .snooze(let reminder, let contact): publish(.snoozed, reminder, contact, now, zone)
        case .pause(let reminder, let contact): publish(.paused, reminder, contact, now, zone)
        case .reopen(let reminder, let contact): publish(.reopened, reminder, contact, now, zone)
        }
    }

    /// Brings a new subscriber up to date, and tells it of everything from here on.
    func add(_ subscriber: Subscriber<Control.Subscribe.Reply>, due: [WireReminder]) {
        for reminder in due { subscriber.send(.init(event: .current, reminder: reminder)) }
        subscriber.send(.init(event: .ready))
        let id = ObjectIdentifier(subscriber)
        subscribers[id] = subscriber
        subscriber.onClose = { [weak self] in self?.subscribers[id] = nil }
    }

    private func publish(_ event: Control.EventKind, _ reminder: Reminder, _ contact: Contact, _ now: Instant, _ zone: Zone) {
        if subscribers.isEmpty { return }
        let reply = Control.Subscribe.Reply(event: event, reminder: WireReminder(reminder, name: contact.name, now: now, zone: zone))
        for subscriber in subscribers.values { subscriber.send(reply) }
    }

    /// How many names a digest lists.
    private static let digestBound = 20

    static func digest(_ contacts: [Contact]) -> JournalRecord {
        var names: [String] = []
        for contact in contacts where !names.contains(contact.name) { names.append(contact.name) }
        let more = names.count > digestBound ? " and \(names.count - digestBound) more" : ""
        return JournalRecord(
            "\(contacts.count) reminders: \(names.prefix(digestBound).joined(separator: ", "))\(more)".printable, priority: .notice,
            messageID: MessageID.digest, fields: [("VITAMINB_COUNT", "\(contacts.count)")])
    }

    /// A reminder that a digest has announced already is there for who looks, and doesn't call for attention again.
    static func record(of reminder: Reminder, _ contact: Contact, inDigest: Bool, today: CivilDate) -> JournalRecord {
        let kind = reminder.id.key.kind
        let messageID =
            switch kind {
            case .keepInTouch: MessageID.keepInTouch
            case .birthday: MessageID.birthday
            case .anniversary: MessageID.anniversary
            case .inPerson: MessageID.inPerson
            case .promise: MessageID.promise
            }
        let priority: Priority = reminder.isUrgent(on: today) ? .warning : inDigest ? .informational : .notice
        return JournalRecord(
            "\(contact.name): \(Reason(reminder).phrase(today: today))".printable, priority: priority, messageID: messageID,
            fields: [
                ("VITAMINB_REMINDER", reminder.id.description), ("VITAMINB_CONTACT", contact.id.rawValue), ("VITAMINB_NAME", contact.name),
                ("VITAMINB_KIND", kind.rawValue), ("VITAMINB_DUE", reminder.due.description),
            ])
    }
}

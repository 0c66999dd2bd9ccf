import ControlInterface
import KeepInTouch
import Phrases
import Platform
import Systemd
import Varlink

/// Where the daemon speaks: the journal, everybody who has subscribed on the control socket, the desktop, and the user's hooks.
@MainActor
final class Teller {
    var desktop: Desktop?
    var hooks: Hooks?
    private var subscribers: [ObjectIdentifier: Subscriber<Control.Subscribe.Reply>] = [:]

    /// Says what the effects are about, everywhere it is to be heard; what is told at once is told in one digest. Who it is about
    /// journald hears only where it is to hear names.
    func perform(_ effects: [Effect], now: Instant, zone: Zone, namesInJournald: Bool) {
        let told = effects.compactMap { if case .tell(let reminder, let contact) = $0 { (reminder, contact) } else { nil } }
        if told.count > 1 { Journald.write(Self.digest(told.map(\.1), withNames: namesInJournald)) }
        for effect in effects {
            failPoint("teller: before an effect")
            if case .tell(let reminder, let contact) = effect {
                let today = zone.date(at: now)
                Journald.write(Self.record(of: reminder, contact, inDigest: told.count > 1, today: today, withNames: namesInJournald))
                failPoint("teller: before the subscribers")
            }
            publish(effect, now, zone)
        }
        failPoint("teller: before the desktop")
        if !effects.isEmpty { desktop?.perform(effects) }
        if !told.isEmpty { hooks?.happened(HookEvent(told: told.map { WireReminder($0, name: $1.name, now: now, zone: zone) })) }
    }

    private func publish(_ effect: Effect, _ now: Instant, _ zone: Zone) {
        switch effect {
        case .tell(let reminder, let contact): publish(.told, reminder, contact, now, zone)
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

    static func digest(_ contacts: [Contact], withNames: Bool) -> JournalRecord {
        var names: [String] = []
        for contact in contacts where !names.contains(contact.name) { names.append(contact.name) }
        let more = names.count > digestBound ? " and \(names.count - digestBound) more" : ""
        let list = withNames ? ": \(names.prefix(digestBound).joined(separator: ", "))\(more)" : ""
        return JournalRecord(
            "\(contacts.count) reminders\(list)".printable, priority: .notice, messageID: MessageID.digest,
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
        let priority: Priority = reminder.isUrgent(on: today) ? .warning : inDigest ? .informational : .notice
        let name = contact.name(inJournald: withNames)
        let reason = withNames || kind != .promise ? Reason(reminder).phrase(today: today).description : "a promise"
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

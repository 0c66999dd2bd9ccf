import AddressBook
import ICalendar
import KeepInTouch

/// What the book and the journal say of reminders that have a task, at one moment. Each is looked up once.
@MainActor
final class TasksSubjects {
    private let coordinator: Coordinator
    private let now: Instant
    private var states: [ReminderID: TasksPlan.State?] = [:]

    init(_ coordinator: Coordinator) {
        self.coordinator = coordinator
        now = coordinator.clock.now()
    }

    /// The reminders that have a task: those on the list that were told, in its order.
    var wishes: [ReminderID] { coordinator.book.due(now).filter { $0.told != nil }.map(\.id) }

    /// What is so of a reminder; nil: the journal doesn't know it.
    func state(_ id: ReminderID) -> TasksPlan.State? {
        if let known = states[id] { return known }
        let state = find(id)
        states[id] = state
        return state
    }

    private func find(_ id: ReminderID) -> TasksPlan.State? {
        if let reminder = reminder(id) { return state(of: reminder) }
        guard let entries = try? coordinator.entries(about: coordinator.book.heir(of: id.contact)) else { return nil }
        return TaskClosing(of: id, in: entries, by: coordinator.book.policy.evidence, now: now).map {
            TasksPlan.State(standing: $0.standing, note: $0.note)
        }
    }

    /// When a reminder was told for the first time, on any machine.
    func firstTold(_ id: ReminderID) -> Instant? {
        let entries = (try? coordinator.entries(about: coordinator.book.heir(of: id.contact))) ?? []
        return entries.lazy.filter { $0.tells(id.key) }.map(\.said).min()
    }

    private func reminder(_ id: ReminderID) -> Reminder? { coordinator.book.reminders(for: id.contact).first { $0.id == id } }

    private func state(of reminder: Reminder) -> TasksPlan.State? {
        let snoozed = reminder.snoozedUntil.map { coordinator.book.zone.date(at: $0) }
        var due = max(reminder.due, snoozed ?? reminder.due)
        if let paused = reminder.paused {
            // Without an end nobody knows when it comes back.
            guard let until = paused.until else { return TasksPlan.State(standing: .withdrawn(now)) }
            due = max(due, until)
        } else if reminder.told == nil, snoozed == nil, reminder.promise == nil, reminder.opens > coordinator.book.today {
            // Not told here, its task is another machine's whose day began earlier, and what that has said is still to come.
            guard firstTold(reminder.id) != nil else { return nil }
            // A cadence that has become longer, or another birthday, takes back what was told. A promise only has another day.
            return TasksPlan.State(standing: .withdrawn(now))
        }
        return TasksPlan.State(standing: .open(due: due), told: reminder.told, snoozed: reminder.snoozedUntil)
    }

    /// What the task of a reminder says; nil: there is no such reminder.
    func face(_ id: ReminderID) -> TaskFace? {
        guard let reminder = reminder(id), let contact = coordinator.book.contact(id.contact) else { return nil }
        let found = coordinator.addressBook.card(of: contact.id)
        let cards = (found.map { [$0.card] } ?? []) + coordinator.addressBook.otherCards(of: contact.id)
        let note = coordinator.configuration.desktop.isPrivate ? nil : try? coordinator.lastNote(about: contact.id)
        return TaskFace(reminder, contact, on: reminder.lastTold?.day ?? coordinator.book.today, cards: cards, lastNote: note)
    }
}

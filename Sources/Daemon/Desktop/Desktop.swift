import FoundationEssentials
import KeepInTouch
import Language
import Phrases
import Systemd

/// Shows reminders on the desktop through `org.freedesktop.Notifications`, and handles its buttons.
///
/// Connects to the session's bus only while something is shown or waits to be shown, and to the system's bus only for a question.
@MainActor
final class Desktop: Output {
    private weak var coordinator: Coordinator?
    private let address: String?
    let systemAddress: String
    private var plan = DesktopPlan()
    private var bus: Bus?
    var systemBus: Bus?
    private var isServed = true

    /// How many seconds the server may take to answer. It may have to be started first.
    private static let patience: UInt64 = 25
    /// How many seconds the lock screen and logind may take to answer.
    static let lockPatience: UInt64 = 2
    private static let server = "org.freedesktop.Notifications"
    private static let serverPath = "/org/freedesktop/Notifications"

    /// Shows the coordinator's reminders. The buses are the user's and the system's, or those at the addresses.
    init(_ coordinator: Coordinator, address: String? = nil, systemAddress: String = Bus.systemAddress) {
        self.coordinator = coordinator
        self.address = address
        self.systemAddress = systemAddress
    }

    /// Shows what is told, and withdraws what no longer needs an answer.
    func perform(_ committed: Committed) {
        let settings = committed.configuration.desktop
        plan.isPrivate = settings.isPrivate
        var told: [DesktopPlan.Item] = []
        for effect in committed.effects {
            switch effect {
            case .tell(let reminder, let contact): told.append(.init(reminder: reminder, name: contact.name))
            case .close(let reminder, _), .snooze(let reminder, _), .pause(let reminder, _): perform(plan.closed(reminder.id))
            case .fellDue, .reopen: break
            }
        }
        if settings.notifications, !told.isEmpty { tell(settings.isPrivate ? told : withLastNote(told)) }
        rest()
    }

    func tryOut() { say(.trial) }

    /// A reminder alone says what was noted last time, too. It is not worth delaying the others if the journal can't be read.
    private func withLastNote(_ told: [DesktopPlan.Item]) -> [DesktopPlan.Item] {
        guard let id = told.first?.id.contact, told.allSatisfy({ $0.id.contact == id }) else { return told }
        let note = try? coordinator?.lastNote(about: id)
        return told.map { item in
            var item = item
            item.lastNote = note
            return item
        }
    }

    private func perform(_ requests: [DesktopPlan.Request]) {
        for request in requests { perform(request) }
    }

    private func perform(_ request: DesktopPlan.Request) {
        switch request {
        case .askServer:
            call("GetCapabilities") { [weak self] result in self?.serverAnswered(result) }
        case .askLocked: askScreenSaver()
        case .show(let notice, let replaced, let hasButtons, let isHidden):
            guard let coordinator else { return }
            let today = coordinator.book.zone.date(at: coordinator.clock.now())
            let notification = DesktopNotification(notice, hasButtons: hasButtons, isHidden: isHidden, today: today)
            call("Notify", notification.arguments(replacing: replaced, capabilities: plan.capabilities)) { [weak self] result in
                self?.showAnswered(result)
            }
        case .withdraw(let number):
            // It makes no difference whether it was still there.
            call("CloseNotification", [.uint32(number)]) { [weak self] _ in self?.rest() }
        case .answer(let item, let button): answer(item, button)
        case .undo(let item, let entry): undo(item, entry)
        }
    }

    // MARK: The user's answers

    private func answer(_ item: DesktopPlan.Item, _ button: DesktopPlan.Button) {
        guard let coordinator else { return }
        let (who, now) = (item.id.description, coordinator.clock.now())
        let today = coordinator.book.zone.date(at: now)
        do {
            let intent: Intent
            switch button {
            case .done: intent = .acknowledge(who: who, Interaction(via: .other), when: now)
            case .snoozeDay: intent = .snooze(who: who, until: .day(today.adding(days: 1)), isSpan: true)
            case .snoozeWeek: intent = .snooze(who: who, until: .day(today.adding(days: 7)), isSpan: true)
            case .skip: intent = .skip(who: who)
            case .undo: return
            }
            let entry = try coordinator.say(intent).entry
            // A snooze needs no undo: it ends by itself.
            if button == .done || button == .skip { say(.noted(item, button, entry: entry.id)) }
        } catch {
            refuse(item, error)
        }
    }

    private func undo(_ item: DesktopPlan.Item, _ entry: UUID) {
        guard let coordinator else { return }
        do {
            _ = try coordinator.undo(.entry(coordinator.entry(named: entry.text)))
            let isOpen = coordinator.book.due(coordinator.clock.now()).contains { $0.id == item.id }
            if isOpen { tell([item]) }
        } catch {
            refuse(item, error)
        }
    }

    private func refuse(_ item: DesktopPlan.Item, _ error: any Error) {
        let reason: Phrase? =
            switch error {
            case RequestError.journalFailed(let reason): Phrase("the journal can't be written, and nothing was changed: \(reason)")
            case RequestError.journalLocked: Phrase("another program keeps the journal locked, and nothing was changed")
            case RequestError.refused(.nothingDue), RequestError.refused(.isClosed): Phrase("it was answered already")
            case RequestError.refused(.nothingToUndo): Phrase("it was taken back already")
            default: nil
            }
        let name = coordinator?.configuration.namesInJournald == false ? item.id.contact.rawValue : item.name
        let record = "\(name), answered on the desktop: not noted: \(reason?.description ?? "\(error)")"
        Journald.write(JournalRecord(record, priority: .warning))
        say(.refused(item, reason: gettext(reason ?? Phrase("The journal of vitaminbd says why"))))
    }

    private func tell(_ items: [DesktopPlan.Item]) {
        connect()
        perform(plan.told(items))
    }

    private func say(_ note: DesktopPlan.Notice) {
        connect()
        perform(plan.answered(note))
    }

    // MARK: The bus

    private func call(
        _ member: String, _ arguments: [BusValue] = [], reply: @escaping @MainActor (Result<BusMessage, BusError>) -> Void
    ) {
        call(BusCall(Self.server, Self.serverPath, Self.server, member, arguments), seconds: Self.patience, reply: reply)
    }

    func call(_ call: BusCall, seconds: UInt64, reply: @escaping @MainActor (Result<BusMessage, BusError>) -> Void) {
        guard let bus else { return reply(.failure(.notConnected)) }
        bus.call(call, seconds: seconds, reply: reply)
    }

    /// If there is no bus, everything waits until there is something new to tell.
    private func connect() {
        if bus != nil { return }
        do {
            let bus = try Bus(address: address) { [weak self] in self?.busLost() }
            self.bus = bus
            let path = "type='signal',sender='\(Self.server)',path='\(Self.serverPath)',interface='\(Self.server)'"
            bus.subscribe(path + ",member='ActionInvoked'") { [weak self] in self?.signalled($0) }
            bus.subscribe(path + ",member='NotificationClosed'") { [weak self] in self?.signalled($0) }
            let owner = "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged'"
            bus.subscribe(owner + ",arg0='\(Self.server)'") { [weak self] in self?.ownerChanged($0) }
        } catch {
            served(false, "\(error)")
        }
    }

    private func busLost() {
        bus = nil
        perform(plan.serverChanged(to: nil))
        served(false, "the session's bus is gone")
    }

    /// Disconnects from the bus if nothing is on the desktop or waits.
    private func rest() {
        guard let bus, plan.isIdle, bus.waitingCalls == 0 else { return }
        bus.close()
        self.bus = nil
        plan = DesktopPlan()
    }

    private func serverAnswered(_ result: Result<BusMessage, BusError>) {
        switch result {
        case .success(let reply):
            var capabilities: Set<String> = []
            if case .strings(let list) = reply.arguments.first { capabilities = Set(list) }
            served(true, "")
            perform(plan.serverAnswered((reply.sender, capabilities)))
        case .failure(let error):
            served(false, error.description)
            perform(plan.serverAnswered(nil))
        }
        rest()
    }

    func lockAnswered(_ isLocked: Bool) {
        perform(plan.lockAnswered(isLocked))
        rest()
    }

    private func showAnswered(_ result: Result<BusMessage, BusError>) {
        if case .success(let reply) = result, case .uint32(let number) = reply.arguments.first {
            perform(plan.showAnswered((reply.sender, number)))
        } else {
            perform(plan.showAnswered(nil))
        }
        rest()
        // The notification may stay for days, and the memory for showing it is no longer needed.
        IdleMemory.giveBack()
    }

    private func signalled(_ signal: BusMessage) {
        switch (signal.member, signal.arguments.first, signal.arguments.dropFirst().first) {
        case ("ActionInvoked", .uint32(let number), .string(let key)): perform(plan.pressed(number, key, by: signal.sender))
        case ("NotificationClosed", .uint32(let number), _): perform(plan.dismissed(number, by: signal.sender))
        default: break
        }
        rest()
    }

    /// Handles a change of the server's owner. Only the bus itself may report it.
    private func ownerChanged(_ signal: BusMessage) {
        guard signal.sender == "org.freedesktop.DBus", signal.arguments.count == 3, case .string(let name) = signal.arguments[2] else {
            return
        }
        perform(plan.serverChanged(to: name.isEmpty ? nil : name))
        rest()
    }

    /// Logs once that there is no server, and once that there is one again.
    private func served(_ isServed: Bool, _ reason: String) {
        guard isServed != self.isServed else { return }
        self.isServed = isServed
        let message = isServed ? "Reminders are shown on the desktop again" : "Reminders wait for a desktop to be shown on: \(reason)"
        Journald.write(JournalRecord(message, priority: .informational))
    }
}

import FoundationEssentials
import KeepInTouch

/// Decides what is shown on the desktop and what waits. It takes what has happened and returns what to do; ``Desktop`` does it.
///
/// There is one request to the server at a time. What is told meanwhile, or while there is no server, waits and is then shown in one
/// notification. So there is never a burst, however slow or unreliable the server is.
struct DesktopPlan {
    /// A reminder that was told, and whose.
    struct Item: Equatable {
        let reminder: Reminder
        let name: String
        /// What was noted of the last interaction, if anything was.
        var lastNote: String?
        /// How often the server disappeared while it was shown.
        var losses = 0

        var id: ReminderID { reminder.id }
    }

    /// What one notification is about.
    enum Notice: Equatable {
        /// One reminder, or the digest of several.
        case reminders([Item])
        /// An answer was noted as this entry, and can be taken back.
        case noted(Item, Button, entry: UUID)
        /// An answer could not be noted, for this reason.
        case refused(Item, reason: String)
        /// No reminder, but what one looks like.
        case trial
    }

    /// The buttons, by their keys on D-Bus.
    enum Button: String, CaseIterable {
        case done, snoozeDay = "snooze-day", snoozeWeek = "snooze-week", skip, undo
    }

    /// What to do.
    enum Request: Equatable {
        /// Ask the server for its capabilities. The bus may start one for that.
        case askServer
        /// Ask whether the screen is locked.
        case askLocked
        /// Show this, in place of the notification with that number unless it is 0.
        case show(Notice, replacing: UInt32, hasButtons: Bool, isHidden: Bool)
        case withdraw(UInt32)
        /// The user pressed a reminder's button.
        case answer(Item, Button)
        /// The user takes back the answer that this entry recorded.
        case undo(Item, entry: UUID)
    }

    private enum Server: Equatable {
        /// There may be one.
        case unknown
        /// It disappeared or doesn't answer. It isn't asked again until another appears or there is something new to tell.
        case absent
        case present(name: String, capabilities: Set<String>)
    }

    private enum Question: Equatable {
        case server, locked
        /// `isOutdated`: a part of it was answered since.
        case show(Notice, replacing: UInt32, hasButtons: Bool, isOutdated: Bool = false)
    }

    private struct Shown {
        var notice: Notice
        let hasButtons: Bool
    }

    /// How many reminders wait to be shown. The oldest are dropped; `vitaminb due` lists them anyway.
    static let waitingBound = 500
    /// How many notifications are shown at the same time. The oldest is withdrawn.
    static let shownBound = 16
    /// How many notes wait. There is one for each button that was pressed.
    static let noteBound = 4
    /// How often a reminder is shown again after the server disappeared.
    static let lossBound = 3

    /// Whether names are never shown.
    var isPrivate = false
    private var waiting: [Item] = []
    private var notes: [Notice] = []
    private var shown: [UInt32: Shown] = [:]
    private var outdated: Set<UInt32> = []
    private var server = Server.unknown
    private var asked: Question?
    /// Whether another server came since the last question.
    private var hasArrived = false

    /// Nothing is shown, and nothing waits: no server is needed.
    var isIdle: Bool { waiting.isEmpty && notes.isEmpty && shown.isEmpty && asked == nil }

    /// What the server said it can do.
    var capabilities: Set<String> {
        if case .present(_, let capabilities) = server { capabilities } else { [] }
    }

    // MARK: What the coordinator says

    /// These were told.
    mutating func told(_ items: [Item]) -> [Request] {
        let requests = items.flatMap { remove($0.id) }
        waiting = (waiting + items).suffix(Self.waitingBound)
        if server == .absent { server = .unknown }
        return requests + next()
    }

    /// This one no longer needs an answer, or not at present.
    mutating func closed(_ id: ReminderID) -> [Request] {
        remove(id) + next()
    }

    /// An answer was noted, or refused.
    mutating func answered(_ note: Notice) -> [Request] {
        notes = (notes + [note]).suffix(Self.noteBound)
        return next()
    }

    // MARK: What the bus says

    /// The server's answer; nil: there is none.
    mutating func serverAnswered(_ answer: (name: String, capabilities: Set<String>)?) -> [Request] {
        guard asked == .server else { return [] }
        asked = nil
        server = answer.map { .present(name: $0.name, capabilities: $0.capabilities) } ?? withoutAnswer
        return next()
    }

    /// Whether the screen is locked.
    mutating func lockAnswered(_ isLocked: Bool) -> [Request] {
        guard asked == .locked else { return [] }
        asked = nil
        return show(isHidden: isLocked)
    }

    /// The server with this name has shown a notification under this number; nil: it failed.
    mutating func showAnswered(_ answer: (name: String, number: UInt32)?) -> [Request] {
        guard case .show(let notice, let replaced, let hasButtons, let isOutdated) = asked else { return [] }
        asked = nil
        guard let answer, isServer(answer.name) else {
            if replaced == 0 { giveBack(notice) }
            if answer == nil { server = withoutAnswer }
            return next()
        }
        // 0 is no valid number (Desktop Notifications Specification). The notification can't be withdrawn, so forget it.
        guard answer.number != 0 else { return next() }
        if replaced != 0, replaced != answer.number { shown[replaced] = nil }
        if case .reminders(let items) = notice, items.isEmpty { return [.withdraw(answer.number)] + next() }
        shown[answer.number] = Shown(notice: notice, hasButtons: hasButtons)
        if isOutdated { outdated.insert(answer.number) }
        guard shown.count > Self.shownBound, let oldest = shown.keys.min() else { return next() }
        forget(oldest)
        return [.withdraw(oldest)] + next()
    }

    /// Another program has the server's name now, or nobody.
    mutating func serverChanged(to name: String?) -> [Request] {
        if case .present(name, _) = server { return [] }
        let lost = shown.sorted { $0.key < $1.key }.map(\.value.notice)
        shown = [:]
        outdated = []
        notes = []
        for notice in lost.reversed() { giveBack(notice) }
        server = name == nil ? .absent : .unknown
        hasArrived = name != nil
        return next()
    }

    /// A notification disappeared: it expired, or somebody closed it.
    mutating func dismissed(_ number: UInt32, by name: String) -> [Request] {
        if isServer(name) { forget(number) }
        return []
    }

    /// A button was pressed. Buttons that the notification with this number doesn't have are ignored.
    mutating func pressed(_ number: UInt32, _ key: String, by name: String) -> [Request] {
        guard isServer(name), let shown = shown[number], shown.hasButtons, let button = Button(rawValue: key) else { return [] }
        switch shown.notice {
        case .reminders(let items) where items.count == 1 && button != .undo:
            forget(number)
            return [.withdraw(number), .answer(items[0], button)]
        case .noted(let item, _, let entry) where button == .undo:
            forget(number)
            return [.withdraw(number), .undo(item, entry: entry)]
        default: return []
        }
    }

    // MARK: -

    private func isServer(_ name: String) -> Bool {
        if case .present(name, _) = server { true } else { false }
    }

    private var withoutAnswer: Server { hasArrived ? .unknown : .absent }

    private mutating func forget(_ number: UInt32) {
        shown[number] = nil
        outdated.remove(number)
    }

    /// Has the next server show again what the last one showed.
    private mutating func giveBack(_ notice: Notice) {
        guard case .reminders(var items) = notice else { return }
        for index in items.indices { items[index].losses += 1 }
        waiting = (items.filter { $0.losses <= Self.lossBound } + waiting).suffix(Self.waitingBound)
    }

    private mutating func remove(_ id: ReminderID) -> [Request] {
        waiting.removeAll { $0.id == id }
        if case .show(.reminders(let items), let replaced, let hasButtons, _) = asked, items.contains(where: { $0.id == id }) {
            asked = .show(.reminders(items.filter { $0.id != id }), replacing: replaced, hasButtons: hasButtons, isOutdated: true)
        }
        var requests: [Request] = []
        for (number, entry) in shown {
            guard case .reminders(let items) = entry.notice, items.contains(where: { $0.id == id }) else { continue }
            let rest = items.filter { $0.id != id }
            shown[number]?.notice = .reminders(rest)
            outdated.insert(number)
            if rest.isEmpty {
                forget(number)
                requests.append(.withdraw(number))
            }
        }
        return requests
    }

    private mutating func next() -> [Request] {
        guard asked == nil, !(waiting.isEmpty && notes.isEmpty && outdated.isEmpty) else { return [] }
        switch server {
        case .absent: return []
        case .unknown:
            hasArrived = false
            asked = .server
            return [.askServer]
        case .present where isPrivate: return show(isHidden: true)
        case .present:
            asked = .locked
            return [.askLocked]
        }
    }

    private mutating func show(isHidden: Bool) -> [Request] {
        guard case .present(_, let capabilities) = server else { return next() }
        let notice: Notice
        var replaced: UInt32 = 0
        if let number = outdated.min(), let old = shown[number] {
            outdated.remove(number)
            (notice, replaced) = (old.notice, number)
        } else if !notes.isEmpty {
            notice = notes.removeFirst()
        } else if !waiting.isEmpty {
            notice = .reminders(waiting)
            waiting = []
        } else {
            return []
        }
        // No buttons without a name: the user couldn't know for whom they answer.
        let hasButtons = capabilities.contains("actions") && !isHidden
        hasArrived = false
        asked = .show(notice, replacing: replaced, hasButtons: hasButtons)
        return [.show(notice, replacing: replaced, hasButtons: hasButtons, isHidden: isHidden)]
    }
}

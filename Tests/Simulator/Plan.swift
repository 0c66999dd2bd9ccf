import FoundationEssentials
import KeepInTouch

/// Everything a book answers at one moment, to compare two books.
struct Plan: Equatable {
    private let today: CivilDate
    private let due: [Reminder]
    private let withHidden: [Reminder]
    private let upcoming: [Reminder]
    private let next: Reminder?
    private let counts: [Int]
    private let reminders: [ContactID: [Reminder]]
    private let relations: [ContactID: Relation]
    private let groups: [Group]
    private let nextWake: Instant
    private let toBegin: Set<Subject>
    private let toTell: [ReminderID]

    init(_ book: Book, at now: Instant) {
        today = book.today
        due = book.due(now)
        withHidden = book.due(now, includingHidden: true)
        upcoming = book.upcoming(through: book.today.adding(days: 1500))
        next = book.next
        counts = [book.contactCount, book.trackedCount, book.dueCount(now)]
        let ids = book.contacts.map(\.id)
        reminders = Dictionary(uniqueKeysWithValues: ids.map { ($0, book.reminders(for: $0)) })
        relations = Dictionary(uniqueKeysWithValues: ids.compactMap { id in book.relation(to: id).map { (id, $0) } })
        groups = book.groups(now)
        let then = book.advanced(to: now)
        nextWake = then.nextWake
        let toSay = then.toSay
        toBegin = Set(toSay.filter { $0.what == .began }.map(\.subject))
        toTell = toSay.compactMap(\.toldID)
    }

    /// The first difference, in words.
    func difference(from other: Plan) -> String {
        if today != other.today { return "today is \(today), and \(other.today)" }
        for (id, list) in reminders where other.reminders[id] != list {
            return "the reminders of \(id) are \(Self.brief(list)), and \(Self.brief(other.reminders[id] ?? []))"
        }
        if due != other.due { return "due are \(Self.brief(due)), and \(Self.brief(other.due))" }
        if withHidden != other.withHidden { return "with the hidden \(Self.brief(withHidden)), and \(Self.brief(other.withHidden))" }
        if upcoming != other.upcoming { return "upcoming are \(Self.brief(upcoming)), and \(Self.brief(other.upcoming))" }
        if relations != other.relations { return "what is known of a contact" }
        if nextWake != other.nextWake { return "the next wake is at \(nextWake.seconds), and \(other.nextWake.seconds)" }
        if toTell != other.toTell { return "to tell are \(toTell), and \(other.toTell)" }
        return "the counts, the groups, what is next or who is new"
    }

    private static func brief(_ reminders: [Reminder]) -> String {
        "[" + reminders.map(\.brief).joined(separator: ", ") + "]"
    }
}

extension Reminder {
    /// Its id and what matters of its state.
    var brief: String {
        "\(id) due \(due)" + (told.map { " told at \($0.seconds)" } ?? "") + (snoozedUntil.map { " snoozed until \($0.seconds)" } ?? "")
            + (paused == nil ? "" : " paused")
    }
}

extension Entry {
    /// The reminder that it says was told.
    var toldID: ReminderID? {
        if case .told(let key, _) = what, let contact { ReminderID(key: key, contact: contact) } else { nil }
    }
}

extension Book {
    /// What the daemon would say by itself at the book's moment.
    var toSay: [Entry] { if case .say(let draft) = next(newID: { UUID() }) { draft.entries } else { [] } }
}

import KeepInTouch

/// A way to tell the world what has happened: journald, the subscribers, the desktop, the user's hooks. Each is a plan that decides
/// what to say and something that says it. A new one is a folder of its own and a line in ``Host``.
@MainActor
protocol Output: AnyObject {
    /// Says what was committed.
    func perform(_ committed: Committed)
    /// What is wrong with this output now, and needs the user's hand.
    var problems: [Problem] { get }
    /// Looks at what may have changed unseen: after the start, on reload, after a resume and once a day.
    func lookAgain()
    /// Says something that is no reminder, for a person who wants to see whether they come there.
    func tryOut()
    /// The daemon ends.
    func stop()
}

extension Output {
    var problems: [Problem] { [] }
    func lookAgain() {}
    func tryOut() {}
    func stop() {}
}

/// What an output may say: it is on disk and in the book.
struct Committed {
    /// What must happen.
    let effects: [Effect]
    /// What was written into the journal.
    let entries: [Entry]
    /// When.
    let now: Instant
    /// The book as it is after this.
    let book: Book
    /// The settings at that time.
    let configuration: Configuration

    /// The reminders to tell, and whose they are.
    var told: [(reminder: Reminder, contact: Contact)] {
        effects.compactMap { if case .tell(let reminder, let contact) = $0 { (reminder, contact) } else { nil } }
    }

    /// The local day.
    var today: CivilDate { book.zone.date(at: now) }
}

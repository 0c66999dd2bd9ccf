import AddressBook
import ControlInterface
import FoundationEssentials
import Journal
import KeepInTouch
import Platform
import SQLite
import Systemd

/// Keeps the book: takes in what people and the system say, persists what the book decides, and only then acts on it.
///
/// Everything runs on the main queue, one thing after another, so that there is no state between two of them.
@MainActor
package final class Keeper {
    private(set) var book: Book
    private(set) var configuration: Configuration
    private let isPrivate: Bool
    let clock: Clock
    let paths: Paths
    let started: Instant
    let teller = Teller()
    let journal: Journal
    let backup: Backup
    var addressBook: AddressBook
    /// What needs the user's hand, by what it came from. Each is logged when it comes up.
    private(set) var problems: [ProblemSource: [WireProblem]] = [:]

    private var timer: WakeTimer?
    private(set) var nextWake: Instant?
    private var addressBookWatch: AddressBookWatch?
    private var lastStatus = ""
    /// The day on which it settled last, by whatever that day had come.
    private var lastDay: CivilDate?

    enum ProblemSource: Int, CaseIterable {
        case configuration, folders, addressBook, journal, history, copies
    }

    /// How long to wait before trying again to write a journal that could not be written, in seconds.
    private static let retrySeconds = 60
    /// How often at most the daemon says something by itself in one go; twice is what it takes.
    private static let settleBound = 8

    /// Restores everything from the journal and the address books.
    ///
    /// With `isPrivate` no name is shown or logged, whatever the configuration says when it is read again.
    package init(configuration: Configuration, paths: Paths, clock: Clock = .system, isPrivate: Bool = false) throws {
        self.configuration = isPrivate ? configuration.withoutNames : configuration
        self.isPrivate = isPrivate
        self.paths = paths
        self.clock = clock
        started = clock.now()
        let copies = JournalCopies(folder: paths.copiesFolder)
        journal = try Journal(path: paths.journalFile, copies: copies, traces: [paths.formerIndexFile])
        backup = Backup(of: journal, to: copies)
        addressBook = AddressBook(folders: configuration.addressBooks)
        AddressBook.tidy(trash: paths.trashFolder)
        let found = addressBook.rescan()
        var book = Book(
            contacts: found.changed, policy: configuration.policy, zone: clock.zone(), now: started, journalBegan: journal.created,
            merges: try journal.merges())
        let unusable = try journal.load { book.restore($0) }
        // Nobody listens yet: whatever is due is told by `start`.
        book.plan(now: started)
        self.book = book
        report(.history, Self.problems(of: unusable, in: journal.path))
        if let failure = journal.copyFailure { report(.copies, [backup.problem(failure)]) }
        checkFolders()
        report(.addressBook, found.problems)
    }

    /// Begins to watch the address books and the clock, and to tell what is due.
    package func start() {
        timer = WakeTimer { [weak self] in self?.settle() }
        watchAddressBooks()
        settle()
    }

    // MARK: What people say

    /// Does what was asked for. When this returns it is on disk; when it throws, nothing has changed.
    func say(_ intent: Intent) throws(ControlError) -> (contact: Contact?, entry: Entry) {
        try say { book, now throws(Refusal) in try book.decide(intent, now: now, id: UUID()) }
    }

    /// Takes back the last thing said, or what this entry said, and returns that.
    func undo(_ entry: UUID? = nil) throws(ControlError) -> (contact: Contact?, undone: Entry) {
        let last: Entry?
        do { last = try journal.lastUndoable(entry) } catch { throw .journalFailed(reason: error.description) }
        let (contact, _) = try say { book, now throws(Refusal) in try book.undo(last, now: now, id: UUID()) }
        guard let last else { throw .nothingToUndo }
        return (contact, last)
    }

    private func say(_ decide: (Book, Instant) throws(Refusal) -> Entry) throws(ControlError) -> (contact: Contact?, entry: Entry) {
        let entry = try take(decide)
        teller.hooks?.happened(HookEvent(said: entry, in: book))
        settle()
        failPoint("keeper: before the answer")
        return (entry.contact.map { book.contact($0) ?? Contact(id: $0, name: $0.rawValue) }, entry)
    }

    /// Puts what was decided on disk and into the book. What falls due by it is told when the keeper settles.
    func take(_ decide: (Book, Instant) throws(Refusal) -> Entry) throws(ControlError) -> Entry {
        let now = clock.now()
        perform(book.advance(to: now), now)
        let entry: Entry
        do { entry = try decide(book, now) } catch { throw ControlError(error, in: book) }
        do { try persist([entry], now) } catch { throw .journalFailed(reason: "\(error)") }
        return entry
    }

    /// All that was said of a contact, and of those that were merged into it.
    func entries(about contact: ContactID) throws(SQLiteError) -> [Entry] {
        book.own(try journal.entries(of: book.history(of: contact)), of: contact)
    }

    /// Writes a new card, and takes it in at once.
    func add(_ card: AddressBook.NewCard) throws(ControlError) -> (contact: Contact, file: String) {
        do {
            let (id, file) = try addressBook.add(card)
            failPoint("keeper: before a new card is taken in")
            take(addressBook.refresh([file]))
            guard let contact = book.contact(id) else { throw SystemError("read \(file) back", code: 0) }
            return (contact, file)
        } catch {
            throw .addressBookFailed(file: configuration.addressBooks.first ?? "", reason: "\(error)")
        }
    }

    // MARK: What the system says

    /// The clock was set, the machine resumed, or the zone changed: everything is planned anew.
    func clockChanged() {
        let now = clock.now()
        perform(book.replan(now: now, zone: clock.zone()), now)
        settle()
    }

    /// Reads the configuration again. One with a mistake changes nothing.
    func reload() {
        do {
            let read = try Configuration.read(path: paths.configFile, environment: paths)
            let new = isPrivate ? read.withoutNames : read
            report(.configuration, [WireProblem]())
            let now = clock.now()
            let hasMoved = new.addressBooks != configuration.addressBooks
            configuration = new
            if hasMoved {
                let gone = book.contacts.map(\.id)
                addressBook = AddressBook(folders: new.addressBooks)
                let found = addressBook.rescan()
                let kept = Set(found.changed.map(\.id))
                perform(book.update(found.changed, removed: gone.filter { !kept.contains($0) }, now: now), now)
                report(.addressBook, found.problems)
                watchAddressBooks()
            }
            perform(book.replan(now: now, policy: new.policy), now)
            checkFolders()
            Journald.write(JournalRecord("Configuration read again: \(paths.configFile)", priority: .informational))
        } catch {
            report(.configuration, error)
        }
        settle()
    }

    func take(_ changes: AddressBook.Changes) {
        let now = clock.now()
        perform(book.update(changes.changed, removed: changes.removed, now: now), now)
        report(.addressBook, changes.problems)
        settle()
    }

    private func watchAddressBooks() {
        addressBookWatch = AddressBookWatch(folders: configuration.addressBooks) { [weak self] change in
            guard let self else { return }
            switch change {
            case .everything: take(addressBook.rescan())
            case .files(let paths): take(addressBook.refresh(paths))
            }
            checkFolders()
        }
    }

    // MARK: Persist, then act

    private func persist(_ entries: [Entry], _ now: Instant) throws {
        var histories: [UUID: [Entry]] = [:]
        do {
            // What an undo needs is read first: once the entry is on disk nothing may go wrong any more.
            for entry in entries {
                if let needed = book.historyNeeded(for: entry) { histories[entry.id] = try journal.entries(of: needed) + [entry] }
            }
            try journal.append(entries)
        } catch {
            if case JournalError.moved? = error as? JournalError { rescue() }
            if problems[.journal]?.contains(where: { $0.message.hasPrefix(Self.writeFailed) }) != true {
                Journald.write(JournalRecord("\(Self.writeFailed): \(error)", priority: .error, messageID: MessageID.journalFailed))
            }
            problems[.journal] = [
                WireProblem(file: journal.path, message: "\(Self.writeFailed): \(error); free some space, or mend the disk")
            ]
            throw error
        }
        if problems.removeValue(forKey: .journal) != nil {
            Journald.write(JournalRecord("\(journal.path) can be written again", priority: .notice))
        }
        perform(book.record(entries, now: now) { histories[$0.id] ?? [] }, now)
    }

    private static let writeFailed = "The journal could not be written"

    /// Says by itself what has to be said now, and arms the timer for the next time.
    private func settle() {
        let now = clock.now()
        perform(book.advance(to: now), now)
        // The rest of the memory is given back at the end of the start, and after the daily copy.
        if book.today != lastDay {
            lastDay = book.today
            // It can't fail, and if it did there would be a little less memory to give back.
            try? journal.releaseMemory()
        }
        backUp()
        var wake: Instant?
        do {
            // First that tracking began, then what is due by that: each answer leaves less to say. The bound is for the day
            // that this is not true: a journal is not to be filled with what nobody said.
            for _ in 0..<Self.settleBound {
                let entries = book.pending(now: now, newID: UUID.init)
                if entries.isEmpty { break }
                try persist(entries, now)
            }
        } catch {
            // Nothing was told. It has been logged; what is due stays due and is told when it can be written down.
            wake = now.adding(seconds: Self.retrySeconds)
        }
        let next = wake ?? book.nextWake(after: now)
        nextWake = next
        timer?.arm(next)
        tellStatus(now)
    }

    private func perform(_ effects: [Effect], _ now: Instant) {
        teller.perform(effects, now: now, zone: book.zone, namesInJournald: configuration.namesInJournald)
    }

    // MARK: Status and problems

    /// One line that says what is next.
    func statusLine(_ now: Instant) -> String {
        let due = book.dueCount(now)
        let next = book.next
        let coming = next.map { "next: \(name($0)) on \($0.due)" } ?? "nothing else in sight"
        let trouble = problems.values.joined().isEmpty ? "" : "; see \"vitaminb status\" for what needs your hand"
        let count = book.contactCount
        return "\(count) \(count == 1 ? "contact" : "contacts"), \(due) due; \(coming)\(trouble)"
    }

    private func name(_ next: Reminder) -> String {
        book.contact(next.id.contact)?.name(inJournald: configuration.namesInJournald) ?? ""
    }

    private func tellStatus(_ now: Instant) {
        let line = statusLine(now)
        guard line != lastStatus, timer != nil else { return }
        lastStatus = line
        // A manager that can't be told has no status to show; the daemon is none the worse.
        try? ServiceManager.notify(.status(line))
    }

    private func report(_ source: ProblemSource, _ error: ConfigurationError) {
        let list = error.problems.map { WireProblem(file: $0.file, line: $0.line, message: "\($0.line):\($0.column): \($0.message)") }
        problems[source] = list
        for problem in error.problems {
            Journald.write(
                JournalRecord(
                    "\(problem), keeping the last good configuration", priority: .error, messageID: MessageID.configurationRefused))
        }
    }

    private func report(_ source: ProblemSource, _ fresh: [CardProblem]) {
        // The names of cards' files are people's, and so may be what is wrong in them.
        let bound = configuration.namesInJournald ? Self.logBound : 0
        for problem in fresh.prefix(bound) {
            Journald.write(JournalRecord("\(problem), ignoring", priority: .warning, messageID: MessageID.addressBookProblem))
        }
        if fresh.count > bound {
            let more = "\(fresh.count - bound)\(bound == 0 ? "" : " more")"
            let message = "\(more) problems in the address books: vitaminb status lists them"
            Journald.write(JournalRecord(message, priority: .warning, messageID: MessageID.addressBookProblem))
        }
        problems[source] = addressBook.problems.map { WireProblem(file: $0.file, line: $0.line, message: $0.message) }
    }

    func report(_ source: ProblemSource, _ list: [WireProblem]) {
        let known = problems[source] ?? []
        problems[source] = list.isEmpty ? nil : list
        for problem in list where !known.contains(problem) {
            let messageID: String? =
                switch source {
                case .folders: MessageID.folderNotWritable
                case .history: MessageID.journalDamaged
                case .copies: MessageID.copyFailed
                default: nil
                }
            Journald.write(JournalRecord("\(problem.file): \(problem.message)", priority: .warning, messageID: messageID))
        }
    }

    /// How many problems of one look at the address books are logged one by one.
    private static let logBound = 50
}

import AddressBook
import FoundationEssentials
import Journal
import KeepInTouch
import Platform
import SQLite
import Systemd

/// Owns the book: takes in what people and the system say, writes what the book decides, and has the outputs tell of it.
///
/// Everything runs on the main queue, one thing after another, so that there is no state between two of them.
@MainActor
package final class Coordinator: BookOwner {
    package var book: Book
    private(set) var configuration: Configuration
    private let isPrivate: Bool
    let clock: Clock
    let paths: Paths
    let started: Instant
    private(set) var journal: Journal
    let backup: Backup
    var addressBook: AddressBook
    var problems = Problems()
    /// Those who tell what happens, in this order.
    var outputs: [any Output] = []

    private var timer: WakeTimer?
    private(set) var nextWake: Instant?
    private var addressBookWatch: AddressBookWatch?
    private var lastStatus = ""
    /// The day of the last input.
    private var lastDay: CivilDate?

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
        // Nobody listens yet: whatever is due is told by `start`.
        let unusable: UnusableEntries
        (book, unusable) = try journal.book(
            of: found.changed, policy: configuration.policy, zone: clock.zone(), now: started)
        problems.report(.history, Self.problems(of: unusable, in: journal.path))
        if let failure = journal.copyFailure { problems.report(.copies, [backup.problem(failure)]) }
        checkFolders()
        report(cards: found.problems)
    }

    /// Begins to watch the address books and the clock, and to tell what is due.
    package func start() {
        timer = WakeTimer { [weak self] in self?.handle(.woke) }
        watchAddressBooks()
        handle(.woke)
    }

    /// The daemon ends: leaves all as the next start wants it.
    func stop() {
        for output in outputs { output.stop() }
        do { try journal.checkIsInPlace() } catch { rescue() }
    }

    // MARK: What people say

    /// Does what was asked for. When this returns it is on disk; when it throws, nothing has changed.
    func say(_ intent: Intent) throws(RequestError) -> (contact: Contact?, entry: Entry) {
        let entry = try ask(.said(intent))
        return (contact(of: entry), entry)
    }

    /// Takes back the last thing said, or what this entry said, and returns that.
    func undo(_ id: UUID? = nil) throws(RequestError) -> (contact: Contact?, undone: Entry) {
        let last: Entry?
        do { last = try journal.lastUndoable(id) } catch { throw RequestError(error) }
        _ = try ask(.tookBack(last))
        guard let last else { throw .refused(.nothingToUndo) }
        return (contact(of: last), last)
    }

    private func ask(_ input: Input) throws(RequestError) -> Entry {
        var owner = self
        let handled: Handled
        do { handled = try owner.handle(input, at: clock.now()) } catch { throw RequestError(error) }
        rest(handled)
        failPoint("coordinator: before the answer")
        guard let entry = handled.entries.first else { throw .refused(.nothingToUndo) }
        return entry
    }

    private func contact(of entry: Entry) -> Contact? {
        entry.contact.map { book.contact($0) ?? Contact(id: $0, name: $0.rawValue) }
    }

    /// Takes in what a person said, and leaves what follows from it for the next input.
    func record(_ intent: Intent) throws(RequestError) {
        var owner = self
        do { try owner.record(.said(intent), at: clock.now()) } catch { throw RequestError(error) }
    }

    /// All that was said of a contact, and of those that were merged into it.
    func entries(about contact: ContactID) throws(RequestError) -> [Entry] {
        do { return book.own(try journal.entries(of: book.history(of: contact)), of: contact) } catch { throw RequestError(error) }
    }

    /// Reads all that was said and stands, in its order.
    func load(_ body: (Entry) -> Void) throws(RequestError) {
        do { _ = try journal.load(body) } catch { throw RequestError(error) }
    }

    // MARK: What the system says

    /// The clock was set, the machine resumed, or the zone changed.
    func clockChanged() {
        handle(.clockChanged(clock.zone()))
    }

    /// Reads the configuration again. One with a mistake changes nothing.
    func reload() {
        do {
            let read = try Configuration.read(path: paths.configFile, environment: paths)
            let new = isPrivate ? read.withoutNames : read
            problems.report(.configuration, [])
            var cards = CardChanges()
            let hasMoved = new.addressBooks != configuration.addressBooks
            configuration = new
            if hasMoved {
                addressBook = AddressBook(folders: new.addressBooks)
                let found = addressBook.rescan()
                cards = CardChanges(changed: found.changed, removed: book.contacts.map(\.id))
                report(cards: found.problems)
                watchAddressBooks()
            }
            checkFolders()
            handle(.configured(new.policy, cards))
            Journald.write(JournalRecord("Configuration read again: \(paths.configFile)", priority: .informational))
        } catch {
            problems.report(error)
            handle(.woke)
        }
    }

    /// Takes in what is different in the address books.
    func handle(_ changes: AddressBook.Changes) {
        report(cards: changes.problems)
        handle(.cardsChanged(CardChanges(changed: changes.changed, removed: changes.removed)))
    }

    private func watchAddressBooks() {
        addressBookWatch = AddressBookWatch(folders: configuration.addressBooks) { [weak self] change in
            guard let self else { return }
            switch change {
            case .everything: handle(addressBook.rescan())
            case .files(let paths): handle(addressBook.refresh(paths))
            }
            checkFolders()
        }
    }

    private func report(cards fresh: [CardProblem]) {
        problems.report(cards: addressBook.problems, fresh: fresh, withNames: configuration.namesInJournald)
    }

    private func handle(_ input: Input) {
        var owner = self
        // Only a person can be refused, and what the daemon says by itself is tried again when it can't be written.
        if let handled = try? owner.handle(input, at: clock.now()) { rest(handled) }
    }

    // MARK: As the owner of the book

    package func newID() -> UUID { UUID() }

    package func write(_ draft: Draft) throws -> WrittenDraft {
        do {
            let written = try journal.write(draft)
            if !draft.entries.isEmpty { problems.report(journalWritten: journal.path) }
            return written
        } catch {
            if case JournalError.moved? = error.cause as? JournalError { rescue() }
            problems.report(journal: journal.path, error.cause)
            throw error
        }
    }

    package func perform(_ effects: [Effect], of draft: Draft) {
        if effects.isEmpty, draft.entries.isEmpty { return }
        let committed = Committed(
            effects: effects, entries: draft.entries, now: draft.moment, book: book, configuration: configuration)
        for output in outputs {
            failPoint("coordinator: before an output")
            output.perform(committed)
        }
    }

    // MARK: Rest

    /// Everything is said: arms the timer, and does what has time until then.
    ///
    /// What holds of the timer:
    /// - There is at most one, from ``start()`` on. Arming it replaces the moment for which it was armed before.
    /// - It is armed for ``nextWake``. That is the earliest moment at which the book may have something to say, and at the latest the end
    ///   of the local day; or a minute from now, if the journal could not be written.
    /// - It is armed anew after every input, and only then, since nothing else changes the book. An input that is refused changes nothing,
    ///   and leaves it armed as it was. When the clock is set, the machine resumes or the zone changes, ``ClockWatch`` makes that an input.
    /// - It may fire too early (the clock was set back) or late (the machine was suspended): on every wake all is decided anew.
    private func rest(_ handled: Handled) {
        nextWake = handled.wake
        timer?.arm(handled.wake)
        // The rest of the memory is given back at the end of the start, and after the daily copy.
        if book.today != lastDay {
            lastDay = book.today
            // It can't fail, and if it did there would be a little less memory to give back.
            try? journal.releaseMemory()
        }
        backUp()
        tellStatus()
    }

    private func tellStatus() {
        let line = statusLine(book.moment)
        guard line != lastStatus, timer != nil else { return }
        lastStatus = line
        // A manager that can't be told has no status to show; the daemon is none the worse.
        try? ServiceManager.notify(.status(line))
    }

    /// One line that says what is next.
    func statusLine(_ now: Instant) -> String {
        let due = book.dueCount(now)
        let coming = book.next.map { "next: \(name($0)) on \($0.due)" } ?? "nothing else in sight"
        let trouble = problems.isEmpty ? "" : "; see \"vitaminb status\" for what needs your hand"
        let count = book.contactCount
        return "\(count) \(count == 1 ? "contact" : "contacts"), \(due) due; \(coming)\(trouble)"
    }

    private func name(_ next: Reminder) -> String {
        book.contact(next.id.contact)?.name(inJournald: configuration.namesInJournald) ?? ""
    }
}

import AddressBook
import FoundationEssentials
import Journal
import KeepInTouch
import Phrases
import Platform
import SQLite
import Systemd

/// Owns the book: takes in what people and the system say, writes what the book decides, and has the outputs tell of it.
///
/// Everything runs on the main queue, one thing after another, so that there is no state between two of them.
@MainActor
package final class Coordinator: BookOwner {
    package var book: Book
    var configuration: Configuration
    let isPrivate: Bool
    let clock: Clock
    let paths: Paths
    let started: Instant
    private(set) var journal: Journal
    let backup: Backup
    var addressBook: AddressBook
    var problems = Problems()
    /// Those who tell what happens, in this order.
    var outputs: [any Output] = []

    private(set) var timer: WakeTimer?
    private(set) var nextWake: Instant?
    var addressBookWatch: AddressBookWatch?
    var mirrors: [StoreMirror]
    var storeWatch: StoreWatch?
    private var mountWatch: MountWatch?
    var exchange: SyncExchange?
    var syncWatch: SyncWatch?
    /// Whose folder is looked at from time to time, because the kernel says nothing of it.
    weak var polled: SyncExchange?
    /// Whether what was said is soon written into the folder that machines share, and whether a failure is soon tried again.
    var (isPublishDue, isSyncRetried) = (false, false)
    /// Whose card is being removed because the user said so.
    var isRemoving: ContactID?
    /// The change to a card that a person made after all that was said; nil: there was none, or the daemon was started since.
    var lastCardAct: (Contact, Refusal.CardAct)?
    private var lastStatus = ""
    /// How many are overdue since the configuration was read again, and on which day that was.
    var madeOverdue: (count: Int, day: CivilDate)?
    /// Whose cards have gone all at once. They stay known.
    var away: Set<ContactID> = []
    var knownReach = KnownReach()
    /// The id of the next entry, where it follows from what it answers.
    var givenID: UUID?
    /// The day of the last input.
    private var lastDay: CivilDate?

    /// Restores everything from the journal and the address books.
    ///
    /// Of several machines that share what is said each has an id, `machine`. With `isPrivate` no name is shown or logged, whatever the
    /// configuration says when it is read again.
    package init(
        configuration: Configuration, paths: Paths, clock: Clock = .system, isPrivate: Bool = false, machine: String? = Coordinator.machine
    ) throws {
        self.configuration = isPrivate ? configuration.withoutNames : configuration
        self.isPrivate = isPrivate
        self.paths = paths
        self.clock = clock
        started = clock.now()
        let copies = JournalCopies(folder: paths.copiesFolder)
        journal = try Journal(path: paths.journalFile, copies: copies, traces: [paths.formerIndexFile], machine: machine)
        backup = Backup(of: journal, to: copies)
        var mirrors = Self.mirrors(configuration, paths)
        let wrong = mirrors.indices.compactMap { mirrors[$0].update() }
        self.mirrors = mirrors
        let exchange = try Self.exchange(configuration, journal, paths)
        self.exchange = exchange
        // What others have told or answered is known before anything is told here.
        exchange?.exchange(now: started) { [journal] in try journal.append($0.inOrder) }
        try journal.append(journal.refutedDowntimes(at: started, in: clock.zone()))
        addressBook = AddressBook(folders: configuration.addressBooks, by: Identities(try journal.corrections()))
        AddressBook.tidy(trash: paths.trashFolder)
        let found = addressBook.rescan()
        // Nobody listens yet: whatever is due is told by `start`.
        let unusable: UnusableEntries
        (book, unusable) = try journal.book(
            of: found.changed, policy: configuration.policy, zone: clock.zone(), now: started,
            lastRan: [LastRun(path: paths.lastRunFile).moment, exchange?.othersRan(before: started)].compactMap(\.self).max(),
            othersBegan: exchange?.began)
        problems.report(.stores, wrong)
        problems.report(.history, Self.problems(of: unusable, in: journal.path))
        if let failure = journal.copyFailure { problems.report(.copies, [backup.problem(failure)]) }
        checkFolders()
        report(cards: found.problems)
        reportSync()
    }

    /// Begins to watch the address books and the clock, and to tell what is due.
    package func start() {
        timer = WakeTimer { [weak self] in self?.woke() }
        watchAddressBooks()
        watchStores()
        watchSync()
        mountWatch = MountWatch { [weak self] in
            guard let self else { return }
            if addressBook.isElsewhere { lookAgain() }
            syncFolderMayBeMounted()
        }
        recognizeAtStart()
        for output in outputs { output.lookAgain() }
    }

    /// The daemon ends: leaves all as the next start wants it.
    func stop() {
        for output in outputs { output.stop() }
        noteRun(at: clock.now())
        rescueIfLost()
    }

    // MARK: What people say

    /// Something that was said.
    struct Said {
        /// Who it is about; nil: a group or everybody.
        let contact: Contact?
        /// What the journal has, as it counts.
        let entry: Entry
        /// Whether it was said already a moment ago, and not once more.
        var isRepeated = false
    }

    /// Does what was asked for, all of it in one act. When this returns it is on disk; when it throws, nothing has changed.
    func say(_ intents: [Intent]) throws(RequestError) -> [Said] {
        let handled = try ask(.said(intents))
        return handled.repeated.map { Said(contact: contact(of: $0), entry: $0, isRepeated: true) } + handled.entries.map(said)
    }

    /// Does what was asked for.
    func say(_ intent: Intent) throws(RequestError) -> (contact: Contact?, entry: Entry) {
        guard let said = try say([intent]).first else { throw .refused(.nothingToUndo) }
        return (said.contact, said.entry)
    }

    /// Notes with whom a person begins, in one act, whose id is returned; nil: nothing had to be said.
    func setUp(_ beginnings: [Beginning]) throws(RequestError) -> UUID? { try ask(.setUp(beginnings)).entries.first?.act }

    /// What was taken back.
    struct Undone {
        let undone: [Said]
        /// What the same act said of others, and stays.
        let staying: [Said]
        /// What became of the cards of merges.
        let cards: [AddressBook.TakenApart]
    }

    /// Takes something back.
    func undo(_ wish: TakingBack.Wish = .lastAct) throws(RequestError) -> Undone {
        if wish == .lastAct, let (contact, act) = lastCardAct {
            lastCardAct = nil
            throw .refused(.cardWasLast(contact, act))
        }
        if case .entry(let undo) = wish, let again = try mergeAgain(undo) { return again }
        let taking: TakingBack
        do { taking = try journal.takingBack(wish, in: book) } catch {
            // Its cards may not have been put back yet.
            guard case .entry(let merge) = wish, case .merged = merge.what else { throw RequestError(error) }
            let cards = try takeApart([merge])
            if cards.allSatisfy(\.files.isEmpty) { throw RequestError(error) }
            return Undone(undone: [said(merge)], staying: [], cards: cards)
        }
        let cards = try takeBack(taking)
        lastCardAct = nil
        return Undone(undone: taking.entries.map(said), staying: taking.staying.map(said), cards: cards)
    }

    /// Returns what became of the cards of merges. Where whose card is whose changes by it, what is due is told after that.
    private func takeBack(_ taking: TakingBack) throws(RequestError) -> [AddressBook.TakenApart] {
        if let given = taking.entries.first(where: { $0.what.verb == .carried && !$0.isSaidByProgram }) {
            try record(.tookBack(taking))
            leaveToItself(given)
            followIdentities()
            if let contact = given.contact, book.contact(contact) == nil { noteNotBack(contact) }
            handle(.woke)
            return []
        }
        if taking.entries.contains(where: { $0.what.verb == .merged }) {
            try record(.tookBack(taking))
            failPoint("coordinator: a merge taken back in the journal alone")
            return try takeApart(taking.entries)
        }
        _ = try ask(.tookBack(taking))
        return []
    }

    /// Corrects an entry, and returns it as it counts now.
    func amend(_ entry: Entry, _ amendment: Amendment) throws(RequestError) -> Said {
        let corrections = try corrections()
        guard let counted = corrections.counted(entry) else { throw .refused(.isTakenBack(entry)) }
        _ = try ask(.corrected(counted, amendment))
        return said(try self.corrections().counted(entry) ?? counted)
    }

    /// The entry whose id begins with these digits, at least ``shortestID``; `@` may be written before them.
    func entry(named text: String) throws(RequestError) -> Entry {
        let digits = text.lowercased().filter { $0 != "-" && $0 != "@" }
        guard digits.count >= Self.shortestID, digits.allSatisfy(\.isHexDigit) else { throw .refused(.noSuchEntry(digits)) }
        let found: [Entry]
        do { found = try journal.entries(idPrefix: digits, bound: Refusal.candidateBound) } catch { throw RequestError(error) }
        guard let entry = found.first else { throw .refused(.noSuchEntry(digits)) }
        if found.count > 1 { throw .refused(.ambiguousEntry(digits, candidates: found)) }
        return entry
    }

    /// How many digits of an entry's id are asked for at least.
    private static let shortestID = 4

    /// Takes in what a person says that is no intent. Returns what was written.
    @discardableResult func said(of input: Input) throws(RequestError) -> [Said] { try ask(input).entries.map(said) }

    /// Takes in what no person has said. Returns what was written.
    func take(_ input: Input) throws(RequestError) -> [Entry] { try handled(input).entries }

    private func handled(_ input: Input) throws(RequestError) -> Handled {
        var owner = self
        let handled: Handled
        do { handled = try owner.handle(input, at: clock.now()) } catch { throw RequestError(error) }
        rest(handled)
        return handled
    }

    private func ask(_ input: Input) throws(RequestError) -> Handled {
        let handled = try handled(input)
        lastCardAct = nil
        failPoint("coordinator: before the answer")
        return handled
    }

    private func said(_ entry: Entry) -> Said { Said(contact: contact(of: entry), entry: entry) }

    private func contact(of entry: Entry) -> Contact? {
        entry.contact.map { id in
            book.contact(id) ?? Contact(id: id, name: RosterFile(path: paths.rosterFile).roster.name(of: id) ?? id.rawValue)
        }
    }

    /// Takes in what was said, and leaves what follows from it for the next input.
    @discardableResult func record(_ input: Input) throws(RequestError) -> [Entry] {
        var owner = self
        do { return try owner.record(input, at: clock.now()) } catch { throw RequestError(error) }
    }

    /// All that was said of a contact, and of those that were merged into it.
    func entries(about contact: ContactID) throws(RequestError) -> [Entry] {
        do { return book.own(try journal.entries(of: book.history(of: contact)), of: contact) } catch { throw RequestError(error) }
    }

    /// What was noted of the last interaction with a contact; nil: there was none, or nothing was noted.
    func lastNote(about contact: ContactID) throws(RequestError) -> String? {
        try entries(about: contact).lastNote
    }

    /// Reads all that was said, as it counts now, in its order.
    func load(_ body: (Entry) -> Void) throws(RequestError) {
        do { try journal.loadCounted(body) } catch { throw RequestError(error) }
    }

    /// What is said of other entries.
    func corrections() throws(RequestError) -> Corrections {
        do { return Corrections(try journal.corrections()) } catch { throw RequestError(error) }
    }

    // MARK: What the system says

    /// The clock was set, the machine resumed, or the zone changed.
    func clockChanged() {
        // What others did while this machine slept.
        synchronise()
        handle(.clockChanged(clock.zone()))
        lookAgain()
    }

    /// The moment for which the timer was armed. Once a day the address books are looked at, too.
    func woke() {
        let day = book.today
        synchronise()
        handle(.woke)
        if book.today != day { lookAgain() }
    }

    func handle(_ input: Input) {
        var owner = self
        // Only a person can be refused, and what the daemon says by itself is tried again when it can't be written.
        if let handled = try? owner.handle(input, at: clock.now()) { rest(handled) }
    }

    // MARK: As the owner of the book

    package func newID() -> UUID {
        defer { givenID = nil }
        return givenID ?? UUID()
    }

    package func write(_ draft: Draft) throws -> WrittenDraft {
        do {
            let written = try journal.write(draft)
            if !draft.entries.isEmpty {
                problems.report(journalWritten: journal.path)
                checkpointSoon()
                publishSoon()
            }
            return written
        } catch {
            rescueIfLost()
            problems.report(journal: journal.path, error.cause)
            throw error
        }
    }

    package func entriesOfWrongClock(at moment: Instant) throws -> [Entry] {
        do { return try journal.entriesOfWrongClock(at: moment) } catch { throw NotWritten(cause: error) }
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
            noteRun(at: book.moment)
            // It can't fail, and if it did there would be a little less memory to give back.
            try? journal.releaseMemory()
        }
        backUp()
        tellStatus()
        followIdentities()
    }

    /// Notes that the daemon runs, for the next start. Not while the journal lacks the time in which it did not, which that start would
    /// then never know.
    private func noteRun(at now: Instant) {
        if book.downtime == nil, journal.isInPlace { LastRun(path: paths.lastRunFile).note(now) }
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
        let coming = book.next.map { "next: \(name($0)) on \($0.snoozedUntil.map(book.zone.date) ?? $0.due)" } ?? "nothing else in sight"
        let trouble = problems.isEmpty ? "" : "; see \"vitaminb status\" for what needs your hand"
        let count = book.contactCount
        return "\(count) \(count == 1 ? "contact" : "contacts"), \(due) due; \(coming)\(trouble)".printable
    }

    private func name(_ next: Reminder) -> String {
        book.contact(next.id.contact)?.name(inJournald: configuration.namesInJournald) ?? ""
    }
}

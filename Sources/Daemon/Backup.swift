import AddressBook
import Dispatch
import Journal
import KeepInTouch

/// Makes a copy of the journal once a day, in a thread of its own.
@MainActor
final class Backup {
    let copies: JournalCopies
    private let journal: Journal
    private(set) var isRunning = false
    private var doneOn: CivilDate?
    private var triedAt: Instant?
    private var newest: (changed: Int64, taken: Instant?)?
    /// Whether a journal that was moved or removed has been copied. Nothing can be added to it after that.
    var hasRescued = false

    /// Whether what was written is soon put into the journal's own file, so that a backup of it alone has nearly everything.
    var isCheckpointDue = false
    /// How many seconds after something was written. It is one wake-up for all that was.
    static let idleSeconds = 60

    /// How many seconds after a failure it is tried again.
    private static let retrySeconds = 3600

    init(of journal: Journal, to copies: JournalCopies) {
        self.journal = journal
        self.copies = copies
    }

    /// Starts the day's copy if there is none yet, and calls `done` at its end.
    func run(on day: CivilDate, now: Instant, done: @escaping @MainActor @Sendable (Result<Void, any Error>) -> Void) {
        guard !isRunning, doneOn != day, triedAt.map({ $0.adding(seconds: Self.retrySeconds) <= now || $0 > now }) ?? true,
            journal.isInPlace
        else { return }
        isRunning = true
        triedAt = now
        copies.takeInBackground(of: journal.path, on: day) { [weak self] result in
            DispatchQueue.main.async {
                MainActor.assumeIsolated {
                    guard let self else { return }
                    self.isRunning = false
                    if case .success = result {
                        self.doneOn = day
                        self.triedAt = nil
                    }
                    done(result)
                }
            }
        }
    }

    /// When the newest copy was taken; nil: there is none. The copies are opened only where their folder has changed: a status bar asks
    /// often.
    func newestTaken() -> Instant? {
        guard let changed = copies.changed else { return nil }
        if let newest, newest.changed == changed { return newest.taken }
        let taken = copies.newest?.taken
        newest = (changed, taken)
        return taken
    }

    /// The problem of a copy that could not be made.
    func problem(_ error: any Error) -> Problem {
        Problem(file: copies.folder, message: "the journal could not be copied: \(error); the copies there are stay")
    }
}

extension Coordinator {
    /// Makes the day's copy if there is none yet. Called after every input.
    func backUp() {
        backup.run(on: book.today, now: clock.now()) { [weak self] result in self?.copied(result) }
    }

    /// Has what was written put into the journal's own file in a minute.
    func checkpointSoon() {
        guard !backup.isCheckpointDue else { return }
        backup.isCheckpointDue = true
        DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(Backup.idleSeconds)) { [weak self] in
            MainActor.assumeIsolated { self?.checkpoint() }
        }
    }

    /// If it fails, it is tried again after the next entry, and with the day's copy.
    func checkpoint() {
        backup.isCheckpointDue = false
        try? journal.checkpoint()
    }

    private func copied(_ result: Result<Void, any Error>) {
        switch result {
        case .success:
            problems.report(.copies, [])
            // The -wal can be emptied now. If that fails, it is tried again the next day.
            try? journal.checkpoint()
            journal.noteCopied(to: backup.copies)
        case .failure(let error): problems.report(.copies, [backup.problem(error)])
        }
        IdleMemory.giveBack()
    }

    /// Copies a journal that was moved or removed, since it would be lost when the process ends. Not one whose folder was moved: nothing
    /// of it is lost, and at the folder's path nothing may be made.
    func rescueIfLost() {
        do throws(JournalError) {
            return try journal.checkIsInPlace()
        } catch {
            guard case .moved = error, !backup.hasRescued else { return }
        }
        do {
            try journal.rescue(to: backup.copies, on: book.today)
            backup.hasRescued = true
            let remedy = "all that was said is in a copy: vitaminb restore \(book.today)-rescued"
            let message = "it was moved, removed, replaced or changed by another program; \(remedy)"
            problems.report(.history, [Problem(file: journal.path, message: message)])
        } catch {
            problems.report(.copies, [backup.problem(error)])
        }
    }

    /// The problems of entries that could not be used.
    static func problems(of unusable: UnusableEntries, in path: String) -> [Problem] {
        func entries(_ count: Int, _ one: String, _ more: String) -> String { count == 1 ? "1 entry \(one)" : "\(count) entries \(more)" }
        let restore = "the disk may be failing. \"vitaminb restore\" puts back what the copies have"
        var messages: [String] = []
        if unusable.unknown > 0 {
            messages.append("\(entries(unusable.unknown, "is", "are")) of an unknown kind; they are kept, ignoring")
        }
        if unusable.changed > 0 {
            messages.append("\(entries(unusable.changed, "is", "are")) not as written, and left out; \(restore)")
        }
        if unusable.missing > 0 { messages.append("\(entries(unusable.missing, "is", "are")) missing; \(restore)") }
        return messages.map { Problem(file: path, message: $0) }
    }
}

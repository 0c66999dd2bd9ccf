import FoundationEssentials

/// Whoever lives by a book: the daemon, a forecast, the simulator, a test. All of them drive it with ``handle(_:at:)``, and only with that.
package protocol BookOwner {
    /// The book, which only ``BookOwner`` commits to.
    var book: Book { get set }
    /// A new id for an entry.
    mutating func newID() -> UUID
    /// Writes a draft with ``EntryStore/write(_:)``.
    mutating func write(_ draft: Draft) throws -> WrittenDraft
    /// What was said by a wrong clock, by ``EntryStore/entriesOfWrongClock(at:)``. Throws a ``NotWritten``.
    func entriesOfWrongClock(at moment: Instant) throws -> [Entry]
    /// Does what a commit of this draft says must happen.
    mutating func perform(_ effects: [Effect], of draft: Draft) throws
}

/// What is to be done next without anybody asking.
package enum NextStep: Sendable {
    /// The journal should get this: that tracking began, or that reminders are told now.
    case say(Draft)
    /// Something was said by a clock that was ahead of this moment, or had lost its battery, and has to be looked for and dated anew.
    case lookBack(from: Instant)
    /// Nothing before then.
    case sleep(until: Instant)
}

/// How an input was handled, and when the book has to be woken.
package struct Handled: Sendable {
    /// What was written for the input itself.
    package let entries: [Entry]
    /// What was said already a moment ago, and was not written once more.
    package let repeated: [Entry]
    /// When to wake.
    package let wake: Instant
    /// How what followed from it ended.
    package let end: End

    /// How settling ended.
    package enum End: Sendable {
        /// Everything is said.
        case settled
        /// The journal could not be written. It is tried again at the wake.
        case notWritten
        /// There was still something to say after as many drafts as may follow.
        case bound
    }
}

/// How many drafts at most follow from one input. Three is what it takes: first what a wrong clock said is dated anew, then tracking
/// begins, then what is due by that is told; more where so many contacts are new that it takes several drafts. The bound keeps the journal
/// from being filled with what nobody said, should an answer ever not lead to less to say.
private let settleBound = 64
/// How long to wait before the journal is written again after it could not be, in seconds.
private let retrySeconds = 60

extension BookOwner {
    /// Takes an input in, then says what is to be said by itself, and returns when to wake.
    ///
    /// Throws a ``Refusal``, or what ``write(_:)`` throws, and then nothing has changed. Where only what is said by itself can't be written
    /// the input has been taken in, and the rest is tried again later.
    @discardableResult package mutating func handle(_ input: Input, at now: Instant) throws -> Handled {
        let draft = try take(input, at: now)
        let (wake, end) = try settle()
        return Handled(entries: draft.entries, repeated: draft.repeated, wake: wake, end: end)
    }

    /// Takes an input in, and leaves what follows from it for the next ``handle(_:at:)``. Returns what was written.
    @discardableResult package mutating func record(_ input: Input, at now: Instant) throws -> [Entry] {
        try take(input, at: now).entries
    }

    private mutating func take(_ input: Input, at now: Instant) throws -> Draft {
        // What is said now comes after what a wrong clock has said, so that is dated anew first.
        if input.isSaid, book.seesWrongClock(at: now) { try proceed(book.redating(entriesOfWrongClock(at: now), at: now)) }
        return try proceed(decide(input, now))
    }

    private mutating func settle() throws -> (wake: Instant, end: Handled.End) {
        do {
            for round in 0...settleBound {
                switch next() {
                case .sleep(let wake): return (wake, .settled)
                case .say(let draft): if round < settleBound { try proceed(draft) }
                case .lookBack(let moment):
                    if round < settleBound { try proceed(book.redating(entriesOfWrongClock(at: moment), at: moment)) }
                }
            }
        } catch is NotWritten {
            return (book.moment.adding(seconds: retrySeconds), .notWritten)
        }
        return (book.nextWake, .bound)
    }

    /// Returns what was written: what is there already is not written twice.
    @discardableResult private mutating func proceed(_ draft: Draft) throws -> Draft {
        let written = try write(draft)
        try perform(book.commit(written), of: written.draft)
        return written.draft
    }

    // Each takes a copy of the book, since new ids come from the same owner, and lets go of it before the book is changed.

    private mutating func decide(_ input: Input, _ now: Instant) throws(Refusal) -> Draft {
        let book = book
        return try book.decide(input, now: now) { newID() }
    }

    private mutating func next() -> NextStep {
        let book = book
        return book.next { newID() }
    }
}

import ControlInterface
import KeepInTouch
import Phrases

extension ControlError {
    /// Why the daemon refused.
    package func sentence(_ clock: LocalClock) -> Phrase {
        switch self {
        case .noSuchContact(let name): Phrase("no contact is called \"\(name)\"")
        case .notAPerson(let name, let kind): Phrase("\(name) is \(LeftOutWords.what(kind)), and nobody is reminded of those")
        case .ambiguousContact(let name, _): Phrase("\"\(name)\" could be any of these, and nothing was changed:")
        case .nothingDue(let name, let next):
            next.map { Phrase("nothing is due for \(name), next due on \(clock.day($0))") } ?? Phrase("nothing is due for \(name)")
        case .reminderClosed(let name): Phrase("this reminder about \(name) is no longer open")
        case .notYet(let when): Phrase("\(clock.moment(when)) is still to come")
        case .alreadyPast(let until) where clock.local(until) == (clock.today, .midnight):
            Phrase("\(Wording.date(clock.today)) is today, and has begun: name a time of it, or a later day")
        case .alreadyPast(let until): Phrase("\(clock.moment(until)) is already past")
        case .nothingToUndo: Phrase("nothing was said that could be taken back")
        case .cardWasLast(let name, "added"): Phrase("the last thing you did was to add \(name)")
        case .cardWasLast(let name, "removed"): Phrase("the last thing you did was to remove \(name)")
        case .cardWasLast(let name, _): Phrase("the last thing you did was to change the card of \(name)")
        case .noSuchEntry(let digits): Phrase("no entry has the id @\(digits)")
        case .ambiguousEntry(let digits, _): Phrase("@\(digits) could be any of these, and nothing was changed:")
        case .takenBack(let entry): Phrase("@\(entry.shortID) was taken back already")
        case .notAmendable(let entry): Phrase("that can't be corrected of \"\(entry.sentence(clock))\"")
        case .noCadence(let name): Phrase("\(name) is in no group with a cadence, and there is none for everyone")
        case .noSuchGroup(let group): Phrase("nobody is in a group \"\(group)\"")
        case .notPaused(let name, _): name.map { Phrase("\($0) is not paused by name") } ?? Phrase("there is no such pause")
        case .pastItsDay(let day): Phrase("it can't be put off beyond its day, \(clock.day(day))")
        case .promisesOpen(let name, let promises):
            Phrase("\(name) still has a promise of yours (\(Self.list(promises))), which nothing would remind you of")
        case .noPromise(let name): Phrase("no promise to \(name) is open")
        case .noSuchPromise(let name, let promise, let promises):
            Phrase("no open promise to \(name) is called \"\(promise)\"; there is \(Self.list(promises))")
        case .whichPromise(let name, let promises): Phrase("several promises to \(name) are open (\(Self.list(promises)))")
        case .dayIsOver(let day): Phrase("\(clock.day(day)) is too early for that")
        case .contactIgnored(let name): Phrase("\(name) is ignored: nothing would remind you")
        case .contactDied(let name): Phrase("\(name) has died: nothing reminds you of the dead")
        case .tooManyPromises(let name): Phrase("a hundred promises to \(name) are open")
        case .sameContact(let name): Phrase("both are \(name)")
        case .nothingToSettle(let name): Phrase("give and take with \(name) are even")
        case .journalFailed(let reason): Phrase("the journal can't be written, and nothing was changed: \(reason)")
        case .journalLocked: Phrase("another program keeps the journal locked, and nothing was changed")
        case .journalUnusable(let reason): Phrase("vitaminbd can't run: \(reason)")
        case .configurationRefused(let reason): Phrase("vitaminbd can't run, because its configuration is refused: \(reason)")
        case .addressBookFailed(let file, let reason):
            Phrase("the address book can't be used, and nothing was changed: \(file): \(reason)")
        case .cardChanged(let file): Phrase("another program changed \(file) meanwhile, and nothing was changed")
        case .cardRefused(_, let reason): Phrase("the card stays as it was: \(reason)")
        case .mergeUnfinished(_, let reason): Phrase("the merge is not complete: \(reason)")
        }
    }

    private static func list(_ promises: [WireReminder]) -> Phrase {
        Phrase.list(promises.compactMap(\.promise).map { Phrase("\"\($0)\"", context: "quoted") }) ?? Phrase("")
    }
}

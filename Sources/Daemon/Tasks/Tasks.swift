import AddressBook
import Dispatch
import FoundationEssentials
import Glibc
import ICalendar
import Journal
import KeepInTouch
import Phrases
import Platform
import Systemd

/// Keeps a folder of tasks, one for each reminder that was told and not answered, and takes what telephones answer in it.
///
/// The folder is looked at when something in it or in the book has changed. First what was answered goes into the journal; only then is
/// anything written, so that an answer is read again where a crash came between.
@MainActor
final class Tasks: Output {
    private weak var coordinator: Coordinator?
    private var memory: TasksMemory?
    private var watch: (folder: String, watch: AddressBookWatch)?
    private var settling: ChangeBurst?
    /// Whether it is too early to say what those mean that are gone.
    private var isWaiting = false
    /// What keeps changes from being seen at once.
    private var unwatched: [Problem] = []
    private var isLooking = false
    private var isAsked = false
    private var failures: [Problem] = []
    private var accident: (problem: Problem, at: Instant)?
    /// Answers that were refused, so that each is logged once.
    private var refused: Set<String> = []

    private var isRetrying = false

    /// In how many seconds is tried again what failed.
    private static let retrySeconds = 60
    /// How many milliseconds nothing may change before what is gone counts as gone, and how long it is waited for at most.
    private static let quiet = 3_000
    private static let patience = 60_000
    /// For how many seconds it is said that many tasks were gone at once.
    private static let accidentSeconds: Int64 = 86_400
    private static let refusedBound = 1_000

    /// Keeps the tasks of this coordinator's reminders.
    init(_ coordinator: Coordinator) { self.coordinator = coordinator }

    var problems: [Problem] { failures + unwatched + (accident.map { [$0.problem] } ?? []) }

    /// The book has changed. An answer may follow, so not within the commit.
    func perform(_ committed: Committed) {
        guard committed.configuration.tasksFolder != nil, !isLooking, !isAsked else { return }
        isAsked = true
        DispatchQueue.main.async { [weak self] in
            MainActor.assumeIsolated {
                self?.isAsked = false
                self?.look()
            }
        }
    }

    func lookAgain() {
        watchFolder()
        look()
    }

    private func watchFolder() {
        guard let folder = coordinator?.configuration.tasksFolder else {
            (watch, unwatched) = (nil, [])
            return
        }
        if let watch, watch.folder == folder { return watch.watch.renew() }
        do {
            let new = try AddressBookWatch(folders: [folder]) { [weak self] _ in self?.look() }
            watch = (folder, new)
            noteUnwatched(new.unwatched.map { Coordinator.unwatched($0, "max_user_watches=1048576") })
        } catch {
            watch = nil
            noteUnwatched([Coordinator.unwatched(folder, "max_user_instances=1024")])
        }
    }

    private func noteUnwatched(_ problems: [Problem]) {
        log(problems, after: unwatched)
        unwatched = problems
    }

    // MARK: A look

    /// Looks at the folder, has what was answered noted, and writes what is to be there. `isSettled` says that nothing has changed for a
    /// moment.
    func look(isSettled: Bool = false) {
        guard let coordinator, !isLooking else { return }
        guard let path = coordinator.configuration.tasksFolder else {
            (failures, accident) = ([], nil)
            return
        }
        isLooking = true
        defer { isLooking = false }
        if let accident, coordinator.clock.now().seconds - accident.at.seconds > Self.accidentSeconds { self.accident = nil }
        let folder = TasksFolder(path: path)
        if let problem = folder.problem { return report([problem]) }
        // After a sleep what another machine told and a telephone answered may be here before a timer fires. Noting the first answer would
        // begin the day, and the tasks of those that it brings would be written over.
        if coordinator.book.today != coordinator.book.zone.date(at: coordinator.clock.now()) { coordinator.handle(.woke) }
        let reading = folder.read()
        let look = TasksLook(
            found: reading.found, isWhole: reading.isWhole, isSettled: isSettled, place: folder.place, now: coordinator.clock.now(),
            zone: coordinator.book.zone)
        var known = memory ?? TasksMemory(path: coordinator.paths.tasksFile)
        let before = TasksSubjects(coordinator)
        let isPrivate = coordinator.configuration.desktop.isPrivate
        let answers = TasksPlan(look, known, state: before.state, face: before.face, firstTold: before.firstTold).answers()
        if answers.accident > 0 {
            noteAccident(answers.accident, in: path, look.now)
            // Until all of them are there again, none that is missing was deleted, wherever it ends in between.
            known.place = ""
            keep(known)
        }
        isWaiting = answers.isWaiting
        if isWaiting { settle() }
        var met: Set<Meeting> = []
        let unsaid = Set(answers.list.filter { !note($0, &met) }.map(\.reminder))
        failPoint("tasks: after the journal")
        let after = TasksSubjects(coordinator)
        let steps = TasksPlan(look, known, isPrivate: isPrivate, state: after.state, face: after.face).steps(after.wishes)
        // What couldn't be noted stays as it is, to be found again.
        let kept = Set(unsaid.map(TaskFile.uid))
        let failed = take(steps.filter { !kept.contains($0.uid) }, folder, look, known)
        if !failed.isEmpty || !kept.isEmpty { retry() }
        report(reading.problems + failed)
    }

    /// Looks again later.
    private func retry() {
        if isRetrying { return }
        isRetrying = true
        DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(Self.retrySeconds)) { [weak self] in
            MainActor.assumeIsolated {
                self?.isRetrying = false
                self?.look()
            }
        }
    }

    private func take(
        _ steps: [TasksPlan.Step], _ folder: TasksFolder, _ look: TasksLook, _ known: TasksMemory
    ) -> [Problem] {
        var (new, problems) = (known, [Problem]())
        for step in steps {
            do {
                // What was changed in this moment is looked at again.
                if try step.action.map(folder.perform) ?? true { new.items[step.uid] = step.item } else { settle() }
            } catch {
                let message = "a task could not be written: \(error); free some space, or make the folder writable"
                problems = [Problem(file: folder.path, message: message)]
            }
            failPoint("tasks: after a file")
        }
        if !isWaiting, problems.isEmpty { (new.place, new.looked) = (look.place, look.now) }
        let isOld = new.looked.seconds - known.looked.seconds > 3600
        if new.items != known.items || new.place != known.place || isOld { keep(new) }
        memory = new
        return problems
    }

    /// Not where the data folder was moved or unmounted: what is at its path then is something else.
    private func keep(_ memory: TasksMemory) {
        if let coordinator, coordinator.journal.isInPlace { memory.keep(coordinator.paths.tasksFile) }
    }

    /// Looks again once nothing has changed for a moment.
    private func settle() {
        let burst =
            settling
            ?? ChangeBurst(quiet: Self.quiet, patience: Self.patience) { [weak self] in self?.look(isSettled: self?.isWaiting == true) }
        settling = burst
        burst.noteChange()
    }

    // MARK: Answers

    /// That somebody was in touch on a day: who sees somebody and ticks off both of their tasks was in touch once.
    private struct Meeting: Hashable {
        let contact: ContactID
        let day: CivilDate
    }

    /// What an answer says of being in touch; nil: nothing.
    private func meeting(_ answer: TasksPlan.Answer, _ book: Book) -> Meeting? {
        guard case .done(let moment, _) = answer.kind, answer.reminder.key.kind.isBudgeted else { return nil }
        return Meeting(contact: book.heir(of: answer.reminder.contact), day: book.zone.date(at: moment))
    }

    /// Has an answer noted in the journal. `met` is what the answers of this look have said before it. False: it couldn't be for now, and
    /// is found again.
    private func note(_ answer: TasksPlan.Answer, _ met: inout Set<Meeting>) -> Bool {
        guard let coordinator else { return false }
        let meeting = meeting(answer, coordinator.book)
        do {
            if answer.kind == .undo { return try undo(answer.reminder) }
            let id = UUID.answered(answer.reminder, answer.mark)
            if try coordinator.journal.has(id) { return true }
            try coordinator.say(intent(answer, who: answer.reminder.description), as: id)
            if let meeting { met.insert(meeting) }
        } catch RequestError.refused(.isClosed) {
            guard let meeting, !met.contains(meeting) else { return true }
            return note(answer, meeting)
        } catch RequestError.refused(let refusal) {
            refuse(answer, "\(refusal)")
        } catch {
            refuse(answer, "\(error)")
            return false
        }
        return true
    }

    private func intent(_ answer: TasksPlan.Answer, who: String) -> Intent {
        switch answer.kind {
        case .done(let moment, let note): .acknowledge(who: who, Interaction(via: .other, note: note), when: moment)
        case .snooze(let end): .snooze(who: who, until: end)
        case .skip, .undo: .skip(who: who)
        }
    }

    /// Has the interaction noted though the reminder is no longer open. The contact may have been merged into another since.
    private func note(_ answer: TasksPlan.Answer, _ meeting: Meeting) -> Bool {
        guard let coordinator else { return false }
        do {
            try coordinator.say(intent(answer, who: meeting.contact.rawValue), as: UUID.answered(answer.reminder, answer.mark))
        } catch RequestError.refused(let refusal) {
            refuse(answer, "\(refusal)")
        } catch {
            return false
        }
        return true
    }

    /// Takes an answer back, if nothing was said of the contact since.
    private func undo(_ reminder: ReminderID) throws -> Bool {
        guard let coordinator else { return false }
        let entries = try coordinator.entries(about: coordinator.book.heir(of: reminder.contact))
        let closing = TaskClosing(of: reminder, in: entries, by: coordinator.book.policy.evidence, now: coordinator.clock.now())?.entry
        guard let closing, let start = entries.firstIndex(where: { $0.id == closing.id }) else { return true }
        // Who was skipped at a machine may have been called all the same, as a telephone said after that.
        let entry = entries[start...].last { $0.id == .answered(reminder, TasksPlan.mark(doneAt: $0.happened)) } ?? closing
        let id = UUID.answered(reminder, "undo/\(entry.id.text)")
        // Where it was taken back before, somebody has said since that it counts after all.
        if try coordinator.journal.has(id) { return true }
        let corrections = Corrections(entries)
        let last = entries.last { !$0.isSaidByProgram && $0.canBeUndone && corrections.stands($0) }
        if entry.id == last?.id { try coordinator.undo(entry, as: id) }
        return true
    }

    private func refuse(_ answer: TasksPlan.Answer, _ reason: String) {
        guard refused.insert("\(answer.reminder) \(answer.mark)").inserted else { return }
        if refused.count > Self.refusedBound { refused = [] }
        let contact = answer.reminder.contact
        let isNamed = coordinator?.configuration.namesInJournald ?? false
        let name = isNamed ? coordinator?.book.contact(contact)?.name ?? contact.rawValue : contact.rawValue
        Journald.write(JournalRecord("\(name), answered on the telephone: not noted: \(reason)".printable, priority: .warning))
    }

    // MARK: Problems

    private func noteAccident(_ count: Int, in folder: String, _ now: Instant) {
        let message =
            "\(count) tasks were gone at once, which was taken for an accident: they are written again, and nothing was skipped; "
            + "to skip somebody, type vitaminb skip NAME"
        let problem = Problem(file: folder, message: message)
        accident = (problem, now)
        Journald.write(JournalRecord("\(folder): \(message)", priority: .warning))
    }

    private func report(_ problems: [Problem]) {
        log(problems, after: failures)
        failures = problems
    }

    private func log(_ problems: [Problem], after known: [Problem]) {
        for problem in problems where !known.contains(problem) {
            Journald.write(JournalRecord("\(problem.file): \(problem.message)", priority: .warning))
        }
    }
}

import FoundationEssentials
import ICalendar
import KeepInTouch

/// Decides what a look at the folder of tasks means: first what a telephone answered, and once that is in the journal, what to write.
struct TasksPlan {
    /// A reminder as its task needs it.
    struct State: Equatable {
        let standing: TaskStanding
        /// The last telling that counts; nil: none does, or it is closed.
        var told: Instant?
        /// The end of its last snooze.
        var snoozed: Instant?
        /// What the journal has of the interaction that closed it.
        var note: String?
    }

    /// What a telephone answered.
    struct Answer: Equatable {
        enum Kind: Equatable {
            case done(at: Instant, note: String?)
            case snooze(until: SnoozeEnd)
            case skip
            /// It isn't done, or skipped, after all.
            case undo
        }

        let reminder: ReminderID
        let kind: Kind
        /// What tells it from other answers to the same reminder, on every machine. Where a telephone may want the same once more, the
        /// bytes of its file do: they are others then, and the same for whoever reads the first wish later.
        let mark: String
    }

    /// What a look has found.
    struct Answers: Equatable {
        var list: [Answer] = []
        /// Whether tasks are gone of which it is too early to say what that means.
        var isWaiting = false
        /// How many tasks have gone at once, which is no answer.
        var accident = 0
    }

    /// What to do about one task.
    struct Step {
        enum Action {
            /// Write this in place of what was found; nil: of nothing.
            case write(name: String, [UInt8], former: [UInt8]?)
            case delete(name: String, former: [UInt8])
        }

        let uid: String
        let action: Action?
        /// What to remember once that is done.
        let item: TasksMemory.Item?
    }

    /// More tasks are not written: nobody does so many.
    static let taskBound = 1000
    /// So many tasks may go in one look and be an answer.
    static let goneBound = 3
    /// For how many days a closed task stays.
    static let closedDays = 7
    /// For how many seconds another machine may have heard of more.
    private static let otherSeconds: Int64 = 86_400

    let look: TasksLook
    let memory: TasksMemory
    /// Whether tasks don't say what was noted the last time.
    private let isPrivate: Bool
    /// What is so of a reminder; nil: the journal doesn't know it, and perhaps another machine does.
    let state: (ReminderID) -> State?
    /// What the task of a reminder says; nil: there is no such reminder.
    let face: (ReminderID) -> TaskFace?
    /// When a reminder was told for the first time; nil: nobody knows.
    let firstTold: (ReminderID) -> Instant?
    private let files: [String: TasksLook.Files]

    /// The plan for a look, compared with the last one.
    init(
        _ look: TasksLook, _ memory: TasksMemory, isPrivate: Bool = false, state: @escaping (ReminderID) -> State?,
        face: @escaping (ReminderID) -> TaskFace?, firstTold: @escaping (ReminderID) -> Instant? = { _ in nil }
    ) {
        self.isPrivate = isPrivate
        (self.look, self.memory, self.state, self.face, self.firstTold) = (look, memory, state, face, firstTold)
        files = look.files(memory)
    }

    private func reminder(_ uid: String) -> ReminderID? {
        if let item = memory.items[uid] { return item.reminder }
        guard let files = files[uid] else { return nil }
        return ((files.main.map { [$0] } ?? []) + files.copies).lazy.compactMap(\.task.reminder).first
    }

    // MARK: What a telephone answered

    /// What was answered since the last look.
    func answers() -> Answers {
        var answers = Answers()
        for uid in files.keys.sorted() {
            guard let files = files[uid], let reminder = reminder(uid), let state = state(reminder) else { continue }
            let said = files.main.flatMap { answer($0.task, reminder, state) }
            let first =
                said
                ?? files.copies.lazy.compactMap { copy in
                    state.standing.isOpen ? answer(copy.task, reminder, state) : nil
                }.first
            if let first { answers.list.append(first) }
        }
        // Who saw somebody was in touch as well, and not the other way round.
        answers.list = answers.list.filter { $0.reminder.key.kind == .inPerson } + answers.list.filter { $0.reminder.key.kind != .inPerson }
        lookForGone(&answers)
        return answers
    }

    private func answer(_ task: TaskFile, _ reminder: ReminderID, _ state: State) -> Answer? {
        // Whoever is silent for the time being, no longer asked for, or skipped elsewhere, may have been called all the same.
        if !state.standing.isOpen, !state.standing.isDone, task.isCompleted, !task.isClosedHere { return done(task, reminder, state) }
        guard state.standing.isOpen else {
            // Of a program that keeps nothing of vitaminb's only the time tells an answer from what was there before.
            let isLater = task.changed(since: state.standing.closed, in: look.zone) != nil
            let wasClosed = task.isStripped && memory.items[task.uid]?.isClosed == true && isLater
            let isOpenAgain = task.isReopened || wasClosed && (!task.isClosed || task.hasOpenStatus)
            return isOpenAgain ? Answer(reminder: reminder, kind: .undo, mark: "undo") : nil
        }
        if task.isClosed {
            if task.isClosedHere || task.isReopened { return nil }
            return task.isCompleted ? done(task, reminder, state) : Answer(reminder: reminder, kind: .skip, mark: "skip/\(text(task))")
        }
        let remembered = memory.items[task.uid]?.standing.due
        if let moved = task.movedDue(in: look.zone, remembered: remembered), isNew(moved, state) {
            return Answer(reminder: reminder, kind: .snooze(until: moved), mark: "snooze/\(moved.mark)/\(text(task))")
        }
        if let end = task.moment("X-MOZ-SNOOZE-TIME", in: look.zone), isNew(.instant(end), state) {
            return Answer(reminder: reminder, kind: .snooze(until: .instant(end)), mark: "snooze/\(end.seconds)")
        }
        return nil
    }

    private func done(_ task: TaskFile, _ reminder: ReminderID, _ state: State) -> Answer {
        let told = state.told ?? memory.items[task.uid]?.told
        let stamp = task.completed(in: look.zone)
        let modified = task.changed(since: told, in: look.zone)
        // It can't have been done before it was told, nor later than now.
        let moment = stamp.map { max($0, began(task, reminder, told) ?? $0) } ?? max(modified ?? look.now, told ?? look.now)
        let note = task.text("DESCRIPTION").flatMap { TaskText.note(in: $0, writtenWith: face(reminder)?.lines ?? []) }
        let mark = task.isCompletedOnADay ? "done/\(text(task))" : stamp.map(Self.mark(doneAt:)) ?? "done/\(text(task))"
        return Answer(reminder: reminder, kind: .done(at: min(moment, look.now), note: note), mark: mark)
    }

    /// The mark of what was done at that moment, as the telephone's program says.
    static func mark(doneAt moment: Instant) -> String { "done/\(moment.seconds)" }

    /// When a reminder was told at all. That it was told again may have crossed the answer; and another machine may have told it first,
    /// whose entries come later than its task.
    private func began(_ task: TaskFile, _ reminder: ReminderID, _ told: Instant?) -> Instant? {
        [firstTold(reminder) ?? told, task.moment("CREATED", in: look.zone)].compactMap(\.self).min()
    }

    private func text(_ task: TaskFile) -> String { String(decoding: task.bytes, as: UTF8.self) }

    /// Whether a snooze until then is still to be noted: it isn't over, and the reminder isn't put off until then already, since another
    /// machine may have noted what a telephone said.
    private func isNew(_ end: SnoozeEnd, _ state: State) -> Bool {
        switch end {
        case .day(let day): day > look.today && state.standing != .open(due: day)
        case .instant(let moment): moment > look.now && state.snoozed != moment
        }
    }

    /// Whether what is missing was there when this program looked last, and not so long ago that another machine may have tidied up.
    private var knowsWhatWasThere: Bool {
        look.isWhole && memory.place == look.place
            && look.now.seconds - memory.looked.seconds < Int64((Self.closedDays - 1) * 86_400)
    }

    /// Tasks that were deleted one by one are skipped. Where many are gone, or all, that was an accident.
    private func lookForGone(_ answers: inout Answers) {
        let open = memory.items.filter { !$0.value.isClosed && state($0.value.reminder)?.standing.isOpen == true }
        let gone = open.filter { files[$0.key]?.isEmpty ?? true }
        if gone.isEmpty { return }
        guard look.isSettled, look.isWhole else {
            answers.isWaiting = !look.isSettled
            return
        }
        guard knowsWhatWasThere else { return }
        // What was closed long ago may have been tidied up by another machine.
        let others = memory.items.filter { uid, item in open[uid] == nil && !isOver(item.standing) }
        let isAllOpen = gone.count == open.count && open.count > 1
        let isEverything = gone.count == open.count && !others.isEmpty && others.allSatisfy { files[$0.key]?.isEmpty ?? true }
        if gone.count > Self.goneBound || isAllOpen || isEverything {
            answers.accident = gone.count
            return
        }
        for (_, item) in gone.sorted(by: { $0.key < $1.key }) {
            let mark = "skip/deleted/\(item.told?.seconds ?? 0)/\(item.changes)"
            answers.list.append(Answer(reminder: item.reminder, kind: .skip, mark: mark))
        }
    }

    private func isOver(_ standing: TaskStanding) -> Bool {
        standing.closed.map { look.now.seconds - $0.seconds >= Int64(Self.closedDays * 86_400) } ?? false
    }

    // MARK: What to write

    /// What brings the folder to what is so now. `wishes` are the reminders that have a task, in the order of the list.
    func steps(_ wishes: [ReminderID]) -> [Step] {
        let wished = wishes.map { (uid: TaskFile.uid(of: $0), reminder: $0) }
        let new = Set(wished.map(\.uid))
        let known = Set(memory.items.keys).union(files.keys).subtracting(new)
        var room = Self.taskBound - memory.items.count
        var steps: [Step] = []
        for (uid, reminder) in wished {
            let isNew = memory.items[uid] == nil
            if isNew, room <= 0 { continue }
            room -= isNew ? 1 : 0
            if let step = step(uid, reminder, isWished: true) { steps.append(step) }
        }
        for uid in known.sorted() {
            guard let reminder = reminder(uid), let step = step(uid, reminder, isWished: false) else { continue }
            steps.append(step)
        }
        return steps
    }

    private func step(_ uid: String, _ reminder: ReminderID, isWished: Bool) -> Step? {
        let (item, main) = (memory.items[uid], files[uid]?.main)
        guard let state = state(reminder) else {
            // Another machine's, which knows more. What is gone is forgotten.
            return item != nil && main == nil && look.isWhole ? Step(uid: uid, action: nil, item: nil) : nil
        }
        if case .open(let due) = state.standing {
            guard let main else { return missing(uid, reminder, due, state, isWished: isWished) }
            return open(main, reminder, due, state)
        }
        guard let main else { return item != nil && look.isWhole ? Step(uid: uid, action: nil, item: nil) : nil }
        return closed(main, reminder, state)
    }

    /// A task that should be there, and is not.
    private func missing(_ uid: String, _ reminder: ReminderID, _ due: CivilDate, _ state: State, isWished: Bool) -> Step? {
        let item = memory.items[uid]
        guard isWished || item?.isClosed == false, let told = state.told ?? item?.told, files[uid]?.isEmpty ?? true,
            let face = face(reminder)
        else { return nil }
        // It may have been renamed, or may be about to be an answer.
        if item != nil, !look.isWhole || !look.isSettled { return nil }
        var task = TaskFile(reminder, told: told)
        task.tell(face, told: told)
        task.open(reminder, due: due, in: look.zone)
        if let item { task.countChange(after: item.changes) }
        let name = uid + ".ics"
        let new = TasksMemory.Item(
            reminder: reminder, name: name, standing: state.standing, told: told, isClosed: false, changes: task.changes)
        return Step(uid: uid, action: .write(name: name, task.bytes, former: nil), item: new)
    }

    private func open(_ main: TasksLook.Found, _ reminder: ReminderID, _ due: CivilDate, _ state: State) -> Step {
        let former = memory.items[main.task.uid]
        let isToldAgain = former.map { item in state.told.map { told in item.told.map { $0 < told } ?? false } ?? false } ?? false
        var task = main.task
        if isToldAgain || !stays(main.task, state.standing) {
            if isToldAgain, let told = state.told, let face = face(reminder) { task.tell(face, told: told) }
            task.open(reminder, due: due, in: look.zone)
        }
        return step(main, task, reminder, state.standing, told: state.told ?? former?.told)
    }

    private func closed(_ main: TasksLook.Found, _ reminder: ReminderID, _ state: State) -> Step {
        let former = memory.items[main.task.uid]
        var standing = state.standing
        // Since when nobody asks for it any more only the memory knows.
        if case .withdrawn = standing, case .withdrawn(let since)? = former?.standing { standing = .withdrawn(since) }
        let isWritten = main.task.isWritten(today: look.today, in: look.zone)
        if isWritten, main.task.isClosed, isOver(standing), !hasMore(main.task, than: state.note) {
            return Step(uid: main.task.uid, action: .delete(name: main.name, former: main.task.bytes), item: nil)
        }
        var task = main.task
        if former == nil && !task.isClosed || !stays(task, standing) {
            switch standing {
            case .done(let moment): task.complete(reminder, at: moment)
            case .skipped(let moment): task.cancel(reminder, .skipped, at: moment)
            case .withdrawn(let moment): task.cancel(reminder, .withdrawn, at: moment)
            case .open: break
            }
        }
        return step(main, task, reminder, standing, told: former?.told)
    }

    /// Whether a task stays as it is. What another machine has written does until something is different here, or for a day: it may have
    /// heard of more. What was here before doesn't, when a telephone has brought it back.
    private func stays(_ task: TaskFile, _ standing: TaskStanding) -> Bool {
        let former = memory.items[task.uid]
        let isRecent = former?.differs.map { look.now.seconds - $0.seconds < Self.otherSeconds } ?? true
        // A telephone has opened it again, which takes back an answer that only another machine knows.
        if task.isReopened, former?.standing.isOpen ?? true { return isRecent }
        guard task.isWritten(today: look.today, in: look.zone) else { return false }
        guard let former else { return true }
        if former.standing != standing { return false }
        if task.says(standing) { return true }
        return isRecent && (former.differs != nil || task.changes > former.changes)
    }

    /// Whether a person wrote something into the task that the journal doesn't have: of a promise, or of what was answered elsewhere.
    private func hasMore(_ task: TaskFile, than note: String?) -> Bool {
        let written = task.text("DESCRIPTION").flatMap { TaskText.note(in: $0, writtenWith: []) }
        return written != nil && written != note
    }

    private func step(
        _ main: TasksLook.Found, _ edited: TaskFile, _ reminder: ReminderID, _ standing: TaskStanding, told: Instant?
    ) -> Step {
        var task = edited
        let former = memory.items[task.uid]
        // It was written before that was wanted.
        if isPrivate { task.forgetLastNote() }
        let isChanged = task.bytes != main.task.bytes
        if isChanged { task.countChange(after: former?.changes ?? 0) }
        let item = TasksMemory.Item(
            reminder: reminder, name: main.name, standing: standing, told: told, isClosed: task.isClosed, changes: task.changes,
            differs: task.says(standing) ? nil : former?.differs ?? look.now)
        let action = isChanged ? Step.Action.write(name: main.name, task.bytes, former: main.task.bytes) : nil
        return Step(uid: task.uid, action: action, item: item)
    }
}

extension SnoozeEnd {
    /// The end as text.
    fileprivate var mark: String {
        switch self {
        case .day(let day): day.description
        case .instant(let moment): "\(moment.seconds)"
        }
    }
}

import FoundationEssentials
import ICalendar
import KeepInTouch
import VCard

/// What a reminder's task is called, says and tells of what a telephone did to it.
extension TaskFile {
    private static let reminderName = "X-VITAMINB-REMINDER"
    private static let contactName = "X-VITAMINB-CONTACT"
    /// The day that vitaminb wrote as DUE: another DUE is a telephone's.
    private static let dueName = "X-VITAMINB-DUE"
    /// How vitaminb has closed the task: with this COMPLETED, or a word. One that is closed otherwise was closed on a telephone.
    private static let closedName = "X-VITAMINB-CLOSED"

    /// The UID of a reminder's task.
    static func uid(of reminder: ReminderID) -> String { "vitaminb-" + UUID.task(of: reminder).text }

    /// The reminder whose task it is; nil: it is none of vitaminb's, or doesn't say so any more.
    var reminder: ReminderID? {
        guard let id = text(Self.reminderName).flatMap({ ReminderID($0.trimmed) }), Self.uid(of: id) == uid else { return nil }
        return id
    }

    /// The day that vitaminb wrote as DUE.
    var writtenDue: CivilDate? { time(Self.dueName)?.moment.date }
    /// Whether vitaminb has closed it, and a telephone may have opened it again.
    var wasClosedHere: Bool { text(Self.closedName) != nil }
    /// Whether it is closed as vitaminb has closed it, on whatever machine.
    var isClosedHere: Bool {
        guard let mark = text(Self.closedName) else { return false }
        return isCancelled ? CancelWord(rawValue: mark) != nil : isCompleted && !hasOpenStatus && mark == text("COMPLETED")
    }
    /// Whether a telephone has opened it after vitaminb had closed it. Some leave in it that it is done, but for the status.
    var isReopened: Bool { wasClosedHere && (!isClosed || hasOpenStatus) }
    /// Whether it is as vitaminb has written it on some machine, but for its text. A day that has come is as good as the one it wrote.
    func isWritten(today: CivilDate, in zone: Zone) -> Bool {
        if isClosed || wasClosedHere { return isClosedHere }
        guard writtenDue != nil, reminder != nil else { return false }
        switch movedDue(in: zone) {
        case nil: return true
        case .day(let day): return day <= today
        case .instant(let moment): return zone.date(at: moment) <= today
        }
    }

    /// Why a task is cancelled.
    enum CancelWord: String { case skipped, withdrawn }

    /// Whether it is closed, by whomever.
    var isClosed: Bool { isCompleted || isCancelled }
    /// Whether a program has taken out all that vitaminb wrote and it doesn't know.
    var isStripped: Bool { writtenDue == nil && !wasClosedHere && text(Self.reminderName) == nil }

    /// The moment that a time of it means, on this local clock.
    func moment(_ name: String, in zone: Zone) -> Instant? { time(name).map { moment($0, in: zone) } }

    /// Whether a telephone says only on which day it was done. jtx Board says of a day that it was midnight in UTC.
    var isCompletedOnADay: Bool { time("COMPLETED").map { $0.form == .day || text("X-COMPLETEDTIMEZONE") == "ALLDAY" } ?? false }

    /// When a telephone says that it was done; of a day it is noon.
    func completed(in zone: Zone) -> Instant? {
        guard let time = time("COMPLETED") else { return nil }
        return isCompletedOnADay ? zone.instant(of: time.moment.date, at: ClockTime(secondOfDay: 12 * 3600)) : moment(time, in: zone)
    }

    /// When a telephone changed it last, as far as it says so; nil: not since `told`, when vitaminb wrote it.
    func changed(since told: Instant?, in zone: Zone) -> Instant? {
        ["LAST-MODIFIED", "DTSTAMP"].lazy.compactMap { moment($0, in: zone) }.first { moment in told.map { moment > $0 } ?? true }
    }

    private func moment(_ time: CalendarTime, in local: Zone) -> Instant {
        if let instant = try? time.instant(local: local, zones: { self.zone(for: $0) }) { return instant }
        // Nobody knows the zone, and a telephone is mostly where its owner is.
        return local.instant(of: time.moment.date, at: time.moment.time)
    }

    /// When it is due, if not on the day that vitaminb wrote, which is `remembered` where the file doesn't say it; nil: on that day, or
    /// nobody knows what that was.
    func movedDue(in zone: Zone, remembered: CivilDate? = nil) -> SnoozeEnd? {
        guard let due = time("DUE"), let written = writtenDue ?? remembered, day(due, in: zone) != written else { return nil }
        return due.form == .day ? .day(due.moment.date) : .instant(moment(due, in: zone))
    }

    private func day(_ time: CalendarTime, in zone: Zone) -> CivilDate {
        // The day that somebody has typed, wherever that was. Programs write one as midnight somewhere.
        time.form == .utc ? zone.date(at: moment(time, in: zone)) : time.moment.date
    }

    // MARK: Writing

    /// A new task of a reminder that was told at that moment.
    init(_ reminder: ReminderID, told: Instant) {
        self.init(uid: Self.uid(of: reminder))
        set("DTSTAMP", to: .verbatim(Self.utc(told)))
        set("CREATED", to: .verbatim(Self.utc(told)))
        set("LAST-MODIFIED", to: .verbatim(Self.utc(told)))
        set("STATUS", to: .verbatim("NEEDS-ACTION"))
        set("CATEGORIES", to: .list(["vitaminb"]))
        set(Self.contactName, to: .text(reminder.contact.rawValue))
        set(Self.reminderName, to: .text(reminder.description))
    }

    /// Says what the reminder is about, as it was told at that moment. What a person wrote stays.
    mutating func tell(_ face: TaskFace, told: Instant) {
        let note = text("DESCRIPTION").flatMap { TaskText.note(in: $0, writtenWith: face.lines) }
        set("SUMMARY", to: .text(face.summary))
        // Without what another program has said of the former text.
        set("DESCRIPTION", to: .text(TaskText.compose(note: note, face.lines)), parameters: [])
        set("DTSTAMP", to: .verbatim(Self.utc(told)))
        set("LAST-MODIFIED", to: .verbatim(Self.utc(told)))
    }

    /// Says no more what was noted the last time.
    mutating func forgetLastNote() {
        guard let text = text("DESCRIPTION"), let kept = TaskText.withoutLastNote(text) else { return }
        set("DESCRIPTION", to: .text(kept), parameters: [])
    }

    /// Is open, and due on that day.
    mutating func open(_ reminder: ReminderID, due: CivilDate, in zone: Zone) {
        if isClosed {
            set("COMPLETED", to: nil)
            set("PERCENT-COMPLETE", to: nil)
            set("STATUS", to: .verbatim("NEEDS-ACTION"))
        }
        set(Self.closedName, to: nil)
        set(Self.reminderName, to: .text(reminder.description))
        if time("DUE").map({ day($0, in: zone) }) != due {
            set("DUE", to: .verbatim(CalendarTime(CivilMoment(due), .day).description), parameters: [Parameter("VALUE", "DATE")])
            // It would have to be before.
            set("DTSTART", to: nil)
        }
        set(Self.dueName, to: .verbatim(CalendarTime(CivilMoment(due), .day).description))
    }

    /// Was done at that moment. When a telephone says that it was stays.
    mutating func complete(_ reminder: ReminderID, at moment: Instant) {
        if !isCompleted || text("COMPLETED") == nil {
            set("COMPLETED", to: .verbatim(Self.utc(moment)))
            set("LAST-MODIFIED", to: .verbatim(Self.utc(moment)))
        }
        set("PERCENT-COMPLETE", to: .verbatim("100"))
        set("STATUS", to: .verbatim("COMPLETED"))
        set(Self.reminderName, to: .text(reminder.description))
        set(Self.closedName, to: .verbatim(text("COMPLETED") ?? ""))
    }

    /// Is not to be done since that moment.
    mutating func cancel(_ reminder: ReminderID, _ word: CancelWord, at moment: Instant) {
        if !isCancelled { set("LAST-MODIFIED", to: .verbatim(Self.utc(moment))) }
        set("COMPLETED", to: nil)
        set("PERCENT-COMPLETE", to: nil)
        set("STATUS", to: .verbatim("CANCELLED"))
        set(Self.reminderName, to: .text(reminder.description))
        set(Self.closedName, to: .verbatim(word.rawValue))
    }

    /// How often it was changed, as far as those who changed it have counted.
    var changes: Int { max(text("SEQUENCE").flatMap { Int($0.trimmed.prefix(9)) } ?? 0, 0) }

    /// Counts a change after so many, so that whoever compares takes it for newer.
    mutating func countChange(after former: Int) { set("SEQUENCE", to: .verbatim("\(max(changes, former) + 1)")) }

    /// Whether vitaminb wrote it when this was so.
    func says(_ standing: TaskStanding) -> Bool {
        switch standing {
        case .open(let due): !isClosed && !wasClosedHere && writtenDue == due
        case .done: isCompleted && isClosedHere
        case .skipped: text(Self.closedName) == CancelWord.skipped.rawValue
        case .withdrawn: text(Self.closedName) == CancelWord.withdrawn.rawValue
        }
    }

    private static func utc(_ instant: Instant) -> String {
        let (date, time) = Zone.utc.moment(at: instant)
        return CalendarTime(CivilMoment(date, time), .utc).description
    }
}

/// What a task says of its reminder.
struct TaskFace: Equatable {
    let summary: String
    /// The lines below the one that ends what a person writes.
    let lines: [String]
}

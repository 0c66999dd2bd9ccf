import ICalendar
import KeepInTouch

@testable import Daemon

/// A folder of tasks in memory, a machine that keeps it, and a telephone; no disk and no journal. The reminder of Ada was told on
/// 30 November 2026 at 08:00 UTC, and now it is 1 December, 09:30 UTC.
struct TaskScene {
    /// The files by their names.
    var files: [String: [UInt8]] = [:]
    var memory = TasksMemory()
    var states: [ReminderID: TasksPlan.State] = [:]
    /// What was answered, as the machine noted it.
    private(set) var answered: [TasksPlan.Answer] = []
    private(set) var accidents = 0
    var now = moment("2026-12-01", "09:30")
    var zone = berlin
    var place = "/tasks 1"

    static let told = moment("2026-11-30", "08:00")
    static let ada = reminder("ada")
    static let face = TaskFace(
        summary: "Ada Lovelace", lines: ["7 weeks since a call (every 6 weeks)", "tel:+49301234", "mailto:ada@example.org"])
    /// Berlin in winter.
    static let berlin = Zone(identifier: "Europe/Berlin") { _ in 3600 }

    static func reminder(_ contact: String, _ kind: ReminderKind = .keepInTouch) -> ReminderID {
        let cycle = kind == .birthday ? ReminderKey.Cycle.year(2026) : .since(.zero)
        return ReminderID(key: ReminderKey(kind: kind, cycle: cycle), contact: ContactID(rawValue: contact))
    }

    static func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

    static func moment(_ day: String, _ time: String) -> Instant {
        Zone.utc.instant(of: Self.day(day), at: ClockTime(time) ?? .midnight)
    }

    /// Reminders that were told, and are open.
    init(_ reminders: ReminderID...) {
        for reminder in reminders { open(reminder) }
        write()
    }

    mutating func open(_ reminder: ReminderID, due: String = "2026-11-30", told: Instant? = Self.told, snoozed: Instant? = nil) {
        states[reminder] = TasksPlan.State(standing: .open(due: Self.day(due)), told: told, snoozed: snoozed)
    }

    mutating func close(_ reminder: ReminderID, _ standing: TaskStanding) { states[reminder] = TasksPlan.State(standing: standing) }

    // MARK: The machine

    private func plan(isSettled: Bool, isWhole: Bool) -> TasksPlan {
        let found = files.sorted { $0.key < $1.key }.compactMap { name, bytes in
            ((try? TaskFile(bytes)) ?? nil).map { TasksLook.Found(name: name, task: $0) }
        }
        let look = TasksLook(found: found, isWhole: isWhole, isSettled: isSettled, place: place, now: now, zone: zone)
        return TasksPlan(look, memory, state: { [states] in states[$0] }, face: { [states] in states[$0] == nil ? nil : Self.face })
    }

    /// Looks at the folder, notes what was answered as the journal would, and writes. Returns the answers.
    @discardableResult
    mutating func look(isSettled: Bool = true, isWhole: Bool = true) -> [TasksPlan.Answer.Kind] {
        let answers = plan(isSettled: isSettled, isWhole: isWhole).answers()
        accidents += answers.accident
        let new = answers.list.filter { answer in
            !answered.contains { $0.reminder == answer.reminder && $0.mark == answer.mark }
        }
        for answer in new { take(answer) }
        write(isSettled: isSettled, isWhole: isWhole)
        return new.map(\.kind)
    }

    private mutating func take(_ answer: TasksPlan.Answer) {
        answered.append(answer)
        switch answer.kind {
        case .done: close(answer.reminder, .done(now))
        case .skip: close(answer.reminder, .skipped(now))
        case .undo: open(answer.reminder)
        case .snooze(until: .day(let day)): open(answer.reminder, due: day.description, snoozed: zone.instant(of: day))
        case .snooze(until: .instant(let moment)):
            open(answer.reminder, due: zone.date(at: moment).description, snoozed: moment)
        }
    }

    /// Brings the folder to what is so, as often as there is anything to do: it must come to an end at once.
    mutating func write(isSettled: Bool = true, isWhole: Bool = true) {
        let wishes = states.filter { $0.value.standing.isOpen && $0.value.told != nil }.keys.sorted { $0.description < $1.description }
        for step in plan(isSettled: isSettled, isWhole: isWhole).steps(wishes) {
            switch step.action {
            case .write(let name, let bytes, let former):
                if files[name] == former { files[name] = bytes }
            case .delete(let name, let former): if files[name] == former { files[name] = nil }
            case nil: break
            }
            memory.items[step.uid] = step.item
        }
        (memory.place, memory.looked) = (place, now)
    }

    // MARK: The telephone

    /// The name of the reminder's file.
    func name(_ reminder: ReminderID = Self.ada) -> String { TaskFile.uid(of: reminder) + ".ics" }

    /// The text of the reminder's file, as a program reads it that knows nothing of vitaminb: unfolded.
    func text(_ reminder: ReminderID = Self.ada) -> String {
        String(decoding: files[name(reminder)] ?? [], as: UTF8.self).replacing("\r\n ", with: "").replacing("\n ", with: "")
    }

    /// The lines of the reminder's file.
    func lines(_ reminder: ReminderID = Self.ada) -> [String] { text(reminder).split(whereSeparator: \.isNewline).map(String.init) }

    /// Writes a file with these lines of its VTODO, and vitaminb's own that a telephone keeps.
    mutating func write(_ lines: [String], keepingOwn: Bool = true, name: String? = nil, lineEnd: String = "\r\n") {
        let own = keepingOwn ? self.lines().filter { $0.hasPrefix("X-VITAMINB") } : []
        let uid = "UID:" + TaskFile.uid(of: Self.ada)
        let all = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VTODO", uid] + lines + own + ["END:VTODO", "END:VCALENDAR"]
        files[name ?? self.name()] = Array(all.map { $0 + lineEnd }.joined().utf8)
    }

    /// Changes the text of the reminder's file.
    mutating func edit(_ text: String, _ new: String, of reminder: ReminderID = Self.ada) {
        files[name(reminder)] = Array(String(decoding: files[name(reminder)] ?? [], as: UTF8.self).replacing(text, with: new).utf8)
    }

    mutating func complete(_ reminder: ReminderID = Self.ada) {
        edit("STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261201T091500Z\r\nPERCENT-COMPLETE:100", of: reminder)
    }
}

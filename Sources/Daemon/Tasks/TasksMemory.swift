import FoundationEssentials
import ICalendar
import KeepInTouch
import Platform

/// What vitaminb wrote into the folder of tasks and saw there last: compared with what is there now, it tells what a telephone did.
///
/// Without it nothing is lost, but a task that is gone is then written again, and not taken for an answer.
struct TasksMemory: Equatable {
    /// One task.
    struct Item: Equatable {
        let reminder: ReminderID
        /// The name of its file.
        var name: String
        /// What was so of the reminder when the file was written.
        var standing: TaskStanding
        /// The telling of which the file says what it said; nil: nobody knows.
        var told: Instant?
        /// Whether the task was closed in the folder, by whomever.
        var isClosed: Bool
        /// How often the task had been changed.
        var changes = 0
        /// Since when the file says something else than what is so here, as another machine has written it; nil: it doesn't.
        var differs: Instant?
    }

    /// Where the folder is, and which one is there: another folder under its name has other tasks.
    var place = ""
    /// When it was looked at last.
    var looked = Instant(seconds: 0)
    /// The tasks by their UIDs.
    var items: [String: Item] = [:]

    /// The bytes of the file that are read.
    private static let bound = 4 << 20
    private static let head = "vitaminb tasks 1"

    /// What the file has; nothing where it is missing, torn or of another version.
    init(path: String) {
        guard let bytes = try? WholeFile.read(path, maximumBytes: Self.bound), let text = String(validating: bytes, as: UTF8.self) else {
            return
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = lines[0].split(separator: "\t", omittingEmptySubsequences: false).map { Self.unescaped($0) }
        // The last line has how many there are, so that a torn file counts as none.
        guard first.count == 3, first[0] == Self.head, let seconds = Int64(first[1]), lines.count >= 3, lines.last == "",
            lines[lines.count - 2] == "\(lines.count - 3)"
        else { return }
        (looked, place) = (Instant(seconds: seconds), first[2])
        for line in lines.dropFirst().dropLast(2) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { Self.unescaped($0) }
            guard fields.count == 7, let standing = TaskStanding(fields[0]), let reminder = ReminderID(fields[5]) else { continue }
            items[TaskFile.uid(of: reminder)] = Item(
                reminder: reminder, name: fields[6], standing: standing, told: Int64(fields[1]).map(Instant.init(seconds:)),
                isClosed: fields[2] == "closed", changes: Int(fields[3]) ?? 0, differs: Int64(fields[4]).map(Instant.init(seconds:)))
        }
    }

    /// Nothing.
    init() {}

    /// Keeps it in the file. Where that can't be written, an answer by deletion may be missed.
    func keep(_ path: String) {
        var lines = ["\(Self.head)\t\(looked.seconds)\t\(Self.escaped(place))"]
        for (_, item) in items.sorted(by: { $0.key < $1.key }) {
            let (told, differs) = (item.told.map { "\($0.seconds)" } ?? "", item.differs.map { "\($0.seconds)" } ?? "")
            let fields = [
                item.standing.description, told, item.isClosed ? "closed" : "open", "\(item.changes)", differs, item.reminder.description,
                item.name,
            ]
            lines.append(fields.map(Self.escaped).joined(separator: "\t"))
        }
        WholeFile.keep(path, Array((lines + ["\(items.count)", ""]).joined(separator: "\n").utf8))
    }

    /// A file's name and a UID may have any character.
    private static func escaped(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\t", with: "%09").replacing("\n", with: "%0A").replacing("\r", with: "%0D")
    }

    private static func unescaped(_ text: Substring) -> String {
        String(text).replacing("%0D", with: "\r").replacing("%0A", with: "\n").replacing("%09", with: "\t").replacing("%25", with: "%")
    }
}

/// What is so of a reminder, as far as its task is concerned.
enum TaskStanding: Equatable {
    /// It is open, and its task is due on that day.
    case open(due: CivilDate)
    /// It was done then.
    case done(Instant)
    /// It was skipped then.
    case skipped(Instant)
    /// Nobody has answered it, and since then it is no longer asked for.
    case withdrawn(Instant)
}

extension TaskStanding: LosslessStringConvertible {
    /// Whether it is open.
    var isOpen: Bool { if case .open = self { true } else { false } }

    /// Whether it was done.
    var isDone: Bool { if case .done = self { true } else { false } }

    /// The day on which it is due; nil: it is closed.
    var due: CivilDate? { if case .open(let due) = self { due } else { nil } }

    /// Since when it is closed; nil: it is open.
    var closed: Instant? {
        switch self {
        case .open: nil
        case .done(let moment), .skipped(let moment), .withdrawn(let moment): moment
        }
    }

    /// `open 2026-11-30`, `done 1795999999`.
    var description: String {
        switch self {
        case .open(let due): "open \(due)"
        case .done(let moment): "done \(moment.seconds)"
        case .skipped(let moment): "skipped \(moment.seconds)"
        case .withdrawn(let moment): "withdrawn \(moment.seconds)"
        }
    }

    /// Reads what ``description`` writes.
    init?(_ description: String) {
        let words = description.split(separator: " ").map(String.init)
        guard words.count == 2 else { return nil }
        let moment = Int64(words[1]).map(Instant.init(seconds:))
        switch (words[0], CivilDate(words[1]), moment) {
        case ("open", let due?, _): self = .open(due: due)
        case ("done", _, let moment?): self = .done(moment)
        case ("skipped", _, let moment?): self = .skipped(moment)
        case ("withdrawn", _, let moment?): self = .withdrawn(moment)
        default: return nil
        }
    }
}

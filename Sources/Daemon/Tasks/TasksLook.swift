import AddressBook
import ICalendar
import KeepInTouch

/// What is in the folder of tasks at one moment.
struct TasksLook {
    /// A file with a task.
    struct Found {
        let name: String
        let task: TaskFile
    }

    /// The files of one task.
    struct Files {
        /// The one that vitaminb writes; nil: there is none but copies.
        var main: Found?
        /// What synchronisers left beside it.
        var copies: [Found] = []

        var isEmpty: Bool { main == nil && copies.isEmpty }
    }

    /// The tasks.
    let found: [Found]
    /// Whether every file could be read: one that can't may be a task that seems gone.
    var isWhole = true
    /// Whether nothing has changed for a moment, so that what is gone is all that goes.
    var isSettled = true
    /// Which folder it is.
    let place: String
    /// When that was.
    let now: Instant
    /// The local zone.
    let zone: Zone

    /// The local day.
    var today: CivilDate { zone.date(at: now) }

    /// vitaminb's tasks by their UIDs, whatever a server has called their files.
    func files(_ memory: TasksMemory) -> [String: Files] {
        Dictionary(grouping: found) { $0.task.uid }.filter { uid, _ in uid.hasPrefix("vitaminb-") }.mapValues { files in
            guard files.count > 1 else {
                return Self.isCopy(files[0].name) ? Files(copies: files) : Files(main: files[0])
            }
            let sorted = files.sorted { $0.name < $1.name }
            let uid = files[0].task.uid
            let main =
                sorted.first { $0.name == memory.items[uid]?.name } ?? sorted.first { $0.name == uid + ".ics" }
                ?? sorted.first { !Self.isCopy($0.name) }
            return Files(main: main, copies: sorted.filter { $0.name != main?.name })
        }
    }

    /// Whether a synchroniser or a browser has named it as a copy: `….sync-conflict-….ics`, `… (1).ics`.
    private static func isCopy(_ name: String) -> Bool {
        let stem = name.lowercased().split(separator: ".").dropLast().joined(separator: ".")
        if ConflictCopy.isNamed(stem) { return true }
        guard stem.hasSuffix(")"), let bracket = stem.lastIndex(of: "("), bracket > stem.startIndex else { return false }
        let number = stem[stem.index(after: bracket)...].dropLast()
        return !number.isEmpty && number.utf8.allSatisfy { 48...57 ~= $0 }
    }
}

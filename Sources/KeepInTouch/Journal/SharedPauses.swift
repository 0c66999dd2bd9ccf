import FoundationEssentials

/// What silences more than one contact: the pauses of groups and of everybody, and the times in which no machine ran.
struct SharedPauses: Equatable, Sendable {
    private(set) var everybody = Pauses()
    private(set) var groups: [String: Pauses] = [:]
    /// Apart from what a person paused, since neither replaces the other.
    private(set) var downtimes = Pauses()

    init() {}

    /// Whether nothing is or was silent.
    var isEmpty: Bool { everybody.isEmpty && groups.isEmpty && downtimes.isEmpty }

    /// The pauses after these entries, as they now count.
    init(folding entries: [Entry]) {
        for entry in entries.counted { fold(entry) }
    }

    mutating func fold(_ entry: Entry) {
        switch (entry.subject, entry.what) {
        case (.everybody, .paused(let pause)): everybody.add(pause)
        case (.everybody, .resumed(let day)): everybody.resume(on: day)
        case (.everybody, .wasDown(let pause)): downtimes.add(pause)
        case (.group(let name), .paused(let pause)): groups[name, default: Pauses()].add(pause)
        case (.group(let name), .resumed(let day)): groups[name]?.resume(on: day)
        default: break
        }
    }

    /// Whether any of it begins or ends after `former`, up to and with `day`.
    func changes(after former: CivilDate, upTo day: CivilDate) -> Bool {
        everybody.changes(after: former, upTo: day) || downtimes.changes(after: former, upTo: day)
            || groups.values.contains { $0.changes(after: former, upTo: day) }
    }
}

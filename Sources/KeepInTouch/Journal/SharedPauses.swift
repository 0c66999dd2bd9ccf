import FoundationEssentials

/// The pauses of groups and of everybody.
struct SharedPauses: Equatable, Sendable {
    private(set) var everybody: [Pause] = []
    private(set) var groups: [String: Pause] = [:]

    /// How many pauses of everybody are kept. The oldest is dropped.
    private static let bound = 100

    init() {}

    /// Whether nothing is or was paused.
    var isEmpty: Bool { everybody.isEmpty && groups.isEmpty }

    /// The pauses after these entries, without those taken back.
    init(folding entries: [Entry]) {
        let undone = entries.undone
        for entry in entries where !undone.contains(entry.id) { fold(entry) }
    }

    mutating func fold(_ entry: Entry) {
        switch (entry.subject, entry.what) {
        case (.everybody, .paused(let pause)):
            // A pause that overlaps replaces the earlier one. Pauses at other times stay.
            everybody.removeAll { $0.overlaps(pause) }
            everybody.append(pause)
            if everybody.count > Self.bound { everybody.removeFirst() }
        case (.everybody, .resumed(let day)):
            let runs = everybody.contains { $0.covers(day) }
            everybody = everybody.compactMap { runs && !$0.covers(day) ? $0 : $0.ended(on: day) }
        case (.group(let name), .paused(let pause)): groups[name] = pause
        case (.group(let name), .resumed(let day)): groups[name] = groups[name]?.ended(on: day)
        default: break
        }
    }

    /// Whether any of it begins or ends between these days.
    func changes(after former: CivilDate, upTo day: CivilDate) -> Bool {
        (everybody + groups.values).contains { pause in
            [pause.from, pause.until].contains { boundary in boundary.map { former < $0 && $0 <= day } ?? false }
        }
    }
}

extension [Entry] {
    /// The ids of the entries that were taken back.
    var undone: Set<UUID> {
        Set(compactMap { if case .undone(let id) = $0.what { id } else { nil } })
    }
}

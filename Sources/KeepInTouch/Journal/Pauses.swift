/// The pauses of one contact, of one group or of everybody.
struct Pauses: Equatable, Sendable {
    private(set) var all: [Pause] = []

    /// How many are kept. The oldest is dropped.
    private static let bound = 100

    /// Whether nothing is or was paused.
    var isEmpty: Bool { all.isEmpty }

    /// Adds one. One that overlaps it is replaced, and those at other times stay.
    mutating func add(_ pause: Pause) {
        all.removeAll { $0.overlaps(pause) }
        all.append(pause)
        if all.count > Self.bound { all.removeFirst() }
    }

    /// Ends the one that runs on this day. If none does, those still to come are cancelled.
    mutating func resume(on day: CivilDate) {
        let runs = current(on: day) != nil
        all = all.compactMap { runs && !$0.covers(day) ? $0 : $0.ended(on: day) }
    }

    /// The one that covers this day.
    func current(on day: CivilDate) -> Pause? { all.first { $0.covers(day) } }

    /// Those that run on this day or are still to come.
    func goingOn(after day: CivilDate) -> [Pause] { all.filter { pause in pause.until.map { day < $0 } ?? true } }

    /// The last day, up to and with this one, on which one was over; nil: none was.
    func lastEnd(upTo day: CivilDate) -> CivilDate? { all.compactMap(\.until).filter { $0 <= day }.max() }

    /// Whether one begins or ends after `former`, up to and with `day`.
    func changes(after former: CivilDate, upTo day: CivilDate) -> Bool {
        all.contains { pause in [pause.from, pause.until].contains { boundary in boundary.map { former < $0 && $0 <= day } ?? false } }
    }
}

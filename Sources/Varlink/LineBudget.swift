/// Lets the first lines of a minute through: peers that go wrong without end must not flood a log, where others' lines are lost then
/// (journald drops what comes too often from a service).
struct LineBudget {
    /// How many lines there are in a minute.
    static let lines = 30
    private static let minute: UInt64 = 60_000_000_000

    private var start: UInt64?
    private var taken = 0

    /// What to write where a line comes, at this time in nanoseconds.
    mutating func take(_ line: String, at now: UInt64) -> [String] {
        var written: [String] = []
        if start.map({ now - $0 >= Self.minute }) ?? true {
            if taken > Self.lines { written.append("\(taken - Self.lines) lines were left out") }
            start = now
            taken = 0
        }
        taken += 1
        if taken <= Self.lines { written.append(line) }
        if taken == Self.lines { written.append("more within the same minute is left out") }
        return written
    }
}

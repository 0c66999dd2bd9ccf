/// How often two people are in touch, by the days on which they were.
///
/// A letter and its answers on the next days are one exchange: what counts is how long it is from one exchange to the next.
package struct Rhythm: Hashable, Sendable {
    /// From the end of one exchange to that of the next it is so many days: the median.
    package let everyDays: Int
    /// The first day on which they were in touch, and the last.
    package let days: ClosedRange<CivilDate>

    /// From so many exchanges on they are a rhythm.
    static let fewestExchanges = 5
    /// Whom one meets more rarely than that one meets by chance.
    static let longest = 200
    /// It broke off once so many times its length has passed, and so many days at least.
    static let silences = 3
    static let shortestSilence = 60

    /// The rhythm of these days of contact; nil: there are too few, or they are too far apart.
    package init?(_ days: some Sequence<CivilDate>) {
        let exchanges = Self.exchanges(days)
        guard exchanges.count >= Self.fewestExchanges, let first = exchanges.first, let last = exchanges.last else { return nil }
        let median = Self.median(Self.intervals(exchanges).map(\.days))
        guard median <= Self.longest else { return nil }
        (everyDays, self.days) = (median, first.lowerBound...last.upperBound)
    }

    /// Whether it broke off by that day.
    package func isOver(_ today: CivilDate) -> Bool {
        today.days(since: days.upperBound) > max(Self.silences * everyDays, Self.shortestSilence)
    }

    /// The cadence that can be proposed and is nearest to it.
    package var cadence: Cadence? { Self.cadence(near: everyDays) }
}

extension Rhythm {
    /// So many days without contact, or fewer, never divide an exchange: of whom one writes to nearly every day nobody need be reminded.
    private static let shortestBreak = 3
    /// A silence divides exchanges if it is longer than this part of the usual one.
    private static let part = 4
    /// One in so many silences, the longest ones, is none of the usual: a journey, a quarrel.
    private static let unusual = 20

    /// The days in exchanges, in order: days with only short silences between them, beside the usual ones, belong together.
    static func exchanges(_ days: some Sequence<CivilDate>) -> [ClosedRange<CivilDate>] {
        let days = Set(days).sorted()
        guard let first = days.first else { return [] }
        let silences = zip(days, days.dropFirst()).map { $1.days(since: $0) }
        let short = max(shortestBreak, usual(silences) / part)
        var exchanges = [first...first]
        for (day, silence) in zip(days.dropFirst(), silences) {
            if silence <= short {
                exchanges[exchanges.count - 1] = exchanges[exchanges.count - 1].lowerBound...day
            } else {
                exchanges.append(day...day)
            }
        }
        return exchanges
    }

    /// From the end of each exchange to that of the next, and the day on which that is.
    static func intervals(_ exchanges: [ClosedRange<CivilDate>]) -> [(days: Int, end: CivilDate)] {
        zip(exchanges, exchanges.dropFirst()).map { ($1.upperBound.days(since: $0.upperBound), $1.upperBound) }
    }

    static func median(_ numbers: [Int]) -> Int { numbers.isEmpty ? 0 : numbers.sorted()[numbers.count / 2] }

    /// The silence in which one is on half of all days: many short ones weigh less than a few long ones.
    private static func usual(_ silences: [Int]) -> Int {
        let sorted = silences.sorted().dropLast(silences.count / unusual)
        var left = (sorted.reduce(0, +) + 1) / 2
        for silence in sorted {
            left -= silence
            if left <= 0 { return silence }
        }
        return 0
    }

    /// The cadences that may be proposed.
    static let steps = ["1w", "2w", "3w", "1m", "6w", "2m", "3m", "4m", "6m", "1y", "2y"].compactMap { try? Cadence(parsing: $0) }

    /// The one of them that is nearest.
    static func cadence(near days: Int) -> Cadence? {
        steps.min { distance($0, days) < distance($1, days) }
    }

    /// How far apart two lengths are as a ratio: half as long counts as much as twice as long.
    private static func distance(_ cadence: Cadence, _ days: Int) -> Double {
        let ratio = cadence.averageDays / Double(max(days, 1))
        return max(ratio, 1 / ratio)
    }
}

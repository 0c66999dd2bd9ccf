import KeepInTouch

extension WireReport {
    /// How many cadences are told of, so that they always go into one message.
    private static let cadenceBound = 100

    /// The report, with the cadences as the book has them.
    package init(_ report: Report, of book: Book) {
        let days = report.interactions.enumerated().filter { $0.element > 0 }.map { index, count in
            WireDayCount(day: report.days.lowerBound.adding(days: index), interactions: count)
        }
        let means = Via.allCases.compactMap { via in report.means[via].map { WireMeansCount(via: via, interactions: $0) } }
        let all = report.cadences(of: book)
        // The largest, where there are more than anybody reads; still in their order.
        let largest = all.indices.sorted { (all[$1].contacts, $0) < (all[$0].contacts, $1) }.prefix(Self.cadenceBound)
        self.init(
            from: report.days.lowerBound, through: report.days.upperBound, interactions: report.interactions.reduce(0, +),
            contacts: report.contactCount, days: days,
            means: means.sorted { ($1.interactions, $0.via.rawValue) < ($0.interactions, $1.via.rawValue) },
            cadences: largest.sorted().map { WireKeptCadence(all[$0], in: book) })
    }
}

extension WireKeptCadence {
    /// How it was kept.
    package init(_ kept: KeptCadence, in book: Book) {
        let from = if case .group(let name) = kept.source { book.written(group: name) } else { kept.source.wire }
        self.init(
            from: from, every: kept.every, contacts: kept.contacts, kept: kept.kept, late: kept.late, skipped: kept.skipped,
            everyDays: kept.everyDays)
    }

    /// How many rounds there were.
    package var rounds: Int { kept + late + skipped }
}

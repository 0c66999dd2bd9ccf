/// Spreads those who would be due at once when somebody begins, so that the first weeks are calm.
package enum CalmStart {
    /// How many days ahead is looked: whoever is due later needs no other day.
    private static let window = 28

    /// For each of these the day before which nothing should be told; nil: none is needed.
    ///
    /// Whoever would be due at once gets one of the delivery days of the next four weeks, evenly spread, and of more people than the budget
    /// allows so many more days; the shorter cadence first. Who is due later keeps their day.
    package static func days(
        of people: [(every: Cadence, last: CivilDate?)], from today: CivilDate, delivery: Delivery
    ) -> [CivilDate?] {
        let early = people.indices.filter { index in people[index].last.map { $0.adding(people[index].every) <= today } ?? true }
            .sorted { (people[$0].every.averageDays, $0) < (people[$1].every.averageDays, $1) }
        let weekdays = delivery.days.isEmpty ? Set(Weekday.allCases) : delivery.days
        let needed = early.count / max(delivery.budget, 1) + 1
        let days = (0..<max(window, 7 * needed)).map { today.adding(days: $0) }.filter { weekdays.contains($0.weekday) }
        let open = days.prefix(max(days.prefix { $0.days(since: today) < window }.count, needed))
        var result: [CivilDate?] = people.map { _ in nil }
        for (place, index) in early.enumerated() {
            let day = open[place * open.count / early.count]
            if day > today { result[index] = day }
        }
        return result
    }
}

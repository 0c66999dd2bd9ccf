/// Whether a plan can be kept: how many people a day it takes, and how many the budget allows.
package struct Capacity: Hashable, Sendable {
    /// How many people a week fall due, on average, by their cadences.
    package let planned: Double
    /// How many people a week can be told of.
    package let told: Int
    /// The cadence which, for everybody who is tracked, would fit; nil: the plan can be kept, or nothing is ever told.
    package let fitting: Cadence?

    /// `everyDays` is the average length of each tracked contact's shorter cadence, in days.
    package init(everyDays: [Double], delivery: Delivery) {
        planned = everyDays.reduce(0) { $0 + 7 / max($1, 1) }
        told = delivery.budget * delivery.days.count
        guard planned > Double(told), told > 0 else {
            fitting = nil
            return
        }
        // Whole weeks: what people plan in.
        let weeks = (Double(everyDays.count) / Double(told)).rounded(.up)
        fitting = Cadence(days: 7 * Int(min(max(weeks, 1), 5_000)))
    }
}

extension Book {
    /// Whether the plan can be kept.
    package var capacity: Capacity {
        let days = members.indices.compactMap { index -> Double? in
            guard members[index].hasCard, members[index].isTracked else { return nil }
            let (contact, state) = (members[index].known, members[index].state)
            let every = planner.cadence(of: contact, state)?.every.averageDays
            let inPerson = planner.cadenceInPerson(of: contact, state)?.every.averageDays
            return every.map { min($0, inPerson ?? $0) } ?? inPerson
        }
        return Capacity(everyDays: days, delivery: policy.delivery)
    }
}

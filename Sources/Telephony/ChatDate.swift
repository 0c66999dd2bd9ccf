import KeepInTouch

/// In which order a file writes the parts of a date.
package enum ChatDateOrder: CaseIterable, Hashable, Sendable {
    /// `31.12.25`
    case dayFirst
    /// `12/31/25`
    case monthFirst
    /// `2025-12-31`
    case yearFirst
}

/// A date as it is written, three numbers whose order is not known yet.
struct ChatDate: Hashable {
    let first: Int
    let second: Int
    let third: Int

    /// The day that is meant if it is written in this order; nil: none is, or WhatsApp was not there yet.
    func day(_ order: ChatDateOrder) -> CivilDate? {
        let (year, month, day) =
            switch order {
            case .dayFirst: (third, second, first)
            case .monthFirst: (third, first, second)
            case .yearFirst: (first, second, third)
            }
        let full = year < 100 ? year + 2000 : year
        return Self.years.contains(full) ? CivilDate(year: full, month: month, day: day) : nil
    }

    /// WhatsApp appeared in 2009. A century later, years of two digits mean something else.
    private static let years = 2009...2108
}

/// Finds out in which order a file writes its dates: only one order makes days of all of them, one after the other.
struct ChatDateGuess {
    /// How many days a clock may be set back without being taken for a sign of another order.
    private static let tolerance = 2
    /// One order is right if every other one is wrong that many times as often.
    private static let certainty = 10

    private struct Trial {
        let order: ChatDateOrder
        var wrong = 0
        var last: CivilDate?
    }

    private var trials = ChatDateOrder.allCases.map { Trial(order: $0) }

    /// Takes note of the date of the next message.
    mutating func note(_ date: ChatDate) {
        for index in trials.indices {
            guard let day = date.day(trials[index].order) else {
                trials[index].wrong += 1
                continue
            }
            if let last = trials[index].last, day.days(since: last) < -Self.tolerance { trials[index].wrong += 1 }
            trials[index].last = day
        }
    }

    /// The order; nil where the file doesn't tell day and month apart.
    var order: ChatDateOrder? {
        if isClear(.yearFirst, over: .dayFirst), isClear(.yearFirst, over: .monthFirst) { return .yearFirst }
        if isClear(.dayFirst, over: .monthFirst) { return .dayFirst }
        return isClear(.monthFirst, over: .dayFirst) ? .monthFirst : nil
    }

    private func isClear(_ order: ChatDateOrder, over other: ChatDateOrder) -> Bool {
        wrong(order) * Self.certainty < wrong(other)
    }

    private func wrong(_ order: ChatDateOrder) -> Int { trials.first { $0.order == order }?.wrong ?? 0 }
}

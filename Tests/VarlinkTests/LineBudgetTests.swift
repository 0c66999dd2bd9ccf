import Testing

@testable import Varlink

/// Which lines are written when there are too many.
struct LineBudgetTests {
    private static let second: UInt64 = 1_000_000_000

    @Test func `the first lines of a minute are written, and the rest are counted`() {
        var budget = LineBudget()
        let first = (0..<1000).flatMap { budget.take("line \($0)", at: 5 * Self.second + UInt64($0)) }
        #expect(first == (0..<LineBudget.lines).map { "line \($0)" } + ["more within the same minute is left out"])
        #expect(budget.take("late", at: 64 * Self.second) == [])
        #expect(budget.take("next", at: 65 * Self.second) == ["\(1001 - LineBudget.lines) lines were left out", "next"])
        #expect(budget.take("after", at: 66 * Self.second) == ["after"])
    }

    @Test func `lines that come slowly are all written`() {
        var budget = LineBudget()
        let times = (0..<100).map { UInt64($0) * 3 * Self.second }
        #expect(times.flatMap { budget.take("line", at: $0) } == times.map { _ in "line" })
    }
}

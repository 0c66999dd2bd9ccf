import ControlInterface
import Foundation
import KeepInTouch
import TestSupport
import Testing
import Varlink

@testable import vitaminb

extension WireReport {
    /// The year up to 23 November 2026, with interactions on two days.
    static func sample(_ cadences: String = #"{"from":"friends","every":"3w","contacts":3,"kept":31,"late":6,"skipped":2,"everyDays":25}"#)
        -> WireReport
    {
        let json = """
            {"from":"2025-11-24","through":"2026-11-23","interactions":4,"contacts":2,
            "days":[{"day":"2025-12-31","interactions":1},{"day":"2026-11-02","interactions":3}],
            "means":[{"via":"call","interactions":3},{"via":"meal","interactions":1}],"cadences":[\(cadences)]}
            """
        guard let report: WireReport = try? decoded(json) else { preconditionFailure("the sample can't be read") }
        return report
    }
}

extension Figures {
    static func sample(balance: [WireContact] = [], introductions: [WireIntroduction] = [], report: WireReport = .sample()) throws
        -> Figures
    {
        Figures(
            report: report, due: [try .sample("Ada Lovelace", "7 weeks since a call (every 6 weeks)", .overdue)], balance: balance,
            introductions: introductions)
    }
}

/// `vitaminb report`: a year in figures.
@MainActor
struct FiguresTests {
    private static func lines(_ figures: Figures, width: Int?) -> [Substring] {
        page(Style(isTerminal: width != nil, width: width, hasColor: false)) { $0.figures(figures) }.split(separator: "\n")
    }

    @Test func `it says what happened, and how much was as planned`() throws {
        let figures = try Figures.sample(balance: [.sample("Bob").favors(given: 0, got: 2, gotLast: true)])
        let text = page { $0.figures(figures) }
        #expect(
            text.hasPrefix(
                """
                Keeping in touch
                  24 November 2025 to 23 November 2026
                  4 interactions with 2 people
                  1 due now

                Month by month
                  Nov 2025   0
                  Dec 2025  █████████████▍ 1
                  Jan 2026   0

                """))
        #expect(text.contains("\n  call  ████████████████████████████████████████ 3\n  meal  █████████████▍ 1\n"))
        #expect(text.contains("·  79% of 39  every 3 weeks, really every 25 days\n"))
        #expect(text.hasSuffix("Give and take: got | given\n  Bob  ████████████│  2 got, 0 given\n"))
    }

    @Test(arguments: [40, 60, 80, 200]) func `no line is wider than the terminal`(width: Int) throws {
        let long = String(repeating: "佐藤 ", count: 40)
        let cadence =
            #"{"from":"\#(long)","every":"1y","contacts":3,"kept":99999,"late":6,"skipped":2,"everyDays":25},"#
            + #"{"from":"default","every":"3m","contacts":1,"kept":0,"late":0,"skipped":0}"#
        let balance = try (0..<20).map { try WireContact.sample(long + "\($0)").favors(given: $0, got: 1000, gotLast: true) }
        let lines = Self.lines(try .sample(balance: balance, report: .sample(cadence)), width: width)
        #expect(lines.map { String($0).displayWidth }.max() ?? 0 <= width)
        #expect(lines.contains("  and 12 more"), "of many the most one-sided are shown")
    }

    @Test func `without interactions there is no chart, and no division by zero`() throws {
        let nothing: WireReport = try decoded(
            #"{"from":"2026-01-01","through":"2026-01-01","interactions":0,"contacts":0,"days":[],"means":[],"cadences":[]}"#)
        let text = page { $0.figures(Figures(report: nothing, due: [], balance: [], introductions: [])) }
        #expect(
            text == """
                Keeping in touch
                  1 January 2026 to 1 January 2026
                  0 interactions with 0 people
                  0 due now

                """)
    }

    @Test func `JSON has the whole report, and the counts of the rest`() async throws {
        let stub = try StubService()
        stub.reminders = [try .sample("Ada", "", .overdue), try .sample("Bob", "", .due), try .sample("Eve", "", .upcoming)]
        stub.contacts = [try WireContact.sample("Bob").favors(given: 1, got: 2, gotLast: true)]
        let run = try await vitaminb(["report", "--json", "--year", "2025"], at: stub.path)
        struct Printed: JSONReadable, Equatable {
            var (report, due, given, got, introductions) = (WireReport.sample(), 2, 1, 2, 0)
            init() {}
            init(json: inout JSONReader) throws(JSONError) {
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: JSONNames("report", "due", "given", "got", "introductions"), &member) {
                    switch member {
                    case 0: report = try WireReport(json: &json)
                    case 1: due = try json.int()
                    case 2: given = try json.int()
                    case 3: got = try json.int()
                    case 4: introductions = try json.int()
                    default: throw json.error("unknown")
                    }
                }
            }
        }
        #expect(run.status == 0 && run.errors == "")
        #expect(try decoded(run.output) == Printed())
        #expect(stub.calls.first == #"GetReport {"year":2025}"# && stub.calls.last == "ListIntroductions {}")
    }

    @Test(arguments: ["0", "-3", "9999", "soon"]) func `a future year is refused`(year: String) async throws {
        let stub = try StubService()
        #expect(try await vitaminb(["report", "--year=\(year)"], at: stub.path).status == 64)
        #expect(stub.calls.isEmpty)
    }
}

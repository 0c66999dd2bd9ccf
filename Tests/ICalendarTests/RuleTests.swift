import ICalendar
import KeepInTouch
import Testing

/// What is a rule, which rules are expanded, and what that costs.
struct RuleTests {
    @Test(arguments: [
        "", "FREQ", "FREQ=", "FREQ=FORTNIGHTLY", "COUNT=2", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=9999999999", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=+1", "FREQ=DAILY;UNTIL=20250230", "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;COUNT=1;UNTIL=20250101", "FREQ=DAILY;BYDAY=", "FREQ=DAILY;BYDAY=MO,,TU", "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYDAY=54MO", "FREQ=MONTHLY;BYDAY=XX", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYYEARDAY=1", "FREQ=MONTHLY;BYWEEKNO=1",
        "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=-1", "FREQ=YEARLY;BYWEEKNO=54", "FREQ=YEARLY;BYYEARDAY=367", "FREQ=DAILY;BYSETPOS=1",
        "FREQ=DAILY;BYHOUR=24", "FREQ=DAILY;BYMINUTE=60", "FREQ=DAILY;BYSECOND=61", "FREQ=DAILY;WKST=1MO", "FREQ=DAILY;WKST=",
    ])
    func `a rule that isn't as RFC 5545 wants it is refused`(rule: String) {
        #expect(throws: RecurrenceRule.Invalid.self) { try RecurrenceRule(parsing: rule) }
    }

    @Test func `a rule is read in any case and order, and with a semicolon too many`() throws {
        let rule = try RecurrenceRule(parsing: "byday=+2mo, -1Su ;Wkst=su;freq=Monthly;interval=03;")
        #expect(rule.frequency == .monthly && rule.interval == 3 && rule.weekStart == .sunday)
        #expect(rule.days.map(\.ordinal) == [2, -1] && rule.days.map(\.weekday) == [.monday, .sunday])
    }

    @Test(arguments: [
        "FREQ=HOURLY", "FREQ=MINUTELY;INTERVAL=15", "FREQ=SECONDLY", "FREQ=YEARLY;BYMONTHDAY=2", "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;INTERVAL=2", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;BYSETPOS=1",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;BYMONTH=5",
        "FREQ=YEARLY;BYYEARDAY=1;BYMONTH=1", "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", "FREQ=DAILY;BYHOUR=1,2;BYSETPOS=1",
        "FREQ=DAILY;BYSECOND=60",
        "FREQ=MONTHLY;RSCALE=CHINESE", "FREQ=MONTHLY;SKIP=FORWARD", "FREQ=DAILY;BYEASTER=0",
        "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",
    ])
    func `what programs read differently is not expanded`(rule: String) throws {
        let rule = try RecurrenceRule(parsing: rule)
        #expect(rule.unsupported != nil)
        let start = CivilMoment(try day("2025-01-01"))
        #expect(throws: Unsupported.self) { try rule.starts(from: start, until: nil, in: start.date...start.date) }
    }

    private static func starts(_ rule: String, from start: String, _ from: String, _ through: String) throws -> [String] {
        let rule = try RecurrenceRule(parsing: rule)
        return try rule.starts(
            from: CivilMoment(try day(start)), until: rule.until?.moment, in: (try day(from))...(try day(through)), isWholeDay: true
        ).map { $0.date.description }
    }

    @Test func `the last day that a calendar has is reached, and nothing lies behind it`() throws {
        #expect(try Self.starts("FREQ=MONTHLY", from: "9999-10-31", "9999-01-01", "9999-12-31") == ["9999-10-31", "9999-12-31"])
        #expect(try Self.starts("FREQ=YEARLY;INTERVAL=999999999", from: "0001-01-01", "0001-01-01", "9999-12-31") == ["0001-01-01"])
        #expect(try Self.starts("FREQ=WEEKLY;WKST=SU", from: "9999-12-31", "9999-12-01", "9999-12-31") == ["9999-12-31"])
        #expect(try Self.starts("FREQ=WEEKLY;WKST=SU", from: "0001-01-01", "0001-01-01", "0001-01-08") == ["0001-01-01", "0001-01-08"])
        #expect(try Self.starts("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU", from: "9999-01-01", "9998-01-01", "9999-12-31") == ["9999-01-03"])
    }

    @Test func `29 February comes in leap years`() throws {
        let found = try Self.starts("FREQ=YEARLY", from: "1896-02-29", "1896-01-01", "1912-12-31")
        #expect(found == ["1896-02-29", "1904-02-29", "1908-02-29", "1912-02-29"])
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"])
    func `a rule that names no day of any year ends`(rule: String) throws {
        #expect(try Self.starts(rule, from: "0001-01-01", "0001-01-01", "2400-12-31") == [])
    }

    @Test(.timeLimit(.minutes(1))) func `the years before the window cost nothing`() throws {
        for _ in 0..<1000 {
            #expect(try Self.starts("FREQ=DAILY;INTERVAL=3", from: "1900-01-01", "2025-01-01", "2025-01-03").count == 1)
        }
    }

    @Test func `a COUNT is counted for a century, and then not`() throws {
        #expect(try Self.starts("FREQ=DAILY;COUNT=46000", from: "1900-01-01", "2025-12-09", "2026-12-31").last == "2025-12-10")
        #expect(throws: Unsupported.tooMany) { try Self.starts("FREQ=DAILY;COUNT=900000", from: "1000-01-01", "2025-01-01", "2025-01-02") }
    }

    @Test func `more instances than the bound are none`() {
        #expect(throws: Unsupported.tooMany) { try Self.starts("FREQ=DAILY", from: "2000-01-01", "2000-01-01", "2099-12-31") }
    }
}

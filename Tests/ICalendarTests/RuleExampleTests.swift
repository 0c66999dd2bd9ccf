import ICalendar
import KeepInTouch
import Testing

/// The examples of RFC 5545, section 3.8.5.3, with the days that it gives.
struct RuleExampleTests {
    struct Example: CustomTestStringConvertible {
        let start: String
        let rule: String
        /// The days, `year month day,day month day`. With three dots at the end there are more.
        let days: String
        var testDescription: String { rule }
    }

    static let examples = [
        Example(start: "19970902", rule: "FREQ=DAILY;COUNT=10", days: "1997 9 2,3,4,5,6,7,8,9,10,11"),
        Example(start: "19970902", rule: "FREQ=DAILY;INTERVAL=10;COUNT=5", days: "1997 9 2,12,22 10 2,12"),
        Example(start: "19970902", rule: "FREQ=DAILY;INTERVAL=2", days: "1997 9 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 10 2,4..."),
        Example(start: "19970902", rule: "FREQ=WEEKLY;COUNT=10", days: "1997 9 2,9,16,23,30 10 7,14,21,28 11 4"),
        Example(
            start: "19970902", rule: "FREQ=WEEKLY;UNTIL=19971224T000000Z",
            days: "1997 9 2,9,16,23,30 10 7,14,21,28 11 4,11,18,25 12 2,9,16,23"),
        Example(
            start: "19970902", rule: "FREQ=WEEKLY;INTERVAL=2;WKST=SU", days: "1997 9 2,16,30 10 14,28 11 11,25 12 9,23 1998 1 6,20 2 3..."),
        Example(
            start: "19970902", rule: "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", days: "1997 9 2,4,9,11,16,18,23,25,30 10 2"),
        Example(start: "19970902", rule: "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", days: "1997 9 2,4,9,11,16,18,23,25,30 10 2"),
        Example(
            start: "19970901", rule: "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
            days: "1997 9 1,3,5,15,17,19,29 10 1,3,13,15,17,27,29,31 11 10,12,14,24,26,28 12 8,10,12,22"),
        Example(start: "19970902", rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", days: "1997 9 2,4,16,18,30 10 2,14,16"),
        Example(start: "19970905", rule: "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", days: "1997 9 5 10 3 11 7 12 5 1998 1 2 2 6 3 6 4 3 5 1 6 5"),
        Example(start: "19970905", rule: "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", days: "1997 9 5 10 3 11 7 12 5"),
        Example(
            start: "19970907", rule: "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
            days: "1997 9 7,28 11 2,30 1998 1 4,25 3 1,29 5 3,31"),
        Example(start: "19970922", rule: "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", days: "1997 9 22 10 20 11 17 12 22 1998 1 19 2 16"),
        Example(start: "19970928", rule: "FREQ=MONTHLY;BYMONTHDAY=-3", days: "1997 9 28 10 29 11 28 12 29 1998 1 29 2 26..."),
        Example(start: "19970902", rule: "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", days: "1997 9 2,15 10 2,15 11 2,15 12 2,15 1998 1 2,15"),
        Example(
            start: "19970930", rule: "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", days: "1997 9 30 10 1,31 11 1,30 12 1,31 1998 1 1,31 2 1"),
        Example(
            start: "19970910", rule: "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
            days: "1997 9 10,11,12,13,14,15 1999 3 10,11,12,13"),
        Example(
            start: "19970902", rule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
            days: "1997 9 2,9,16,23,30 11 4,11,18,25 1998 1 6,13,20,27 3 3,10,17,24,31..."),
        Example(
            start: "19970610", rule: "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
            days: "1997 6 10 7 10 1998 6 10 7 10 1999 6 10 7 10 2000 6 10 7 10 2001 6 10 7 10"),
        Example(
            start: "19970310", rule: "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
            days: "1997 3 10 1999 1 10 2 10 3 10 2001 1 10 2 10 3 10 2003 1 10 2 10 3 10"),
        Example(
            start: "19970101", rule: "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
            days: "1997 1 1 4 10 7 19 2000 1 1 4 9 7 18 2003 1 1 4 10 7 19 2006 1 1"),
        Example(start: "19970519", rule: "FREQ=YEARLY;BYDAY=20MO", days: "1997 5 19 1998 5 18 1999 5 17..."),
        Example(start: "19970512", rule: "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", days: "1997 5 12 1998 5 11 1999 5 17..."),
        Example(start: "19970313", rule: "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", days: "1997 3 13,20,27 1998 3 5,12,19,26 1999 3 4,11,18,25..."),
        Example(
            start: "19970605", rule: "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
            days: "1997 6 5,12,19,26 7 3,10,17,24,31 8 7,14,21,28 1998 6 4,11,18,25 7 2,9,16,23,30 8 6,13,20,27..."),
        Example(start: "19970902", rule: "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", days: "1998 2 13 3 13 11 13 1999 8 13 2000 10 13..."),
        Example(
            start: "19970913", rule: "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
            days: "1997 9 13 10 11 11 8 12 13 1998 1 10 2 7 3 7 4 11 5 9 6 13..."),
        Example(
            start: "19961105", rule: "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            days: "1996 11 5 2000 11 7 2004 11 2..."),
        Example(start: "19970904", rule: "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", days: "1997 9 4 10 7 11 6"),
        Example(
            start: "19970929", rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
            days: "1997 9 29 10 30 11 27 12 30 1998 1 29 2 26 3 30..."),
        Example(start: "19970805", rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", days: "1997 8 5,10,19,24"),
        Example(start: "19970805", rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", days: "1997 8 5,17,19,31"),
        Example(start: "20070115", rule: "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", days: "2007 1 15,30 2 15 3 15,30"),
    ]

    /// The days that an example gives.
    private static func days(_ text: String) throws -> [CivilDate] {
        var (year, month, days): (Int, Int?, [CivilDate]) = (0, nil, [])
        for word in text.replacing("...", with: "").split(separator: " ") {
            if word.utf8.count == 4, let number = Int(word) {
                (year, month) = (number, nil)
            } else if let known = month {
                let numbers = word.split(separator: ",").compactMap { Int($0) }
                days += try numbers.map { try #require(CivilDate(year: year, month: known, day: $0)) }
                month = nil
            } else {
                month = Int(word)
            }
        }
        return days
    }

    @Test(arguments: examples) func `an example of RFC 5545 has the days that it gives`(example: Example) throws {
        let expected = try Self.days(example.days)
        let rule = try RecurrenceRule(parsing: example.rule)
        let start = try #require(CalendarTime(example.start + "T090000", zone: nil)).moment
        // In New York, where the examples are, nine o'clock of a day is on the same day of UTC.
        let found = try rule.starts(from: start, until: rule.until?.moment, in: start.date...(try day("2030-01-01")))
        #expect(found.prefix(expected.count).map(\.date) == expected)
        #expect(example.days.hasSuffix("...") || found.count == expected.count)
        #expect(found.allSatisfy { $0.time == start.time })
        let window = (try day("1998-02-01"))...(try day("2000-10-13"))
        let later = try rule.starts(from: start, until: rule.until?.moment, in: window)
        #expect(later == found.filter { window.contains($0.date) }, "a window alone")
    }

    @Test func `every day of January for three years is the same said by days and by years`() throws {
        let byDay = try RecurrenceRule(parsing: "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1")
        let byYear = try RecurrenceRule(parsing: "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA")
        let start = CivilMoment(try day("1998-01-01"), try #require(ClockTime("09:00")))
        let window = start.date...(try day("2005-01-01"))
        let found = try byDay.starts(from: start, until: byDay.until?.moment, in: window)
        #expect(found.count == 93 && found.last?.date == CivilDate("2000-01-31"))
        #expect(try byYear.starts(from: start, until: byYear.until?.moment, in: window) == found)
    }

    @Test func `every 20 minutes from nine to five is 24 times a day`() throws {
        let rule = try RecurrenceRule(parsing: "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40")
        let start = CivilMoment(try day("1997-09-02"), try #require(ClockTime("09:00")))
        let found = try rule.starts(from: start, until: nil, in: start.date...start.date.adding(days: 1))
        #expect(found.count == 48 && found[1].time.description == "09:20" && found[23].time.description == "16:40")
        #expect(found[24].date == CivilDate("1997-09-03"))
    }
}

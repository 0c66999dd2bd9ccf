import ControlInterface
import KeepInTouch
import Phrases
import TestLiterals
import Testing
import Words

/// Whatever the functions print that say days, times, spans and cadences is typed back, and means the same.
struct PrintedTimesTests {
    /// Days of which the next or the last month is shorter, a leap day, the ends of a year; at 14:35.
    static let clocks = ["2026-11-23", "2026-12-31", "2027-01-01", "2028-02-29", "2027-03-31"].map { (day: CivilDate) in
        LocalClock(now: clock.zone.instant(of: day, at: ClockTime(secondOfDay: 52_500)), zone: clock.zone)
    }

    private static func read(_ text: String, _ direction: TimeExpression.Direction, _ clock: LocalClock) throws -> TimeExpression {
        try TimeExpression(parsing: text, direction, now: clock.now, in: clock.zone)
    }

    @Test(arguments: SpokenLanguage.allCases) func `every day of four years is read as itself, looking back and ahead`(
        language: SpokenLanguage
    ) throws {
        for clock in Self.clocks {
            for distance in stride(from: -730, through: 730, by: clock.today == Self.clocks[0].today ? 1 : 17) {
                let day = clock.today.adding(days: distance)
                let texts = [Wording.date(day), clock.day(day), clock.shortDay(day)].map(language.say) + [day.description]
                for text in texts {
                    for direction in [TimeExpression.Direction.past, .future] {
                        let said = try Self.read(text, direction, clock)
                        #expect(said.date == day && said.time == nil, "\(text) on \(clock.today)")
                    }
                }
            }
        }
    }

    @Test(arguments: SpokenLanguage.allCases) func `a day as seen from today is read as a day that is said the same`(
        language: SpokenLanguage
    ) throws {
        for clock in Self.clocks {
            for distance in -1100...1100 {
                let day = clock.today.adding(days: distance)
                let text = language.say(Wording.day(day, today: clock.today))
                // A weekday alone is of the days to come.
                let directions: [TimeExpression.Direction] = 2...6 ~= distance ? [.future] : [.past, .future]
                for direction in directions {
                    let said = try Self.read(text, direction, clock)
                    let again = language.say(Wording.day(said.date, today: clock.today))
                    #expect(again == text && said.time == nil, "\(text) is read as \(said.date) on \(clock.today)")
                    if -13...13 ~= distance { #expect(said.date == day, "\(text) on \(clock.today)") }
                }
            }
        }
    }

    @Test(arguments: SpokenLanguage.allCases) func `a day with a time of day is read as that moment`(language: SpokenLanguage) throws {
        for clock in Self.clocks {
            for distance in stride(from: -400, through: 400, by: 37) {
                for minute in stride(from: 1, to: 1440, by: 97) {
                    let moment = clock.zone.instant(of: clock.today.adding(days: distance), at: ClockTime(secondOfDay: 60 * minute))
                    let printed = LocalInstant(moment, in: clock.zone)
                    for phrase in [clock.moment(printed), clock.shortMoment(printed), Phrase.until(clock.moment(printed))] {
                        for direction in [TimeExpression.Direction.past, .future] {
                            let said = try Self.read(language.say(phrase), direction, clock)
                            let read = clock.zone.instant(of: said.date, at: try #require(said.time))
                            #expect(read == moment, "\(language.say(phrase)) on \(clock.today)")
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: SpokenLanguage.allCases) func `a number of days in words is read as one that is said the same`(
        language: SpokenLanguage
    ) throws {
        for days in 0...4000 {
            let text = language.say(Wording.span(days: days))
            let span = try Span(parsing: text)
            let cadence = days == 0 ? nil : try Cadence(parsing: text)
            let start = Self.clocks[0].today
            let end = start.adding(months: span.months).adding(days: span.days)
            #expect(span.isWholeDays && language.say(Wording.span(days: end.days(since: start))) == text, "\(text)")
            if let cadence { #expect(cadence.months == span.months && cadence.days == span.days) }
        }
    }

    @Test(arguments: SpokenLanguage.allCases) func `a cadence in words, or as the configuration has it, is read as itself`(
        language: SpokenLanguage
    ) throws {
        for months in 0...40 {
            for days in [0, 1, 2, 3, 6, 7, 8, 13, 14, 21, 42, 100, 365] {
                guard let cadence = Cadence(months: months, days: days) else { continue }
                let texts = [Wording.every(cadence), Wording.span(cadence)].map(language.say) + [cadence.description]
                for text in texts { #expect(try Cadence(parsing: text) == cadence, "\(text)") }
            }
        }
    }
}

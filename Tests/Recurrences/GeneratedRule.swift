import ICalendar
import KeepInTouch
import TestSupport

/// A rule made from random numbers, with a first day and a window, as a line that both programs read: `START;ZONE;FROM;THROUGH|RULE`.
struct GeneratedRule {
    private static let zones = [
        "UTC", "Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Kolkata",
        "Asia/Tokyo", "Asia/Tehran", "Australia/Sydney", "Pacific/Auckland", "Africa/Cairo",
    ]
    private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    private var dice: SplitMix64
    private var parts: [String] = []

    /// The next line of a run.
    static func line(_ dice: inout SplitMix64) -> String {
        var rule = GeneratedRule(dice: SplitMix64(seed: dice.next()))
        return rule.make()
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }

    private mutating func list(_ most: Int, _ value: (inout Self) -> String) -> String {
        var values: [String] = []
        for _ in 0..<number(1...most) {
            let new = value(&self)
            if !values.contains(new) { values.append(new) }
        }
        return values.joined(separator: ",")
    }

    private mutating func signed(_ bound: Int) -> String { "\(dice.chance(25) ? -number(1...bound) : number(1...bound))" }

    private mutating func make() -> String {
        let frequency = dice.pick(["DAILY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY", "YEARLY"])
        parts = ["FREQ=\(frequency)"]
        if dice.chance(60) { parts.append("INTERVAL=\(dice.chance(70) ? number(1...6) : number(1...60))") }
        let isNumbered = (frequency == "MONTHLY" || frequency == "YEARLY") && dice.chance(50)
        // dateutil reads BYDAY with and without numbers as days that are both, and so can't judge over it.
        let isMixed = isNumbered && dice.chance(25)
        let hasMonthDays = frequency != "WEEKLY" && dice.chance(isNumbered ? 3 : 30)
        let isByWeek = frequency == "YEARLY" && dice.chance(10)
        if dice.chance(45) { parts.append("BYDAY=" + list(4) { $0.weekday(isNumbered && !isByWeek, isMixed, frequency) }) }
        if hasMonthDays { parts.append("BYMONTHDAY=" + list(4) { $0.signed(31) }) }
        if dice.chance(30) { parts.append("BYMONTH=" + list(4) { "\($0.number(1...12))" }) }
        if frequency == "YEARLY", !isByWeek, dice.chance(10) { parts.append("BYYEARDAY=" + list(5) { $0.signed(366) }) }
        if isByWeek { parts.append("BYWEEKNO=" + list(3) { $0.signed(53) }) }
        if parts.contains(where: { $0.hasPrefix("BY") }), !isMixed, dice.chance(20) {
            parts.append("BYSETPOS=" + list(2) { $0.signed($0.dice.chance(90) ? 2 : 6) })
        }
        if dice.chance(30) { parts.append("WKST=\(dice.pick(Self.weekdays))") }
        return finish()
    }

    private mutating func weekday(_ isNumbered: Bool, _ isMixed: Bool, _ frequency: String) -> String {
        (isNumbered && (!isMixed || dice.chance(60)) ? signed(frequency == "YEARLY" && dice.chance(30) ? 53 : 5) : "")
            + dice.pick(Self.weekdays)
    }

    /// Adds the first day, the window and an end.
    private mutating func finish() -> String {
        let first = CivilDate(dayNumber: Int32(number(7305...25_566)))
        let isWholeDay = dice.chance(20)
        // From four o'clock on: after an hour that the clocks skip, libical keeps the hour after it for the days that follow.
        let time = isWholeDay ? "" : "T\(two(number(4...23)))\(two(dice.pick([0, 15, 30, 59])))00"
        let from = first.adding(days: dice.chance(30) ? 0 : number(0...9000))
        let through = from.adding(days: number(0...4000))
        switch number(0...9) {
        case 0...2: parts.append("COUNT=\(dice.chance(70) ? number(1...20) : number(1...2000))")
        case 3...4:
            let last = first.adding(days: number(0...9000))
            parts.append("UNTIL=\(compact(last))" + until(isWholeDay, last))
        default: break
        }
        return "\(compact(first))\(time);\(dice.pick(Self.zones));\(compact(from));\(compact(through))|\(parts.joined(separator: ";"))"
    }

    /// The time of UNTIL. libical knows no changes of the clocks after 2037, so what comes later isn't in UTC.
    private mutating func until(_ isWholeDay: Bool, _ last: CivilDate) -> String {
        isWholeDay ? "" : "T\(two(number(0...23)))\(two(dice.pick([0, 15, 30, 59])))00" + (dice.chance(50) && last.year < 2037 ? "Z" : "")
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func compact(_ date: CivilDate) -> String { CalendarTime(CivilMoment(date), .day).description }
}

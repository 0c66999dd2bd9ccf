// recurrences - makes rules and expands them, for compare.sh.
//
//   recurrences make COUNT SEED   writes lines START;ZONE;FROM;THROUGH|RULE
//   recurrences expand            reads such lines, and writes the starts of each in one line, or "unsupported" or "invalid"
import ICalendar
import KeepInTouch
import Platform
import TestSupport

/// Zones, each of which is read once.
final class Zones {
    private var known: [Substring: Zone] = [:]

    func zone(_ name: Substring) -> Zone? {
        if let zone = known[name] { return zone }
        guard let named = NamedZone(String(name)) else { return nil }
        let zone = Zone(identifier: named.name) { named.offset(at: $0.seconds) }
        known[name] = zone
        return zone
    }
}

/// The starts that a line asks for.
func expand(_ line: String, _ zones: Zones) -> String {
    let sides = line.split(separator: "|", maxSplits: 1)
    let parts = sides.first?.split(separator: ";") ?? []
    guard sides.count == 2, parts.count == 4, let start = CalendarTime(parts[0], zone: String(parts[1])),
        let from = CalendarTime(parts[2], zone: nil)?.moment.date, let through = CalendarTime(parts[3], zone: nil)?.moment.date
    else { return "unreadable" }
    guard let zone = zones.zone(parts[1]) else { return "unreadable" }
    guard let rule = try? RecurrenceRule(parsing: sides[1]) else { return "invalid" }
    let until = rule.until.map { until in
        guard until.form == .utc else { return until.moment }
        let (date, time) = zone.moment(at: Zone.utc.instant(of: until.moment.date, at: until.moment.time))
        return CivilMoment(date, time)
    }
    do {
        let starts = try rule.starts(from: start.moment, until: until, in: from...through, isWholeDay: start.form == .day)
        return starts.map { CalendarTime($0, start.form).description }.joined(separator: " ")
    } catch {
        return "unsupported: \(error)"
    }
}

switch CommandLine.arguments.dropFirst().first {
case "make" where CommandLine.arguments.count == 4:
    var dice = SplitMix64(seed: UInt64(CommandLine.arguments[3]) ?? 0)
    for _ in 0..<(Int(CommandLine.arguments[2]) ?? 0) { print(GeneratedRule.line(&dice)) }
case "expand":
    let zones = Zones()
    while let line = readLine() { print(expand(line, zones)) }
default:
    print("usage: recurrences make COUNT SEED | recurrences expand")
}

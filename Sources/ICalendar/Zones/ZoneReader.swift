import KeepInTouch
import VCard

/// Collects the content lines of one VTIMEZONE.
struct ZoneReader {
    private var identifier = ""
    private var observances: [CalendarZone.Observance] = []
    private var isInObservance = false
    private var isReadable = true
    /// Values that can't be read, with their lines. The zone isn't known then.
    private(set) var problems: [(line: Int, expected: String)] = []

    /// How many STANDARDs and DAYLIGHTs are read of one zone.
    static let maximumObservances = 100

    /// The zone; nil where it has no name, or something in it can't be read.
    var zone: CalendarZone? {
        guard isReadable, !identifier.isEmpty, !observances.isEmpty else { return nil }
        return CalendarZone(identifier: identifier, observances: observances)
    }

    /// A component within it begins.
    mutating func open(_ name: String, _ line: Int) {
        isInObservance = name == "STANDARD" || name == "DAYLIGHT"
        guard isInObservance else { return }
        if observances.count < Self.maximumObservances {
            observances.append(.init())
        } else {
            fail(line, "at most \(Self.maximumObservances) observances in a time zone")
        }
    }

    /// The component within it ends.
    mutating func close() { isInObservance = false }

    /// Takes a content line of the zone or of what is in it.
    mutating func take(_ property: Property) {
        let name = property.name.uppercased()
        if name == "TZID", !isInObservance {
            let text = property.text.trimmed
            if text.utf8.count <= CalendarTime.maximumZoneBytes { identifier = text }
        }
        guard isInObservance, isReadable, let last = observances.indices.last else { return }
        let text = property.text.trimmed
        switch name {
        case "DTSTART":
            guard let time = CalendarTime(text, zone: nil) else { return fail(property.line, "DTSTART with a date and a time") }
            observances[last].start = time.moment
        case "TZOFFSETFROM", "TZOFFSETTO":
            guard let offset = Self.offset(text) else { return fail(property.line, "\(name) such as +0100") }
            if name == "TZOFFSETTO" { observances[last].offset = offset } else { observances[last].offsetBefore = offset }
        case "RRULE":
            guard let rule = try? RecurrenceRule(parsing: text), observances[last].rules.count < 10 else {
                return fail(property.line, "a valid RRULE, at most 10 of them")
            }
            observances[last].rules.append(rule)
        case "RDATE":
            for value in text.split(separator: ",") {
                guard let time = CalendarTime(value.trimmingBlanks, zone: nil), observances[last].additions.count < EventReader.maximumTimes
                else { return fail(property.line, "RDATE with dates and times, at most \(EventReader.maximumTimes)") }
                observances[last].additions.append(time.moment)
            }
        default: break
        }
    }

    /// Seconds ahead of UTC: `+0100`, `-033000` (RFC 5545, section 3.3.14).
    private static func offset(_ text: String) -> Int? {
        let digits = text.utf8.dropFirst()
        guard let sign = text.utf8.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits.count == 4 || digits.count == 6,
            digits.allSatisfy({ $0 &- 48 < 10 }), let number = Int(text.dropFirst())
        else { return nil }
        let parts = digits.count == 4 ? number * 100 : number
        let seconds = parts / 10_000 * 3600 + parts / 100 % 100 * 60 + parts % 100
        // Zone has no offsets of a day or more.
        return seconds < 86_400 ? (sign == UInt8(ascii: "-") ? -seconds : seconds) : nil
    }

    private mutating func fail(_ line: Int, _ expected: String) {
        if isReadable { problems.append((line, expected)) }
        isReadable = false
    }
}

import KeepInTouch
import VCard

/// Collects the content lines of one VEVENT.
struct EventReader {
    /// What is wrong with the component so far, with its line: of the component as a whole, or of a value that is left out.
    private(set) var problems: [(line: Int, expected: String)] = []
    /// UID, as far as it is known.
    var uid: String { event.uid }

    private var event: CalendarEvent
    private var hasStart = false
    private var isReadable = true
    private var values = 0

    /// How many times RDATE and EXDATE may name in one event.
    static let maximumTimes = 10_000
    /// The longest UID that is read, in bytes.
    static let maximumIDBytes = 512

    init(line: Int, method: String?) {
        event = CalendarEvent(start: CalendarTime(CivilMoment(CivilDate(dayNumber: 0)), .floating), line: line)
        event.method = method
    }

    /// The event; nil where it has no start, or one of the values can't be read that tell which instance it is.
    mutating func finish() -> CalendarEvent? {
        if !hasStart, isReadable { fail(event.line, "DTSTART in this event") }
        return isReadable && hasStart ? event : nil
    }

    /// Takes a content line of the component itself; the lines of its alarms are others'.
    mutating func take(_ property: Property) {
        switch property.name.uppercased() {
        case "UID":
            let uid = property.text.trimmed
            guard uid.utf8.count <= Self.maximumIDBytes else { return fail(property.line, "a UID of at most \(Self.maximumIDBytes) bytes") }
            event.uid = uid
        case "RECURRENCE-ID":
            event.recurrenceID = time(property)
            event.appliesToLaterOnes = property.parameter("RANGE").contains { $0.uppercased() == "THISANDFUTURE" }
            if event.recurrenceID == nil { fail(property.line, "RECURRENCE-ID with a date, or a date and a time") }
        case "DTSTART":
            guard let time = time(property) else { return fail(property.line, "DTSTART with a date, or a date and a time") }
            event.start = time
            hasStart = true
        case "DTEND":
            guard let time = time(property) else { return report(property.line, "DTEND with a date, or a date and a time") }
            event.end = .at(time)
        case "DURATION":
            guard let length = CalendarDuration(property.text.trimmed) else { return report(property.line, "DURATION such as PT1H30M") }
            if event.end == .none { event.end = .lasting(length) }
        case "SEQUENCE": event.sequence = Int(property.text.trimmed.prefix(12)).map { max($0, 0) } ?? 0
        case "DTSTAMP": event.stamp = time(property)
        case "STATUS": event.status = word(property).flatMap { .init(rawValue: $0) }
        case "TRANSP": event.isTransparent = word(property) == "TRANSPARENT"
        case "X-MICROSOFT-CDO-ALLDAYEVENT": event.isMarkedAsWholeDay = word(property) == "TRUE"
        case "ORGANIZER": event.organizer = Participant(property)
        case "ATTENDEE": takeAttendee(property)
        case "SUMMARY": event.summary = String(String.UnicodeScalarView(property.text.unicodeScalars.prefix(CalendarEvent.maximumSummary)))
        case "LOCATION": takeLocation(property)
        case let name where MeetingLink.properties.contains(name): event.hasLink = event.hasLink || !property.text.trimmed.isEmpty
        case "RRULE": takeRule(property)
        case "RDATE": takeAdditions(property)
        case "EXDATE": takeExceptions(property)
        case "EXRULE": event.unsupported = event.unsupported ?? .exceptionRule
        default: break
        }
    }

    private mutating func takeAttendee(_ property: Property) {
        guard event.attendees.count < CalendarEvent.maximumAttendees else {
            return report(property.line, "at most \(CalendarEvent.maximumAttendees) attendees in an event")
        }
        event.attendees.append(Participant(property))
    }

    private mutating func takeLocation(_ property: Property) {
        let location = property.text.trimmed
        let isLink = MeetingLink.isNamed(in: location)
        event.hasPlace = !location.isEmpty && !isLink
        event.hasLink = event.hasLink || isLink
    }

    private mutating func takeRule(_ property: Property) {
        do {
            guard event.rules.count < 10 else { return damage(property.line, "at most 10 RRULEs in an event") }
            event.rules.append(try RecurrenceRule(parsing: property.text.trimmed))
        } catch {
            damage(property.line, "a valid RRULE (\(error.part))")
        }
    }

    private mutating func takeAdditions(_ property: Property) {
        let zone = property.parameter("TZID").first
        for value in split(property) {
            let parts = value.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard let start = parts.first.flatMap({ CalendarTime($0, zone: zone) }) else {
                return damage(property.line, "RDATE with dates, or dates and times")
            }
            guard parts.count == 2 else {
                event.additions.append(.init(start: start, end: .none))
                continue
            }
            if let end = CalendarTime(parts[1], zone: zone) {
                event.additions.append(.init(start: start, end: .at(end)))
            } else if let length = CalendarDuration(parts[1]) {
                event.additions.append(.init(start: start, end: .lasting(length)))
            } else {
                return damage(property.line, "RDATE with periods that have an end or a duration")
            }
        }
    }

    private mutating func takeExceptions(_ property: Property) {
        let zone = property.parameter("TZID").first
        for value in split(property) {
            guard let time = CalendarTime(value, zone: zone) else { return damage(property.line, "EXDATE with dates, or dates and times") }
            event.exceptions.append(time)
        }
    }

    /// The values of RDATE or EXDATE; none where there are too many.
    private mutating func split(_ property: Property) -> [Substring] {
        let parts = property.text.split(separator: ",", maxSplits: Self.maximumTimes).map(\.trimmingBlanks)
        values += parts.count
        guard values <= Self.maximumTimes else {
            damage(property.line, "at most \(Self.maximumTimes) times in RDATE and EXDATE")
            return []
        }
        return parts
    }

    private func time(_ property: Property) -> CalendarTime? {
        CalendarTime(property.text.trimmed, zone: property.parameter("TZID").first)
    }

    /// A short value in capitals.
    private func word(_ property: Property) -> String? {
        let text = property.text.trimmed
        return text.utf8.count <= 40 ? text.uppercased() : nil
    }

    /// Something is left out without which it isn't known when the event repeats.
    private mutating func damage(_ line: Int, _ expected: String) {
        event.unsupported = .damaged
        report(line, expected)
    }

    /// Something is left out without which the event means nothing.
    mutating func fail(_ line: Int, _ expected: String) {
        isReadable = false
        report(line, expected)
    }

    /// Says once what was expected.
    private mutating func report(_ line: Int, _ expected: String) {
        if problems.last?.expected != expected { problems.append((line, expected)) }
    }
}

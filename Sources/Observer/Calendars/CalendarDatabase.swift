import Exchange
import ICalendar
import KeepInTouch
import Platform

/// A database that has no calendar of a known kind.
struct UnknownCalendar: Error, CustomStringConvertible {
    let path: String
    var description: String { "there is no calendar in it that is known" }
}

/// Reads calendars that are SQLite databases: Evolution's copies of online calendars, and Thunderbird's own.
enum CalendarDatabase {
    /// A calendar of many years has some megabytes.
    private static let maximumBytes = 256 << 20

    /// The calendars in it, of which a copy is read: its program may be writing.
    static func read(_ path: String, _ zones: NamedZones) throws -> [ICalendarFile] {
        let database = try DatabaseCopy.reading(path, maximumBytes: maximumBytes)
        let tables = try database.tables()
        if tables.contains("ECacheObjects") { return [try evolution(database, path, hasZones: tables.contains("timezones"))] }
        if tables.contains("cal_events") { return try thunderbird(database, path, zones) }
        throw UnknownCalendar(path: path)
    }

    private static func calendar(_ components: [String], _ path: String) -> ICalendarFile {
        let text = "BEGIN:VCALENDAR\r\n" + components.map { $0.hasSuffix("\n") ? $0 : $0 + "\r\n" }.joined() + "END:VCALENDAR\r\n"
        return ICalendarFile(Array(text.utf8), name: path)
    }

    /// Evolution has components as text, and the zones that they name in a table of its own.
    private static func evolution(_ database: DatabaseCopy, _ path: String, hasZones: Bool) throws(ExchangeError) -> ICalendarFile {
        let zones = hasZones ? try database.rows("SELECT zone FROM timezones ORDER BY tzid").compactMap(\.first) : []
        // The components of one series are in several rows.
        let components = try database.evolutionObjects(orderedBy: "ECacheUID")
        return calendar(zones.filter { $0.hasPrefix("BEGIN:VTIMEZONE") } + components, path)
    }

    /// Thunderbird has the properties in columns, and attendees, rules and other properties in other tables. The title is not read.
    private static func thunderbird(_ database: DatabaseCopy, _ path: String, _ zones: NamedZones) throws -> [ICalendarFile] {
        var lines: [String: [String]] = [:]
        let attendees = "SELECT cal_id, item_id, recurrence_id, icalString FROM cal_attendees"
        let rules = "SELECT cal_id, item_id, NULL, icalString FROM cal_recurrence"
        for row in try database.rows(attendees) + database.rows(rules) { lines[key(row), default: []].append(withoutLineEnd(row[3])) }
        let properties = "SELECT cal_id, item_id, recurrence_id, key || ':' || value FROM cal_properties"
        let names = ["LOCATION", "TRANSP", "SEQUENCE"] + MeetingLink.properties
        for row in try database.rows(properties + " WHERE key IN ('\(names.joined(separator: "', '"))')") {
            lines[key(row), default: []].append(String(row[3].map { $0.isNewline ? " " : $0 }))
        }
        let events = try database.rows(
            """
            SELECT cal_id, id, recurrence_id, recurrence_id_tz, event_start, event_start_tz, event_end, event_end_tz, ical_status, flags
            FROM cal_events WHERE offline_journal IS NOT \(deletedRecord) ORDER BY cal_id, id
            """)
        var texts: [String: [String]] = [:]
        let zones = ThunderbirdZones(zones)
        for event in events {
            guard let component = component(event, lines[key(event)] ?? [], zones) else { continue }
            texts[event[0], default: []].append(component)
        }
        return texts.sorted { $0.key < $1.key }.map { calendar(zones.described + $0.value, path) }
    }

    private static func withoutLineEnd(_ text: String) -> String { String(text.reversed().drop(while: \.isNewline).reversed()) }

    /// cICL.OFFLINE_FLAG_DELETED_RECORD (calICalendar.idl).
    private static let deletedRecord = 4
    /// CAL_ITEM_FLAG.EVENT_ALLDAY (CalStorageHelpers).
    private static let wholeDay = 8

    /// Of which instance a row is.
    private static func key(_ row: [String]) -> String { row[0...2].joined(separator: "\u{1F}") }

    /// One event as text; nil: its times can't be read.
    private static func component(_ event: [String], _ more: [String], _ zones: ThunderbirdZones) -> String? {
        let isWholeDay = (Int(event[9]) ?? 0) & wholeDay != 0
        func property(_ name: String, _ value: Int) -> String? {
            Self.property(name, event[value], zone: event[value + 1], isWholeDay: isWholeDay, zones)
        }
        guard let start = property("DTSTART", 4) else { return nil }
        let instance = event[2].isEmpty ? nil : property("RECURRENCE-ID", 2)
        if !event[2].isEmpty, instance == nil { return nil }
        let isPlain = event[8].allSatisfy { $0.isLetter || $0 == "-" }
        let status = event[8].isEmpty || !isPlain ? nil : "STATUS:\(event[8])"
        let lines =
            ["BEGIN:VEVENT", "UID:\(event[1].filter { !$0.isNewline })", start]
            + [instance, property("DTEND", 6), status].compactMap(\.self) + more + ["END:VEVENT", ""]
        return lines.joined(separator: "\r\n")
    }

    /// A time: microseconds since 1970 as UTC has them, and the zone in which they are shown.
    private static func property(
        _ name: String, _ microseconds: String, zone: String, isWholeDay: Bool, _ zones: ThunderbirdZones
    ) -> String? {
        guard let value = Int64(microseconds) else { return nil }
        let instant = Instant(seconds: value / 1_000_000)
        func text(in zone: Zone, _ form: CalendarTime.Form) -> String {
            let (date, time) = zone.moment(at: instant)
            return CalendarTime(CivilMoment(date, time), form).description
        }
        if isWholeDay { return "\(name);VALUE=DATE:\(text(in: .utc, .day))" }
        switch zone {
        case "UTC": return "\(name):\(text(in: .utc, .utc))"
        case "floating", "": return "\(name):\(text(in: .utc, .floating))"
        default:
            // Where nobody knows the zone, that is said of the event when its instances are looked for.
            let (identifier, known) = zones[zone]
            return "\(name);TZID=\"\(identifier)\":\(text(in: known ?? .utc, .zoned(identifier)))"
        }
    }
}

/// The zones that Thunderbird's columns name: an IANA name, what another program called it, or, where Thunderbird doesn't know that either,
/// the whole VTIMEZONE.
private final class ThunderbirdZones {
    private let named: NamedZones
    private var known: [String: (identifier: String, zone: Zone?)] = [:]
    /// The VTIMEZONEs that occurred.
    private(set) var described: [String] = []

    init(_ named: NamedZones) { self.named = named }

    /// What the zone is called in the calendar's text, and its rules; nil: nobody knows them.
    subscript(column: String) -> (identifier: String, zone: Zone?) {
        if let known = known[column] { return known }
        let isDescribed = column.hasPrefix("BEGIN:VTIMEZONE")
        let text = "BEGIN:VCALENDAR\r\n" + (isDescribed ? column : "") + "\r\nEND:VCALENDAR\r\n"
        let file = ICalendarFile(Array(text.utf8), name: "")
        let identifier = (isDescribed ? file.zoneIdentifiers.first ?? "" : column).filter { $0 != "\"" && !$0.isNewline }
        if isDescribed { described.append(column) }
        let found = (identifier, file.zone(for: identifier) { named[$0] })
        known[column] = found
        return found
    }
}

import Exchange
import ICalendar
import Platform

/// Reads calendars that are SQLite databases: Evolution's copies of online calendars, and Thunderbird's own.
enum CalendarDatabase {
    /// The calendars in it, of which a copy is read: its program may be writing.
    static func read(_ path: String) throws -> [ICalendarFile] {
        let database = try DatabaseCopy.reading(path)
        let tables = try database.tables()
        if tables.contains("ECacheObjects") { return try evolution(database, path) }
        if tables.contains("cal_events") { return try thunderbird(database, path) }
        throw ExchangeError(path, "is no calendar that is known")
    }

    /// Evolution's `ECacheOBJ` is a component's text; those of one series are in several rows.
    private static func evolution(_ database: DatabaseCopy, _ path: String) throws -> [ICalendarFile] {
        let rows = try database.rows(
            "SELECT ECacheOBJ FROM ECacheObjects WHERE ECacheState IS NOT \(Self.deletedState) ORDER BY ECacheUID")
        return [calendar(rows.compactMap(\.first), path)]
    }

    /// E_OFFLINE_STATE_LOCALLY_DELETED.
    private static let deletedState = 3

    private static func calendar(_ components: [String], _ path: String) -> ICalendarFile {
        let text = "BEGIN:VCALENDAR\r\n" + components.map { $0.hasSuffix("\n") ? $0 : $0 + "\r\n" }.joined() + "END:VCALENDAR\r\n"
        return ICalendarFile(Array(text.utf8), name: path)
    }

    /// Thunderbird has the properties in columns, and attendees and rules as lines of iCalendar. Times are in microseconds, as a clock in
    /// the column beside shows them.
    private static func thunderbird(_ database: DatabaseCopy, _ path: String) throws -> [ICalendarFile] {
        var lines: [String: [String]] = [:]
        for (table, column) in [("cal_attendees", "icalString"), ("cal_recurrence", "icalString")] {
            for row in try database.rows("SELECT item_id, recurrence_id, recurrence_id_tz, cal_id, \(column) FROM \(table)") {
                lines[row[0...3].joined(separator: "\u{1F}"), default: []].append(row[4])
            }
        }
        let events = try database.rows(
            """
            SELECT id, recurrence_id, recurrence_id_tz, cal_id, event_start, event_start_tz, event_end, event_end_tz, ical_status, flags
            FROM cal_events ORDER BY cal_id, id
            """)
        var texts: [String: [String]] = [:]
        for event in events {
            guard let component = component(event, lines[event[0...3].joined(separator: "\u{1F}")] ?? []) else { continue }
            texts[event[3], default: []].append(component)
        }
        return texts.sorted { $0.key < $1.key }.map { calendar($0.value, path) }
    }

    /// One event as text; nil: its times can't be read.
    private static func component(_ event: [String], _ more: [String]) -> String? {
        guard let start = property("DTSTART", event[4], event[5], flags: event[9]) else { return nil }
        let instance = event[1].isEmpty ? nil : property("RECURRENCE-ID", event[1], event[2], flags: event[9])
        let end = property("DTEND", event[6], event[7], flags: event[9])
        let status = event[8].isEmpty || event[8].contains("\n") ? nil : "STATUS:\(event[8])"
        let lines = ["BEGIN:VEVENT", "UID:\(event[0].filter { !$0.isNewline })", start] + [instance, end, status].compactMap(\.self)
            + more.map { $0.trimmed } + ["END:VEVENT", ""]
        return lines.joined(separator: "\r\n")
    }

    /// CAL_ITEM_FLAG.EVENT_ALLDAY.
    private static let wholeDay = 8

    private static func property(_ name: String, _ microseconds: String, _ zone: String, flags: String) -> String? {
        guard let value = Int64(microseconds), let moment = ThunderbirdTime(value) else { return nil }
        if (Int(flags) ?? 0) & wholeDay != 0 { return "\(name);VALUE=DATE:\(moment.date)" }
        switch zone {
        case "UTC": return "\(name):\(moment.date)T\(moment.time)Z"
        case "floating", "": return "\(name):\(moment.date)T\(moment.time)"
        default: return "\(name);TZID=\(zone.filter { !$0.isNewline && !";:,\"".contains($0) }):\(moment.date)T\(moment.time)"
        }
    }
}

import KeepInTouch

/// A parsed file of calendars (RFC 5545): its events, its time zones and its problems. To-dos and journals are ignored.
package struct ICalendarFile: Sendable {
    /// Bounds for a file. What exceeds one is left out, and a problem says so.
    package struct Limits: Sendable {
        /// Bytes of the whole file; a bigger file is not read.
        package var file = 20 << 20
        /// Content lines of one component, those of its alarms included.
        package var lines = 10_000
        /// Events of one file.
        package var events = 10_000
        /// Time zones of one file.
        package var zones = 1000
        /// Problems to list; the last one says that there are more.
        package var problems = 1000

        /// Bounds that no personal calendar reaches.
        package init() {}
    }

    /// The events in the order of the file.
    package let events: [CalendarEvent]
    /// The problems in the order of the file.
    package let problems: [ICalendarProblem]
    /// The time zones that the file describes itself, by TZID.
    let zones: [String: CalendarZone]
    /// The UIDs of events that can't be read.
    private let damaged: Set<String>

    /// Parses the bytes of a file: VCALENDARs, or a component without one, as Evolution keeps it.
    ///
    /// Takes time and memory linear in the number of bytes. `name` is the file's name in the problems.
    package init(_ bytes: [UInt8], name: String, limits: Limits = Limits()) {
        var scanner = ICalendarScanner(file: name, limits: limits)
        if bytes.count <= limits.file {
            scanner.scan(bytes)
        } else {
            scanner.report(1, "a file of at most \(limits.file) bytes")
        }
        (events, problems, zones, damaged) = (scanner.events, scanner.problems, scanner.zones, scanner.damaged)
    }

    /// The events by series, in the order of the file. Of several descriptions of the same instance the newest one counts.
    package var series: [EventSeries] {
        var series: [EventSeries] = []
        var places: [String: Int] = [:]
        for event in events {
            // Without a UID nothing can belong to it.
            if let place = places[event.uid], !event.uid.isEmpty {
                series[place].add(event)
            } else {
                places[event.uid] = series.count
                series.append(EventSeries(event, isDamaged: !event.uid.isEmpty && damaged.contains(event.uid)))
            }
        }
        return series
    }

    /// The TZIDs of the zones that it describes.
    package var zoneIdentifiers: [String] { zones.keys.sorted() }

    /// The zone that a TZID of this file means: one that `named` knows by its IANA name, whether that has a prefix or is Windows' name, or
    /// else the one that the file itself describes. Nil where nobody knows it.
    package func zone(for identifier: String, named: (String) -> Zone?) -> Zone? {
        for name in ZoneName.candidates(identifier) {
            if let zone = named(name) { return zone }
        }
        return zones[identifier]?.zone
    }
}

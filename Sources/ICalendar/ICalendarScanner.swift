import VCard

/// Finds the components of a file.
struct ICalendarScanner {
    private(set) var events: [CalendarEvent] = []
    private(set) var zones: [String: CalendarZone] = [:]
    private(set) var problems: [ICalendarProblem] = []
    private(set) var damaged: Set<String> = []

    private let file: String
    private let limits: ICalendarFile.Limits
    private var component = Component.none
    /// The component's first line, its name and how many of its lines have come.
    private var begin = (line: 0, name: "", lines: 0)
    /// How many components are open within it.
    private var depth = 0
    private var method: String?
    /// Whether any component has begun.
    private var isKnown = false
    /// Whether there are as many events as may be.
    private var isFull = false

    /// What is being read.
    private enum Component {
        case none
        case event(EventReader)
        case zone(ZoneReader)
        case other
    }

    init(file: String, limits: ICalendarFile.Limits) {
        self.file = file
        self.limits = limits
    }

    /// Scans all bytes of a file.
    mutating func scan(_ bytes: [UInt8]) {
        var reader = ContentLineReader(bytes)
        while let property = reader.next() {
            if property.isNamed("BEGIN") {
                open(Self.name(property), property.line)
            } else if property.isNamed("END") {
                close(Self.name(property), property.line)
            } else {
                take(property)
            }
        }
        cutOff(at: reader.nextLineNumber)
        if !isKnown, !bytes.isEmpty { report(1, "BEGIN:VCALENDAR") }
    }

    /// The name of a component, in capitals and without what no component has.
    private static func name(_ property: Property) -> String {
        let text = property.text.trimmed
        return text.utf8.count <= 40 ? text.uppercased() : "X-LONG"
    }

    private mutating func open(_ name: String, _ line: Int) {
        isKnown = true
        switch (component, name) {
        case (.none, "VCALENDAR"): method = nil
        case (.none, "VEVENT"): begin(.event(EventReader(line: line, method: method)), name, line)
        case (.none, "VTIMEZONE"): begin(.zone(ZoneReader()), name, line)
        case (.none, _): begin(.other, name, line)
        case (_, "VCALENDAR"), (_, "VEVENT"), (_, "VTIMEZONE"):
            // None of these can be in another, so that one was cut off.
            cutOff(at: line)
            open(name, line)
        case (.zone(var zone), _):
            count(line)
            component = .none
            if depth == 0 { zone.open(name, line) }
            depth += 1
            component = .zone(zone)
        case (.event, _), (.other, _):
            count(line)
            depth += 1
        }
    }

    private mutating func begin(_ component: Component, _ name: String, _ line: Int) {
        self.component = component
        begin = (line, name, 0)
        depth = 0
    }

    private mutating func close(_ name: String, _ line: Int) {
        if case .none = component {
            if name == "VCALENDAR" { method = nil }
            return
        }
        if depth > 0, name != begin.name, name != "VCALENDAR" {
            count(line)
            depth -= 1
            if depth == 0, case .zone(var zone) = component {
                zone.close()
                component = .zone(zone)
            }
            return
        }
        // What is still open within it has swallowed lines that may be the component's own.
        guard depth == 0, name == begin.name else { return cutOff(at: line) }
        let (finished, isTooLong) = (component, begin.lines > limits.lines)
        component = .none
        switch finished {
        case .event(var reader): finish(&reader, isTooLong)
        case .zone(let reader): finish(reader, isTooLong)
        case .none, .other: break
        }
    }

    private mutating func take(_ property: Property) {
        switch component {
        case .none:
            // METHOD is the calendar's; a word longer than RFC 5546's is none of them.
            if property.isNamed("METHOD") { method = property.text.utf8.count <= 40 ? property.text.trimmed.uppercased() : "X-LONG" }
        case .event(var reader):
            count(property.line)
            guard depth == 0, begin.lines <= limits.lines else { return }
            // Let go of it meanwhile, so that the reader isn't copied for every line.
            component = .none
            reader.take(property)
            component = .event(reader)
        case .zone(var reader):
            count(property.line)
            guard begin.lines <= limits.lines else { return }
            component = .none
            reader.take(property)
            component = .zone(reader)
        case .other: break
        }
    }

    private mutating func count(_ line: Int) {
        begin.lines += 1
        if begin.lines == limits.lines + 1 { report(begin.line, "a component of at most \(limits.lines) lines") }
    }

    private mutating func finish(_ reader: inout EventReader, _ isTooLong: Bool) {
        let event = reader.finish()
        for problem in reader.problems { report(problem.line, problem.expected) }
        guard let event, !isTooLong else {
            damaged.insert(reader.uid)
            return
        }
        guard events.count < limits.events else {
            if !isFull { report(event.line, "at most \(limits.events) events in a file") }
            isFull = true
            damaged.insert(event.uid)
            return
        }
        events.append(event)
    }

    private mutating func finish(_ reader: ZoneReader, _ isTooLong: Bool) {
        for problem in reader.problems { report(problem.line, problem.expected) }
        guard !isTooLong, let zone = reader.zone, zones[zone.identifier] == nil else { return }
        guard zones.count < limits.zones else { return report(begin.line, "at most \(limits.zones) time zones in a file") }
        zones[zone.identifier] = zone
    }

    /// The component isn't complete, so nobody knows what it would have said.
    private mutating func cutOff(at line: Int) {
        defer { component = .none }
        if case .none = component { return }
        if case .event(let reader) = component { damaged.insert(reader.uid) }
        report(line, "END:\(begin.name) of the component in line \(begin.line)")
    }

    /// Adds a problem, unless there are too many.
    mutating func report(_ line: Int, _ expected: String) {
        guard problems.count < limits.problems else { return }
        let isLast = problems.count == limits.problems - 1
        let text = isLast ? "at most \(limits.problems) problems; what follows is not listed" : expected
        problems.append(ICalendarProblem(file: file, line: line, expected: text))
    }
}

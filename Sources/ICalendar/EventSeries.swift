/// An event and everything that is said of its instances: the components of a file with the same UID (RFC 5545, section 3.8.4.4).
package struct EventSeries: Sendable {
    /// The component that describes all instances; nil where the file has only some of them, as an invitation to one of them has.
    package private(set) var master: CalendarEvent?
    /// The components that describe one instance each, in the order of the file.
    package private(set) var overrides: [CalendarEvent] = []
    /// Whether a component with this UID can't be read, so that it isn't known what takes place.
    let isDamaged: Bool
    private var places: [CalendarTime: Int] = [:]

    /// How many instances are given at most for one window.
    package static let maximumInstances = 10_000

    init(_ event: CalendarEvent, isDamaged: Bool) {
        self.isDamaged = isDamaged
        add(event)
    }

    /// UID.
    package var uid: String { master?.uid ?? overrides.first?.uid ?? "" }

    /// Adds a component, or puts it in the place of an older description of the same instance.
    mutating func add(_ event: CalendarEvent) {
        guard let instance = event.recurrenceID else {
            if master.map(event.replaces) ?? true { master = event }
            return
        }
        if let place = places[instance] {
            if event.replaces(overrides[place]) { overrides[place] = event }
        } else {
            places[instance] = overrides.count
            overrides.append(event)
        }
    }
}

import Exchange
import ICalendar
import KeepInTouch
import Platform
import SQLite

/// Looks through calendars for events that are over, at which the user met contacts.
final class CalendarObservation {
    private let judge: CalendarJudge
    private let memory: Memory
    private let since: CivilDate
    private let now: Instant
    /// Where the user is: whole days and times without a zone are of there.
    private let zone: Zone
    private let output: any ObservationOutput
    private var summary = Observation.Summary()
    private let zones = NamedZones()

    /// So many days before a window begins, an event may have begun that ends in it.
    private static let longest = 31
    /// So many days ahead an event is named as not over yet.
    private static let ahead = 31

    init(_ owners: Owners, _ memory: Memory, since: CivilDate, now: Instant, zone: Zone, output: any ObservationOutput) {
        judge = CalendarJudge(owners: owners, now: now)
        (self.memory, self.since, self.now, self.zone, self.output) = (memory, since, now, zone, output)
    }

    /// Looks through these places.
    func run(_ places: [CalendarPlace]) throws -> Observation.Summary {
        let today = zone.date(at: now)
        for place in places {
            do {
                for file in try place.files() { try look(at: file, today) }
            } catch let error as SystemError {
                summary.problems.append(error.description)
            } catch let error as ExchangeError {
                summary.problems.append("\(error)")
            }
        }
        return summary
    }

    private func look(at file: CalendarPlace.File, _ today: CivilDate) throws {
        // An event that is read once may end later: a file is read again on each day on which it has changed or one may have ended.
        let known = try memory.stamp(of: file.path)
        let stamp = file.stamp + " " + today.description
        if known == stamp { return }
        // What has not changed has nothing new before the day of the last look.
        let former = known.flatMap { text in text.hasPrefix(file.stamp + " ") ? CivilDate(String(text.suffix(CivilDate.length))) : nil }
        let from = (former.map { max($0, since) } ?? since).adding(days: -Self.longest)
        summary.places += 1
        let calendars: [ICalendarFile]
        do { calendars = try file.read(zones) } catch {
            summary.problems.append("\(file.path): \(error)")
            return
        }
        var sightings: [Sighting] = []
        for calendar in calendars {
            summary.problems += calendar.problems.prefix(1).map(\.description)
            summary.read += calendar.events.count
            output.progress(summary.read)
            for series in calendar.series { sightings += look(at: series, in: calendar, file.path, from, today) }
        }
        try output.seen(sightings)
        // What ends later today is looked for again tomorrow at the latest.
        try memory.transaction { () throws(SQLiteError) in try memory.note(file.path, stamp: stamp) }
    }

    private func look(
        at series: EventSeries, in calendar: ICalendarFile, _ path: String, _ from: CivilDate, _ today: CivilDate
    ) -> [Sighting] {
        let instances: [EventInstance]
        do {
            instances = try series.instances(from: from, through: today.adding(days: Self.ahead), local: zone) { identifier in
                calendar.zone(for: identifier, named: { zones[$0] })
            }
        } catch {
            if namesContact(series) { output.passed(Passed(reason: .unknownTime, file: path)) }
            return []
        }
        var isNextNamed = false
        return instances.flatMap { instance -> [Sighting] in
            let place = series.isRepeated ? "\(path)#\(CalendarTime(instance.original.moment, .floating))" : path
            guard instance.day >= since else { return [] }
            if instance.isDisputed {
                if case .met = judge.verdict(on: instance) { output.passed(Passed(reason: .unknownTime, file: place)) }
                return []
            }
            switch judge.verdict(on: instance) {
            case .nobody: return []
            case .passed(let reason):
                // Of what is to come, what matters is that it is to come; and of a series one instance is enough.
                if reason == .notOver ? isNextNamed : now < instance.start { return [] }
                if reason == .notOver { isNextNamed = true }
                output.passed(Passed(reason: reason, file: place))
                return []
            case .met(let contacts):
                let event = instance.event
                let evidence = Evidence(
                    via: event.hasLink && !event.hasPlace ? .video : .meeting, direction: .both, source: .calendar,
                    hasPlace: event.hasPlace)
                return contacts.map { contact in
                    let noticing = Noticing(
                        contact, evidence, happened: min(instance.start, now), on: instance.day,
                        instance: series.identity(of: instance))
                    return Sighting(noticing: noticing, file: place)
                }
            }
        }
    }

    private func namesContact(_ series: EventSeries) -> Bool {
        ([series.master].compactMap(\.self) + series.overrides).contains { event in
            (event.attendees + [event.organizer].compactMap(\.self)).flatMap(\.addresses).compactMap(MailAddress.init)
                .contains { !judge.owners.contacts(with: $0).isEmpty }
        }
    }
}

extension EventSeries {
    /// Whether there is more than one instance.
    fileprivate var isRepeated: Bool { (master?.isRepeated ?? false) || !overrides.isEmpty }

    /// What is one and the same in every copy of an event, however it writes its times, and stays when the event is moved: its UID, and in
    /// a series the day for which it was planned, which stays when all of them are moved to another hour. Nil: it has no UID.
    fileprivate func identity(of instance: EventInstance) -> String? {
        if uid.isEmpty { return nil }
        if !isRepeated { return uid }
        let original = instance.original
        return "\(uid)/\(original.form == .day ? original.moment.date : Zone.utc.date(at: instance.originalStart))"
    }
}

/// Zones by their IANA names, each looked up once.
final class NamedZones {
    private var known: [String: Zone?] = [:]

    /// nil: nobody knows the name.
    subscript(name: String) -> Zone? {
        if let known = known[name] { return known }
        let zone = NamedZone(name).map { named in Zone(identifier: name) { named.offset(at: $0.seconds) } }
        known[name] = .some(zone)
        return zone
    }
}

import KeepInTouch

extension EventSeries {
    /// The instances whose ``EventInstance/day`` is in the window, cancelled ones included, by their start.
    ///
    /// `local` is the reader's zone, for whole days and floating times. `zones` gives the zone for a TZID as written
    /// (``ICalendarFile/zone(for:named:)``); it is asked once for each. Throws where it isn't known when the series takes place, or where
    /// the window has more instances than ``maximumInstances``.
    package func instances(
        from: CivilDate, through: CivilDate, local: Zone, zones: (String) -> Zone?
    ) throws(Unsupported) -> [EventInstance] {
        guard from <= through else { return [] }
        if isDamaged { throw .damaged }
        return try withoutActuallyEscaping(zones) { zones throws(Unsupported) in
            var finder = InstanceFinder(window: from...through, local: local, zones: zones)
            try finder.find(self)
            return finder.found.sorted { ($0.start, $0.original.moment) < ($1.start, $1.original.moment) }
        }
    }
}

/// Finds the instances of one series in a window.
private struct InstanceFinder {
    let window: ClosedRange<CivilDate>
    let local: Zone
    /// Each zone that was asked for; nil where it isn't known.
    private var known: [String: Zone?] = [:]
    private let zones: (String) -> Zone?
    private(set) var found: [EventInstance] = []

    init(window: ClosedRange<CivilDate>, local: Zone, zones: @escaping (String) -> Zone?) {
        (self.window, self.local, self.zones) = (window, local, zones)
    }

    mutating func find(_ series: EventSeries) throws(Unsupported) {
        if let event = ([series.master].compactMap(\.self) + series.overrides).first(where: { $0.unsupported != nil }) {
            throw event.unsupported ?? .damaged
        }
        if series.overrides.contains(where: \.appliesToLaterOnes) { throw .thisAndFuture }
        guard let master = series.master else {
            for event in series.overrides { try add(event, original: event.recurrenceID ?? event.start) }
            return
        }
        let clock = try SeriesClock(master, &self)
        var (taken, excluded) = (InstanceSet(), InstanceSet())
        for event in series.overrides {
            guard let instance = event.recurrenceID else { continue }
            taken.insert(try clock.place(of: instance, &self))
        }
        for exception in master.exceptions { excluded.insert(try clock.place(of: exception, &self)) }
        for (start, end, isDisputed) in try starts(of: master, clock) {
            let place = clock.place(of: start)
            guard !excluded.contains(place), !taken.contains(place) else { continue }
            try add(master, start: CalendarTime(start, master.start.form), end: end, isDisputed: isDisputed)
        }
        for event in series.overrides {
            guard let instance = event.recurrenceID else { continue }
            let original = try clock.planned(instance, &self)
            // An EXDATE takes an instance out; programs differ on one that is described all the same.
            try add(event, original: original, isDisputed: excluded.contains(clock.place(of: original.moment)))
        }
    }

    /// The planned starts near the window, each once: the first day, and what RRULE and RDATE add.
    private mutating func starts(
        of master: CalendarEvent, _ clock: SeriesClock
    ) throws(Unsupported) -> [(start: CivilMoment, end: CalendarEvent.End, isDisputed: Bool)] {
        let (first, isWholeDay) = (master.start.moment, master.start.form == .day)
        // In another zone it may be the day before or after.
        let near = window.lowerBound.adding(days: -2)...window.upperBound.adding(days: 2)
        var starts: [CivilMoment: (end: CalendarEvent.End, isDisputed: Bool)] = [:]
        for rule in master.rules {
            let until = try rule.until.map { limit throws(Unsupported) in try clock.limit(limit, &self) }
            let ofRule = try rule.starts(from: first, until: until, in: first.date...first.date, isWholeDay: isWholeDay)
            let isNamed = ofRule.contains(first)
            if !isNamed, rule.count != nil || rule.interval > 1 { throw .otherFirstDay }
            if near.contains(first.date) { starts[first] = (.none, !isNamed && starts[first]?.isDisputed != false) }
            let lastDay = rule.until.flatMap { $0.form == .day && !isWholeDay ? $0.moment.date : nil }
            for start in try rule.starts(from: first, until: until, in: near, isWholeDay: isWholeDay) where start != first {
                starts[start] = (.none, start.date == lastDay && starts[start]?.isDisputed != false)
            }
        }
        if master.rules.isEmpty, near.contains(first.date) { starts[first] = (.none, false) }
        for addition in master.additions {
            // A day without a time may mean the series' time of day.
            let isVague = addition.start.form == .day && !isWholeDay
            let start = try clock.planned(addition.start, &self).moment
            if near.contains(start.date) { starts[start] = (addition.end, isVague && starts[start]?.isDisputed != false) }
        }
        return starts.map { ($0.key, $0.value.end, $0.value.isDisputed) }
    }

    /// Adds an instance that has a component of its own.
    private mutating func add(_ event: CalendarEvent, original: CalendarTime, isDisputed: Bool = false) throws(Unsupported) {
        try add(event, start: event.start, original: original, end: .none, isDisputed: isDisputed)
    }

    /// Adds an instance if its day is in the window. `end` is what RDATE says of it.
    private mutating func add(
        _ event: CalendarEvent, start written: CalendarTime, original: CalendarTime? = nil, end: CalendarEvent.End, isDisputed: Bool
    ) throws(Unsupported) {
        let start = try instant(written)
        let day = written.form == .utc ? local.date(at: start) : written.moment.date
        guard window.contains(day) else { return }
        guard found.count < EventSeries.maximumInstances else { throw .tooMany }
        let end = try self.end(of: event, from: written, start, end)
        var planned = start
        if let original { planned = try instant(original) }
        found.append(
            EventInstance(
                event: event, original: original ?? written, originalStart: planned, day: day, start: start, end: max(start, end),
                isDisputed: isDisputed))
    }

    /// When an instance ends: with DTEND as long after its start as the event after its own, with DURATION so many days and seconds.
    private mutating func end(
        of event: CalendarEvent, from written: CalendarTime, _ start: Instant, _ own: CalendarEvent.End
    ) throws(Unsupported) -> Instant {
        let zone = try zone(of: written)
        func after(days: Int, seconds: Int = 0) -> Instant {
            zone.instant(of: written.moment.date.adding(days: days), at: written.moment.time).adding(seconds: seconds)
        }
        switch own == .none ? event.end : own {
        case .none: return event.start.form == .day ? after(days: 1) : start
        case .lasting(let length) where event.start.form == .day:
            return after(days: max(length.days + (length.seconds + 86_399) / 86_400, 1))
        case .lasting(let length): return after(days: length.days, seconds: length.seconds)
        case .at(let end) where own != .none: return try instant(end)
        case .at(let end) where event.start.form == .day && end.form == .day:
            return after(days: max(end.moment.date.days(since: event.start.moment.date), 1))
        case .at(let end): return start.adding(seconds: Int(try instant(end).seconds - instant(event.start).seconds))
        }
    }

    mutating func instant(_ time: CalendarTime) throws(Unsupported) -> Instant {
        try zone(of: time).instant(of: time.moment.date, at: time.moment.time)
    }

    mutating func zone(of time: CalendarTime) throws(Unsupported) -> Zone {
        guard case .zoned(let name) = time.form else { return try time.zone(local: local, zones: zones) }
        let zone = known[name] ?? zones(name)
        known[name] = .some(zone)
        guard let zone else { throw .unknownZone(name) }
        return zone
    }
}

/// Which instances are meant: those that start at an instant, or all of a day.
private struct InstanceSet {
    private var instants: Set<Instant> = []
    private var days: Set<CivilDate> = []

    mutating func insert(_ place: SeriesClock.Place) {
        if let instant = place.instant { instants.insert(instant) } else { days.insert(place.day) }
    }

    func contains(_ place: SeriesClock.Place) -> Bool {
        days.contains(place.day) || place.instant.map(instants.contains) ?? false
    }
}

/// The clock on which a series is planned, to compare other forms of a time with it.
private struct SeriesClock {
    /// The instance that a time means: by its instant, or by its day alone where the time or the series has only days.
    struct Place {
        let day: CivilDate
        let instant: Instant?
    }

    private let form: CalendarTime.Form
    private let zone: Zone
    /// The time of day of the first start.
    private let time: ClockTime

    init(_ master: CalendarEvent, _ finder: inout InstanceFinder) throws(Unsupported) {
        (form, time) = (master.start.form, master.start.moment.time)
        zone = try finder.zone(of: master.start)
    }

    /// The place of one of the series' own times.
    func place(of moment: CivilMoment) -> Place {
        Place(day: moment.date, instant: form == .day ? nil : zone.instant(of: moment.date, at: moment.time))
    }

    /// The place of a RECURRENCE-ID or EXDATE in whatever form.
    func place(of time: CalendarTime, _ finder: inout InstanceFinder) throws(Unsupported) -> Place {
        if form == .day || time.form == .day { return Place(day: try planned(time, &finder).moment.date, instant: nil) }
        let instant = time.form == .floating ? zone.instant(of: time.moment.date, at: time.moment.time) : try finder.instant(time)
        return Place(day: zone.date(at: instant), instant: instant)
    }

    /// A time in the series' own form: that which the series' clock shows. A day alone has the series' time of day.
    func planned(_ time: CalendarTime, _ finder: inout InstanceFinder) throws(Unsupported) -> CalendarTime {
        if time.form == .day { return CalendarTime(CivilMoment(time.moment.date, self.time), form) }
        if time.form == form || time.form == .floating { return CalendarTime(time.moment, form) }
        // A whole day is meant by the day that stands there, except where its midnight was converted to UTC.
        if form == .day, time.form != .utc || time.moment.time == .midnight { return CalendarTime(CivilMoment(time.moment.date), .day) }
        let (date, clockTime) = zone.moment(at: try finder.instant(time))
        return CalendarTime(CivilMoment(date, form == .day ? .midnight : clockTime), form)
    }

    /// UNTIL on the series' clock. A day without a time is meant whole.
    func limit(_ until: CalendarTime, _ finder: inout InstanceFinder) throws(Unsupported) -> CivilMoment {
        let planned = try planned(until, &finder).moment
        if form == .day || until.form == .day { return CivilMoment(planned.date, ClockTime(secondOfDay: 86_399)) }
        return planned
    }
}

import FoundationEssentials
import KeepInTouch
import SQLite

/// Reading an entry from a row that was selected with ``Column/list``.
extension Statement {
    /// The entry of the current row; nil if the row was changed or is of an unknown kind.
    func entry() -> Entry? { isWhole ? knownEntry() : nil }

    /// The entry of an unchanged row; nil if it is of an unknown kind.
    func knownEntry() -> Entry? {
        guard let id = text(.id).flatMap(UUID.init(text:)), let contact = text(.contact), let verb = text(.verb),
            // Most entries of a young journal have nothing else, and a start reads all of them.
            let what = verb == "began" ? .began : what(verb)
        else { return nil }
        let entry = Entry(
            id: id, act: text(.act).flatMap { UUID(text: $0) }, said: Instant(seconds: integer(.said)),
            happened: Instant(seconds: integer(.happened)), day: localDay(.localDay), isSpan: integer(.isSpan) != 0,
            subject: contact.isEmpty ? text(.groupName).map(Subject.group) ?? .everybody : .contact(ContactID(rawValue: contact)),
            what: what)
        return place.map(entry.at) ?? entry
    }

    /// Where it is in the order; nil: a row of an older schema, which doesn't say so.
    private var place: EntryPlace? {
        guard let second = optionalInteger(.second), let writer = text(.writer).flatMap(UUID.init(digits:)) else { return nil }
        return EntryPlace(HybridClock(second: second, counter: integer(.counter)), writer: writer, number: integer(.number))
    }

    /// What the row says; nil if the verb is unknown or a column is missing.
    private func what(_ verb: String) -> Entry.What? {
        switch Verb(rawValue: verb) {
        case .began: .began
        case .told: keys.first.map { .told($0, text(.moment).flatMap { Moment($0) }) }
        case .acknowledged: .acknowledged(interaction, keys, again: day(.untilDay))
        case .logged: .logged(interaction)
        case .done: .done(keys)
        case .snoozed: snoozeEnd.map { .snoozed(keys, until: $0) }
        case .skipped: .skipped(keys)
        case .tracked: .tracked(every: cadence(.every), inPerson: cadence(.inPerson))
        case .ignored: .ignored
        case .paused: day(.day).map { .paused(Pause(from: $0, until: day(.untilDay))) }
        case .resumed: day(.day).map { .resumed(on: $0) }
        case .promised: day(.day).map { .promised(text(.note) ?? "", on: $0) }
        case .gave: .gave(text(.note) ?? "")
        case .got: .got(text(.note) ?? "")
        case .settled: .settled
        case .introduced: other.map(Entry.What.introduced)
        case .merged: other.map(Entry.What.merged)
        case .carried: other.map { .carried(to: $0) }
        case .undone: (id(.target) ?? id(.undoes)).map(Entry.What.undone)
        case .amended: id(.target).map { .amended($0, amendment) }
        case .redated: id(.target).flatMap { id in instant(.at).map { .redated(id, to: $0) } }
        case .assigned: .assigned(text(.groups)?.split(separator: "\n").map(String.init) ?? [])
        case .noticed: evidence.map(Entry.What.noticed)
        case .confirmed: id(.target).map(Entry.What.confirmed)
        case .dismissed: id(.target).map(Entry.What.dismissed)
        case .wasDown: day(.day).map { .wasDown(Pause(from: $0, until: day(.untilDay))) }
        case nil: nil
        }
    }

    // A means of contact that only a later version knows is still an interaction.
    private var via: Via? { text(.via).flatMap(Via.init) }
    private var interaction: Interaction {
        Interaction(via: via ?? .other, note: text(.note), isRough: text(.source) == EntryRow.roughly)
    }
    private var other: ContactID? { text(.other).map(ContactID.init(rawValue:)) }

    private var keys: [ReminderKey] {
        text(.reminders)?.utf8.split(separator: UInt8(ascii: " ")).compactMap { ReminderKey(String(Substring($0))) } ?? []
    }

    private var snoozeEnd: SnoozeEnd? { instant(.until).map(SnoozeEnd.instant) ?? day(.untilDay).map(SnoozeEnd.day) }

    private var amendment: Amendment {
        Amendment(
            happened: instant(.at), day: localDay(.atDay), via: via, note: text(.note), on: day(.day), text: text(.text))
    }

    private var evidence: Evidence? {
        guard let direction = text(.direction).flatMap(Evidence.Direction.init), let source = text(.source).flatMap(Evidence.Source.init)
        else { return nil }
        return Evidence(via: via ?? .other, direction: direction, source: source, origin: text(.origin), hasPlace: integer(.hasPlace) != 0)
    }

    private func id(_ column: Column) -> UUID? { text(column).flatMap { UUID(text: $0) } }
    private func instant(_ column: Column) -> Instant? { optionalInteger(column).map(Instant.init(seconds:)) }
    private func day(_ column: Column) -> CivilDate? { text(column).flatMap(CivilDate.init) }
    private func localDay(_ column: Column) -> CivilDate? { optionalInteger(column).map { CivilDate(dayNumber: Int32(clamping: $0)) } }
    private func cadence(_ column: Column) -> Cadence? { text(column).flatMap { try? Cadence(parsing: $0) } }
}

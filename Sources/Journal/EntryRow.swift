import FoundationEssentials
import KeepInTouch
import SQLite

/// An entry as a row of the table, one value for each ``Column``.
struct EntryRow {
    private(set) var values = [Statement.Value](repeating: .null, count: Int(Column.count))

    /// The row of an entry that has a place.
    init(_ entry: Entry) {
        self[.id] = .text(entry.id.text)
        self[.said] = .integer(entry.said.seconds)
        self[.happened] = .integer(entry.happened.seconds)
        self[.contact] = .text(entry.contact?.rawValue ?? "")
        if case .group(let name) = entry.subject { self[.groupName] = .text(name) }
        self[.verb] = .text(entry.what.verb.rawValue)
        if entry.act != entry.id { self[.act] = .text(entry.act.text) }
        self[.localDay] = .init(entry.day)
        if entry.isSpan { self[.isSpan] = .integer(1) }
        if let place = entry.place {
            self[.second] = .integer(place.clock.second)
            self[.counter] = .integer(place.clock.counter)
            self[.writer] = .text(place.writer.digits)
            self[.number] = .integer(place.number)
        }
        set(entry.what)
        self[.seal] = .integer(seal)
    }

    private(set) subscript(column: Column) -> Statement.Value {
        get { values[Int(column.rawValue)] }
        set { values[Int(column.rawValue)] = newValue }
    }

    private var seal: Int64 {
        var sum = Checksum()
        for column in Column.allCases where column != .checksum && column != .seal { self[column].add(to: &sum) }
        return Int64(bitPattern: sum.value)
    }

    private mutating func set(_ what: Entry.What) {
        self[.target] = .init(what.target?.text)
        switch what {
        case .began, .ignored, .settled, .undone, .confirmed, .dismissed: break
        case .told(let key, let moment):
            set([key])
            self[.moment] = .init(moment?.description)
        case .acknowledged(let interaction, let keys, let again):
            set(interaction)
            set(keys)
            self[.untilDay] = .init(again?.description)
        case .logged(let interaction): set(interaction)
        case .done(let keys), .skipped(let keys): set(keys)
        case .snoozed(let keys, let end):
            set(keys)
            switch end {
            case .instant(let instant): self[.until] = .integer(instant.seconds)
            case .day(let day): self[.untilDay] = .text(day.description)
            }
        case .tracked(let every, let inPerson):
            self[.every] = .init(every?.description)
            self[.inPerson] = .init(inPerson?.description)
        case .paused(let pause), .wasDown(let pause):
            self[.day] = .text(pause.from.description)
            self[.untilDay] = .init(pause.until?.description)
        case .resumed(let day): self[.day] = .text(day.description)
        case .promised(let text, let day):
            self[.note] = .text(text)
            self[.day] = .text(day.description)
        case .gave(let text), .got(let text): self[.note] = .text(text)
        case .introduced(let other), .merged(let other), .carried(let other): self[.other] = .text(other.rawValue)
        case .amended(_, let amendment):
            self[.at] = .init(amendment.happened?.seconds)
            self[.atDay] = .init(amendment.day)
            self[.via] = .init(amendment.via?.rawValue)
            self[.note] = .init(amendment.note)
            self[.day] = .init(amendment.on?.description)
            self[.text] = .init(amendment.text)
        case .redated(_, let instant): self[.at] = .integer(instant.seconds)
        case .assigned(let groups): self[.groups] = .text(groups.joined(separator: "\n"))
        case .noticed(let evidence):
            self[.via] = .text(evidence.via.rawValue)
            self[.direction] = .text(evidence.direction.rawValue)
            self[.source] = .text(evidence.source.rawValue)
            self[.origin] = .init(evidence.origin)
            self[.hasPlace] = .integer(evidence.hasPlace ? 1 : 0)
        }
    }

    /// The source of an interaction whose day is only about right.
    static let roughly = "about"

    private mutating func set(_ interaction: Interaction) {
        self[.via] = .text(interaction.via.rawValue)
        self[.note] = .init(interaction.note)
        if interaction.isRough { self[.source] = .text(Self.roughly) }
    }

    private mutating func set(_ keys: [ReminderKey]) {
        self[.reminders] = .text(keys.map(\.description).joined(separator: " "))
    }
}

extension Statement.Value {
    fileprivate init(_ day: CivilDate?) { self.init(day.map { Int64($0.dayNumber) }) }
}

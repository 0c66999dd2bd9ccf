import KeepInTouch
import TOMLKit

/// Turns the tables of a configuration into values. It goes on after a mistake, so that all of them are found at once.
struct ConfigurationReader {
    /// The keys of each table.
    enum Keys {
        static let top = ["address_books", "every", "birthdays", "anniversaries", "lead", "delivery", "groups"]
        static let delivery = ["from", "to", "days", "budget"]
        static let group = ["every", "at_most"]
    }

    let outline: Outline
    let paths: Paths
    /// What is wrong, in the order it was found.
    private(set) var findings: [ConfigurationSource.Finding] = []

    init(outline: Outline, paths: Paths) {
        self.outline = outline
        self.paths = paths
    }

    /// The whole configuration; worth something only if nothing was found to be wrong.
    mutating func configuration(_ table: TOMLTable) -> Configuration {
        let root = Section(table: table, path: [])
        refuseUnknownKeys(in: root, known: Keys.top, called: "")
        var policy = Policy()
        policy.every = cadence("every", in: root)
        policy.birthdays = boolean("birthdays", in: root) ?? policy.birthdays
        policy.anniversaries = boolean("anniversaries", in: root) ?? policy.anniversaries
        policy.leadDays = leadDays(in: root) ?? policy.leadDays
        if let section = section("delivery", in: root, shape: "a table: [delivery]") { policy.delivery = delivery(section) }
        if let section = section("groups", in: root, shape: "tables: [groups.NAME]") { policy.groups = groups(section) }
        return Configuration(addressBooks: addressBooks(in: root) ?? [paths.contactsFolder], policy: policy)
    }

    private mutating func leadDays(in root: Section) -> Int? {
        guard let lead = text("lead", in: root, like: "0d") else { return nil }
        guard let span = try? Span(parsing: lead.text), span.months == 0, span.seconds == 0, span.days <= 60 else {
            refuse(lead, "is whole days from \"0d\" to \"60d\", not \(quoted(lead.text))")
            return nil
        }
        return span.days
    }

    private mutating func cadence(_ key: String, in section: Section) -> Cadence? {
        guard let value = text(key, in: section, like: "6w") else { return nil }
        do {
            return try Cadence(parsing: value.text)
        } catch {
            refuse(value, "can't be read: \(error)")
            return nil
        }
    }

    mutating func refuse(key path: [Outline.Step], _ message: String) {
        findings.append((outline.key(path), message))
    }

    mutating func refuse(value path: [Outline.Step], _ message: String) {
        findings.append((outline.value(path), message))
    }

    /// Says what is wrong with a value's content.
    mutating func refuse(_ value: Text, _ reason: String) {
        refuse(value: value.path, "\(value.name) \(reason)")
    }

    // MARK: - [delivery]

    private mutating func delivery(_ section: Section) -> Delivery {
        refuseUnknownKeys(in: section, known: Keys.delivery, called: "[delivery]")
        var delivery = Delivery()
        let from = clockTime("from", in: section)
        let to = clockTime("to", in: section)
        delivery.from = from?.time ?? delivery.from
        delivery.to = to?.time ?? delivery.to
        if let last = to ?? from, delivery.to <= delivery.from {
            refuse(last.value, "leaves no time: to (\(delivery.to)) must be later than from (\(delivery.from)) on the same day")
        }
        delivery.days = weekdays(in: section) ?? delivery.days
        delivery.budget = wholeNumber("budget", in: section, within: 0...1000) ?? delivery.budget
        return delivery
    }

    private mutating func clockTime(_ key: String, in section: Section) -> (value: Text, time: ClockTime)? {
        guard let value = text(key, in: section, like: "09:00") else { return nil }
        guard let time = ClockTime(value.text) else {
            refuse(value, "is a time of day from \"00:00\" to \"24:00\", not \(quoted(value.text))")
            return nil
        }
        return (value, time)
    }

    private mutating func weekdays(in section: Section) -> Set<Weekday>? {
        guard let days = texts("days", in: section, like: "[\"mon\", \"tue\"]") else { return nil }
        let names = Weekday.allCases.flatMap { [String($0.rawValue.prefix(3)), $0.rawValue] }
        var weekdays: Set<Weekday> = []
        for day in days {
            if let weekday = Weekday(named: day.text) {
                weekdays.insert(weekday)
            } else {
                refuse(day, "has no \(quoted(day.text)); \(suggestion(for: day.text, among: names, otherwise: "write mon, tue and so on"))")
            }
        }
        return weekdays
    }

    // MARK: - [groups.NAME]

    private mutating func groups(_ section: Section) -> [String: GroupPolicy] {
        var groups: [String: GroupPolicy] = [:]
        var seen: [String: String] = [:]
        for name in section.table.keys.sorted(by: { outline.key(section.path(to: $0)) < outline.key(section.path(to: $1)) }) {
            guard let group = self.section(name, in: section, shape: "a table: [groups.NAME] above every = \"6w\"") else { continue }
            let folded = name.folded
            if folded.isEmpty {
                refuse(key: group.path, "a group needs a name: a value of the cards' CATEGORIES")
            } else if let other = seen.updateValue(name, forKey: folded) {
                let reason = "case and accents make no difference; keep one of them"
                refuse(key: group.path, "group \(quoted(name)) is the same as group \(quoted(other)): \(reason)")
            }
            groups[folded] = policy(of: group, named: name)
        }
        return groups
    }

    private mutating func policy(of group: Section, named name: String) -> GroupPolicy? {
        refuseUnknownKeys(in: group, known: Keys.group, called: "a group")
        let every = cadence("every", in: group)
        let atMost = cadence("at_most", in: group)
        if group.table["every"] == nil {
            refuse(value: group.path, "group \(quoted(name)) lacks its cadence; add every = \"6w\"")
        }
        guard let every else { return nil }
        if let atMost, atMost.averageDays <= every.averageDays {
            refuse(value: group.path(to: "at_most"), "at_most (\(atMost)) must be longer than every (\(every))")
        }
        return GroupPolicy(every: every, atMost: atMost)
    }

    // MARK: - Address books

    private mutating func addressBooks(in root: Section) -> [String]? {
        guard let entries = texts("address_books", in: root, like: "[\"~/contacts\"]") else { return nil }
        if root.table["address_books"]?.array?.isEmpty == true {
            refuse(value: root.path(to: "address_books"), "address_books is empty; name one, or leave the key out for the default")
        }
        var books: [String] = []
        for entry in entries {
            guard let book = folder(entry) else { continue }
            if books.contains(book) { refuse(entry, "names \(quoted(entry.text)) twice") }
            books.append(book)
        }
        return books
    }

    private mutating func folder(_ entry: Text) -> String? {
        let isOnePath = entry.text.utf8.count <= 1024 && !entry.text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        for (start, folder) in [("/", ""), ("~/", paths.home), ("$XDG_DATA_HOME/", paths.dataHome)] where isOnePath {
            if entry.text.hasPrefix(start) { return Paths.join(folder, String(entry.text.dropFirst(start.count))) }
        }
        refuse(entry, "must be a path that starts with \"/\", \"~/\" or \"$XDG_DATA_HOME/\", not \(quoted(entry.text))")
        return nil
    }
}

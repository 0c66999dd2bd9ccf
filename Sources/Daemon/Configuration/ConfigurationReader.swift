import Exchange
import KeepInTouch
import Platform
import TOML

/// Turns the tables of a configuration into values. Goes on after a mistake, to find all of them at once.
struct ConfigurationReader {
    let paths: Paths
    var findings = ConfigurationFindings()

    /// The whole configuration. Valid only if there are no findings.
    mutating func configuration(_ root: TOMLTable) -> Configuration {
        refuseUnknownKeys(in: root, of: .top)
        var policy = Policy()
        policy.every = cadence(.every, in: root)
        policy.birthdays = choice(.birthdays, in: root) ?? policy.birthdays
        policy.anniversaries = choice(.anniversaries, in: root) ?? policy.anniversaries
        policy.leadDays = leadDays(.lead, in: root) ?? policy.leadDays
        policy.ladder = boolean(.ladder, in: root) ?? policy.ladder
        policy.repeats = boolean(.repeats, in: root) ?? policy.repeats
        policy.suggestions = boolean(.suggestions, in: root) ?? policy.suggestions
        if let table = table(.delivery, in: root) { policy.delivery = delivery(table) }
        if let table = table(.groups, in: root) { policy.groups = groups(table) }
        var configuration = Configuration(addressBooks: [], policy: policy)
        addressBooks(in: root, of: &configuration)
        if let table = table(.desktop, in: root) { configuration.desktop = desktop(table) }
        if let table = table(.journald, in: root) {
            refuseUnknownKeys(in: table, of: .journald)
            configuration.namesInJournald = boolean(.names, in: table) ?? configuration.namesInJournald
        }
        if let table = table(.evidence, in: root) { (configuration.policy.evidence, configuration.evidence) = evidence(table) }
        if let table = table(.sync, in: root) {
            refuseUnknownKeys(in: table, of: .sync)
            if let entry = text(.syncFolder, in: table) { configuration.syncFolder = syncFolder(entry) }
        }
        if let table = table(.hooks, in: root) { configuration.hookSeconds = hookSeconds(table) ?? configuration.hookSeconds }
        if let table = table(.tasks, in: root) { configuration.tasksFolder = tasksFolder(table) }
        return configuration
    }

    private mutating func tasksFolder(_ table: TOMLTable) -> String? {
        refuseUnknownKeys(in: table, of: .tasks)
        guard let folder = text(.tasksFolder, in: table) else { return nil }
        return path(folder)
    }

    private mutating func desktop(_ table: TOMLTable) -> DesktopSettings {
        refuseUnknownKeys(in: table, of: .desktop)
        var settings = DesktopSettings()
        settings.notifications = boolean(.notifications, in: table) ?? settings.notifications
        settings.isPrivate = boolean(.isPrivate, in: table) ?? settings.isPrivate
        return settings
    }

    private mutating func hookSeconds(_ table: TOMLTable) -> Int? {
        refuseUnknownKeys(in: table, of: .hooks)
        guard let limit = text(.timeLimit, in: table) else { return nil }
        guard let span = try? Span(parsing: limit.text), span.months == 0, span.days == 0, Setting.timeLimitBounds.contains(span.seconds)
        else {
            refuse(limit)
            return nil
        }
        return span.seconds
    }

    private mutating func leadDays(_ setting: Setting, in table: TOMLTable) -> Int? {
        guard let lead = text(setting, in: table) else { return nil }
        guard let span = try? Span(parsing: lead.text), span.months == 0, span.seconds == 0, span.days <= Setting.leadBound else {
            refuse(lead)
            return nil
        }
        return span.days
    }

    private mutating func cadence(_ setting: Setting, in table: TOMLTable) -> Cadence? {
        guard let value = text(setting, in: table) else { return nil }
        do {
            return try Cadence(parsing: value.text)
        } catch {
            refuse(value, "can't be read: \(error)")
            return nil
        }
    }

    /// Adds a finding that says what the value must be.
    mutating func refuse(_ value: Text, verb: String = "is") {
        refuse(value, "\(verb) \(value.setting.rule ?? value.setting.kind.shape), not \(value.text.quoted)")
    }

    /// Adds a finding about the value's content.
    private mutating func refuse(_ value: Text, _ reason: @autoclosure () -> String) {
        findings.add(value.offset, "\(value.setting.key) \(reason())")
    }

    // MARK: - [delivery]

    private mutating func delivery(_ table: TOMLTable) -> Delivery {
        refuseUnknownKeys(in: table, of: .delivery)
        var delivery = Delivery()
        delivery.from = clockTime(.from, in: table) ?? delivery.from
        delivery.to = clockTime(.to, in: table) ?? delivery.to
        delivery.days = weekdays(in: table) ?? delivery.days
        delivery.quiet = quietHours(in: table) ?? delivery.quiet
        delivery.budget = wholeNumber(.budget, in: table) ?? delivery.budget
        return delivery
    }

    private mutating func clockTime(_ setting: Setting, in table: TOMLTable) -> ClockTime? {
        guard let value = text(setting, in: table) else { return nil }
        guard let time = ClockTime(value.text) else {
            refuse(value)
            return nil
        }
        return time
    }

    private mutating func quietHours(in table: TOMLTable) -> [QuietHours]? {
        guard let list = texts(.quiet, in: table) else { return nil }
        if list.count > Setting.quietBound { findings.add(list[0].offset, "quiet has more than \(Setting.quietBound) entries; join some") }
        return list.prefix(Setting.quietBound).compactMap { value in
            let times = value.text.split(separator: "-", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
            guard times.count == 2, let from = ClockTime(times[0]), let to = ClockTime(times[1]), from != to else {
                refuse(value)
                return nil
            }
            return QuietHours(from: from, to: to)
        }
    }

    private mutating func weekdays(in table: TOMLTable) -> Set<Weekday>? {
        guard let days = texts(.days, in: table) else { return nil }
        let names = Names(Weekday.allCases.flatMap { [String($0.rawValue.prefix(3)), $0.rawValue] })
        var weekdays: Set<Weekday> = []
        for day in days {
            // No weekday is longer, and comparing long texts is slow.
            if day.text.utf8.count < 16, let weekday = Weekday(named: day.text) {
                weekdays.insert(weekday)
            } else {
                refuse(day, "has no \(day.text.quoted); \(names.suggestion(for: day.text, otherwise: "write mon, tue and so on"))")
            }
        }
        return weekdays
    }

    // MARK: - [groups.NAME]

    private mutating func groups(_ table: TOMLTable) -> [String: GroupPolicy] {
        var groups: [String: GroupPolicy] = [:]
        var seen: [String: String] = [:]
        let shape = "a table: [groups.NAME] above every = \"6w\""
        for (key, value) in table.entries {
            guard let group = content(value, called: "group \(key.name.quoted)", shape: shape, \.table) else { continue }
            let folded = key.name.folded
            if folded.isEmpty {
                findings.add(key.offset, "a group needs a name: a value of the cards' CATEGORIES")
            } else if let other = seen.updateValue(key.name, forKey: folded) {
                let reason = "case and accents make no difference; keep one of them"
                findings.add(key.offset, "group \(key.name.quoted) is the same as group \(other.quoted): \(reason)")
            }
            if group["every"] == nil { findings.add(value.offset, "group \(key.name.quoted) lacks its cadence; add every = \"6w\"") }
            groups[folded] = policy(of: group)
            groups[folded]?.name = key.name
        }
        return groups
    }

    private mutating func policy(of group: TOMLTable) -> GroupPolicy? {
        refuseUnknownKeys(in: group, of: .groups)
        let every = cadence(.groupEvery, in: group)
        let atMost = cadence(.atMost, in: group)
        let inPerson = cadence(.inPerson, in: group)
        let lead = leadDays(.groupLead, in: group)
        guard let every else { return nil }
        if let atMost, let value = group["at_most"], atMost.averageDays <= every.averageDays {
            findings.add(value.offset, "at_most (\(atMost)) must be longer than every (\(every))")
        }
        return GroupPolicy(every: every, atMost: atMost, inPerson: inPerson, leadDays: lead)
    }

    // MARK: - Address books

    /// Folders first, since new contacts go to the first; where there is none, to vitaminb's own.
    private mutating func addressBooks(in root: TOMLTable, of configuration: inout Configuration) {
        if let value = root["address_books"], value.list?.isEmpty == true {
            findings.add(value.offset, "address_books is empty; name one, or leave the key out for the default")
        }
        var seen: Set<String> = []
        for entry in texts(.addressBooks, in: root) ?? [] {
            let store = ContactStore(entry.text, home: paths.home)
                .map { Configuration.Store(store: $0, folder: Path.join(paths.mirrorsFolder, $0.name)) }
            guard let book = store?.folder ?? folder(entry) else { continue }
            if !seen.insert(book).inserted { refuse(entry, "names \(entry.text.quoted) twice") }
            if let store { configuration.stores.append(store) } else { configuration.addressBooks.append(book) }
        }
        if configuration.addressBooks.isEmpty { configuration.addressBooks = [paths.contactsFolder] }
        configuration.addressBooks += configuration.stores.map(\.folder)
    }

    private mutating func folder(_ entry: Text) -> String? {
        let path = path(entry)
        if let path, (path + "/").hasPrefix(paths.mirrorsFolder + "/") {
            refuse(entry, "names a folder of copies; write \"evolution\" or \"thunderbird\"")
        }
        return path
    }

    /// The data folder itself must not be carried to other machines.
    private mutating func syncFolder(_ entry: Text) -> String? {
        let (path, data) = (path(entry), paths.dataFolder)
        if let path, (path + "/").hasPrefix(data + "/") || (data + "/").hasPrefix(path + "/") {
            let reason = "which no other machine may write; choose a folder of its own"
            refuse(entry, "is, or is in, or has in it the data folder \(data), \(reason)")
        }
        return path
    }

    /// The absolute path that a text stands for; nil: it is none, which is a finding.
    mutating func path(_ entry: Text) -> String? {
        let isOnePath = !entry.text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        for (start, folder) in [("/", ""), ("~/", paths.home), ("$XDG_DATA_HOME/", paths.dataHome)] where isOnePath {
            if entry.text.hasPrefix(start) { return Path.join(folder, String(entry.text.dropFirst(start.count))) }
        }
        refuse(entry, verb: "must be")
        return nil
    }
}

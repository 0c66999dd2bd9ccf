import TOML

/// Reads values by type. A value of another type is a finding, and is read as nil.
extension ConfigurationReader {
    /// A string, its setting, and where it is.
    struct Text {
        let text: String
        let setting: Setting
        let offset: Int
    }

    mutating func text(_ setting: Setting, in table: TOMLTable) -> Text? {
        content(setting, in: table, \.text).map { Text(text: $0.content, setting: setting, offset: $0.offset) }
    }

    mutating func boolean(_ setting: Setting, in table: TOMLTable) -> Bool? {
        content(setting, in: table, \.boolean)?.content
    }

    /// One of a setting's choices. A boolean stands for the first or the last of them.
    mutating func choice<Choice: RawRepresentable<String>>(_ setting: Setting, in table: TOMLTable) -> Choice? {
        guard case .choice(let names) = setting.kind, let value = table[setting.key] else { return nil }
        let name: String?
        if let isOn = value.boolean { name = isOn ? names.first : names.last } else { name = value.text }
        guard let name, let choice = Choice(rawValue: name) else {
            let found = value.text.map(\.quoted) ?? Self.kind(of: value)
            findings.add(value.offset, "\(setting.key) must be \(setting.kind.shape), not \(found)")
            return nil
        }
        return choice
    }

    mutating func wholeNumber(_ setting: Setting, in table: TOMLTable) -> Int? {
        guard let (number, offset) = content(setting, in: table, \.integer) else { return nil }
        if case .wholeNumber(let range) = setting.kind, range.contains(number) { return number }
        findings.add(offset, "\(setting.key) must be \(setting.kind.shape), not \(number)")
        return nil
    }

    mutating func table(_ name: Setting.Table, in root: TOMLTable) -> TOMLTable? {
        let shape = "\(name == .groups ? "tables" : "a table"): \(name.header)"
        return root[name.rawValue].flatMap { content($0, called: name.rawValue, shape: shape, \.table) }
    }

    mutating func texts(_ setting: Setting, in table: TOMLTable) -> [Text]? {
        content(setting, in: table, \.list)?.content.compactMap { element in
            if let text = element.text { return Text(text: text, setting: setting, offset: element.offset) }
            findings.add(element.offset, "\(setting.key) must be \(setting.kind.shape), without \(Self.kind(of: element)) in it")
            return nil
        }
    }

    private mutating func content<T>(_ setting: Setting, in table: TOMLTable, _ read: (TOMLValue) -> T?) -> (content: T, offset: Int)? {
        guard let value = table[setting.key] else { return nil }
        return content(value, called: setting.key, shape: setting.kind.shape, read).map { ($0, value.offset) }
    }

    /// The content of a value, which must have this shape.
    mutating func content<T>(_ value: TOMLValue, called name: @autoclosure () -> String, shape: String, _ read: (TOMLValue) -> T?) -> T? {
        if let content = read(value) { return content }
        findings.add(value.offset, "\(name()) must be \(shape), not \(Self.kind(of: value))")
        return nil
    }

    mutating func refuseUnknownKeys(in table: TOMLTable, of kind: Setting.Table) {
        let known = Setting.known(in: kind)
        let place = kind == .top ? "" : kind == .groups ? " in a group" : " in \(kind.header)"
        for (key, _) in table.entries where !known.contains(key.name) {
            findings.add(key.offset, "unknown key \(key.name.quoted)\(place); \(Self.advice(on: key.name, known: known))")
        }
    }

    /// What to do about an unknown key. It may be known in another table: TOML gives a key to the last table header above it.
    private static func advice(on key: String, known: [String]) -> String {
        if let table = Setting.Table.allCases.first(where: { Setting.known(in: $0).contains(key) }) {
            return table == .top ? "it belongs above the first [table]" : "it belongs in \(table.header)"
        }
        return Names(known).suggestion(for: key, otherwise: "known are \(known.joined(separator: ", "))")
    }

    private static func kind(of value: TOMLValue) -> String {
        switch value.content {
        case .table: "a table"
        case .list: "a list"
        case .text: "a text"
        case .integer: "an integer"
        case .fraction: "a fraction"
        case .boolean: "a boolean"
        }
    }
}

import TOMLKit

/// Access to tables by type. What has another type is noted as a finding and read as nothing.
extension ConfigurationReader {
    /// A table and the way to it.
    struct Section {
        let table: TOMLTable
        let path: [Outline.Step]

        func path(to key: String) -> [Outline.Step] {
            path + [.key(key)]
        }
    }

    /// A string, what it is called in messages, and where it is.
    struct Text {
        let text: String
        let name: String
        let path: [Outline.Step]
    }

    mutating func text(_ key: String, in section: Section, like example: String) -> Text? {
        let text = value(key, in: section, shape: "a text like \"\(example)\"", \.string)
        return text.map { Text(text: $0, name: key, path: section.path(to: key)) }
    }

    mutating func boolean(_ key: String, in section: Section) -> Bool? {
        value(key, in: section, shape: "true or false", \.bool)
    }

    mutating func wholeNumber(_ key: String, in section: Section, within range: ClosedRange<Int>) -> Int? {
        let shape = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let number = value(key, in: section, shape: shape, \.int) else { return nil }
        guard range.contains(number) else {
            refuse(value: section.path(to: key), "\(key) must be \(shape), not \(number)")
            return nil
        }
        return number
    }

    mutating func section(_ key: String, in section: Section, shape: String) -> Section? {
        value(key, in: section, shape: shape, \.table).map { Section(table: $0, path: section.path(to: key)) }
    }

    mutating func texts(_ key: String, in section: Section, like example: String) -> [Text]? {
        let shape = "a list of texts like \(example)"
        guard let array = value(key, in: section, shape: shape, \.array) else { return nil }
        return array.enumerated().compactMap { index, element in
            let path = section.path(to: key) + [.element(index)]
            if let text = element.string { return Text(text: text, name: key, path: path) }
            refuse(value: path, "\(key) must be \(shape), without \(Self.kind(of: element)) in it")
            return nil
        }
    }

    mutating func refuseUnknownKeys(in section: Section, known: [String], called table: String) {
        for key in section.table.keys where !known.contains(key) {
            let place = table.isEmpty ? "" : " in \(table)"
            let advice = home(of: key) ?? suggestion(for: key, among: known, otherwise: "known are \(known.joined(separator: ", "))")
            refuse(key: section.path(to: key), "unknown key \(quoted(key))\(place); \(advice)")
        }
    }

    /// Where a key belongs that is known, though not here: TOML gives a key to the table whose header is the last above it.
    private func home(of key: String) -> String? {
        if Keys.top.contains(key) { return "it belongs above the first [table]" }
        if Keys.delivery.contains(key) { return "it belongs in [delivery]" }
        return Keys.group.contains(key) ? "it belongs in [groups.NAME]" : nil
    }

    func suggestion(for name: String, among names: [String], otherwise: String) -> String {
        Names(names).nearest(to: name).map { "did you mean \(quoted($0))?" } ?? otherwise
    }

    func quoted(_ text: String) -> String {
        "\"" + text.prefix(64) + (text.count > 64 ? "…" : "") + "\""
    }

    private mutating func value<T>(_ key: String, in section: Section, shape: String, _ read: (any TOMLValueConvertible) -> T?) -> T? {
        guard let value = section.table[key] else { return nil }
        if let result = read(value) { return result }
        let name = section.path == [.key("groups")] ? "group \(quoted(key))" : key
        refuse(value: section.path(to: key), "\(name) must be \(shape), not \(Self.kind(of: value))")
        return nil
    }

    private static func kind(of value: any TOMLValueConvertible) -> String {
        switch value.type {
        case .table: "a table"
        case .array: "a list"
        case .string: "a text"
        case .int: "an integer"
        case .double: "a fraction"
        case .bool: "a boolean"
        case .date, .time, .dateTime: "a \(value.type)"
        }
    }
}

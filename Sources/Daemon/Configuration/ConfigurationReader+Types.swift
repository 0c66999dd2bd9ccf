/// Access to tables by type. What has another type is noted as a finding and read as nothing.
extension ConfigurationReader {
    /// A string, what it is called in messages, and where it is.
    struct Text {
        let text: String
        let name: String
        let offset: Int
    }

    mutating func text(_ key: String, in table: TOMLTable, like example: String) -> Text? {
        let shape = "a text like \"\(example)\""
        guard let value = table[key], let text = content(value, called: key, shape: shape, \.text) else { return nil }
        return Text(text: text, name: key, offset: value.offset)
    }

    mutating func boolean(_ key: String, in table: TOMLTable) -> Bool? {
        table[key].flatMap { content($0, called: key, shape: "true or false", \.boolean) }
    }

    mutating func wholeNumber(_ key: String, in table: TOMLTable, within range: ClosedRange<Int>) -> Int? {
        let shape = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let value = table[key], let number = content(value, called: key, shape: shape, \.integer) else { return nil }
        guard range.contains(number) else {
            findings.add(value.offset, "\(key) must be \(shape), not \(number)")
            return nil
        }
        return number
    }

    mutating func table(_ key: String, in table: TOMLTable, shape: String) -> TOMLTable? {
        table[key].flatMap { content($0, called: key, shape: shape, \.table) }
    }

    mutating func texts(_ key: String, in table: TOMLTable, like example: String) -> [Text]? {
        let shape = "a list of texts like \(example)"
        guard let value = table[key], let list = content(value, called: key, shape: shape, \.list) else { return nil }
        return list.compactMap { element in
            if let text = element.text { return Text(text: text, name: key, offset: element.offset) }
            findings.add(element.offset, "\(key) must be \(shape), without \(Self.kind(of: element)) in it")
            return nil
        }
    }

    /// The content of a value that must have this shape.
    mutating func content<T>(_ value: TOMLValue, called name: @autoclosure () -> String, shape: String, _ read: (TOMLValue) -> T?) -> T? {
        if let content = read(value) { return content }
        findings.add(value.offset, "\(name()) must be \(shape), not \(Self.kind(of: value))")
        return nil
    }

    mutating func refuseUnknownKeys(in table: TOMLTable, known: [String], called name: String) {
        for (key, _) in table.entries where !known.contains(key.name) {
            let place = name.isEmpty ? "" : " in \(name)"
            findings.add(key.offset, "unknown key \(key.name.quoted)\(place); \(Self.advice(on: key.name, known: known))")
        }
    }

    /// What to do about a key. TOML gives it to the table whose header is the last above it, which is why a known one may be unknown here.
    private static func advice(on key: String, known: [String]) -> String {
        if Keys.top.contains(key) { return "it belongs above the first [table]" }
        if Keys.delivery.contains(key) { return "it belongs in [delivery]" }
        if Keys.desktop.contains(key) { return "it belongs in [desktop]" }
        if Keys.group.contains(key) { return "it belongs in [groups.NAME]" }
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

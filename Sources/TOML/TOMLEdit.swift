/// Changes single values of a document. Every other byte stays as it is, comments included.
package struct TOMLEdit {
    /// The document as it is now.
    package private(set) var text: String
    /// What was set that was not so before: `[groups.friends] every = "3w"`.
    package private(set) var changes: [String] = []

    /// The document to be changed.
    package init(_ text: String) { self.text = text }

    /// Sets a key at the top, or in the table with this path. `value` is TOML.
    ///
    /// A table that isn't there yet comes to the end. Throws where the document, before or after that, is none; nothing is changed then.
    package mutating func set(_ key: String, to value: String, in path: [String] = []) throws(TOMLError) {
        var bytes = Array(text.utf8)
        let root = try TOMLParser.parse(bytes)
        var table: TOMLTable? = root
        for name in path { table = table?[name]?.table }
        if let old = table?[key], let end = old.end {
            bytes.replaceSubrange(old.offset..<end, with: value.utf8)
        } else if let header = Self.header(of: path, in: root), let end = bytes[header...].firstIndex(of: UInt8(ascii: "\n")) {
            bytes.insert(contentsOf: "\(Self.name(key)) = \(value)\n".utf8, at: end + 1)
        } else {
            let assignment = "\(Self.name(key)) = \(value)\n"
            let place = path.isEmpty ? Self.placeAtTop(of: root, bytes) : bytes.count
            let before = place > 0 && bytes[place - 1] != UInt8(ascii: "\n") ? "\n" : ""
            let header = path.isEmpty ? "" : "\n[\(path.map(Self.name).joined(separator: "."))]\n"
            let after = path.isEmpty && place < bytes.count ? "\n" : ""
            bytes.insert(contentsOf: (before + header + assignment + after).utf8, at: place)
        }
        if (try? TOMLParser.parse(bytes)) == nil {
            let place = path.first.flatMap { root[$0]?.offset } ?? 0
            throw TOMLError(offset: place, message: "\(([key] + path).joined(separator: " in ")) can't be set here; write it by hand")
        }
        if text.utf8.elementsEqual(bytes) { return }
        text = String(decoding: bytes, as: UTF8.self)
        let header = path.isEmpty ? "" : "[\(path.map(Self.name).joined(separator: "."))] "
        changes.append("\(header)\(Self.name(key)) = \(value)")
    }

    /// Where the header of a table is; nil: there is none, or it is not made by a header.
    private static func header(of path: [String], in root: TOMLTable) -> Int? {
        var (table, value): (TOMLTable?, TOMLValue?) = (root, nil)
        for name in path {
            value = table?[name]
            table = value?.table
        }
        return value.flatMap { $0.table != nil && $0.end == nil ? $0.offset : nil }
    }

    /// The text that a key in a table has; nil where there is none.
    package func text(_ key: String, in path: [String]) throws(TOMLError) -> String? {
        var table: TOMLTable? = try TOMLParser.parse(Array(text.utf8))
        for name in path { table = table?[name]?.table }
        return table?[key]?.text
    }

    /// The keys in a table at the top; none where there is no such table.
    package func names(in table: String) throws(TOMLError) -> [String] {
        try TOMLParser.parse(Array(text.utf8))[table]?.table?.entries.map(\.key.name) ?? []
    }

    /// A text as a value in TOML (TOML 1.0, String).
    package static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\u{0}"..<" ", "\u{7F}":
                "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count) + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }

    /// A key as it is written: in quotes where it must be.
    private static func name(_ key: String) -> String {
        let isBare =
            !key.isEmpty
            && key.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
        return isBare ? key : quoted(key)
    }

    /// Where a key at the top may stand: before the first header and the comment above it.
    private static func placeAtTop(of root: TOMLTable, _ bytes: [UInt8]) -> Int {
        guard let header = root.entries.filter({ $0.value.end == nil }).map(\.value.offset).min() else { return bytes.count }
        func lineStart(_ place: Int) -> Int { bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0 }
        var place = lineStart(header)
        while place > 0, case let above = lineStart(place - 1), bytes[above] == UInt8(ascii: "#") { place = above }
        return place
    }
}

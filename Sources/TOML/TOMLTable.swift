/// A value of a TOML document. Its offset is that of its first byte; that of the name if a header or a dotted key made the table. Its
/// end is the offset behind its last byte; such a table, which may go on anywhere, has none.
package struct TOMLValue {
    package enum Content {
        case text(String)
        case integer(Int)
        /// A number with a fraction. Its value is not kept.
        case fraction
        case boolean(Bool)
        case list([TOMLValue])
        case table(TOMLTable)
    }

    package let content: Content
    package let offset: Int
    var end: Int?

    package var text: String? { if case .text(let text) = content { text } else { nil } }
    package var integer: Int? { if case .integer(let integer) = content { integer } else { nil } }
    package var boolean: Bool? { if case .boolean(let boolean) = content { boolean } else { nil } }
    package var list: [TOMLValue]? { if case .list(let list) = content { list } else { nil } }
    package var table: TOMLTable? { if case .table(let table) = content { table } else { nil } }
}

/// A key, without quotes and escapes, and the offset of its first byte.
package struct TOMLKey {
    package let name: String
    package let offset: Int
}

/// A table of a TOML document. It is a class, because later headers can add to it.
///
/// Names that are canonically equivalent in Unicode are the same name.
package final class TOMLTable {
    /// A key and its value.
    package typealias Entry = (key: TOMLKey, value: TOMLValue)

    /// What created a table. It decides what may add to the table (TOML 1.0, Table and Inline Table).
    enum Origin {
        /// A header of a table in it.
        case implied
        case header
        case dottedKey
        case braces

        /// Which origins an existing table may have if this names it again.
        fileprivate var mayMeet: [Origin] {
            switch self {
            case .implied: [.implied, .header, .dottedKey]
            case .header: [.implied]
            case .dottedKey: [.implied, .dottedKey]
            case .braces: []
            }
        }
    }

    /// All entries, in the order of the file.
    package private(set) var entries: [Entry] = []
    private var indices: [String: Int] = [:]
    private var origin: Origin

    init(_ origin: Origin) {
        self.origin = origin
    }

    /// The value under this name; nil where there is none.
    package subscript(name: String) -> TOMLValue? { entry(name)?.value }

    func entry(_ name: String) -> Entry? { indices[name].map { entries[$0] } }

    /// Adds an entry. Its name must be new.
    func add(_ key: TOMLKey, _ value: TOMLValue) {
        indices[key.name] = entries.count
        entries.append((key, value))
    }

    /// The table of this name, created if there is none; nil if what is there may not be added to in this way.
    func table(_ key: TOMLKey, by origin: Origin) -> TOMLTable? {
        guard let value = self[key.name] else {
            let table = TOMLTable(origin)
            add(key, TOMLValue(content: .table(table), offset: key.offset))
            return table
        }
        guard let table = value.table, origin.mayMeet.contains(table.origin) else { return nil }
        if table.origin == .implied { table.origin = origin }
        return table
    }
}

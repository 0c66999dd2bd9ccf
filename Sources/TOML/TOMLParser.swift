/// Reads a TOML 1.0 document strictly. Keys and values know their offsets.
///
/// Not supported are dates, times, numbers that aren't decimal, and arrays of tables. They are refused with an error.
package struct TOMLParser {
    /// The deepest nesting of keys and values, so that no document overflows the stack.
    private static let depthBound = 64

    private var scanner: TOMLScanner

    private init(_ scanner: TOMLScanner) {
        self.scanner = scanner
    }

    /// The document's root table.
    package static func parse(_ bytes: [UInt8]) throws(TOMLError) -> TOMLTable {
        let scanner = TOMLScanner(bytes)
        try scanner.refuseControlCharacters()
        var parser = TOMLParser(scanner)
        return try parser.document()
    }

    private mutating func document() throws(TOMLError) -> TOMLTable {
        let root = TOMLTable(.header)
        var (table, depth) = (root, 0)
        while true {
            scanner.skipBlank()
            guard scanner.next != nil else { return root }
            if scanner.take("[") { (table, depth) = try header(in: root) } else { try assignment(in: table, depth: depth) }
            try scanner.endLine()
        }
    }

    /// Reads the rest of `[a.b]` after the first bracket. Returns the table and its depth.
    private mutating func header(in root: TOMLTable) throws(TOMLError) -> (TOMLTable, depth: Int) {
        let isOfList = scanner.take("[")
        let (way, last) = try dottedKey(depth: 0)
        for _ in 0..<(isOfList ? 2 : 1) {
            try scanner.expect("]", orElse: "\"]\" is expected here; a name with spaces or other letters than A to Z is written in quotes")
        }
        if isOfList { throw TOMLError(offset: last.offset, message: "no key takes a list of tables; write single brackets") }
        return (try table(last, in: try tables(way, in: root, by: .implied), by: .header), way.count + 1)
    }

    /// `a.b = value`
    private mutating func assignment(in table: TOMLTable, depth: Int) throws(TOMLError) {
        let (way, last) = try dottedKey(depth: depth)
        try scanner.expect("=", orElse: "\"=\" is expected here")
        scanner.skipSpaces()
        let table = try tables(way, in: table, by: .dottedKey)
        guard table[last.name] == nil else { throw redefinition(of: last, in: table) }
        table.add(last, try value(depth: depth + way.count + 1))
    }

    private func tables(_ way: [TOMLKey], in table: TOMLTable, by origin: TOMLTable.Origin) throws(TOMLError) -> TOMLTable {
        var table = table
        for key in way { table = try self.table(key, in: table, by: origin) }
        return table
    }

    private func table(_ key: TOMLKey, in table: TOMLTable, by origin: TOMLTable.Origin) throws(TOMLError) -> TOMLTable {
        guard let inner = table.table(key, by: origin) else { throw redefinition(of: key, in: table) }
        return inner
    }

    private func redefinition(of key: TOMLKey, in table: TOMLTable) -> TOMLError {
        let first = table.entry(key.name)?.key.offset ?? key.offset
        let line = TOMLPosition(of: first, in: scanner.bytes).line
        return TOMLError(offset: key.offset, message: "\(key.name.quoted) is already defined on line \(line)")
    }

    private mutating func dottedKey(depth: Int) throws(TOMLError) -> (way: [TOMLKey], last: TOMLKey) {
        var way: [TOMLKey] = []
        while true {
            scanner.skipSpaces()
            let start = scanner.offset
            try checkDepth(depth + way.count + 1)
            let name = scanner.isAtQuote ? try scanner.text(isKey: true) : try scanner.bareKey()
            let key = TOMLKey(name: name, offset: start)
            scanner.skipSpaces()
            guard scanner.take(".") else { return (way, key) }
            way.append(key)
        }
    }

    /// Reads a value. It may contain values, so this recurses up to the depth bound.
    private mutating func value(depth: Int) throws(TOMLError) -> TOMLValue {
        let start = scanner.offset
        try checkDepth(depth)
        let content: TOMLValue.Content =
            if scanner.isAtQuote {
                .text(try scanner.text())
            } else if scanner.take("[") {
                .list(try list(depth: depth))
            } else if scanner.take("{") {
                .table(try inlineTable(depth: depth))
            } else {
                try scanner.bareValue()
            }
        return TOMLValue(content: content, offset: start, end: scanner.offset)
    }

    private func checkDepth(_ depth: Int) throws(TOMLError) {
        guard depth <= Self.depthBound else { throw TOMLError(offset: scanner.offset, message: "this is nested too deeply") }
    }

    private mutating func list(depth: Int) throws(TOMLError) -> [TOMLValue] {
        let start = scanner.offset - 1
        var list: [TOMLValue] = []
        while true {
            scanner.skipBlank()
            if scanner.take("]") { return list }
            guard scanner.next != nil else { throw TOMLError(offset: start, message: "this lacks its closing \"]\"") }
            list.append(try value(depth: depth + 1))
            scanner.skipBlank()
            if scanner.next != nil, scanner.next != UInt8(ascii: "]") {
                try scanner.expect(",", orElse: "\",\" or \"]\" is expected here")
            }
        }
    }

    private mutating func inlineTable(depth: Int) throws(TOMLError) -> TOMLTable {
        let start = scanner.offset - 1
        let table = TOMLTable(.braces)
        scanner.skipSpaces()
        if scanner.take("}") { return table }
        while true {
            try expectOnLine(since: start)
            try assignment(in: table, depth: depth)
            scanner.skipSpaces()
            if scanner.take("}") { return table }
            try expectOnLine(since: start)
            try scanner.expect(",", orElse: "\",\" or \"}\" is expected here")
            scanner.skipSpaces()
        }
    }

    /// Throws unless the inline table goes on on this line.
    private func expectOnLine(since start: Int) throws(TOMLError) {
        guard scanner.next != nil else { throw TOMLError(offset: start, message: "this lacks its closing \"}\"") }
        guard !scanner.isAtLineEnd else { throw TOMLError(offset: scanner.offset, message: "\"}\" is expected on the line of its \"{\"") }
    }
}

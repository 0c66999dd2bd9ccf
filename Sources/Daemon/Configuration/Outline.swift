import TOMLKit

/// Where in a TOML text its keys and values are, for the parser doesn't tell.
///
/// It also keeps from the parser what that can't cope with: toml++ 3.4 aborts on some malformed headers and values, and
/// overflows the stack on keys of some ten thousand parts. So only what was understood here is parsed.
struct Outline {
    typealias Stop = TOMLScanner.Stop

    /// One step on the way from the root to a value.
    enum Step: Hashable {
        case key(String)
        case element(Int)
    }

    /// Far deeper than any key that vitaminb knows.
    private static let depthBound = 64

    /// Where the text is no longer understood; nil if it all is.
    private(set) var stop: Stop?

    private var keys: [[Step]: Int] = [:]
    private var values: [[Step]: Int] = [:]
    private var scanner: TOMLScanner

    init(_ bytes: [UInt8]) {
        scanner = TOMLScanner(bytes)
        do throws(Stop) {
            var table: [Step] = []
            while true {
                scanner.skipBlank()
                guard scanner.next != nil else { break }
                if scanner.take("[") { table = try header() } else { try assignment(in: table) }
                try scanner.endLine()
            }
        } catch {
            stop = error
        }
        // Where the text goes on with one, that is why it stopped.
        if let nul = bytes.prefix((stop?.offset ?? bytes.count) + 1).firstIndex(of: 0) {
            stop = Stop(offset: nul, message: "a NUL character can't be part of a configuration")
        }
    }

    /// The offset of the key that a path ends in.
    func key(_ path: [Step]) -> Int {
        nearest(path, in: keys)
    }

    /// The offset of the value that a path leads to; of a table with a header, the name in the first one.
    func value(_ path: [Step]) -> Int {
        nearest(path, in: values)
    }

    /// What isn't found (there should be nothing) is placed at the nearest table or value around it.
    private func nearest(_ path: [Step], in offsets: [[Step]: Int]) -> Int {
        stride(from: path.count, to: 0, by: -1).lazy.compactMap { offsets[Array(path.prefix($0))] }.first ?? 0
    }

    private mutating func note(_ path: [Step], key: Int, value: Int) throws(Stop) {
        guard path.count <= Self.depthBound else { throw Self.tooDeep(key) }
        guard values[path] == nil else { return }
        keys[path] = key
        values[path] = value
    }

    /// `[a.b]` or `[[a.b]]`, after the first bracket.
    private mutating func header() throws(Stop) -> [Step] {
        let isInArray = scanner.take("[")
        let table = try tables(try dottedKey()[...], in: [])
        for _ in 0..<(isInArray ? 2 : 1) {
            try scanner.expect("]", orElse: "\"]\" is expected here; a name with spaces or other letters than A to Z is written in quotes")
        }
        // Which element it is doesn't matter: no key that vitaminb knows is an array of tables.
        return isInArray ? table + [.element(0)] : table
    }

    /// Notes the tables that these parts of a key name, and returns the innermost one.
    private mutating func tables(_ parts: ArraySlice<KeyPart>, in table: [Step]) throws(Stop) -> [Step] {
        var path = table
        for part in parts {
            path.append(.key(part.name))
            try note(path, key: part.offset, value: part.offset)
        }
        return path
    }

    /// `a.b = value`
    private mutating func assignment(in table: [Step]) throws(Stop) {
        let parts = try dottedKey()
        try scanner.expect("=", orElse: "\"=\" is expected here")
        scanner.skipSpaces()
        guard let last = parts.last else { return }
        let path = try tables(parts.dropLast(), in: table) + [.key(last.name)]
        try note(path, key: last.offset, value: scanner.offset)
        try value(at: path)
    }

    /// Moves over a value. It calls itself for the values in it, to the bound that ``note(_:key:value:)`` sets.
    private mutating func value(at path: [Step]) throws(Stop) {
        if scanner.isAtQuote {
            try scanner.skipString()
        } else if scanner.take("[") {
            try list(closedBy: "]") { (outline, index) throws(Stop) in
                let element = path + [.element(index)]
                try outline.note(element, key: outline.scanner.offset, value: outline.scanner.offset)
                try outline.value(at: element)
            }
        } else if scanner.take("{") {
            try list(closedBy: "}") { (outline, _) throws(Stop) in try outline.assignment(in: path) }
        } else {
            try scanner.skipBareValue()
        }
    }

    private mutating func list(closedBy end: Character, item: (inout Outline, Int) throws(Stop) -> Void) throws(Stop) {
        let start = scanner.offset - 1
        var index = 0
        while true {
            scanner.skipBlank()
            if scanner.take(end) { return }
            if scanner.next == nil { throw Stop(offset: start, message: "this lacks its closing \"\(end)\"") }
            try item(&self, index)
            index += 1
            scanner.skipBlank()
            if scanner.take(",") || scanner.next == nil { continue }
            try scanner.expect(end, orElse: "\",\" or \"\(end)\" is expected here")
            return
        }
    }

    private typealias KeyPart = (name: String, offset: Int)

    private mutating func dottedKey() throws(Stop) -> [KeyPart] {
        var parts: [KeyPart] = []
        repeat {
            scanner.skipSpaces()
            let start = scanner.offset
            guard parts.count < Self.depthBound else { throw Self.tooDeep(start) }
            if scanner.isAtQuote { try scanner.skipString() } else { try scanner.skipBareKey() }
            parts.append((Self.name(String(decoding: scanner.bytes[start..<scanner.offset], as: UTF8.self)), start))
            scanner.skipSpaces()
        } while scanner.take(".")
        return parts
    }

    private static func tooDeep(_ offset: Int) -> Stop {
        Stop(offset: offset, message: "this is nested too deeply")
    }

    /// What a key is called, without its quotes. The parser itself resolves escapes.
    private static func name(_ key: String) -> String {
        guard let quote = key.first, quote == "\"" || quote == "'" else { return key }
        guard key.contains("\\"), quote == "\"" else { return String(key.dropFirst().dropLast()) }
        return (try? TOMLTable(string: key + "=0"))?.keys.first ?? key
    }
}

/// Reads an interface description by the grammar of the Varlink specification (varlink.org, Interface Definition; UAPI.20).
///
/// Stricter where parsers differ: an error always has its parentheses, and names are unique.
struct InterfaceParser {
    /// How deeply types may be nested; it bounds the recursion.
    static let maximumDepth = 32
    /// The longest description in bytes.
    static let maximumLength = 1 << 20

    private let description: String
    private let bytes: [UInt8]
    private var position = 0
    /// The line that the position is in, counted from 1.
    private var line = 1
    /// The comment lines right above what comes next.
    private var comment: [String] = []
    /// Where each named type is used, to be looked up at the end.
    private var references: [(name: String, position: Int)] = []

    init(_ description: String) {
        self.description = description
        bytes = Array(description.utf8)
    }

    mutating func interface() throws(InterfaceError) -> Interface {
        guard bytes.count <= Self.maximumLength else { throw error("longer than \(Self.maximumLength) bytes") }
        skip()
        let documentation = takeComment()
        try keyword("interface")
        let name = try interfaceName()
        var methods: [Interface.Method] = []
        var types: [Interface.Definition] = []
        var errors: [Interface.Definition] = []
        var names: Set<String> = []
        skip()
        while position < bytes.count {
            let documentation = takeComment()
            let kind = word()
            let start = position
            skip()
            let line = line
            let name = try memberName()
            guard names.insert(name).inserted else { throw error("\(name) is there twice", at: start) }
            switch kind {
            case "method":
                let parameters = try fields(depth: 0)
                guard take("->") else { throw error("expected ->") }
                let reply = try fields(depth: 0)
                methods.append(.init(name: name, line: line, documentation: documentation, parameters: parameters, reply: reply))
            case "type": types.append(.init(name: name, line: line, documentation: documentation, type: try composite(depth: 0)))
            case "error":
                errors.append(.init(name: name, line: line, documentation: documentation, type: .structure(try fields(depth: 0))))
            default: throw error("expected method, type or error", at: start)
            }
            skip()
        }
        if let unknown = references.first(where: { reference in !types.contains { $0.name == reference.name } }) {
            throw error("no type is named \(unknown.name)", at: unknown.position)
        }
        return Interface(
            name: name, documentation: documentation, description: description, methods: methods, types: types, errors: errors)
    }

    // MARK: Types

    private mutating func type(depth: Int, isOptional: Bool = false) throws(InterfaceError) -> Interface.ValueType {
        guard depth <= Self.maximumDepth else { throw error("nested too deeply") }
        skip()
        if take("?") {
            guard !isOptional else { throw error("a type is optional once") }
            return .optional(try type(depth: depth + 1, isOptional: true))
        }
        if take("[]") { return .array(try type(depth: depth + 1)) }
        if take("[string]") { return .dictionary(try type(depth: depth + 1)) }
        if peek == UInt8(ascii: "(") { return try composite(depth: depth + 1) }
        let start = position
        let name = word()
        switch name {
        case "bool": return .bool
        case "int": return .int
        case "float": return .float
        case "string": return .string
        case "object": return .object
        case "any": return .any
        default:
            guard Self.isMemberName(name) else { throw error("expected a type", at: start) }
            references.append((name, start))
            return .named(name)
        }
    }

    /// A structure, an enumeration, or `()`, which is a structure without fields.
    private mutating func composite(depth: Int) throws(InterfaceError) -> Interface.ValueType {
        if startsStructure { return .structure(try fields(depth: depth)) }
        guard take("(") else { throw error("expected (") }
        var values: [String] = []
        repeat {
            skip()
            values.append(try fieldName(not: values))
        } while take(",")
        try close()
        return .enumeration(values)
    }

    private var startsStructure: Bool {
        var ahead = self
        guard ahead.take("("), !ahead.take(")") else { return true }
        _ = ahead.word()
        return ahead.take(":")
    }

    private mutating func fields(depth: Int) throws(InterfaceError) -> [Interface.Field] {
        guard take("(") else { throw error("expected (") }
        var fields: [Interface.Field] = []
        skip()
        if peek == UInt8(ascii: ")") {
            try close()
            return fields
        }
        repeat {
            skip()
            let documentation = takeComment()
            let line = line
            let name = try fieldName(not: fields.map(\.name))
            guard take(":") else { throw error("expected :") }
            fields.append(.init(name: name, line: line, documentation: documentation, type: try type(depth: depth + 1)))
        } while take(",")
        try close()
        return fields
    }

    /// Comments above the parenthesis are nobody's.
    private mutating func close() throws(InterfaceError) {
        guard take(")") else { throw error("expected , or )") }
        comment = []
    }

    // MARK: Names

    private mutating func keyword(_ keyword: String) throws(InterfaceError) {
        let start = position
        guard word() == keyword else { throw error("expected \(keyword)", at: start) }
    }

    private mutating func interfaceName() throws(InterfaceError) -> String {
        skip()
        let start = position
        while let byte = peek, Self.isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") { position += 1 }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isValid = parts.allSatisfy { part in
            guard let first = part.first, let last = part.last else { return false }
            return Self.isAlphanumeric(first) && Self.isAlphanumeric(last)
        }
        guard isValid, parts.count > 1, name.count <= 255, Self.isLetter(bytes[start]) else {
            throw error("expected an interface name such as org.example.Name", at: start)
        }
        return name
    }

    private mutating func memberName() throws(InterfaceError) -> String {
        let start = position
        let name = word()
        guard Self.isMemberName(name) else { throw error("expected a name with a capital and without underscores", at: start) }
        return name
    }

    private mutating func fieldName(not others: [String]) throws(InterfaceError) -> String {
        let start = position
        let name = word()
        guard let first = name.utf8.first, Self.isLetter(first), !name.hasSuffix("_"),
            !zip(name.utf8, name.utf8.dropFirst()).contains(where: { $0 == UInt8(ascii: "_") && $1 == UInt8(ascii: "_") })
        else { throw error("expected a field name", at: start) }
        guard !others.contains(name) else { throw error("\(name) is there twice", at: start) }
        return name
    }

    private static func isMemberName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { return false }
        return name.utf8.allSatisfy(isAlphanumeric)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    // MARK: Text

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Letters, digits and underscores; may be empty.
    private mutating func word() -> String {
        let start = position
        while let byte = peek, Self.isAlphanumeric(byte) || byte == UInt8(ascii: "_") { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func take(_ token: String) -> Bool {
        skip()
        guard bytes[position...].starts(with: token.utf8) else { return false }
        position += token.utf8.count
        return true
    }

    /// Skips white space and comments, and keeps the comment lines that have a line to themselves and no empty one below.
    private mutating func skip() {
        var isLineEmpty = position == 0 || bytes[position - 1] == UInt8(ascii: "\n")
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "#"):
                let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                let text = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
                if isLineEmpty { comment.append(text.hasPrefix(" ") ? String(text.dropFirst()) : text) }
                position = min(end + 1, bytes.count)
                line += 1
                isLineEmpty = true
            case UInt8(ascii: "\n"):
                if isLineEmpty { comment = [] }
                isLineEmpty = true
                position += 1
                line += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
            default: return
            }
        }
    }

    private mutating func takeComment() -> String {
        defer { comment = [] }
        return comment.joined(separator: "\n")
    }

    private func error(_ reason: String, at position: Int? = nil) -> InterfaceError {
        let before = bytes[..<(position ?? self.position)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return InterfaceError(line: line, column: before.endIndex - lineStart + 1, reason: reason)
    }
}

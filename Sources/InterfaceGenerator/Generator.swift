import Varlink

/// Writes the Swift side of an interface: a structure for each of its types, a `VarlinkMethod` for each method, and its errors.
struct Generator {
    private let interface: Interface
    /// The methods whose parameters and replies were written first, by their fields: methods below that have the same use theirs.
    private var known: [String: String] = [:]
    /// The text of each file by its name.
    private(set) var files: [String: String] = [:]

    init(_ interface: Interface) throws(GeneratorError) {
        self.interface = interface
        for type in interface.types {
            try requireComment(type.documentation, "type \(type.name)", line: type.line)
            switch type.type {
            case .enumeration(let values): add(enumeration(type, values), to: type.name)
            case .structure(let fields):
                let structure = try Structure(SwiftType.name(ofType: type.name), fields)
                add(Comment(type.documentation).lines(indentation: "") + structure.lines(indentation: ""), to: "Wire" + type.name)
            default: throw GeneratorError(line: type.line, "\(type.name): a type is a structure or an enumeration")
            }
        }
        for method in interface.methods {
            try requireComment(method.documentation, "method \(method.name)", line: method.line)
            add(try lines(of: method), to: "Control+" + method.name)
        }
        for error in interface.errors { try requireComment(error.documentation, "error \(error.name)", line: error.line) }
        add(try Errors(interface).lines, to: "ControlError")
    }

    private func requireComment(_ documentation: String, _ what: String, line: Int) throws(GeneratorError) {
        guard !Comment(documentation).text.isEmpty else { throw GeneratorError(line: line, "\(what) has no comment") }
    }

    private mutating func add(_ lines: [String], to name: String) {
        let code = lines.joined(separator: "\n")
        let imports = [
            code.contains("UUID") ? "import FoundationEssentials" : nil, Self.isOfTheCore(code) ? "import KeepInTouch" : nil,
            "import Varlink",
        ]
        files[name + ".swift"] = """
            // Generated from \(interface.name).varlink; don't edit. After a change there: swift run interface-generator
            // swift-format-ignore-file

            \(imports.compactMap(\.self).joined(separator: "\n"))

            \(code)

            """
    }

    private static func isOfTheCore(_ code: String) -> Bool {
        let names = Array(SwiftType.words.values) + Array(SwiftType.enumerationsOfTheCore.values)
        return names.contains { code.contains($0) }
    }

    // MARK: Enumerations

    private func enumeration(_ type: Interface.Definition, _ values: [String]) -> [String] {
        let comment = Comment(type.documentation).lines(indentation: "")
        guard let known = SwiftType.enumerationsOfTheCore[type.name] else {
            return comment + ["package enum Wire\(type.name): String, JSONValue, Sendable {"] + values.map { "    case \($0)" } + ["}"]
        }
        // The compiler sees whether the core and the interface have the same values.
        return comment + ["extension \(known): JSONValue {", "    package init(json: inout JSONReader) throws(JSONError) {"]
            + ["        switch try json.string() {"] + values.map { "        case \"\($0)\": self = .\($0)" }
            + ["        default: throw json.error(\"not one of the interface's \(type.name)\")", "        }", "    }", ""]
            + ["    package func write(to json: inout JSONWriter) {", "        switch self {"]
            + values.map { "        case .\($0): json.write(\"\($0)\")" } + ["        }", "    }", "}"]
    }

    // MARK: Methods

    private mutating func lines(of method: Interface.Method) throws(GeneratorError) -> [String] {
        let body =
            ["        package static let name = \"\(interface.name).\(method.name)\""]
            + (try lines(of: "Parameters", method.parameters, method)) + (try lines(of: "Reply", method.reply, method))
        return ["extension Control {"] + Comment(method.documentation).lines(indentation: "    ")
            + ["    package enum \(method.name): VarlinkMethod {"] + body + ["    }", "}"]
    }

    private mutating func lines(
        of part: String, _ fields: [Interface.Field], _ method: Interface.Method
    ) throws(GeneratorError) -> [String] {
        if fields.isEmpty { return ["        package typealias \(part) = Empty"] }
        let structure = try Structure(part, fields)
        if let first = known[structure.signature] { return ["        package typealias \(part) = \(first).\(part)"] }
        known[structure.signature] = method.name
        return [""] + structure.lines(indentation: "        ")
    }
}

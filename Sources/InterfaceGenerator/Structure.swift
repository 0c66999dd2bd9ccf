import Varlink

/// A structure: its fields, and how they are read from JSON and written to it.
struct Structure {
    /// A property of the structure.
    struct Field {
        let name: String
        let comment: Comment
        var type: SwiftType

        init(_ field: Interface.Field) throws(GeneratorError) {
            name = field.name
            comment = Comment(field.documentation)
            type = try SwiftType(of: field)
        }
    }

    let name: String
    let fields: [Field]

    init(_ name: String, _ fields: [Field]) {
        self.name = name
        self.fields = fields
    }

    init(_ name: String, _ fields: [Interface.Field]) throws(GeneratorError) {
        var typed: [Field] = []
        for field in fields { typed.append(try Field(field)) }
        self.init(name, typed)
    }

    /// The same for structures of the same name and fields.
    var signature: String { ([name] + fields.map { "\($0.name): \($0.type.declaration)" }).joined(separator: ", ") }

    func lines(indentation: String) -> [String] {
        let body = properties + [""] + initializer + [""] + names + [""] + reading + [""] + writing
        return (["package struct \(name): JSONValue, Equatable, Sendable {"] + body + ["}"]).map { $0.isEmpty ? "" : indentation + $0 }
    }

    private var properties: [String] {
        fields.flatMap { $0.comment.lines(indentation: "    ") + ["    package var \($0.name): \($0.type.declaration)"] }
    }

    private var initializer: [String] {
        let parameters = fields.map { "\($0.name): \($0.type.declaration)\($0.type.isOptional ? " = nil" : "")" }
        return Self.list(opening: "    package init(", parameters, closing: ") {") + fields.map { "        self.\($0.name) = \($0.name)" }
            + ["    }"]
    }

    private var names: [String] {
        Self.list(opening: "    private static let names = JSONNames(", fields.map { "\"\($0.name)\"" }, closing: ")")
    }

    private var reading: [String] {
        return ["    package init(json: inout JSONReader) throws(JSONError) {"]
            + fields.map { "        var \($0.name): \($0.type.name)?" }
            + [
                "        var member = -1", "        try json.beginObject()",
                "        while try json.nextMember(of: Self.names, &member) {", "            switch member {",
            ]
            + fields.enumerated().map { "            case \($0): \($1.name) = \($1.type.reading)" }
            + ["            default: try json.skipValue()", "            }", "        }"]
            + fields.filter { !$0.type.isOptional }.map { "        guard let \($0.name) else { throw json.missing(\"\($0.name)\") }" }
            + Self.list(opening: "        self.init(", fields.map { "\($0.name): \($0.name)" }, closing: ")") + ["    }"]
    }

    private var writing: [String] {
        ["    package func write(to json: inout JSONWriter) {", "        json.beginObject()"] + fields.flatMap(writing)
            + ["        json.endObject()", "    }"]
    }

    /// A member. Of the writer's own function for a member, which is generic, the compiler makes no special one in another target.
    private func writing(_ field: Field) -> [String] {
        let lines = ["json.beginMember(\"\(field.name)\")", "\(field.name).write(to: &json)"]
        return field.type.isOptional
            ? ["        if let \(field.name) {"] + lines.map { "            " + $0 } + ["        }"] : lines.map { "        " + $0 }
    }

    /// What stands in parentheses: in one line if it fits, and else in as few as it takes.
    private static func list(opening: String, _ items: [String], closing: String) -> [String] {
        let line = opening + items.joined(separator: ", ") + closing
        if line.count <= 120 { return [line] }
        let indentation = String(opening.prefix { $0 == " " }) + "    "
        var lines = [opening]
        for (index, item) in items.enumerated() {
            let text = item + (index < items.count - 1 ? "," : closing)
            if let last = lines.last, lines.count > 1, last.count + 1 + text.count <= 120 {
                lines[lines.count - 1] = last + " " + text
            } else {
                lines.append(indentation + text)
            }
        }
        return lines
    }
}

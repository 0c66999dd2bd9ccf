import Varlink

/// The Swift type of a field.
struct SwiftType: Equatable {
    /// What the interface's words in brackets stand for, all of them text on the wire.
    static let words = [
        "annual": "AnnualDay",
        "cadence": "Cadence",
        "contact": "ContactID",
        "day": "CivilDate",
        "entry": "UUID",
        "instant": "LocalInstant",
        "kind": "Word<ReminderKind>",
        "verb": "Word<Verb>",
        "when": "When",
    ]

    /// The interface's enumerations that the core has already.
    static let enumerationsOfTheCore = [
        "ClockCause": "ClockCause",
        "EvidenceDirection": "Evidence.Direction",
        "EvidenceSetting": "EvidencePolicy.Setting",
        "EvidenceSource": "Evidence.Source",
        "Likeness": "Duplicate.Reason",
        "PathStep": "Path.Step",
        "ReminderState": "Reminder.State",
        "Silence": "Silence",
        "Via": "Via",
    ]

    /// Without the question mark of an optional.
    let name: String
    var isOptional = false

    /// The type of a field, by what it is on the wire and by the word in its comment.
    init(of field: Interface.Field) throws(GeneratorError) {
        var type = field.type
        if case .optional(let wrapped) = type { (type, isOptional) = (wrapped, true) }
        guard let word = Comment(field.documentation).word else {
            name = try Self.name(of: type, in: field)
            return
        }
        guard let known = Self.words[word] else {
            throw GeneratorError(field, "[\(word)] stands for no type; known are \(Self.words.keys.sorted().joined(separator: ", "))")
        }
        guard type == .string else { throw GeneratorError(field, "[\(word)] belongs to a string") }
        name = known
    }

    /// The Swift type for one of the interface's named types.
    static func name(ofType name: String) -> String { enumerationsOfTheCore[name] ?? "Wire" + name }

    private static func name(of type: Interface.ValueType, in field: Interface.Field) throws(GeneratorError) -> String {
        switch type {
        case .bool: return "Bool"
        case .int: return "Int"
        case .float: return "Double"
        case .string: return "String"
        case .named(let name): return Self.name(ofType: name)
        case .array(let element): return "[\(try Self.name(of: element, in: field))]"
        case .object, .any, .structure, .enumeration, .dictionary, .optional:
            throw GeneratorError(field, "this type is not generated: give it a name, or teach the generator")
        }
    }

    /// How the type is written in a declaration.
    var declaration: String { isOptional ? name + "?" : name }

    /// The expression that reads a value.
    var reading: String {
        switch name {
        case "Bool": "try json.bool()"
        case "Int": "try json.int()"
        case "Double": "try json.double()"
        case "String": "try json.string()"
        default: "try \(name)(json: &json)"
        }
    }
}

/// What is wrong with the interface, and in which line of it.
struct GeneratorError: Error, CustomStringConvertible {
    let line: Int
    let reason: String

    init(line: Int, _ reason: String) {
        self.line = line
        self.reason = reason
    }

    init(_ field: Interface.Field, _ reason: String) { self.init(line: field.line, "\(field.name): \(reason)") }

    var description: String { "line \(line): \(reason)" }
}

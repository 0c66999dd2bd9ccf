import Varlink

/// The interface's errors, as one enumeration.
struct Errors {
    private let interface: Interface
    private var errors: [(comment: Comment, structure: Structure)] = []
    /// The parameters of all errors together, each once.
    private var all: [Structure.Field] = []

    init(_ interface: Interface) throws(GeneratorError) {
        self.interface = interface
        for error in interface.errors {
            guard case .structure(let fields) = error.type else { continue }
            let structure = try Structure(error.name, fields)
            errors.append((Comment(error.documentation), structure))
            for (field, var parameter) in zip(fields, structure.fields) {
                parameter.type.isOptional = true
                if let same = all.first(where: { $0.name == field.name }) {
                    guard same.type == parameter.type else {
                        throw GeneratorError(field, "another error has a parameter of this name and of another type")
                    }
                } else {
                    all.append(parameter)
                }
            }
        }
    }

    var lines: [String] {
        let parameters = Structure("ControlErrorParameters", all).lines(indentation: "").map {
            $0.hasPrefix("package struct") ? $0.replacing("package struct", with: "private struct") : $0
        }
        return ["/// The errors of \(interface.name)."]
            + ["package enum ControlError: VarlinkErrorConvertible, Equatable, Sendable {"] + errors.flatMap(declaration) + [""]
            + ["    /// The error as the interface declares it.", "    package var varlinkError: VarlinkError {"]
            + ["        switch self {"] + errors.flatMap(writing) + ["        }", "    }", ""]
            + ["    /// Reads what a service answered; nil where it is another interface's error, or one that a newer version has."]
            + ["    package init?(_ error: VarlinkError) {"]
            + ["        guard let parameters = try? error.parameters(as: ControlErrorParameters.self) else { return nil }"]
            + ["        switch error.name {"] + errors.flatMap(reading) + ["        default: return nil", "        }", "    }", "}", ""]
            + ["/// The parameters of all errors; each error has some of them."] + parameters
    }

    private func caseName(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }

    private func declaration(_ error: (comment: Comment, structure: Structure)) -> [String] {
        let parameters = error.structure.fields.map { "\($0.name): \($0.type.declaration)" }.joined(separator: ", ")
        return error.comment.lines(indentation: "    ")
            + ["    case \(caseName(error.structure.name))\(parameters.isEmpty ? "" : "(\(parameters))")"]
    }

    private func writing(_ error: (comment: Comment, structure: Structure)) -> [String] {
        let name = "\"\(interface.name).\(error.structure.name)\""
        guard !error.structure.fields.isEmpty else {
            return ["        case .\(caseName(error.structure.name)): return VarlinkError(\(name))"]
        }
        let bindings = error.structure.fields.map { "let \($0.name)" }.joined(separator: ", ")
        return ["        case .\(caseName(error.structure.name))(\(bindings)):", "            return VarlinkError(\(name)) { json in"]
            + error.structure.fields.map { "                json.member(\"\($0.name)\", \($0.name))" } + ["            }"]
    }

    private func reading(_ error: (comment: Comment, structure: Structure)) -> [String] {
        let required = error.structure.fields.filter { !$0.type.isOptional }.map { "let \($0.name) = parameters.\($0.name)" }
        let arguments = error.structure.fields.map { "\($0.name): " + ($0.type.isOptional ? "parameters." : "") + $0.name }
        let value = ".\(caseName(error.structure.name))" + (arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))")
        return ["        case \"\(interface.name).\(error.structure.name)\":"]
            + (required.isEmpty ? [] : ["            guard \(required.joined(separator: ", ")) else { return nil }"])
            + ["            self = \(value)"]
    }
}

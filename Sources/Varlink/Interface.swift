/// One Varlink interface, read from its description (the `.varlink` text that `GetInterfaceDescription` answers with).
public struct Interface: Sendable, Equatable {
    /// The reverse-domain name.
    public let name: String
    /// The comment above the interface, without its `#`.
    public let documentation: String
    /// The text that everything here was read from.
    public let description: String
    /// In the order of the text, as the others.
    public let methods: [Method]
    /// The named types.
    public let types: [Definition]
    /// The errors that the methods may answer with.
    public let errors: [Definition]

    /// A method and what goes in and out.
    public struct Method: Sendable, Equatable {
        /// The name inside the interface.
        public let name: String
        /// The comment above it.
        public let documentation: String
        /// The input parameters.
        public let parameters: [Field]
        /// The output parameters.
        public let reply: [Field]
    }

    /// A named type or an error.
    public struct Definition: Sendable, Equatable {
        /// The name inside the interface.
        public let name: String
        /// The comment above it.
        public let documentation: String
        /// A type's structure or enumeration; an error's parameters, always a structure.
        public let type: ValueType
    }

    /// One field of a structure.
    public struct Field: Sendable, Equatable {
        /// The key in the JSON object.
        public let name: String
        /// The comment above it.
        public let documentation: String
        /// What the value may be.
        public let type: ValueType
    }

    /// What a value may be.
    public indirect enum ValueType: Sendable, Equatable {
        /// `true` or `false`.
        case bool
        /// A whole number.
        case int
        /// Any number.
        case float
        /// Text.
        case string
        /// Any JSON value that is an object.
        case object
        /// Any JSON value; newer than many parsers.
        case any
        /// A type of this interface.
        case named(String)
        /// An object with these fields.
        case structure([Field])
        /// One of these strings.
        case enumeration([String])
        /// A list.
        case array(ValueType)
        /// An object whose keys are free.
        case dictionary(ValueType)
        /// May be null or absent.
        case optional(ValueType)
    }

    /// Reads a description. Throws ``InterfaceError`` with the place of the first thing that is wrong.
    public init(description: String) throws(InterfaceError) {
        var parser = InterfaceParser(description)
        self = try parser.interface()
    }

    init(
        name: String, documentation: String, description: String, methods: [Method], types: [Definition], errors: [Definition]
    ) {
        self.name = name
        self.documentation = documentation
        self.description = description
        self.methods = methods
        self.types = types
        self.errors = errors
    }
}

/// What is wrong with an interface description.
public struct InterfaceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int
    /// The column in bytes, counted from 1.
    public let column: Int
    /// What was expected, or found.
    public let reason: String

    /// As compilers put it.
    public var description: String { "\(line):\(column): \(reason)" }
}

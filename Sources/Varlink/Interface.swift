/// One Varlink interface, read from its description (the `.varlink` text that `GetInterfaceDescription` answers with).
package struct Interface: Sendable, Equatable {
    /// The reverse-domain name.
    package let name: String
    /// The comment above the interface, without its `#`.
    package let documentation: String
    /// The text that everything here was read from.
    package let description: String
    /// In the order of the text, as the others.
    package let methods: [Method]
    /// The named types.
    package let types: [Definition]
    /// The errors that the methods may answer with.
    package let errors: [Definition]

    /// A method and what goes in and out.
    package struct Method: Sendable, Equatable {
        /// The name inside the interface.
        package let name: String
        /// The line in which that is, counted from 1.
        package let line: Int
        /// The comment above it.
        package let documentation: String
        /// The input parameters.
        package let parameters: [Field]
        /// The output parameters.
        package let reply: [Field]
    }

    /// A named type or an error.
    package struct Definition: Sendable, Equatable {
        /// The name inside the interface.
        package let name: String
        /// The line in which that is, counted from 1.
        package let line: Int
        /// The comment above it.
        package let documentation: String
        /// A type's structure or enumeration; an error's parameters, always a structure.
        package let type: ValueType
    }

    /// One field of a structure.
    package struct Field: Sendable, Equatable {
        /// The key in the JSON object.
        package let name: String
        /// The line in which that is, counted from 1.
        package let line: Int
        /// The comment above it.
        package let documentation: String
        /// What the value may be.
        package let type: ValueType
    }

    /// What a value may be.
    package indirect enum ValueType: Sendable, Equatable {
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
    package init(description: String) throws(InterfaceError) {
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
package struct InterfaceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The line, counted from 1.
    package let line: Int
    /// The column in bytes, counted from 1.
    package let column: Int
    /// What was expected, or found.
    package let reason: String

    /// As compilers put it.
    package var description: String { "\(line):\(column): \(reason)" }
}

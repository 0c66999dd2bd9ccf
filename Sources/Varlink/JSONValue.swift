/// A value that JSON text can be read into.
package protocol JSONReadable {
    /// Reads the next value. Throws where that is something else.
    init(json: inout JSONReader) throws(JSONError)
}

/// A value that can be written as JSON text.
package protocol JSONWritable {
    /// Appends the value.
    func write(to json: inout JSONWriter)
}

/// What a message carries: parameters, replies, and the values in them.
package typealias JSONValue = JSONReadable & JSONWritable

/// What is wrong with JSON text, or that it is not the value that was wanted.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was expected, or found.
    package let reason: String
    /// The member of the outermost object in which it is, where it is in one.
    package let member: String?

    /// Says what is wrong, and in which member.
    package var description: String { member.map { "\($0): \(reason)" } ?? reason }
}

extension String: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) { self = try json.string() }

    package func write(to json: inout JSONWriter) { json.write(self) }
}

extension Bool: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) { self = try json.bool() }

    package func write(to json: inout JSONWriter) { json.write(self) }
}

extension Int: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) { self = try json.int() }

    package func write(to json: inout JSONWriter) { json.write(self) }
}

extension Double: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) { self = try json.double() }

    package func write(to json: inout JSONWriter) { json.write(self) }
}

extension Array: JSONReadable where Element: JSONReadable {
    package init(json: inout JSONReader) throws(JSONError) {
        self = []
        try json.beginArray()
        while try json.nextElement() { append(try Element(json: &json)) }
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.beginArray()
        for element in self {
            json.beginElement()
            element.write(to: &json)
        }
        json.endArray()
    }
}

// Of the functions above, which are generic, the compiler makes no special ones in another target; messages are full of such lists.

extension [String] {
    package init(json: inout JSONReader) throws(JSONError) {
        self = []
        try json.beginArray()
        while try json.nextElement() { append(try json.string()) }
    }

    package func write(to json: inout JSONWriter) {
        json.beginArray()
        for text in self {
            json.beginElement()
            json.write(text)
        }
        json.endArray()
    }
}

// Enumerations are their names.

extension JSONReadable where Self: RawRepresentable, RawValue == String {
    package init(json: inout JSONReader) throws(JSONError) {
        guard let value = Self(rawValue: try json.string()) else { throw json.error("not one of the known words") }
        self = value
    }
}

extension JSONWritable where Self: RawRepresentable, RawValue == String {
    package func write(to json: inout JSONWriter) { json.write(rawValue) }
}

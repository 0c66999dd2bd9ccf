/// One method of a Varlink interface, as a type that service and client share.
///
/// `Parameters` and `Reply` are JSON objects whose keys are the field names of the interface description.
/// The method's streams (see ``Service/enumerate(_:_:)``) carry one `Reply` per message.
package protocol VarlinkMethod {
    /// The call's input parameters; ``Empty`` if there are none.
    associatedtype Parameters: JSONValue
    /// The reply's output parameters; ``Empty`` if there are none.
    associatedtype Reply: JSONValue
    /// The fully qualified name, `org.example.Interface.Method`.
    static var name: String { get }
}

/// No parameters, or a reply without fields.
package struct Empty: JSONValue, Equatable, Sendable {
    /// The only value there is.
    package init() {}

    package init(json: inout JSONReader) throws(JSONError) { try json.skipValue() }

    package func write(to json: inout JSONWriter) { json.object { _ in } }
}

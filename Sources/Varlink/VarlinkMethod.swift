/// One method of a Varlink interface, as a type that service and client share.
///
/// `Parameters` and `Reply` must encode as JSON objects whose keys are the field names of the interface description.
/// The method's streams (see ``Service/enumerate(_:_:)``) carry one `Reply` per message.
package protocol VarlinkMethod {
    /// The call's input parameters; ``Empty`` if there are none.
    associatedtype Parameters: Codable
    /// The reply's output parameters; ``Empty`` if there are none.
    associatedtype Reply: Codable
    /// The fully qualified name, `org.example.Interface.Method`.
    static var name: String { get }
}

/// No parameters, or a reply without fields.
package struct Empty: Codable, Equatable, Sendable {
    /// The only value there is.
    package init() {}
}

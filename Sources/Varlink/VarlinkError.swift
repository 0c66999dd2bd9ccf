/// What a handler or a peer answers instead of a reply: a qualified name, and parameters as the interface declares them.
package struct VarlinkError: Error, Equatable, Sendable, CustomStringConvertible {
    /// `org.example.Interface.Error`.
    package let name: String

    /// The parameters as the text of a JSON object.
    let json: [UInt8]

    /// An error with the parameters that the closure adds.
    package init(_ name: String, _ addParameters: (inout JSONWriter) -> Void) {
        var json = JSONWriter()
        json.object(addParameters)
        self.init(name, json: json.bytes)
    }

    /// An error without parameters.
    package init(_ name: String) {
        self.init(name, json: Array("{}".utf8))
    }

    init(_ name: String, json: [UInt8]) {
        self.name = name
        self.json = json
    }

    /// The parameters as a Swift value. Throws if they aren't what `type` wants.
    package func parameters<P: JSONReadable>(as type: P.Type) throws(JSONError) -> P {
        try JSONReader.read(type, from: json)
    }

    /// The error as a whole message, for a peer that no ``Service`` serves.
    package var frame: [UInt8] {
        var frame: [UInt8] = []
        frame.appendError(self)
        return frame
    }

    /// The name, and the parameters as JSON if there are any.
    package var description: String {
        json.count > 2 ? "\(name) \(String(decoding: json, as: UTF8.self))" : name
    }
}

/// A library's own error type that a service knows how to put on the wire.
package protocol VarlinkErrorConvertible: Error {
    /// The error as the interface declares it.
    var varlinkError: VarlinkError { get }
}

/// The errors of `org.varlink.service`, which every service may answer with.
extension VarlinkError {
    /// A parameter of the call is unknown, missing or of the wrong type.
    package static func invalidParameter(_ field: String) -> VarlinkError {
        VarlinkError("org.varlink.service.InvalidParameter") { $0.member("parameter", field) }
    }

    /// The parameter that the service doesn't take; nil where the error is another one.
    package var invalidParameter: String? {
        guard name == "org.varlink.service.InvalidParameter", let object = try? JSONObject(json) else { return nil }
        return (try? object.string("parameter")) ?? nil
    }

    /// The interface has no such method; `method` is its qualified name.
    package static func methodNotFound(_ method: String) -> VarlinkError {
        VarlinkError("org.varlink.service.MethodNotFound") { $0.member("method", method) }
    }

    /// The service offers no such interface.
    package static func interfaceNotFound(_ interface: String) -> VarlinkError {
        VarlinkError("org.varlink.service.InterfaceNotFound") { $0.member("interface", interface) }
    }

    /// The interface describes the method, and the service doesn't offer it; `method` is its qualified name.
    package static func methodNotImplemented(_ method: String) -> VarlinkError {
        VarlinkError("org.varlink.service.MethodNotImplemented") { $0.member("method", method) }
    }

    /// The method answers with a stream, and was called without `more`.
    package static let expectedMore = VarlinkError("org.varlink.service.ExpectedMore")

    /// The caller may not do this.
    package static let permissionDenied = VarlinkError("org.varlink.service.PermissionDenied")
}

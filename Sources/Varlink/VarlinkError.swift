import FoundationEssentials

/// What a handler or a peer answers instead of a reply: a qualified name, and parameters as the interface declares them.
package struct VarlinkError: Error, Equatable, Sendable, CustomStringConvertible {
    /// `org.example.Interface.Error`.
    package let name: String

    /// The parameters as the text of a JSON object.
    let json: [UInt8]

    /// An error with parameters. Parameters that can't be encoded as a JSON object are left out: an error must not fail.
    package init<P: Encodable>(_ name: String, _ parameters: P) {
        self.init(name, json: (try? JSON.encode(parameters)).map { Array($0) } ?? Array("{}".utf8))
    }

    /// An error without parameters.
    package init(_ name: String) {
        self.init(name, json: Array("{}".utf8))
    }

    init(_ name: String, json: [UInt8]) {
        self.name = name
        self.json = json
    }

    /// The parameters as a Swift value. Throws `DecodingError` if they aren't what `type` wants.
    package func parameters<P: Decodable>(as type: P.Type) throws -> P {
        try JSONDecoder().decode(type, from: Data(json))
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
        VarlinkError("org.varlink.service.InvalidParameter", ["parameter": field])
    }

    /// The interface has no such method; `method` is its qualified name.
    package static func methodNotFound(_ method: String) -> VarlinkError {
        VarlinkError("org.varlink.service.MethodNotFound", ["method": method])
    }

    /// The service offers no such interface.
    package static func interfaceNotFound(_ interface: String) -> VarlinkError {
        VarlinkError("org.varlink.service.InterfaceNotFound", ["interface": interface])
    }

    /// The interface describes the method, and the service doesn't offer it; `method` is its qualified name.
    package static func methodNotImplemented(_ method: String) -> VarlinkError {
        VarlinkError("org.varlink.service.MethodNotImplemented", ["method": method])
    }

    /// The method answers with a stream, and was called without `more`.
    package static let expectedMore = VarlinkError("org.varlink.service.ExpectedMore")

    /// The caller may not do this.
    package static let permissionDenied = VarlinkError("org.varlink.service.PermissionDenied")
}

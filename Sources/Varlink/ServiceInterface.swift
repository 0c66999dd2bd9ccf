/// `org.varlink.service`, which every service offers by itself.
enum ServiceInterface {
    static let name = "org.varlink.service"

    struct GetInfo: VarlinkMethod {
        struct Reply: Codable {
            let vendor: String
            let product: String
            let version: String
            let url: String
            let interfaces: [String]
        }
        typealias Parameters = Empty
        static let name = "org.varlink.service.GetInfo"
    }

    struct GetInterfaceDescription: VarlinkMethod {
        struct Parameters: Codable { let interface: String }
        struct Reply: Codable { let description: String }
        static let name = "org.varlink.service.GetInterfaceDescription"
    }

    static let description = """
        # What every Varlink service offers: what it is, and which interfaces it has.
        interface org.varlink.service

        # What the service is, and the names of its interfaces.
        method GetInfo() -> (
          vendor: string,
          product: string,
          version: string,
          url: string,
          interfaces: []string
        )

        # The description of one of its interfaces.
        method GetInterfaceDescription(interface: string) -> (description: string)

        # The service has no such interface.
        error InterfaceNotFound (interface: string)

        # The interface has no such method.
        error MethodNotFound (method: string)

        # The interface describes the method, and the service doesn't offer it.
        error MethodNotImplemented (method: string)

        # A parameter is unknown, missing or of the wrong type.
        error InvalidParameter (parameter: string)

        # The caller may not do this.
        error PermissionDenied ()

        # The method answers with a stream, and was called without `more`.
        error ExpectedMore ()

        """

    @MainActor
    static func handlers(information: GetInfo.Reply, descriptions: [String: String]) -> [String: Handler] {
        [
            GetInfo.name: Handler(parameters: [], needsMore: false) { _ in .reply(try JSON.encode(information)) },
            GetInterfaceDescription.name: Handler(parameters: ["interface"], needsMore: false) {
                let interface = try $0.parameters(as: GetInterfaceDescription.Parameters.self).interface
                guard let description = descriptions[interface] else { throw VarlinkError.interfaceNotFound(interface) }
                return .reply(try JSON.encode(GetInterfaceDescription.Reply(description: description)))
            },
        ]
    }
}

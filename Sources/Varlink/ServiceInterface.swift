/// `org.varlink.service`, which every service offers by itself.
enum ServiceInterface {
    static let name = "org.varlink.service"

    struct GetInfo: VarlinkMethod {
        struct Reply {
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
        struct Parameters { let interface: String }
        struct Reply { let description: String }
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
            GetInfo.name: Handler(parameters: [], needsMore: false) { _ in .reply(JSONWriter.text(of: information)) },
            GetInterfaceDescription.name: Handler(parameters: ["interface"], needsMore: false) {
                let interface = try $0.parameters(as: GetInterfaceDescription.Parameters.self).interface
                guard let description = descriptions[interface] else { throw VarlinkError.interfaceNotFound(interface) }
                return .reply(JSONWriter.text(of: GetInterfaceDescription.Reply(description: description)))
            },
        ]
    }
}

extension ServiceInterface.GetInfo.Reply: JSONValue {
    private static let names = JSONNames("vendor", "product", "version", "url", "interfaces")

    init(json: inout JSONReader) throws(JSONError) {
        var vendor: String?
        var product: String?
        var version: String?
        var url: String?
        var interfaces: [String]?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: vendor = try json.string()
            case 1: product = try json.string()
            case 2: version = try json.string()
            case 3: url = try json.string()
            case 4: interfaces = try [String](json: &json)
            default: try json.skipValue()
            }
        }
        self.init(
            vendor: try json.required(vendor, "vendor"), product: try json.required(product, "product"),
            version: try json.required(version, "version"), url: try json.required(url, "url"),
            interfaces: try json.required(interfaces, "interfaces"))
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("vendor", vendor)
            json.member("product", product)
            json.member("version", version)
            json.member("url", url)
            json.member("interfaces", interfaces)
        }
    }
}

extension ServiceInterface.GetInterfaceDescription.Parameters: JSONValue {
    private static let names = JSONNames("interface")

    init(json: inout JSONReader) throws(JSONError) {
        var interface: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: interface = try json.string()
            default: try json.skipValue()
            }
        }
        self.init(interface: try json.required(interface, "interface"))
    }

    func write(to json: inout JSONWriter) {
        json.object { $0.member("interface", interface) }
    }
}

extension ServiceInterface.GetInterfaceDescription.Reply: JSONValue {
    private static let names = JSONNames("description")

    init(json: inout JSONReader) throws(JSONError) {
        var description: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: description = try json.string()
            default: try json.skipValue()
            }
        }
        self.init(description: try json.required(description, "description"))
    }

    func write(to json: inout JSONWriter) {
        json.object { $0.member("description", description) }
    }
}

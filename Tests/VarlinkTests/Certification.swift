@testable import Varlink

/// `org.varlink.certification`: the interface that implementations of Varlink try each other with. A client gives back
/// what the method before answered, and the service checks that nothing was lost on the way.
enum Certification {
    static let description = """
        # What implementations of Varlink try each other with.
        interface org.varlink.certification

        type Interface (
          foo: ?[]?[string](foo, bar, baz),
          anon: (foo: bool, bar: bool)
        )

        type MyType (
          object: object,
          enum: (one, two, three),
          struct: (first: int, second: string),
          array: []string,
          dictionary: [string]string,
          stringset: [string](),
          nullable: ?string,
          nullable_array_struct: ?[](first: int, second: string),
          interface: Interface
        )

        method Start() -> (client_id: string)
        method Test01(client_id: string) -> (bool: bool)
        method Test02(client_id: string, bool: bool) -> (int: int)
        method Test03(client_id: string, int: int) -> (float: float)
        method Test04(client_id: string, float: float) -> (string: string)
        method Test05(client_id: string, string: string) -> (bool: bool, int: int, float: float, string: string)
        method Test06(client_id: string, bool: bool, int: int, float: float, string: string)
          -> (struct: (bool: bool, int: int, float: float, string: string))
        method Test07(client_id: string, struct: (bool: bool, int: int, float: float, string: string)) -> (map: [string]string)
        method Test08(client_id: string, map: [string]string) -> (set: [string]())
        method Test09(client_id: string, set: [string]()) -> (mytype: MyType)

        # Answers with several replies.
        method Test10(client_id: string, mytype: MyType) -> (string: string)

        # To be called oneway.
        method Test11(client_id: string, last_more_replies: []string) -> ()
        method End(client_id: string) -> (all_ok: bool)

        error ClientIdError ()
        error CertificationError (wants: object, got: object)

        """

    struct Client: Codable, Equatable { var client_id: String }

    struct Values: Codable, Equatable {
        var bool = false
        var int = 2
        var float = Double.pi
        var string = "a lot of string"
    }

    struct MyType: Codable, Equatable {
        struct Object: Codable, Equatable {
            struct Parameters: Codable, Equatable { var map: [String: String] }
            var method: String
            var parameters: Parameters
        }
        enum Choice: String, Codable { case one, two, three }
        enum Foo: String, Codable { case foo, bar, baz }
        struct Pair: Codable, Equatable {
            var first: Int
            var second: String
        }
        struct Anonymous: Codable, Equatable { var foo, bar: Bool }
        struct Interface: Codable, Equatable {
            var foo: [[String: Foo]?]?
            var anon: Anonymous
        }
        var object: Object
        var `enum`: Choice
        var `struct`: Pair
        var array: [String]
        var dictionary: [String: String]
        var stringset: [String: Empty]
        var nullable: String?
        var nullable_array_struct: [Pair]?
        var interface: Interface
    }

    static let map = ["foo": "Foo", "bar": "Bar"]
    static let set = ["one": Empty(), "two": Empty(), "three": Empty()]
    static let myType = MyType(
        object: .init(method: "org.varlink.certification.Test09", parameters: .init(map: map)), enum: .two,
        struct: .init(first: 1, second: "2"), array: ["one", "two", "three"], dictionary: map, stringset: set,
        interface: .init(
            foo: [nil, ["foo": .foo, "bar": .bar], nil, ["one": .foo, "two": .bar]], anon: .init(foo: true, bar: false)))
    static let replies = (1...10).map { "Reply number \($0)" }

    enum Start: VarlinkMethod {
        typealias Parameters = Empty
        typealias Reply = Client
        static let name = "org.varlink.certification.Start"
    }
    enum Test01: VarlinkMethod {
        typealias Parameters = Client
        struct Reply: Codable, Equatable { var bool: Bool }
        static let name = "org.varlink.certification.Test01"
    }
    enum Test02: VarlinkMethod {
        struct Parameters: Codable, Equatable { var client_id: String; var bool: Bool }
        struct Reply: Codable, Equatable { var int: Int }
        static let name = "org.varlink.certification.Test02"
    }
    enum Test03: VarlinkMethod {
        struct Parameters: Codable, Equatable { var client_id: String; var int: Int }
        struct Reply: Codable, Equatable { var float: Double }
        static let name = "org.varlink.certification.Test03"
    }
    enum Test04: VarlinkMethod {
        struct Parameters: Codable, Equatable { var client_id: String; var float: Double }
        struct Reply: Codable, Equatable { var string: String }
        static let name = "org.varlink.certification.Test04"
    }
    enum Test05: VarlinkMethod {
        struct Parameters: Codable, Equatable { var client_id: String; var string: String }
        typealias Reply = Values
        static let name = "org.varlink.certification.Test05"
    }
    enum Test06: VarlinkMethod {
        struct Parameters: Codable, Equatable { var client_id: String; var bool: Bool; var int: Int; var float: Double; var string: String }
        struct Reply: Codable, Equatable { var `struct`: Values }
        static let name = "org.varlink.certification.Test06"
    }
    enum Test07: VarlinkMethod {
        struct Parameters: Codable, Equatable { var client_id: String; var `struct`: Values }
        struct Reply: Codable, Equatable { var map: [String: String] }
        static let name = "org.varlink.certification.Test07"
    }
    enum Test08: VarlinkMethod {
        struct Parameters: Codable, Equatable { var client_id: String; var map: [String: String] }
        struct Reply: Codable, Equatable { var set: [String: Empty] }
        static let name = "org.varlink.certification.Test08"
    }
    enum Test09: VarlinkMethod {
        struct Parameters: Codable, Equatable { var client_id: String; var set: [String: Empty] }
        struct Reply: Codable, Equatable { var mytype: MyType }
        static let name = "org.varlink.certification.Test09"
    }
    enum Test10: VarlinkMethod {
        struct Parameters: Codable, Equatable { var client_id: String; var mytype: MyType }
        struct Reply: Codable, Equatable { var string: String }
        static let name = "org.varlink.certification.Test10"
    }
    enum Test11: VarlinkMethod {
        struct Parameters: Codable, Equatable { var client_id: String; var last_more_replies: [String] }
        typealias Reply = Empty
        static let name = "org.varlink.certification.Test11"
    }
    enum End: VarlinkMethod {
        typealias Parameters = Client
        struct Reply: Codable, Equatable { var all_ok: Bool }
        static let name = "org.varlink.certification.End"
    }
}

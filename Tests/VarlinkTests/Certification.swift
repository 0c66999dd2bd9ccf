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

    struct Client: Record {
        var client_id: String = ""
        static var fields: [Field<Self>] { [Field("client_id", \.client_id)] }
    }

    struct Values: Record {
        var bool: Bool = false
        var int: Int = 2
        var float: Double = .pi
        var string: String = "a lot of string"
        static var fields: [Field<Self>] {
            [
                Field("bool", \.bool), Field("int", \.int), Field("float", \.float), Field("string", \.string),
            ]
        }
    }

    struct MyType: Record {
        struct Object: Record {
            struct Parameters: Record {
                var map: [String: String] = [:]
                static var fields: [Field<Self>] { [Field("map", \.map)] }
            }
            var method: String = ""
            var parameters: Parameters = Parameters()
            static var fields: [Field<Self>] { [Field("method", \.method), Field("parameters", \.parameters)] }
        }
        enum Choice: String, JSONValue { case one, two, three }
        enum Foo: String, JSONValue { case foo, bar, baz }
        struct Pair: Record {
            var first: Int = 0
            var second: String = ""
            static var fields: [Field<Self>] { [Field("first", \.first), Field("second", \.second)] }
        }
        struct Anonymous: Record {
            var foo: Bool = false
            var bar: Bool = false
            static var fields: [Field<Self>] { [Field("foo", \.foo), Field("bar", \.bar)] }
        }
        struct Interface: Record {
            var foo: [[String: Foo]?]?
            var anon: Anonymous = Anonymous()
            static var fields: [Field<Self>] { [Field("foo", \.foo), Field("anon", \.anon)] }
        }
        var object: Object = Object()
        var `enum`: Choice = .one
        var `struct`: Pair = Pair()
        var array: [String] = []
        var dictionary: [String: String] = [:]
        var stringset: [String: Empty] = [:]
        var nullable: String?
        var nullable_array_struct: [Pair]?
        var interface: Interface = Interface()
        static var fields: [Field<Self>] {
            [
                Field("object", \.object), Field("enum", \.`enum`), Field("struct", \.`struct`), Field("array", \.array),
                Field("dictionary", \.dictionary), Field("stringset", \.stringset), Field("nullable", \.nullable),
                Field("nullable_array_struct", \.nullable_array_struct), Field("interface", \.interface),
            ]
        }
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
        struct Reply: Record {
            var bool: Bool = false
            static var fields: [Field<Self>] { [Field("bool", \.bool)] }
        }
        static let name = "org.varlink.certification.Test01"
    }
    enum Test02: VarlinkMethod {
        struct Parameters: Record {
            var client_id: String = ""
            var bool: Bool = false
            static var fields: [Field<Self>] { [Field("client_id", \.client_id), Field("bool", \.bool)] }
        }
        struct Reply: Record {
            var int: Int = 0
            static var fields: [Field<Self>] { [Field("int", \.int)] }
        }
        static let name = "org.varlink.certification.Test02"
    }
    enum Test03: VarlinkMethod {
        struct Parameters: Record {
            var client_id: String = ""
            var int: Int = 0
            static var fields: [Field<Self>] { [Field("client_id", \.client_id), Field("int", \.int)] }
        }
        struct Reply: Record {
            var float: Double = 0
            static var fields: [Field<Self>] { [Field("float", \.float)] }
        }
        static let name = "org.varlink.certification.Test03"
    }
    enum Test04: VarlinkMethod {
        struct Parameters: Record {
            var client_id: String = ""
            var float: Double = 0
            static var fields: [Field<Self>] { [Field("client_id", \.client_id), Field("float", \.float)] }
        }
        struct Reply: Record {
            var string: String = ""
            static var fields: [Field<Self>] { [Field("string", \.string)] }
        }
        static let name = "org.varlink.certification.Test04"
    }
    enum Test05: VarlinkMethod {
        struct Parameters: Record {
            var client_id: String = ""
            var string: String = ""
            static var fields: [Field<Self>] { [Field("client_id", \.client_id), Field("string", \.string)] }
        }
        typealias Reply = Values
        static let name = "org.varlink.certification.Test05"
    }
    enum Test06: VarlinkMethod {
        struct Parameters: Record {
            var client_id: String = ""
            var bool: Bool = false
            var int: Int = 0
            var float: Double = 0
            var string: String = ""
            static var fields: [Field<Self>] {
                [
                    Field("client_id", \.client_id), Field("bool", \.bool), Field("int", \.int), Field("float", \.float),
                    Field("string", \.string),
                ]
            }
        }
        struct Reply: Record {
            var `struct`: Values = Values()
            static var fields: [Field<Self>] { [Field("struct", \.`struct`)] }
        }
        static let name = "org.varlink.certification.Test06"
    }
    enum Test07: VarlinkMethod {
        struct Parameters: Record {
            var client_id: String = ""
            var `struct`: Values = Values()
            static var fields: [Field<Self>] { [Field("client_id", \.client_id), Field("struct", \.`struct`)] }
        }
        struct Reply: Record {
            var map: [String: String] = [:]
            static var fields: [Field<Self>] { [Field("map", \.map)] }
        }
        static let name = "org.varlink.certification.Test07"
    }
    enum Test08: VarlinkMethod {
        struct Parameters: Record {
            var client_id: String = ""
            var map: [String: String] = [:]
            static var fields: [Field<Self>] { [Field("client_id", \.client_id), Field("map", \.map)] }
        }
        struct Reply: Record {
            var set: [String: Empty] = [:]
            static var fields: [Field<Self>] { [Field("set", \.set)] }
        }
        static let name = "org.varlink.certification.Test08"
    }
    enum Test09: VarlinkMethod {
        struct Parameters: Record {
            var client_id: String = ""
            var set: [String: Empty] = [:]
            static var fields: [Field<Self>] { [Field("client_id", \.client_id), Field("set", \.set)] }
        }
        struct Reply: Record {
            var mytype: MyType = MyType()
            static var fields: [Field<Self>] { [Field("mytype", \.mytype)] }
        }
        static let name = "org.varlink.certification.Test09"
    }
    enum Test10: VarlinkMethod {
        struct Parameters: Record {
            var client_id: String = ""
            var mytype: MyType = MyType()
            static var fields: [Field<Self>] { [Field("client_id", \.client_id), Field("mytype", \.mytype)] }
        }
        struct Reply: Record {
            var string: String = ""
            static var fields: [Field<Self>] { [Field("string", \.string)] }
        }
        static let name = "org.varlink.certification.Test10"
    }
    enum Test11: VarlinkMethod {
        struct Parameters: Record {
            var client_id: String = ""
            var last_more_replies: [String] = []
            static var fields: [Field<Self>] { [Field("client_id", \.client_id), Field("last_more_replies", \.last_more_replies)] }
        }
        typealias Reply = Empty
        static let name = "org.varlink.certification.Test11"
    }
    enum End: VarlinkMethod {
        typealias Parameters = Client
        struct Reply: Record {
            var all_ok: Bool = false
            static var fields: [Field<Self>] { [Field("all_ok", \.all_ok)] }
        }
        static let name = "org.varlink.certification.End"
    }
}

import Testing

@testable import Varlink

/// Parsing of interface descriptions, and the position of errors in broken ones.
struct InterfaceTests {
    @Test func `a description yields names, types and comments`() throws {
        let text = """
            # Licence, not documentation.

            # What it is.
            #
            #  indented
            interface org.example.kinds # trailing

            # Left alone by an empty line.

            type Pair (first: int, second: ?Kind)
            # One of these.
            type Kind (small, very_large, x1)

            # Does it.
            method Do(
              # How often.
              times: ?[]int, # not the next field's
              # The rest.
              rest: [string][]?(inner: Pair, any: object)
            ) -> (done: bool, ratio: float, kinds: [string]())
            method Nothing()->()
            # When it is sad.
            error Sad (why: string)
            error Bare ()
            """
        let interface = try Interface(description: text)
        #expect(interface.name == "org.example.kinds")
        #expect(interface.documentation == "What it is.\n\n indented")
        #expect(interface.description == text)
        let rest = Interface.ValueType.dictionary(
            .array(
                .optional(
                    .structure([
                        .init(name: "inner", line: 19, documentation: "", type: .named("Pair")),
                        .init(name: "any", line: 19, documentation: "", type: .object),
                    ]))))
        #expect(
            interface.methods == [
                .init(
                    name: "Do", line: 15, documentation: "Does it.",
                    parameters: [
                        .init(name: "times", line: 17, documentation: "How often.", type: .optional(.array(.int))),
                        .init(name: "rest", line: 19, documentation: "The rest.", type: rest),
                    ],
                    reply: [
                        .init(name: "done", line: 20, documentation: "", type: .bool),
                        .init(name: "ratio", line: 20, documentation: "", type: .float),
                        .init(name: "kinds", line: 20, documentation: "", type: .dictionary(.structure([]))),
                    ]),
                .init(name: "Nothing", line: 21, documentation: "", parameters: [], reply: []),
            ])
        let pair: [Interface.Field] = [
            .init(name: "first", line: 10, documentation: "", type: .int),
            .init(name: "second", line: 10, documentation: "", type: .optional(.named("Kind"))),
        ]
        #expect(
            interface.types == [
                .init(name: "Pair", line: 10, documentation: "", type: .structure(pair)),
                .init(name: "Kind", line: 12, documentation: "One of these.", type: .enumeration(["small", "very_large", "x1"])),
            ])
        #expect(
            interface.errors == [
                .init(
                    name: "Sad", line: 23, documentation: "When it is sad.",
                    type: .structure([.init(name: "why", line: 23, documentation: "", type: .string)])),
                .init(name: "Bare", line: 24, documentation: "", type: .structure([])),
            ])
    }

    @Test func `the description of org.varlink.service says what the service answers`() throws {
        let interface = try Interface(description: ServiceInterface.description)
        #expect(interface.name == ServiceInterface.name)
        let methods = [ServiceInterface.GetInfo.name, ServiceInterface.GetInterfaceDescription.name]
        #expect(interface.methods.map { "\(interface.name).\($0.name)" } == methods)
        #expect(interface.methods[0].reply.map(\.name) == ["vendor", "product", "version", "url", "interfaces"])
        let errors: [VarlinkError] = [
            .interfaceNotFound(""), .methodNotFound(""), .methodNotImplemented(""), .invalidParameter(""), .permissionDenied,
            .expectedMore,
        ]
        #expect(interface.errors.map { "\(interface.name).\($0.name)" } == errors.map(\.name))
    }

    @Test(arguments: ["a.b", "org.example.some-thing", "xn--lgbbat1ad8j.example.x", "A.B.C9", "org.1st.x"])
    func `an interface name is taken`(name: String) throws {
        #expect(try Interface(description: "interface \(name)\n").name == name)
    }

    static let broken: [(String, String)] = [
        ("", "1:1: expected interface"),
        ("# only a comment", "1:17: expected interface"),
        ("interfaces a.b", "1:1: expected interface"),
        ("interface", "1:10: expected an interface name such as org.example.Name"),
        ("interface example", "1:11: expected an interface name such as org.example.Name"),
        ("interface 1.b", "1:11: expected an interface name such as org.example.Name"),
        ("interface a..b", "1:11: expected an interface name such as org.example.Name"),
        ("interface a.b-", "1:11: expected an interface name such as org.example.Name"),
        ("interface a.b.", "1:11: expected an interface name such as org.example.Name"),
        ("interface a.b\nmethod", "2:7: expected a name with a capital and without underscores"),
        ("interface a.b\nmethod do() -> ()", "2:8: expected a name with a capital and without underscores"),
        ("interface a.b\nmethod Do_it() -> ()", "2:8: expected a name with a capital and without underscores"),
        ("interface a.b\nmethod Do() ()", "2:13: expected ->"),
        ("interface a.b\nmethod Do -> ()", "2:11: expected ("),
        ("interface a.b\nmethod Do() -> (a)", "2:18: expected :"),
        ("interface a.b\nmethod Do() -> (a: int", "2:23: expected , or )"),
        ("interface a.b\nmethod Do() -> (a: int,)", "2:24: expected a field name"),
        ("interface a.b\nmethod Do() -> (a: int b: int)", "2:24: expected , or )"),
        ("interface a.b\nmethod Do() -> (a: integer)", "2:20: expected a type"),
        ("interface a.b\nmethod Do() -> (a: )", "2:20: expected a type"),
        ("interface a.b\nmethod Do() -> (a: ??int)", "2:22: a type is optional once"),
        ("interface a.b\nmethod Do() -> (a: [int]string)", "2:20: expected a type"),
        ("interface a.b\nmethod Do() -> (a: Other)", "2:20: no type is named Other"),
        ("interface a.b\nmethod Do(a: int, a: int) -> ()", "2:19: a is there twice"),
        ("interface a.b\nmethod Do() -> (_a: int)", "2:17: expected a field name"),
        ("interface a.b\nmethod Do() -> (a_: int)", "2:17: expected a field name"),
        ("interface a.b\nmethod Do() -> (a__b: int)", "2:17: expected a field name"),
        ("interface a.b\nmethod Do() -> (1a: int)", "2:17: expected a field name"),
        ("interface a.b\ntype T (one, two-three)", "2:17: expected , or )"),
        ("interface a.b\ntype T (one, one)", "2:14: one is there twice"),
        ("interface a.b\ntype T int", "2:8: expected ("),
        ("interface a.b\ntype T ()\nerror T ()", "3:6: T is there twice"),
        ("interface a.b\nerror E", "2:8: expected ("),
        ("interface a.b\nerror E (one, two)", "2:13: expected :"),
        ("interface a.b\nproperty P ()", "2:9: expected method, type or error"),
        ("interface a.b\n;", "2:1: expected a name with a capital and without underscores"),
        ("interface a.b\u{0}", "1:14: expected a name with a capital and without underscores"),
        ("interface ä.b", "1:11: expected an interface name such as org.example.Name"),
    ]

    @Test(arguments: broken)
    func `a broken description is refused with the place`(text: String, message: String) {
        let error = #expect(throws: InterfaceError.self) { try Interface(description: text) }
        #expect(error?.description == message)
    }

    @Test(arguments: ["[]", "?[]", "[string]", "(a: "])
    func `nesting is bounded`(opening: String) throws {
        func description(_ depth: Int) -> String {
            let closing = opening == "(a: " ? String(repeating: ")", count: depth) : ""
            return "interface a.b\nmethod M(a: " + String(repeating: opening, count: depth) + "int" + closing + ") -> ()"
        }
        _ = try Interface(description: description(10))
        #expect(throws: InterfaceError.self) { try Interface(description: description(40)) }
        #expect(throws: InterfaceError.self) { try Interface(description: description(100_000)) }
    }

    @Test func `length is bounded`() throws {
        let text = "interface a.b\n" + String(repeating: "\n", count: InterfaceParser.maximumLength)
        #expect(throws: InterfaceError.self) { try Interface(description: text) }
    }

    @Test func `no cut and no changed byte of a description crashes the parser`() {
        let text = Array(TestService.description.utf8)
        var read = 0
        for position in text.indices {
            if (try? Interface(description: String(decoding: text[..<position], as: UTF8.self))) != nil { read += 1 }
            for byte in [0, 0x0A, 0x23, 0x28, 0x29, 0x3F, 0x5B, 0xFF] as [UInt8] {
                var changed = text
                changed[position] = byte
                if (try? Interface(description: String(decoding: changed, as: UTF8.self))) != nil { read += 1 }
            }
        }
        #expect(read > 0 && read < text.count * 9)
    }
}

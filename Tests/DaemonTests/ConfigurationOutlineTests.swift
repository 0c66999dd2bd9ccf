import TOMLKit
import Testing

@testable import Daemon

struct ConfigurationOutlineTests {
    /// Every place where a locator can go astray; `<` stands before each key or value that is looked up.
    static let text = #"""
        # delivery = 1  [delivery]
        note = """
        [delivery]
        from = "no" \""" # no comment
        """""
        raw = '''
        delivery.from = 1'''
        'quoted.key' = "a = [1, # \" ]"
        list = [ [1, 2], "x]", # ]
          { a.b = 'c', "d" = [3] }, -1_0.5, 4 ]
        "\u0065very" = "3m"
        site . "a.b" . c = 1
          [ groups . "Zoë's \"x\"" ] # [groups]
        every = "2w"
        [delivery]
        "from"="é", to	=	"x"
        """#.replacing("\"é\", to", with: "\"é\"\nto")

    @Test(
        arguments: [
            ([.key("note")], 2, 1, 2, 8),
            ([.key("raw")], 6, 1, 6, 7),
            ([.key("quoted.key")], 8, 1, 8, 16),
            ([.key("list"), .element(0), .element(1)], 9, 14, 9, 14),
            ([.key("list"), .element(2), .key("a"), .key("b")], 10, 7, 10, 11),
            ([.key("list"), .element(2), .key("d"), .element(0)], 10, 23, 10, 23),
            ([.key("list"), .element(4)], 10, 37, 10, 37),
            ([.key("every")], 11, 1, 11, 16),
            ([.key("site"), .key("a.b")], 12, 8, 12, 8),
            ([.key("site"), .key("a.b"), .key("c")], 12, 16, 12, 20),
            ([.key("groups"), .key("Zoë's \"x\"")], 13, 14, 13, 14),
            ([.key("groups"), .key("Zoë's \"x\""), .key("every")], 14, 1, 14, 9),
            ([.key("delivery"), .key("from")], 16, 1, 16, 8),
            ([.key("delivery"), .key("to")], 17, 1, 17, 6),
            // What isn't there is placed at the nearest thing around it.
            ([.key("delivery"), .key("none"), .key("deeper")], 15, 2, 15, 2),
            ([.key("none")], 1, 1, 1, 1),
        ] as [([Outline.Step], Int, Int, Int, Int)])
    func `keys and values are found behind every feature of TOML`(
        path: [Outline.Step], line: Int, column: Int, valueLine: Int, valueColumn: Int
    ) {
        let source = ConfigurationSource(file: "", text: Self.text)
        let outline = Outline(source.bytes)
        let problems = [source.error([(outline.key(path), "")]), source.error([(outline.value(path), "")])].flatMap(\.problems)
        #expect(problems.map(\.line) == [line, valueLine])
        #expect(problems.map(\.column) == [column, valueColumn])
    }

    @Test func `the parser agrees that this is TOML`() throws {
        #expect(try TOMLTable(string: Self.text).keys.count == 8)
    }

    @Test(
        arguments: [
            ("evrey", "every"), ("birthday", "birthdays"), ("anniversary", "anniversaries"), ("EVERY", "every"), ("ever", "every"),
            ("e", nil), ("", nil),
            ("completely different", nil),
        ])
    func `the nearest name is the one with the fewest typing errors, if they are few`(typed: String, meant: String?) {
        #expect(Names(["every", "birthdays", "anniversaries"]).nearest(to: typed) == meant)
    }
}

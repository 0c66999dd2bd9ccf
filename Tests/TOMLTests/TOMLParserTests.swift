import Testing

@testable import TOML

extension TOMLTable {
    /// The same line for the same values: entries sorted by name, texts in ASCII.
    var rendering: String {
        "{" + entries.map { TOMLValue.quoted($0.key.name) + "=" + $0.value.rendering }.sorted().joined(separator: ",") + "}"
    }
}

extension TOMLValue {
    fileprivate var rendering: String {
        switch content {
        case .text(let text): Self.quoted(text)
        case .integer(let integer): "\(integer)"
        case .fraction: "fraction"
        case .boolean(let boolean): "\(boolean)"
        case .list(let list): "[" + list.map(\.rendering).joined(separator: ",") + "]"
        case .table(let table): table.rendering
        }
    }

    fileprivate static func quoted(_ text: String) -> String {
        let shown = text.unicodeScalars.map { scalar in
            (" "..."~").contains(scalar) && scalar != "\"" && scalar != "\\" ? "\(scalar)" : "\\" + String(scalar.value, radix: 16) + ";"
        }
        return "\"" + shown.joined() + "\""
    }
}

struct TOMLParserTests {
    /// Every feature after which a position could be wrong.
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
        "from"="é"
        to	=	"x"
        """#

    @Test(
        arguments: [
            (["note"], 2, 1, 2, 8),
            (["raw"], 6, 1, 6, 7),
            (["quoted.key"], 8, 1, 8, 16),
            (["list", "0", "1"], 9, 14, 9, 14),
            (["list", "2", "a", "b"], 10, 7, 10, 11),
            (["list", "2", "d", "0"], 10, 23, 10, 23),
            (["list", "4"], 10, 37, 10, 37),
            (["every"], 11, 1, 11, 16),
            (["site", "a.b"], 12, 8, 12, 8),
            (["site", "a.b", "c"], 12, 16, 12, 20),
            (["groups", "Zoë's \"x\""], 13, 14, 13, 14),
            (["groups", "Zoë's \"x\"", "every"], 14, 1, 14, 9),
            (["delivery", "from"], 16, 1, 16, 8),
            (["delivery", "to"], 17, 1, 17, 6),
        ] as [([String], Int, Int, Int, Int)])
    func `keys and values have their places`(path: [String], line: Int, column: Int, valueLine: Int, valueColumn: Int) throws {
        let bytes = Array(Self.text.utf8)
        var value = TOMLValue(content: .table(try TOMLParser.parse(bytes)), offset: 0)
        var keyOffset = 0
        for step in path {
            if let list = value.list {
                value = list[try #require(Int(step))]
                keyOffset = value.offset
            } else {
                let entry = try #require(value.table?.entry(step))
                (keyOffset, value) = (entry.key.offset, entry.value)
            }
        }
        let places = [keyOffset, value.offset].map { TOMLPosition(of: $0, in: bytes) }
        #expect(places.map(\.line) == [line, valueLine])
        #expect(places.map(\.column) == [column, valueColumn])
    }

    @Test(
        arguments: [
            (#"a = "\b\t\n\f\r\"\\""#, #"{"a"="\8;\9;\a;\c;\d;\22;\5c;"}"#),
            (#"a = "\u00e9\u00E9\U0001F600""#, #"{"a"="\e9;\e9;\1f600;"}"#),
            (#"a = '\u00e9\'"#, #"{"a"="\5c;u00e9\5c;"}"#),
            ("a = ''\nb = \"\"\nc = ''''''\nd = \"\"\"\"\"\"", #"{"a"="","b"="","c"="","d"=""}"#),
            ("a = \"\"\"\none\n\n  two \\\n\n\t three\\  \r\n\"\"\"", #"{"a"="one\a;\a;  two three"}"#),
            ("a = \"\"\"\r\none\r\ntwo\"\"\"", #"{"a"="one\a;two"}"#),
            ("a = \"\"\"\n\n\"\"\"", #"{"a"="\a;"}"#),
            ("a = '''\n\\\n'''", #"{"a"="\5c;\a;"}"#),
            ("a = \"\"\"1\"2\"\"3\"\"\"\"\"", #"{"a"="1\22;2\22;\22;3\22;\22;"}"#),
            ("a = ''''1''''", #"{"a"="'1'"}"#),
            ("a = [0, -0, +1_000, -9223372036854775808]", #"{"a"=[0,0,1000,-9223372036854775808]}"#),
            ("a = [0.5, -1_0.0_1, true, false,]", #"{"a"=[fraction,fraction,true,false]}"#),
            ("a = [ # ]\r\n [], [[1], 'x'\n],\n# ,\n]# end", #"{"a"=[[],[[1],"x"]]}"#),
            ("a = {}\nb = { c.d = 1, 'c'.e = {f = [\n]} }", #"{"a"={},"b"={"c"={"d"=1,"e"={"f"=[]}}}}"#),
            ("1.2 = 3\n- = 4\n_\t.\t\"\" = 5", #"{"-"=4,"1"={"2"=3},"_"={""=5}}"#),
            ("[a.b]\nc = 1\n[a]\nc = 2\n[a.d]\n", #"{"a"={"b"={"c"=1},"c"=2,"d"={}}}"#),
            ("a.b.c = 1\na.d = 2\n[a.e]\n[a.b.f]", #"{"a"={"b"={"c"=1,"f"={}},"d"=2,"e"={}}}"#),
            ("[a]\nb.c = 1\nb.d = 2\n[a.b.e]\n", #"{"a"={"b"={"c"=1,"d"=2,"e"={}}}}"#),
            ("# no line end", "{}"),
        ])
    func `a value is what TOML says`(text: String, rendering: String) throws {
        #expect(try TOMLParser.parse(Array(text.utf8)).rendering == rendering)
    }

    @Test(
        arguments: [
            ("a = 1\n\"\\u0061\" = 2", 6), ("a = 1\na.b = 2", 6), ("a.b = 1\na = 2", 8), ("a.b = 1\na.b.c = 2", 10), ("a = 1\n[a]", 7),
            ("a = 1\n[a.b]", 7), ("[a]\nb = 1\n[a.b]", 13), ("[a]\n[a]", 5), ("a.b = 1\n[a]", 9), ("a.b.c = 1\n[a.b]", 13),
            ("[a]\nb.c = 1\n[a.b]", 15), ("[a.b]\n[a]\nb.c = 1", 10), ("[a.b.c]\nd = 1\n[a]\nb.c.e = 2", 20), ("a = {}\n[a]", 8),
            ("a = {}\na.b = 1", 7), ("a.b = {}\n[a.b.c]", 12), ("a = {b.c = 1}\na.b.d = 2", 14), ("a = {b = 1, b = 2}", 12),
            ("a = {b = {}, b.c = 2}", 13), ("a = [{}]\n[a.b]", 10), ("a = [{}]\na.b = 1", 9),
        ])
    func `nothing is defined twice`(text: String, offset: Int) throws {
        let error = try #require(throws: TOMLError.self) { try TOMLParser.parse(Array(text.utf8)) }
        #expect(error.message.contains(" is already defined on line "))
        #expect(error.offset == offset)
    }

    @Test(
        arguments: [
            ("a", 1), ("a\n= 1", 1), ("a =\n1", 3), (". = 1", 0), ("a. = 1", 3), ("a..b = 1", 2), ("a b = 1", 2), ("\"\"\"a\"\"\" = 1", 2),
            ("\"a\nb\" = 1", 0), ("a = 1 2", 6), ("a = 1, b = 2", 5), ("a = 1]", 5), ("[a] b = 1", 4), ("[]", 1), ("[a.]", 3), ("[a]]", 3),
            ("[ [a]]", 2), ("[[a] ]", 4), ("[a\n]", 2), ("a = {b = 1,}", 11), ("a = {,}", 5), ("a = {\n}", 5), ("a = {b = 1 # }", 11),
            ("a = [,]", 5), ("a = [1,,2]", 7), ("a = [1 2]", 7), ("a = tru", 4), ("a = True", 4), ("a = 01", 4), ("a = -01.5", 4),
            ("a = 1__0", 4), ("a = _1", 4), ("a = 1_", 4), ("a = +", 4), ("a = ++1", 4), ("a = 1.", 4), ("a = .5", 4), ("a = 1.2.3", 4),
            ("a = 1._2", 4), ("a = 1e3", 4), ("a = inf", 4), ("a = 07:32:00", 4), ("a = 1979-05-27 07:32:00", 4),
            ("a = \"\"\"\\ a\"\"\"", 7), ("a = \"\\ \n\"", 5), ("a = \"\"\"\"\"\"\"\"\"", 12), ("a = '\n'", 4), ("a = '''b''", 4),
            ("a = \"\\", 4),
            ("a = \"\u{7F}\"", 5), ("a = 'b\u{8}'", 6), ("# \u{1F}", 2), ("a = 1\r", 5), ("a = \"\"\"\r\r\n\"\"\"", 7), ("\u{C}a = 1", 0),
            ("a = \"\\e\"", 5), ("a = \"\\x41\"", 5), ("a = \"\\uDFFF\"", 5), ("a = \"\\u+041\"", 5), ("\u{FEFF}a = 1", 0), ("é = 1", 0),
            ("a\u{A0}= 1", 1),
        ])
    func `what TOML 1·0 lacks, or no configuration needs, is refused at its position`(text: String, offset: Int) throws {
        let error = try #require(throws: TOMLError.self) { try TOMLParser.parse(Array(text.utf8)) }
        #expect(error.offset == offset, "\(error.message)")
    }
}

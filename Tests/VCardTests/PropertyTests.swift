import Testing
import VCard

/// Parsing of one content line.
struct PropertyTests {
    private func property(_ line: String, version: String = "3.0") throws -> Property {
        try #require(card(line, version: version).properties.last)
    }

    @Test func `a line has group, name, parameters and value`() throws {
        let property = try property("Item1.e-Mail;TYPE=home,WORK;pref=3:a@b.example")
        #expect(property.group == "Item1")
        #expect(property.name == "e-Mail")
        #expect(property.isNamed("E-MAIL") && !property.isNamed("E-MAI") && !property.isNamed("E-MAILS"))
        #expect(property.parameters == [Parameter("TYPE", ["home", "WORK"]), Parameter("pref", "3")])
        #expect(property.types == ["home", "work"])
        #expect(property.preference == 3)
        #expect(text(property.rawValue) == "a@b.example")
        #expect(property.line == 3)
    }

    @Test func `quotes protect separators, and RFC 6868 encodes what can't be quoted`() throws {
        let property = try property("N;SORT-AS=\"a:b;c\",d;X=^'^^^n^q;Y=:v:w;\"x\"")
        #expect(property.parameter("sort-as") == ["a:b;c", "d"])
        #expect(property.parameter("X") == ["\"^\n^q"])
        #expect(property.parameter("Y") == [""])
        #expect(property.text == "v:w;\"x\"")
    }

    @Test func `an unclosed quote protects nothing`() throws {
        let property = try property("TEL;X=\"open;TYPE=home:1:\\n2")
        #expect(property.parameter("TYPE") == ["home"])
        #expect(property.text == "1:\n2")
    }

    @Test func `bare parameters of vCard 2 point 1 get their implied name`() throws {
        let property = try property("PHOTO;JPEG;BASE64;INLINE:AAEC", version: "2.1")
        #expect(
            property.parameters == [Parameter("TYPE", "JPEG"), Parameter("ENCODING", "BASE64"), Parameter("VALUE", "INLINE")])
        #expect(property.data == [0, 1, 2])
    }

    @Test(
        arguments: [
            ("PHOTO;ENCODING=b;TYPE=JPEG:/9j/\r\n 4AAQ\r\n  SkZJ", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46, 0x49]),
            ("PHOTO:data:image/png;base64,iVBORw==", [0x89, 0x50, 0x4E, 0x47]),
            ("PHOTO;VALUE=uri:https://x.example/a,b", nil), ("NOTE:AAEC", nil), ("KEY;ENCODING=B:%%%%", []),
        ] as [(String, [UInt8]?)])
    func `base64 is read in all its forms`(line: String, data: [UInt8]?) throws {
        #expect(try property(line).data == data)
    }

    @Test func `escapes are decoded once, unknown ones are kept`() throws {
        #expect(try property("NOTE:a\\nb\\Nc\\\\n\\,\\;\\:\\x\\").text == "a\nb\nc\\n,;:\\x\\")
        #expect(try property("CATEGORIES: a , b\\, c,,\\\\,d").list == ["a", "b, c", "\\", "d"])
        #expect(try property("ORG:A, B;C\\;D;").fields == ["A, B", "C;D", ""])
        #expect(try property("N:a,b;;c\\,d").components == [["a", "b"], [""], ["c,d"]])
    }

    @Test func `quoted-printable is decoded after the value is split`() throws {
        let property = try property("N;QUOTED-PRINTABLE:a=3Bb;=C3=\r\n=A9=0D=0Ax;=;=4", version: "2.1")
        #expect(property.components == [["a;b"], ["é\nx"], ["="], ["=4"]])
    }

    @Test(arguments: [
        ("ISO-8859-1", "\u{FC}"), ("latin1", "\u{FC}"), ("Windows-1252", "\u{FC}"), ("ISO-8859-15", "\u{FC}"), ("UTF-8", "\u{FFFD}"),
        ("no-such", "\u{FC}"), ("", "\u{FC}"),
    ])
    func `text that isn't UTF-8 is read in its character set, or as windows-1252`(charset: String, expected: String) throws {
        let bytes = Array("BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=\(charset):".utf8) + [0xFC] + Array("\nEND:VCARD\n".utf8)
        #expect(VCardFile(bytes, name: "").cards.first?.formattedName == expected)
    }

    @Test func `the euro sign is read in each character set`() throws {
        for (charset, byte) in [("windows-1252", 0x80), ("iso-8859-15", 0xA4)] as [(String, UInt8)] {
            let bytes = Array("BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=\(charset):".utf8) + [byte] + Array("\nEND:VCARD\n".utf8)
            #expect(VCardFile(bytes, name: "").cards.first?.formattedName == "€")
        }
    }

    /// "Sato Mio", "Ivan Petrov" and so on, as telephones of before Unicode write them; the bytes as Python's codecs write them.
    @Test(
        arguments: [
            ("SHIFT_JIS", [0x8D, 0xB2, 0x93, 0xA1, 0x20, 0x94, 0xFC, 0x8D, 0xE7], "佐藤 美咲"),
            // The second bytes are those of a backslash.
            ("Shift_JIS", [0x83, 0x5C, 0x95, 0x5C], "ソ表"), ("Big5", [0xB3, 0x5C, 0xA5, 0x5C], "許功"),
            ("KOI8-R", [0xE9, 0xD7, 0xC1, 0xCE], "Иван"), ("windows-1251", [0xC8, 0xE2, 0xE0, 0xED], "Иван"),
            ("GB2312", [0xC0, 0xEE, 0xD0, 0xA1, 0xC1, 0xFA], "李小龙"), ("EUC-KR", [0xB1, 0xE8, 0xB9, 0xCE, 0xC1, 0xD8], "김민준"),
            ("ISO-8859-2", [0xA3, 0x75, 0x6B, 0x61, 0x73, 0x7A], "Łukasz"), ("windows-1250", [0x4A, 0x69, 0xF8, 0xED], "Jiří"),
            ("MACINTOSH", [0x4B, 0x9F, 0x63, 0x68, 0x6C, 0x65], "Küchle"),
            ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x3A, 0x34, 0x46, 0x23, 0x1B, 0x28, 0x42], "佐藤"),
            // What is none of its characters.
            ("SHIFT_JIS", [0x41, 0x85, 0xFE, 0x42], "A\u{FFFD}\u{FFFD}B"), ("EUC-KR", [0x41, 0xB1], "A\u{FFFD}"),
        ] as [(String, [UInt8], String)])
    func `text is read in the character set that it is declared in, quoted or not`(charset: String, bytes: [UInt8], text: String) throws {
        let quoted = bytes.map { "=" + String($0, radix: 16, uppercase: true) }.joined()
        let head = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=\(charset)"
        let cards = [
            Array((head + ":").utf8) + bytes + Array(";x\nEND:VCARD\n".utf8),
            Array("\(head);ENCODING=QUOTED-PRINTABLE:\(quoted);x\nEND:VCARD\n".utf8),
        ]
        for card in cards {
            var card = try #require(VCardFile(card, name: "").cards.first)
            #expect(card.first("N")?.fields == [text, "x"] && card.unknownCharset == nil)
            card.makeUTF8()
            #expect(card.first("N")?.fields == [text, "x"])
        }
    }

    @Test(arguments: ["no-such", "../../etc/passwd", "UTF-8//TRANSLIT", String(repeating: "A", count: 99)])
    func `a character set that is not known is named`(charset: String) throws {
        let card = "BEGIN:VCARD\nVERSION:2.1\nTEL:1\nFN;CHARSET=\(charset):Ada\nEND:VCARD\n"
        #expect(VCardFile(Array(card.utf8), name: "").cards.first?.unknownCharset == charset)
    }

    @Test func `very long names, heads and lines are read`() throws {
        let name = String(repeating: "X-LONG-", count: 100)
        let value = String(repeating: "\(String(repeating: "y", count: 70))\r\n ", count: 2000)
        let card = try card("\(name);A=b:1", "group.\(name):2", "NOTE:\(value)z")
        #expect(card.all(name).map(\.text) == ["1", "2"])
        #expect(card.all(name).map(\.group) == [nil, "group"])
        #expect(card.note?.count == 140_001)
    }
}

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

    @Test func `very long names, heads and lines are read`() throws {
        let name = String(repeating: "X-LONG-", count: 100)
        let value = String(repeating: "\(String(repeating: "y", count: 70))\r\n ", count: 2000)
        let card = try card("\(name);A=b:1", "group.\(name):2", "NOTE:\(value)z")
        #expect(card.all(name).map(\.text) == ["1", "2"])
        #expect(card.all(name).map(\.group) == [nil, "group"])
        #expect(card.note?.count == 140_001)
    }
}

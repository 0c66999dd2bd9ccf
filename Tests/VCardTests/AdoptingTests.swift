import Testing
import VCard

/// Copying properties from one card to another, of the same version or another.
struct AdoptingTests {
    private func card(_ version: String, _ lines: String, lineEnd: String = "\r\n") throws -> Card {
        let text = "BEGIN:VCARD\nVERSION:\(version)\n\(lines)\nEND:VCARD\n".replacing("\n", with: lineEnd)
        return try #require(VCardFile(Array(text.utf8), name: "").cards.first)
    }

    /// The lines that a card of that version gets from the first property of another.
    private func adopted(_ line: String, _ old: String, _ new: String, group: String? = nil) throws -> String? {
        let other = try card(old, line)
        var card = try card(new, "FN:A")
        let property = try #require(other.properties.first { !$0.isNamed("VERSION") })
        let isAdded = card.add(property, of: other, group: group)
        let text = String(decoding: card.bytes, as: UTF8.self)
        #expect(text.hasSuffix("END:VCARD\r\n"))
        let head = "BEGIN:VCARD\r\nVERSION:\(new)\r\nFN:A\r\n"
        #expect(text.hasPrefix(head))
        let lines = String(text.unicodeScalars.dropFirst(head.unicodeScalars.count).dropLast("END:VCARD\r\n".unicodeScalars.count))
        #expect(isAdded == !lines.isEmpty)
        return isAdded ? lines.replacing("\r\n", with: "\n") : nil
    }

    @Test(arguments: [
        "eMail;TYPE=\"a:b\",home;X-ODD=1:a@b", "TEL;CELL:1\n 2\n\t3", "NOTE;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FCrg=\nen",
        "PHOTO;ENCODING=b;TYPE=JPEG:AAAA\n BBBB", "X-A:un\\escaped;a,b\\", "N;LANGUAGE=de:Ä;Ö;;;",
    ])
    func `between cards of one version the bytes are kept`(line: String) throws {
        #expect(try adopted(line, "2.1", "2.1") == line + "\n")
        #expect(try adopted(line, "3.0", "3.0") == line + "\n")
        #expect(try adopted("item1." + line, "3.0", "3.0", group: "item7") == "item7." + line + "\n")
        #expect(try adopted("item1." + line, "4.0", "4.0") == line + "\n")
    }

    @Test func `line endings become the card's, also in folds`() throws {
        let other = try card("3.0", "NOTE:a\n b", lineEnd: "\n")
        var card = try card("3.0", "FN:A", lineEnd: "\r\n")
        let note = try #require(other.first("NOTE"))
        let isAdded = card.add(note, of: other, group: nil)
        #expect(isAdded)
        #expect(String(decoding: card.bytes, as: UTF8.self).hasSuffix("FN:A\r\nNOTE:a\r\n b\r\nEND:VCARD\r\n"))
        #expect(card.note == "ab")
    }

    @Test func `a folded head is rewritten`() throws {
        #expect(try adopted("item1.TEL;TY\n PE=home:1", "3.0", "3.0", group: "item2") == "item2.TEL;TYPE=home:1\n")
    }

    @Test(arguments: [
        ("TEL;HOME;PREF:1", "2.1", "3.0", "TEL;TYPE=home,pref:1"), ("TEL;HOME;PREF:1", "2.1", "4.0", "TEL;TYPE=home;PREF=1:1"),
        ("TEL;TYPE=home;PREF=1:1", "4.0", "2.1", "TEL;TYPE=home;TYPE=pref:1"), ("EMAIL;TYPE=INTERNET:a@b", "3.0", "4.0", "EMAIL:a@b"),
        ("TEL;VALUE=uri:tel:+1-2", "4.0", "3.0", "TEL:+1-2"), ("BDAY;VALUE=date:1985-04-12", "3.0", "4.0", "BDAY:19850412"),
        ("BDAY:19850412", "4.0", "3.0", "BDAY:1985-04-12"), ("BDAY:--0412", "4.0", "3.0", "BDAY:--04-12"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", "3.0", "4.0", "BDAY:--0412"), ("BDAY:---12", "4.0", "3.0", "BDAY:---12"),
        ("BDAY:1985-04-12T23:10:00Z", "3.0", "4.0", "BDAY:19850412T231000Z"), ("BDAY:1985-04", "4.0", "3.0", "BDAY:1985-04"),
        ("BDAY:circa 1800", "3.0", "4.0", "BDAY;VALUE=text:circa 1800"), ("BDAY;VALUE=text:circa 1800", "4.0", "2.1", "BDAY:circa 1800"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=FCrg, =\nen=0D=0Ab", "2.1", "3.0", "NOTE:Jürg\\, en\\nb"),
        ("NOTE:a\\nb", "3.0", "2.1", "NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab"), ("ADR:;;a, b;c", "2.1", "3.0", "ADR:;;a\\, b;c"),
        ("N:A;B,C", "3.0", "4.0", "N:A;B,C"), ("ORG:a, b;c", "3.0", "4.0", "ORG:a\\, b;c"),
        ("PHOTO;ENCODING=b;TYPE=JPEG:AAAA\n BBBB", "3.0", "4.0", "PHOTO:data:image/jpeg;base64,AAAABBBB"),
        ("PHOTO:data:image/png;base64,AAAA", "4.0", "3.0", "PHOTO;ENCODING=b;TYPE=png:AAAA"),
        ("PHOTO;BASE64;JPEG:AAAA", "2.1", "3.0", "PHOTO;ENCODING=b;TYPE=jpeg:AAAA"),
        ("PHOTO:http://a/b,c", "4.0", "3.0", "PHOTO;VALUE=uri:http://a/b,c"), ("URL:http\\://a/b", "3.0", "4.0", "URL:http://a/b"),
        ("GEO:37.4;-122.1", "3.0", "4.0", "GEO:geo:37.4,-122.1"), ("GEO:geo:37.4,-122.1;u=1", "4.0", "3.0", "GEO:37.4;-122.1"),
        ("CATEGORIES:a,b\\,c", "3.0", "4.0", "CATEGORIES:a,b\\,c"), ("X-SKYPE;CHARSET=UTF-8:j\\;a,b", "2.1", "3.0", "X-SKYPE:j\\;a\\,b"),
        ("X-ODD;P=\"a;b\":a,b;c", "3.0", "4.0", "X-ODD;P=\"a;b\":a,b;c"),
        ("RELATED;VALUE=text:a, b", "4.0", "3.0", "RELATED;VALUE=text:a, b"),
    ])
    func `a property is translated to another version`(line: String, old: String, new: String, expected: String) throws {
        #expect(try adopted(line, old, new) == expected + "\n")
    }

    @Test(arguments: [
        ("PHOTO;ENCODING=b;TYPE=JPEG:AAAA", "3.0", "2.1"), ("KEY:data:application/pgp-keys;base64,AAAA", "4.0", "3.0"),
        ("GEO:1,2", "2.1", "4.0"), ("AGENT:\nBEGIN:VCARD\nN:B\nEND:VCARD", "2.1", "3.0"),
    ])
    func `a property that the version can't express is not added`(line: String, old: String, new: String) throws {
        #expect(try adopted(line, old, new) == nil)
    }

    @Test func `an AGENT is added with its nested card`() throws {
        let line = "AGENT:\nBEGIN:VCARD\nN:B\nEND:VCARD"
        #expect(try adopted(line, "2.1", "2.1") == line + "\n")
    }

    @Test func `bytes with another meaning in the new encoding are rewritten`() throws {
        let latin = "BEGIN:VCARD\nVERSION:3.0\nTITLE;TYPE=work:Jürgen, a\nEND:VCARD\n".unicodeScalars.map { UInt8($0.value) }
        let marked = "BEGIN:VCARD\nVERSION:3.0\nTITLE;TYPE=work;CHARSET=ISO-8859-1:Jürgen, a\nEND:VCARD\n"
        let utf16 = marked.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        for bytes in [latin, utf16] {
            let other = try #require(VCardFile(bytes, name: "").cards.first)
            var card = try card("3.0", "FN:A")
            #expect(card.add(try #require(other.first("TITLE")), of: other, group: nil))
            let text = try #require(String(validating: card.bytes, as: UTF8.self))
            #expect(text.hasSuffix("FN:A\r\nTITLE;TYPE=work:Jürgen\\, a\r\nEND:VCARD\r\n"))
        }
    }

    @Test func `a file in UTF-16 gets the characters, not the bytes`() throws {
        let bytes = "BEGIN:VCARD\nVERSION:2.1\nFN:A\nEND:VCARD\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        var card = try #require(VCardFile(bytes, name: "").cards.first)
        let other = try self.card("2.1", "NOTE;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FCrgen")
        let note = try #require(other.first("NOTE"))
        let isAdded = card.add(note, of: other, group: nil)
        #expect(isAdded)
        #expect(VCardFile(card.bytes, name: "").cards.first?.note == "Jürgen")
    }

    @Test func `a truncated value does not continue in the added line`() throws {
        let other = try card("2.1", "NOTE;QUOTED-PRINTABLE:cut=")
        var card = try card("2.1", "FN:A")
        let note = try #require(other.first("NOTE"))
        let isAdded = card.add(note, of: other, group: nil)
        #expect(isAdded)
        card.add("TITLE", .text("x"))
        var again = try #require(VCardFile(card.bytes, name: "").cards.first)
        #expect(again.note == note.text && again.title == "x")
        // The card's own last line.
        card = other
        card.add("TITLE", .text("x"))
        again = try #require(VCardFile(card.bytes, name: "").cards.first)
        #expect(again.note == note.text && again.title == "x")
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `after adding any property the card is still one card and has it`(seed: UInt64) throws {
        var generator = CardGenerator(seed: seed)
        let others = VCardFile(generator.file(), name: "").cards
        for mine in VCardFile(generator.file(), name: "").cards where mine.isComplete {
            for other in others {
                var card = mine
                var added: [Property] = []
                for property in other.properties where !["BEGIN", "END", "VERSION", ""].contains(property.name.uppercased()) {
                    if card.add(property, of: other, group: property.group) { added.append(property) }
                }
                let cards = VCardFile(card.bytes, name: "").cards
                #expect(cards.count == 1 && cards.first?.bytes == card.bytes)
                let found = cards.first.map { Array($0.properties.suffix(added.count)) } ?? []
                #expect(found.map { $0.name.uppercased() } == added.map { $0.name.uppercased() })
                for (new, old) in zip(found, added) where ["FN", "NOTE", "TITLE"].contains(old.name.uppercased()) {
                    // A line break inside of a value is one of the file's.
                    #expect(new.text.replacing(/\r?\r\n|\r/, with: "\n") == old.text.replacing(/\r?\r\n|\r/, with: "\n"))
                }
            }
        }
    }
}

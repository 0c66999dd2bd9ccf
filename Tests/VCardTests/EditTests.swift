import Foundation
import Testing
import VCard

/// Edits: what they change, and what they leave alone.
struct EditTests {
    @Test func `a new card is complete and says its version`() {
        #expect(text(Card(version: .v4).bytes) == "BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n")
        var card = Card(version: .v3)
        card.set("N", to: .components([["Lovelace"], ["Ada"], [], [], []]))
        card.set("FN", to: "Ada Lovelace")
        card.add("EMAIL", .text("ada@lovelace.example"), group: "item1", parameters: [Parameter("TYPE", ["home", "pref"])])
        #expect(
            text(card.bytes) == """
                BEGIN:VCARD\r
                VERSION:3.0\r
                N:Lovelace;Ada;;;\r
                FN:Ada Lovelace\r
                item1.EMAIL;TYPE=home,pref:ada@lovelace.example\r
                END:VCARD\r

                """)
        #expect(card.first("FN")?.line == 0)
    }

    @Test(arguments: ["\r\n", "\n", "\r", "\r\r\n"])
    func `an edit uses the card's line ending and folds at 75 octets`(lineEnd: String) throws {
        var card = try card("FN:A", "UID:1", lineEnd: lineEnd)
        let value = String(repeating: "ä", count: 80)
        card.set("FN", to: value)
        let lines = text(card.bytes).components(separatedBy: lineEnd)
        #expect(lines.map(\.utf8.count) == [11, 11, 75, 75, 15, 5, 9, 0])
        #expect(lines[3].hasPrefix(" ä"))
        #expect(card.formattedName == value)
    }

    @Test func `a line keeps its own ending, because another could merge with the next byte`() throws {
        let file = VCardFile("BEGIN:VCARD\rNOTE:a\n\n b\nEND:VCARD\n")
        var card = try #require(file.cards.first)
        card.set("NOTE", to: "c")
        #expect(text(card.bytes) == "BEGIN:VCARD\rNOTE:c\n\n b\nEND:VCARD\n")
    }

    @Test func `a name longer than a line stays whole, because its letters could continue a picture before it`() throws {
        let name = "X-" + String(repeating: "LONG", count: 20)
        let letters = name.replacing("-", with: "")
        for name in [name, letters] {
            var card = try #require(
                VCardFile(Array("BEGIN:VCARD\nVERSION:3.0\nPHOTO;ENCODING=b:AAAA\n\(name):x\nEND:VCARD\n".utf8), name: "long").cards.first)
            card.set(name, to: "y")
            let reread = try #require(VCardFile(card.bytes, name: "long").cards.first)
            #expect(reread.first(name)?.text == "y")
            #expect(reread.first("PHOTO")?.data == card.first("PHOTO")?.data)
        }
    }

    @Test func `setting keeps the group, the parameters as written, and every other line`() throws {
        var card = try card("FN:A", "item1.tel;CELL;X-ODD=\"a;b\";CHARSET=ISO-8859-1:1\r\n 2", "TEL:3", "NOTE:x")
        card.set("TEL", to: "4, 5")
        #expect(text(card.bytes).contains("FN:A\r\nitem1.tel;CELL;X-ODD=\"a;b\":4\\, 5\r\nTEL:3\r\nNOTE:x\r\n"))
    }

    @Test func `replacing with new parameters drops the old ones`() throws {
        var card = try card("TEL;TYPE=home:1")
        let property = try #require(card.first("TEL"))
        card.replace(property, with: .verbatim("tel:+1;ext=2"), parameters: [Parameter("VALUE", "uri"), Parameter("X-Q", "a \"b\":^\nc")])
        #expect(text(card.bytes).contains("TEL;VALUE=uri;X-Q=\"a ^'b^':^^^nc\":tel:+1;ext=2\r\n"))
        #expect(card.first("TEL")?.parameters.last == Parameter("X-Q", "a \"b\":^\nc"))
    }

    @Test func `lists and components are escaped and read back`() throws {
        var card = try card("FN:A")
        card.set("CATEGORIES", to: .list(["friends, old", "a;b", "c\\d"]))
        card.set("ORG", to: .components([["Weiß, Groß"], ["R;D"]]))
        #expect(text(card.bytes).contains("CATEGORIES:friends\\, old,a\\;b,c\\\\d\r\nORG:Weiß\\, Groß;R\\;D\r\n"))
        #expect(card.categories == ["friends, old", "a;b", "c\\d"])
        #expect(card.first("ORG")?.fields == ["Weiß, Groß", "R;D"])
    }

    @Test func `no value can inject a line into the card`() throws {
        var card = try card("FN:A")
        card.set("NOTE", to: "x\r\nEND:VCARD\rFN:B\nEMAIL:c")
        card.add("URL", .verbatim("http://x\r\nFN:D"), group: "a\nb", parameters: [Parameter("T\r\nX", "v\r\nw\u{7}")])
        card.add("X\nY", .text(""))
        #expect(VCardFile(card.bytes, name: "").cards.map { $0.all("FN").count } == [1])
        #expect(text(card.bytes).contains("a-b.URL;T--X=v^nw:http://xFN:D\r\nX-Y:\r\n"))
    }

    @Test func `BEGIN and END can't be added`() throws {
        var card = try card("FN:A")
        let before = card.bytes
        card.set("end", to: "VCARD")
        card.add("BEGIN", .text("VCARD"))
        #expect(card.bytes == before)
    }

    @Test func `removing a property removes all of its lines and no others`() throws {
        var card = try card("FN:A", "TEL:1", "NOTE:long\r\n  and folded", "tel:2", "", "UID:3")
        card.remove(try #require(card.first("NOTE")))
        card.removeAll("TEL")
        #expect(text(card.bytes) == "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n\r\nUID:3\r\nEND:VCARD\r\n")
        let gone = try #require(card.first("UID"))
        card.remove(gone)
        card.replace(gone, with: .text("4"))
        #expect(card.uid == nil)
    }

    @Test func `a missing VERSION is added first`() {
        var card = VCardFile("BEGIN:VCARD\nFN:A\nEND:VCARD\n").cards[0]
        card.set("VERSION", to: "4.0")
        #expect(text(card.bytes) == "BEGIN:VCARD\nVERSION:4.0\nFN:A\nEND:VCARD\n")
        #expect(card.version == .v4)
    }

    @Test func `vCard 2 point 1 uses quoted-printable where necessary`() throws {
        var card = try card("FN:A", "TEL;CELL:1", version: "2.1")
        card.set("FN", to: "Jürgen; = und\nmehr")
        card.set("TEL", to: "2, 3")
        #expect(
            text(card.bytes).contains(
                "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen\\; =3D und=0D=0Amehr\r\nTEL;CELL:2, 3\r\n"))
        #expect(card.formattedName == "Jürgen; = und\nmehr")
        let long = String(repeating: "END:VCARD ", count: 30)
        card.set("NOTE", to: long + ".")
        #expect(text(card.bytes).split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(VCardFile(card.bytes, name: "").cards.first?.note == long + ".")
    }

    @Test func `a parameter without a name says nothing of the encoding, neither when it is read nor when it stays`() throws {
        var card = try card("NOTE;ENCODING;=QUOTED-PRINTABLE:1 =3D 1", version: "2.1")
        #expect(card.note == "1 =3D 1")
        card.set("NOTE", to: "a=bd")
        #expect(card.note == "a=bd" && VCardFile(card.bytes, name: "").cards.first?.note == "a=bd")
    }

    @Test func `a property can be added to a truncated card`() {
        var card = VCardFile("BEGIN:VCARD\nVERSION:3.0\nFN:A").cards[0]
        card.add("UID", .text("1"))
        #expect(text(card.bytes) == "BEGIN:VCARD\nVERSION:3.0\nFN:A\nUID:1\n")
    }

    @Test func `an edited card is written to its place in the file`() throws {
        let bytes = Array("\u{FEFF}BEGIN:VCARD\nFN:A\nEND:VCARD\n\n--\nBEGIN:VCARD\nFN:B\nEND:VCARD\nrest".utf8)
        let file = VCardFile(bytes, name: "")
        var second = file.cards[1]
        second.set("FN", to: "C")
        #expect(text(file.bytes(with: [second])) == text(bytes).replacing("FN:B", with: "FN:C"))
        #expect(file.bytes(with: []) == bytes)
        #expect(file.bytes(with: [Card(version: .v3)]) == bytes)
    }

    @Test(arguments: ["utf16-le-bom.vcf", "utf16-be-bom.vcf", "utf16-le.vcf", "utf16-be.vcf"])
    func `an edit of a card in UTF-16 stays in UTF-16`(name: String) throws {
        let file = VCardFile(try TestFolder.corpus(name), name: name)
        var card = file.cards[0]
        card.set("FN", to: "Änne 😀 Groß")
        let again = VCardFile(file.bytes(with: [card]), name: name)
        #expect(again.cards[0].formattedName == "Änne 😀 Groß")
        #expect(again.cards[0].note == file.cards[0].note)
        #expect(again.problems.isEmpty)
    }
}

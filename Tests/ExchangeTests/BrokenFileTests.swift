import Testing

@testable import Exchange

/// Files that can't be read, and the error for each.
struct BrokenFileTests {
    @Test(arguments: [
        ("unclosed-quote.csv", "unclosed-quote.csv:3: a quotation mark is never closed"),
        ("behind-quote.csv", "behind-quote.csv:2: text behind a closing quotation mark"),
    ])
    func `a table that breaks off is refused, with file and line`(name: String, message: String) throws {
        let error = try #require(throws: ExchangeError.self) { try Samples.read(name) }
        #expect(error.description == message)
    }

    @Test(arguments: [
        ("unknown.csv", FileGuess.table(["Datum", "Betrag"])), ("messages.csv", .messages), ("empty.csv", .empty),
    ])
    func `a file of unknown kind is refused, and it is said what it seems to be`(name: String, guess: FileGuess) throws {
        let error = try #require(throws: ExchangeError.self) { try Samples.read(name) }
        #expect(error.description == "\(name): not a file that contacts are imported from" && error.guess == guess)
    }

    @Test(arguments: [
        ("PK\u{3}\u{4}" + String(repeating: "x", count: 26) + "[Content_Types].xml", FileGuess.spreadsheet),
        ("PK\u{3}\u{4}" + String(repeating: "x", count: 26) + "Takeout/Contacts/all.vcf", .archive), ("%PDF-1.7", .pdf),
        ("!BDN\u{0}", .outlookData), ("\n<!DOCTYPE html><html>", .webPage), ("<?xml version=\"1.0\"?><calls/>", .xml),
        ("{\"chats\": []}", .json), ("dn: cn=Ada Lovelace\nmail: ada@x.org\n", .ldif), ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", .calendar),
        ("// <!-- <mdb:mork:z v=\"1.4\"/> -->", .mork), ("Vorname;E-Mail\nAda;a@x.org\n", .table(["Vorname", "E-Mail"])), ("  \n", .empty),
        ("Dear Ada\n", .text), ("\u{1}\u{2}\u{3}", .unknown),
    ])
    func `what a file seems to be is told by how it begins`(text: String, guess: FileGuess) throws {
        let error = try #require(throws: ExchangeError.self) { try ContactFile(Array(text.utf8), name: "x") }
        #expect(error.guess == guess)
    }

    @Test func `a row with more cells than headings is left out, and blank lines at the end are ignored`() throws {
        let file = try Samples.read("overlong-row.csv")
        #expect(file.cards.map(\.name) == ["Bob Kahn"])
        #expect(
            file.skips == [.init(file: "overlong-row.csv", line: 2, name: "", reason: "the row has more cells than there are headings")])
    }

    @Test func `of several cards with one UID or e-mail address the first is taken`() throws {
        func card(_ uid: String, _ name: String, _ email: String) -> String {
            "BEGIN:VCARD\nVERSION:3.0\nUID:\(uid)\nFN:\(name)\nEMAIL:\(email)\nEND:VCARD\n"
        }
        let text = card("1", "Ada", "ada@example.org") + card("1", "Bob", "bob@example.org") + card("2", "A. King", "ADA@example.org")
        let file = try ContactFile(Array(text.utf8), name: "a.vcf")
        let list = ImportList([file, file])
        #expect(list.cards.map(\.name) == ["Ada"])
        #expect(
            list.skips.map { "\($0.line) \($0.name): \($0.reason)" } == [
                "7 Bob: the same UID as Ada (a.vcf:1)", "13 A. King: the same e-mail address as Ada (a.vcf:1)",
                "1 Ada: the same UID as Ada (a.vcf:1)", "7 Bob: the same UID as Ada (a.vcf:1)",
                "13 A. King: the same e-mail address as Ada (a.vcf:1)",
            ])
    }

    @Test func `a family that shares an address is several people, and one person is one by a number, too`() throws {
        func card(_ name: String, _ line: String) -> String { "BEGIN:VCARD\nVERSION:3.0\nFN:\(name)\n\(line)\nEND:VCARD\n" }
        let family = ["Alice Weber", "Weber, Bob", "Carl Weber", "Fam. Weber", "weber@x.org"].map { card($0, "EMAIL:weber@x.org") }
        let numbers = [card("Eva Moss", "TEL:030 1234567"), card("Moss, Eva", "TEL:+49 30 1234567"), card("Tim Moss", "TEL:0301234567")]
        let file = try ContactFile(Array((family + numbers).joined().utf8), name: "a.vcf")
        let list = ImportList([file])
        #expect(list.cards.map(\.name) == ["Alice Weber", "Weber, Bob", "Carl Weber", "Eva Moss", "Tim Moss"])
        #expect(list.skips.map(\.name) == ["Fam. Weber", "weber@x.org", "Moss, Eva"])
        #expect(list.skips.last?.reason == "the same telephone number as Eva Moss (a.vcf:26)")
        #expect(ImportList([file]) { $0.name == "Fam. Weber" }.cards.count == 6)
    }

    @Test func `an address book around the cards, a number alone and a picture that is too big are taken, as by the folder`() throws {
        let picture = String(repeating: "A", count: ImportList.cardBytes)
        let text =
            "BEGIN:VADDRESSBOOK\nBEGIN:VCARD\nVERSION:3.0\nTEL:030 1234567\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Phil\nUID:p\n"
            + "PHOTO;ENCODING=b:\(picture)\nNOTE:x\nEND:VCARD\nEND:VADDRESSBOOK\n"
        let list = ImportList([try ContactFile(Array(text.utf8), name: "a.vcf")])
        #expect(list.skips.isEmpty && list.cards.map(\.name) == ["030 1234567", "Phil"])
        #expect(list.cards.map(\.lacksPicture) == [false, true])
        #expect(list.cards[1].text == "BEGIN:VCARD\nVERSION:3.0\nFN:Phil\nUID:p\nNOTE:x\nEND:VCARD\n")
    }

    @Test func `two of one name and address are two if they were born otherwise or the user says so, and the next time again`() throws {
        let rows = ["1980-12-05", "2010-12-05", "2010-12-05", ""].map { "Eva,Weber,fam@example.org,\($0)\n" }
        let file = try ContactFile(Array(("First Name,Last Name,E-mail Address,Birthday\n" + rows.joined()).utf8), name: "fam.csv")
        let list = ImportList([file])
        #expect(list.cards.map(\.birthday) == ["1980-12-05", "2010-12-05"] && list.skips.count == 2)
        #expect(list.cards.allSatisfy { $0.text.contains("UID:\($0.uid)\r\n") } && Set(list.cards.map(\.uid)).count == 2)
        #expect(ImportList([file]).cards.map(\.uid) == list.cards.map(\.uid))
        #expect(ImportList([file]) { $0.line == 5 }.cards.count == 3)
    }

    @Test func `the members of group cards are imported with their groups`() throws {
        let text =
            "BEGIN:VCARD\nVERSION:3.0\nUID:A-1\nFN:Ada\nCATEGORIES:Chess\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nUID:b\nFN:Bob\nEND:VCARD\n"
            + "BEGIN:VCARD\nVERSION:3.0\nFN:Chess\nX-ADDRESSBOOKSERVER-KIND:group\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a-1\nEND:VCARD\n"
            + "BEGIN:VCARD\nVERSION:4.0\nFN:Choir\nKIND:group\nMEMBER:urn:uuid:a-1\nMEMBER:urn:uuid:B\nEND:VCARD\n"
        let file = try ContactFile(Array(text.utf8), name: "icloud.vcf")
        #expect(file.cards.map { $0.lines.filter { $0.hasPrefix("CATEGORIES") } } == [["CATEGORIES:Chess,Choir"], ["CATEGORIES:Choir"]])
        #expect(file.skips.map { "\($0.name): \($0.reason)" } == ["Chess", "Choir"].map { "\($0): a group; its members are in it" })
    }

    @Test func `portions hold every card once and fit into a call`() throws {
        let note = String(repeating: "/\\\"\u{1}", count: 2000)
        let cards = (0..<1200).map { "BEGIN:VCARD\nVERSION:3.0\nUID:\($0)\nFN:\($0)\nNOTE:\($0 % 7 == 0 ? note : "")\nEND:VCARD\n" }
        let huge = "BEGIN:VCARD\nVERSION:3.0\nUID:huge\nFN:Huge\nNOTE:\(String(repeating: "x", count: 900_000))\nEND:VCARD\n"
        let list = ImportList([try ContactFile(Array((cards.joined() + huge).utf8), name: "a.vcf")])
        #expect(list.skips.map(\.name) == ["Huge"])
        #expect(list.portions.joined().map(\.uid) == (0..<1200).map(String.init))
        #expect(list.portions.count > 3)
        #expect(list.portions.allSatisfy { $0.count <= 100 && $0.reduce(0) { $0 + $1.text.utf8.count } < 512 << 10 })
    }
}

import Foundation
import Testing
import VCard

@testable import Exchange

/// Exporting cards, and reading them back.
struct ExportTests {
    static let ada = """
        BEGIN:VCARD\r
        VERSION:3.0\r
        UID:ada\r
        FN:Ada Lovelace\r
        N:Lovelace;Ada;King;;\r
        EMAIL:ada@example.org\r
        EMAIL:second@example.org\r
        TEL:+44 1\r
        BDAY:1815-12-10\r
        CATEGORIES:friends,maths\r
        X-VITAMINB-MET:2024-03-12\r
        NOTE:says "hello"\\, twice\\nand more\r
        END:VCARD\r

        """
    static let plain = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Someone\r\nEND:VCARD\r\n"

    @Test func `the requested card is taken byte for byte, whatever else is in its file`() throws {
        let other = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Another\r\nEND:VCARD\r\n"
        let file = Array((Self.plain + other + Self.ada).utf8)
        #expect(ExportedCard(file, line: 9)?.text == Self.ada)
        #expect(ExportedCard(file, line: 2) == nil && ExportedCard([], line: 1) == nil, "no card begins there any more")
        // Of several without a UID each is itself.
        for (line, text) in [(1, Self.plain), (5, other)] { #expect(ExportedCard(file, line: line)?.text == text) }
    }

    @Test(arguments: [
        ("=HYPERLINK(\"http://example.org\")", "'=HYPERLINK(\"http://example.org\")"), ("-2+3", "'-2+3"), ("@SUM(1+1)", "'@SUM(1+1)"),
        ("+SUM(1)|cmd", "'+SUM(1)|cmd"), ("+49 30 123", "+49 30 123"), ("--12-10", " --12-10"), ("'tis", "'tis"), ("a=b", "a=b"),
        ("=\u{301}1+1", "'=\u{301}1+1"),
    ]) func `a cell is no formula, and is read as it was`(text: String, cell: String) {
        #expect(SpreadsheetText.guarded(text) == cell)
        #expect(SpreadsheetText.plain(cell).trimmed == text)
    }

    @Test func `a table of hostile cards is read back to the same people`() throws {
        let text =
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:m\r\nFN:=1+1\r\nORG:-2+3\r\nNOTE:@SUM(1)\r\nTEL:+49 30 123\r\nBDAY:--12-10\r\nEND:VCARD\r\n"
        let card = try #require(ExportedCard(Array(text.utf8), line: 1))
        let table = CSVWriter.table([card])
        #expect(try !table.contains(Regex("(?m)(^|,)\"?[=@-]")))
        let read = try ContactFile(Array(table.utf8), name: "export.csv").cards
        let lines = try #require(read.first?.lines)
        for line in ["FN:=1+1", "ORG:-2+3", "NOTE:@SUM(1)", "BDAY:--12-10"] { #expect(lines.contains(line), "\(line) in \(lines)") }
    }

    @Test func `a quotation mark with an accent is doubled like any other, and the day met is kept`() throws {
        let name = "Eve\"\u{301},=HYPERLINK(1),\""
        let lines = ["UID:e", "FN:\(name.replacing(",", with: "\\,"))", "X-VITAMINB-MET:2024-05-12"].joined(separator: "\r\n")
        let text = "BEGIN:VCARD\r\nVERSION:3.0\r\n\(lines)\r\nEND:VCARD\r\n"
        let table = CSVWriter.table([try #require(ExportedCard(Array(text.utf8), line: 1))])
        let read = try #require(try ContactFile(Array(table.utf8), name: "export.csv").cards.first)
        #expect(read.name == name && read.lines.contains("X-VITAMINB-MET:2024-05-12"))
    }

    @Test(arguments: [
        ("19780311", "1978-03-11"), ("1985-01-28T00:00:00Z", "1985-01-28"), ("--0416", "--04-16"), ("1604-04-16", "--04-16"),
        ("1985", "1985"), ("in spring", "in spring"),
    ]) func `a birthday is exported as the day it is`(written: String, exported: String) {
        let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u\r\nFN:Ada\r\nBDAY:\(written)\r\nEND:VCARD\r\n"
        #expect(ExportedCard(Array(card.utf8), line: 1)?.birthday == exported)
    }

    @Test func `a card is exported with the groups that other cards put it into`() throws {
        let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c\r\nFN:Cyd\r\nCATEGORIES:Chess\r\nEND:VCARD\r\n"
        let card = try #require(ExportedCard(Array(text.utf8), line: 1, groups: ["Chess", "Choir"]))
        #expect(card.groups == ["Chess", "Choir"] && card.text.contains("\r\nCATEGORIES:Chess,Choir\r\n"))
        #expect(ExportedCard(Array(text.utf8), line: 1, groups: ["Chess"])?.text == text)
    }

    @Test func `a table has the date of death and every yearly date, so that nobody comes back to life`() throws {
        let text =
            "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:u\r\nFN:Ada\r\nANNIVERSARY:18350708\r\nDEATHDATE:18521127\r\n"
            + "item1.X-ABDATE:--0804\r\nitem1.X-ABLABEL:Name day\r\nEND:VCARD\r\n"
        let card = try #require(ExportedCard(Array(text.utf8), line: 1))
        let bob = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:b\r\nFN:Bob\r\nEND:VCARD\r\n"
        let other = try #require(ExportedCard(Array(bob.utf8), line: 1))
        let file = try ContactFile(Array(CSVWriter.table([card, other]).utf8), name: "export.csv")
        let read = try #require(VCardFile(Array(file.cards[0].text.utf8), name: "").cards.first)
        #expect(read.death?.dayText == "1852-11-27" && read.anniversary?.dayText == "1835-07-08")
        #expect(read.otherDates.map { "\($0.label) \($0.date.dayText ?? "")" } == ["Name day --08-04"])
        #expect(file.cards[1].lines == ["FN:Bob", "N:;Bob;;;"] || file.cards[1].name == "Bob")
    }

    @Test func `a table has what is in the cards, and reads back`() throws {
        let cards = try [Self.ada, Self.plain].map { text in try #require(ExportedCard(Array(text.utf8), line: 1)) }
        let text = CSVWriter.table(cards)
        #expect(
            text == """
                Name Prefix,First Name,Middle Name,Last Name,Name Suffix,Nickname,File As,\
                Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Value,Phone 1 - Value,UID,Met\r
                ,Ada,King,Lovelace,,,Ada Lovelace,,,1815-12-10,"says ""hello"", twice\nand more",friends ::: maths,\
                ada@example.org ::: second@example.org,+44 1,ada,2024-03-12\r
                ,Someone,,,,,,,,,,,,,,\r

                """)
        let file = try ContactFile(Array(text.utf8), name: "export.csv")
        #expect(file.kind == .google)
        #expect(file.cards.first?.uid == "ada")
        #expect(
            file.cards.first?.lines == [
                "FN:Ada Lovelace", "N:Lovelace;Ada;King;;", "EMAIL:ada@example.org", "EMAIL:second@example.org", "TEL:+44 1",
                "BDAY:1815-12-10", "X-VITAMINB-MET:2024-03-12", "CATEGORIES:friends,maths", #"NOTE:says "hello"\, twice\nand more"#,
            ])
    }

    @Test(arguments: [
        ("Dr. Dan M. Four jr.", "Four;Dan;M.;Dr.;jr."), ("Nat", "Friedman;Nat;D;;"), ("Ada Lovelace", "Lovelace;Ada;;;"),
        ("佐藤 美咲", "佐藤;美咲;;;"), ("김 민준", "김;민준;;;"),
    ]) func `whole names come back from a table`(name: String, parts: String) throws {
        let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u\r\nFN:\(name)\r\nN:\(parts)\r\nEND:VCARD\r\n"
        let exported = try #require(ExportedCard(Array(card.utf8), line: 1))
        let back = try ContactFile(Array(CSVWriter.table([exported]).utf8), name: "export.csv")
        #expect(back.cards.first?.lines.prefix(2) == ["FN:\(name)", "N:\(parts)"])
    }
}

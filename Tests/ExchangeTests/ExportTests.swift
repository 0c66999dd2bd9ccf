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
        let file = Array((Self.plain + Self.ada).utf8)
        #expect(ExportedCard(file, uid: "ada")?.text == Self.ada)
        #expect(ExportedCard(file, uid: "no-uid-1")?.text == Self.plain)
        #expect(ExportedCard(Array(Self.ada.utf8), uid: "bob") == nil)
        #expect(ExportedCard([], uid: "bob") == nil)
    }

    @Test func `a table has what is in the cards, and reads back`() throws {
        let cards = try [(Self.ada, "ada"), (Self.plain, "x")].map { try #require(ExportedCard(Array($0.utf8), uid: $1)) }
        let text = CSVWriter.table(cards)
        #expect(
            text == """
                First Name,Last Name,Nickname,Organization Name,Organization Title,Birthday,Notes,Labels,\
                E-mail 1 - Value,Phone 1 - Value,UID\r
                Ada King,Lovelace,,,,1815-12-10,"says ""hello"", twice\nand more",friends ::: maths,\
                ada@example.org ::: second@example.org,+44 1,ada\r
                Someone,,,,,,,,,,\r

                """)
        let file = try ContactFile(Array(text.utf8), name: "export.csv")
        #expect(file.kind == .google)
        #expect(file.cards.first?.uid == "ada")
        #expect(
            file.cards.first?.lines == [
                "FN:Ada King Lovelace", "N:Lovelace;Ada King;;;", "EMAIL:ada@example.org", "EMAIL:second@example.org", "TEL:+44 1",
                "BDAY:1815-12-10", "CATEGORIES:friends,maths", #"NOTE:says "hello"\, twice\nand more"#,
            ])
    }
}

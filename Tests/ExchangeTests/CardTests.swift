import Foundation
import Testing
import VCard

@testable import Exchange

/// Importing vCards.
struct CardTests {
    @Test func `a card with a UID is taken byte for byte`() throws {
        let file = try Samples.read("many.vcf")
        let all = String(decoding: try Samples.bytes("many.vcf"), as: UTF8.self)
        let first = try #require(file.cards.first)
        #expect(all.hasPrefix(first.text) && first.text.hasSuffix("END:VCARD\r\n"))
        #expect(first.uid == "4706a9eb-48aa-409a-90d5-baab1d845b01")
    }

    @Test func `a card without a UID and FN gets them, and nothing else changes`() throws {
        let card = try Samples.read("many.vcf").cards[1]
        #expect(UUID(uuidString: card.uid) != nil)
        #expect(
            card.text.replacing("UID:\(card.uid)\r\nFN:Konrad Zuse\r\n", with: "")
                == "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Zuse;Konrad\r\nTEL;CELL:+49 30 2\r\nEND:VCARD\r\n")
        #expect(try Samples.read("many.vcf").cards[1].uid == card.uid, "the next time, it is the same one")
    }

    @Test(arguments: [
        ("N:Zuse;Konrad;;;\nNICKNAME:Z\nORG:O", "Konrad Zuse"), ("N:;;;;\nNICKNAME:Z\nORG:O", "Z"), ("TEL:+49 30 2\nEMAIL:a@b", "a@b"),
        ("TEL:+49 30 2", "+49 30 2"),
    ])
    func `a card without an FN gets the best name that is in it`(lines: String, name: String) throws {
        let card = try #require(try ContactFile(Array("BEGIN:VCARD\nVERSION:3.0\n\(lines)\nEND:VCARD\n".utf8), name: "x").cards.first)
        #expect(card.name == name)
        #expect(VCardFile(Array(card.text.utf8), name: "").cards.first?.formattedName == name)
        #expect(card.text.split(separator: "\n").count { $0.hasPrefix("FN:") } == 1)
    }

    @Test func `an incomplete card or one of no person is left out, with its line`() throws {
        #expect(
            try Samples.read("many.vcf").skips == [
                .init(file: "many.vcf", line: 15, name: "Everybody", reason: "a group; its members are in it"),
                .init(file: "many.vcf", line: 21, name: "", reason: "neither a name nor an address"),
            ])
    }

    @Test func `a card whose end is missing is taken, as by the folder, and named`() throws {
        let cards = try Samples.read("many.vcf").cards
        #expect(cards.map(\.isCutOff) == [false, false, true] && cards[2].name == "Cut Off")
        #expect(cards[2].text.hasSuffix("FN:Cut Off\r\nUID:\(cards[2].uid)\r\nEND:VCARD\r\n"))
        let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Ada\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nUID:2\r\nFN:Bob"
        let both = try ContactFile(Array(text.utf8), name: "x.vcf")
        #expect(both.skips.isEmpty)
        #expect(
            both.cards.map(\.text) == [
                "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Ada\r\nEND:VCARD\r\n",
                "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:2\r\nFN:Bob\r\nEND:VCARD\r\n",
            ])
    }

    @Test(arguments: [
        ("X-ABShowAs:COMPANY\nORG:Sparbank AG", "a company, not a person"), ("ORG:Sparbank AG", "a company, not a person"),
        ("KIND:org", "a company, not a person"), ("X-EVOLUTION-LIST:TRUE", "a mailing list, not a person"),
        ("KIND:location", "not a person (KIND is location)"),
    ])
    func `who is no person to the folder is none to an import`(lines: String, reason: String) throws {
        let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Sparbank AG\n\(lines)\nEND:VCARD\n"
        #expect(try ContactFile(Array(card.utf8), name: "x.vcf").skips.map(\.reason) == [reason])
    }

    @Test func `other encodings become UTF-8, since a vdir can hold no other`() throws {
        let card = try Samples.read("windows-1252.vcf").cards[0]
        #expect(card.name == "Jürgen Müßig" && !card.text.contains("ISO-8859-1"))
        let again = try #require(VCardFile(Array(card.text.utf8), name: "").cards.first)
        #expect(again.name?.family == ["Müßig"] && again.emails == ["juergen@example.org"])
        #expect(try Samples.read("utf16.vcf").cards[0].lines == ["FN:佐藤 美咲", "EMAIL:sato@example.org"])
    }

    @Test func `people are told apart by how they are reached, even if their row changes`() throws {
        func uid(_ row: String) throws -> String {
            try ContactFile(Array("First Name,Last Name,E-mail Address,Mobile Phone,Company\n\(row)\n".utf8), name: "x").cards[0].uid
        }
        #expect(try uid("Ada,Lovelace,a@example.org,,One") == uid("Ada,Lovelace,A@example.org,,Other"))
        #expect(try uid("Ada,Lovelace,,+44 20 1,") == uid("Ada,Lovelace,,+44201,"))
        #expect(try uid("Ada,Lovelace,,+44 20 1,") != uid("Ada,Lovelace,,+44 20 2,"))
        #expect(try uid("Ada,Lovelace,,,") != uid("Bob,Lovelace,,,"))
    }
}

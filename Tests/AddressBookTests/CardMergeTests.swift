import Foundation
import KeepInTouch
import TestSupport
import Testing
import VCard

@testable import AddressBook

/// Merging two cards: the merged card, and the row for each value.
struct CardMergeTests {
    private func card(_ lines: String, version: String = "3.0", lineEnd: String = "\r\n") throws -> Card {
        let text = "BEGIN:VCARD\nVERSION:\(version)\n" + (lines.isEmpty ? "" : lines + "\n") + "END:VCARD\n"
        return try #require(VCardFile(Array(text.replacing("\n", with: lineEnd).utf8), name: "").cards.first)
    }

    /// The merged card without its frame, and the rows as `outcome PROPERTY contact | other`.
    private func merged(_ mine: Card, _ theirs: Card) -> (lines: [String], rows: [String]) {
        let merge = CardMerge(theirs, into: mine)
        let text = String(decoding: merge.card.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        let again = CardMerge(theirs, into: merge.card)
        #expect(again.card.bytes == merge.card.bytes, "to merge again changes nothing")
        let read = VCardFile(merge.card.bytes, name: "").cards
        #expect(read.count == 1)
        if let read = read.first { #expect(CardMerge(theirs, into: read).card.bytes == read.bytes, "nor when it was read again") }
        #expect(!again.fields.contains { $0.outcome == .added })
        let rows = merge.fields.map { "\($0.outcome) \($0.property) \($0.contact ?? "-") | \($0.other ?? "-")" }
        return (text.split(separator: "\n").dropFirst(2).dropLast().map(String.init), rows)
    }

    private func expect(
        _ mine: String, _ theirs: String, _ lines: [String], _ rows: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let (merged, said) = merged(try card(mine), try card(theirs))
        #expect(merged == lines, sourceLocation: sourceLocation)
        #expect(said == rows, sourceLocation: sourceLocation)
    }

    @Test func `missing values are added at the end, and every line keeps its bytes`() throws {
        try expect(
            "UID:1\nfn:Ada\nPRODID:x\nEMAIL;TYPE=home:a@b\nX-ODD;P=\"a:b\":1\\q\nREV:2020",
            "UID:2\nPRODID:y\nREV:2021\nemail;type=\"x:y\":c@\n d\nTITLE:Countess\nX-TWITTER:ada\nTITLE:Lady",
            [
                "UID:1", "fn:Ada", "PRODID:x", "EMAIL;TYPE=home:a@b", "X-ODD;P=\"a:b\":1\\q", "REV:2020", "email;type=\"x:y\":c@", " d",
                "TITLE:Countess", "TITLE:Lady", "X-TWITTER:ada",
            ],
            [
                "stays FN Ada | -", "stays EMAIL a@b | -", "added EMAIL - | c@d", "added TITLE - | Countess", "added TITLE - | Lady",
                "stays X-ODD 1\\q | -", "added X-TWITTER - | ada",
            ])
    }

    @Test(arguments: [
        ("EMAIL:Ada@Example.org", "EMAIL;TYPE=work:mailto:ada@EXAMPLE.org"), ("TEL:+44 20 7946 0000", "TEL;TYPE=home:(020) 7946-0000"),
        ("TEL:tel:+44-20-7946-0000", "TEL:0044 20 79460000"), ("TEL:11 0", "TEL:11 0"),
        ("URL:HTTP://Example.org/", "URL:http://example.org"),
        ("ADR:;;Main St 1;Köln;;;", "ADR;TYPE=home:;;main st 1;KÖLN"), ("IMPP:xmpp:Ada@b", "IMPP:XMPP:ada@b"),
        ("ORG:A;B;", "ORG:A;B"), ("BDAY:1815-12-10", "BDAY;VALUE=date:18151210"),
        ("BDAY:--12-10", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10"),
        ("X-ANNIVERSARY:1835-07-08", "ANNIVERSARY:18350708"), ("CATEGORIES:Friends", "CATEGORIES:FRIENDS"), ("NOTE:a\\nb", "NOTE:b"),
        ("item1.X-ABDATE:1835-07-08\nitem1.X-ABLABEL:_$!<Anniversary>!$_", "ANNIVERSARY:18350708"), ("N:L;Ada;;;", "N:L;Ada"),
        ("PHOTO;ENCODING=b:AAAA", "PHOTO;ENCODING=BASE64:AA\n AA"), ("X-A:1", "X-A:1"), ("RELATED:urn:uuid:1", "RELATED:urn:uuid:1"),
    ])
    func `an equal value that is written differently is not added`(mine: String, theirs: String) throws {
        let (lines, rows) = merged(try card(mine), try card(theirs))
        #expect(lines == mine.split(separator: "\n").map(String.init))
        #expect(rows.count == 1 && rows[0].hasPrefix("same "), "\(rows)")
    }

    @Test(arguments: [
        ("EMAIL:ada@b", "EMAIL:adä@b"), ("TEL:+44 20 7946 0000", "TEL:+44 20 7946 0001"), ("TEL:110", "TEL:112"),
        ("TEL:tel:+442079460000;ext=1", "TEL:tel:+442079460000;ext=2"), ("URL:http://a/B", "URL:http://a/b"),
        ("X-ABDATE:1835-07-08", "item1.X-ABDATE:1835-07-08\nitem1.X-ABLABEL:met"), ("X-A:1", "X-A:2"), ("LANG:de", "LANG:en"),
    ])
    func `a value that is only similar is added`(mine: String, theirs: String) throws {
        let (lines, _) = merged(try card(mine), try card(theirs))
        #expect(lines == (mine + "\n" + theirs).split(separator: "\n").map(String.init))
    }

    @Test func `the card keeps its own value of a single property, and both are shown`() throws {
        try expect(
            "FN:Ada\nBDAY:1815-12-10\nORG:Engines\nPHOTO;ENCODING=b:AAAA",
            "FN:A. L.\nBDAY:1816-12-10\nORG:Looms\nPHOTO;ENCODING=b:BBBBBBBB",
            ["FN:Ada", "BDAY:1815-12-10", "ORG:Engines", "PHOTO;ENCODING=b:AAAA"],
            [
                "left FN Ada | A. L.", "left ORG Engines | Looms", "left BDAY 1815-12-10 | 1816-12-10", "left PHOTO 3 bytes | 6 bytes",
            ])
    }

    @Test func `an anniversary under an older name counts as one`() throws {
        try expect(
            "item1.X-ABDATE:2001-01-01\nitem1.X-ABLABEL:_$!<Anniversary>!$_", "ANNIVERSARY:2002-02-02",
            ["item1.X-ABDATE:2001-01-01", "item1.X-ABLABEL:_$!<Anniversary>!$_"], ["left ANNIVERSARY 2001-01-01 | 2002-02-02"])
    }

    @Test func `a line without a value is ignored`() throws {
        try expect(
            "N:;;;;\nORG:;\nNOTE:\nFN:Ada", "N:L;Ada;;;\nORG:Engines\nNOTE:x\nTITLE:\nTEL:",
            ["FN:Ada", "N:L;Ada;;;", "ORG:Engines", "NOTE:x"],
            ["stays FN Ada | -", "added N - | Ada L", "added ORG - | Engines", "added NOTE - | x"])
    }

    @Test func `groups and nicknames are added to the existing line`() throws {
        try expect(
            "CATEGORIES;X=1:Friends,Maths\nNICKNAME:Countess", "CATEGORIES:maths,Fellow Students\nCATEGORIES:a\\,b\nNICKNAME:Ada",
            ["CATEGORIES;X=1:Friends,Maths,Fellow Students,a\\,b", "NICKNAME:Countess,Ada"],
            [
                "stays NICKNAME Countess | -", "added NICKNAME - | Ada", "stays CATEGORIES Friends | -", "same CATEGORIES Maths | maths",
                "added CATEGORIES - | Fellow Students", "added CATEGORIES - | a,b",
            ])
        try expect(
            "FN:Ada", "CATEGORIES;X=1:a,b", ["FN:Ada", "CATEGORIES;X=1:a,b"],
            ["stays FN Ada | -", "added CATEGORIES - | a", "added CATEGORIES - | b"])
    }

    @Test func `the other note is appended`() throws {
        try expect(
            "NOTE;LANGUAGE=en:met at\\nthe fair", "NOTE:likes\\, tea\nNOTE:the fair",
            ["NOTE;LANGUAGE=en:met at\\nthe fair\\n\\nlikes\\, tea"],
            ["same NOTE met at\nthe fair | the fair", "added NOTE - | likes, tea"])
    }

    @Test func `a group of lines whose name is taken gets another name, with its label`() throws {
        try expect(
            "item1.EMAIL:a@b\nitem1.X-ABLabel:Work\nITEM2.TEL:110",
            "item1.EMAIL:c@d\nitem1.X-ABLabel:_$!<Home>!$_\nitem2.EMAIL:A@B\nitem2.X-ABLabel:Office\n"
                + "item3.URL:http://a\nitem3.X-ABLabel:Page\nitem1.X-C:1",
            [
                "item1.EMAIL:a@b", "item1.X-ABLabel:Work", "ITEM2.TEL:110", "item3.EMAIL:c@d", "item3.X-ABLabel:_$!<Home>!$_",
                "item4.URL:http://a", "item4.X-ABLabel:Page", "item3.X-C:1",
            ],
            [
                "same EMAIL a@b | A@B", "added EMAIL - | c@d", "stays TEL 110 | -", "added URL - | http://a", "added X-C - | 1",
            ])
        try expect(
            "FN:A", "work.ADR:;;St;;;;\nwork.X-ABADR:de\nwork.X-ABLabel:W\nother.X-ABLabel:alone",
            ["FN:A", "work.ADR:;;St;;;;", "work.X-ABADR:de", "work.X-ABLabel:W"], ["stays FN A | -", "added ADR - | St"])
    }

    @Test func `values of a card in another version and character set are converted`() throws {
        let old = """
            BEGIN:VCARD
            VERSION:2.1
            N:L;J=FCrgen
            TEL;CELL;PREF:+49 30 1234567
            NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Gr=FC=DFe,=0D=0Aund so=
             weiter
            BDAY:19850412
            ORG;CHARSET=ISO-8859-1:M\u{FC}ller, Sohn;IT
            PHOTO;BASE64;JPEG:
             AAAA

            END:VCARD

            """
        let theirs = try #require(VCardFile(old.unicodeScalars.map { UInt8($0.value) }, name: "").cards.first)
        let (lines, _) = merged(try card("FN:Jürgen\nNOTE:a", version: "4.0"), theirs)
        #expect(
            lines == [
                "FN:Jürgen", "NOTE:a\\n\\nGrüße\\,\\nund so weiter", "N:L;J=FCrgen", "TEL;TYPE=cell;PREF=1:+49 30 1234567",
                "ORG:Müller\\, Sohn;IT", "BDAY:19850412", "PHOTO:data:image/jpeg;base64,AAAA",
            ])
        let (back, rows) = merged(theirs, try card("EMAIL;PREF=1:a@b\nPHOTO:data:image/png;base64,BBBB\nGEO:geo:1,2", version: "4.0"))
        #expect(back.contains("EMAIL;TYPE=pref:a@b"))
        #expect(rows.contains("left GEO - | geo:1,2"), "what 2.1 can't say stays with the other card")
    }

    @Test func `added lines get the card's line endings`() throws {
        let merge = CardMerge(try card("NOTE:a\n b", lineEnd: "\r\n"), into: try card("FN:A", lineEnd: "\n"))
        #expect(String(decoding: merge.card.bytes, as: UTF8.self) == "BEGIN:VCARD\nVERSION:3.0\nFN:A\nNOTE:a\n b\nEND:VCARD\n")
    }

    @Test func `merging two cards again changes nothing`() throws {
        let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "VCardTests/Corpus")
        let files = try FileManager.default.contentsOfDirectory(at: corpus, includingPropertiesForKeys: nil)
        let cards = try files.flatMap { VCardFile(Array(try Data(contentsOf: $0)), name: "").cards }.filter(\.isComplete)
        #expect(cards.count > 40)
        // Every fourth pair, and in the long form all of them.
        let step = ProcessInfo.processInfo.environment["VITAMINB_LONG"] == nil ? 4 : 1
        for (row, mine) in cards.enumerated() {
            for column in stride(from: row % step, to: cards.count, by: step) { _ = merged(mine, cards[column]) }
        }
    }

    @Test func `a long text is shortened for display, and too many values are refused`() throws {
        let long = String(repeating: "x", count: 1000)
        let merge = CardMerge(try card("NOTE:\(long)"), into: try card("FN:A"))
        #expect(merge.fields.last?.other == String(repeating: "x", count: 159) + "…")
        #expect(merge.card.note == long)
        let numbers = (0..<600).map { "\($0)" }
        for many in ["X-A:" + numbers.joined(separator: "\nX-A:"), "CATEGORIES:" + numbers.joined(separator: ",")] {
            #expect(CardMerge(try card(many), into: try card("FN:A")).fields.count == CardMerge.maximumFields + 1)
        }
    }
}

/// Merging cards in files.
struct MergingTests {
    let folder = TemporaryFolder()
    let now = Instant(seconds: 1_795_440_900)
    let ada = ContactID(rawValue: "ada")
    let king = ContactID(rawValue: "king")

    private func text(_ uid: String, _ more: String) -> String { "BEGIN:VCARD\nVERSION:3.0\nUID:\(uid)\nFN:Ada\n\(more)END:VCARD\n" }

    private func book() throws -> AddressBook {
        try folder.write(text("ada", "REV:2020\n"), to: "ada.vcf")
        try folder.write(text("king", "TEL:1\n"), to: "king.vcf")
        var book = AddressBook(folders: [folder.path])
        _ = book.rescan()
        return book
    }

    private func card(_ name: String) throws -> String { try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8) }

    @Test func `a plan changes nothing, and the merge follows it; both can be repeated`() throws {
        let book = try book()
        let plan = try book.planMerge(king, into: ada)
        #expect(plan.fields.map(\.outcome) == [.same, .added] && plan.file == folder.path + "/ada.vcf")
        #expect(try card("ada.vcf") == text("ada", "REV:2020\n"))
        let merged = try book.merge(king, into: ada, now: now)
        #expect(merged.fields == plan.fields && merged.file == plan.file)
        let after = text("ada", "REV:20261123T133500Z\nTEL:1\n")
        #expect(try card("ada.vcf") == after)
        #expect(try book.merge(king, into: ada, now: now.adding(seconds: 60)).fields.map(\.outcome) == [.same, .same])
        #expect(try card("ada.vcf") == after, "not even REV is different")
        #expect(try card("king.vcf") == text("king", "TEL:1\n"), "the other card is left for the trash")
    }

    @Test func `changes that another program makes to either card meanwhile are kept`() throws {
        let book = try book()
        var calls = 0
        _ = try book.merge(king, into: ada, now: now) { other, card in
            calls += 1
            if calls == 1 { try? folder.write(text("ada", "TEL:2\n"), to: "ada.vcf") }
            if calls == 2 { try? folder.write(text("king", "TEL:1\nTEL:3\n"), to: "king.vcf") }
            return CardMerge(other, into: card)
        }
        #expect(calls == 3)
        #expect(try card("ada.vcf") == text("ada", "TEL:2\nTEL:1\nTEL:3\n"))
    }

    @Test func `a merge gives up when another program keeps changing the card`() throws {
        let book = try book()
        var calls = 0
        #expect(throws: CardEditingError.changedMeanwhile(file: folder.path + "/king.vcf")) {
            try book.merge(king, into: ada, now: now) { other, card in
                calls += 1
                try? folder.write(text("king", "TEL:9\(calls)\n"), to: "king.vcf")
                return CardMerge(other, into: card)
            }
        }
        #expect(try card("king.vcf") == text("king", "TEL:9\(calls)\n"))
    }

    @Test func `two cards in one file can be merged`() throws {
        try folder.write(text("ada", "") + text("king", "TEL:1\n"), to: "both.vcf")
        var book = AddressBook(folders: [folder.path])
        _ = book.rescan()
        _ = try book.merge(king, into: ada, now: now)
        _ = try book.discard(king, to: folder.path + "/trash")
        #expect(try card("both.vcf") == text("ada", "TEL:1\n"))
    }

    @Test func `the plan says where a card without a UID needs one`() throws {
        try folder.write("BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\n", to: "ada.vcf")
        try folder.write(text("king", "EMAIL:a@b\n"), to: "king.vcf")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan().changed
        let nameless = try #require(found.first { $0.id != king }?.id)
        #expect(try book.planMerge(king, into: nameless).needsUID && !book.planMerge(nameless, into: king).needsUID)
        #expect(throws: CardEditingError.withoutUID(new: nil)) { try book.merge(king, into: nameless, now: now) }
        _ = try book.merge(king, into: nameless, now: now, uid: ContactID(rawValue: "7f"))
        #expect(try card("ada.vcf").contains("\nUID:7f\n") && card("ada.vcf").contains("\nEMAIL:a@b\n"))
    }

    @Test func `two cards that are too big together are refused`() throws {
        let book = try book()
        try folder.write(text("king", (0..<600).map { "X-A:\($0)\n" }.joined()), to: "king.vcf")
        #expect(throws: CardEditingError.self) { try book.planMerge(king, into: ada) }
        #expect(throws: CardEditingError.self) { try book.merge(king, into: ada, now: now) }
        #expect(try card("ada.vcf") == text("ada", "REV:2020\n"))
    }
}

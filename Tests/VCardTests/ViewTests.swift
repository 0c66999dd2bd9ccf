import Testing
import VCard

/// The typed views that the corpus' table doesn't show.
struct ViewTests {
    @Test func `Android's events and nicknames, and dates with people's own labels, are read`() throws {
        func card(_ lines: String...) throws -> Card {
            let text = (["BEGIN:VCARD", "VERSION:3.0", "FN:Andy"] + lines + ["END:VCARD", ""]).joined(separator: "\n")
            return try #require(VCardFile(Array(text.utf8), name: "").cards.first)
        }
        let event = "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;"
        let android = try card(
            event + "2005-12-08;1;;;;;;;;;;;;;", event + "1990-12-10;3;;;;;;;;;;;;;", event + "2030-12-09;0;My Event;;;;;;;;;;;;",
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Ando;1;;;;;;;;;;;;;",
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Eve;0")
        #expect(android.birthday?.dayText == "1990-12-10" && android.anniversary?.dayText == "2005-12-08")
        #expect(android.nicknames == ["Ando"] && android.otherDates.map(\.label) == ["My Event"])
        #expect(android.otherDates.first?.date.dayText == "2030-12-09")
        let apple = try card(
            "ITEM1.X-ABLABEL:Ida's birthday", "ITEM1.X-ABDATE:20101205", "item2.X-ABDATE;type=pref:2001-12-07",
            "item2.X-ABLabel:Hochzeitstag",
            "item3.X-ABDATE:2020-01-01", "BDAY:1980-01-02", event + "1970-01-01;3;;")
        #expect(apple.anniversary?.dayText == "2001-12-07" && apple.birthday?.dayText == "1980-01-02")
        #expect(apple.otherDates.map(\.label) == ["Ida's birthday"])
        let second = try card(
            "item1.X-ABDATE:2001-11-08", "item1.X-ABLabel:Hochzeitstag", "ANNIVERSARY:2003-11-12", "item2.X-ABDATE:2003-11-12",
            "item2.X-ABLabel:_$!<Anniversary>!$_", "BDAY:1980-01-02", "item3.X-ABDATE:1980-01-03", "item3.X-ABLabel:Birthday",
            "X-ANNIVERSARY:2004-05-06")
        #expect(second.anniversary?.dayText == "2003-11-12")
        let others = second.otherDates.map { "\($0.label) \($0.date.dayText ?? "")" }
        #expect(others == ["Hochzeitstag 2001-11-08", "Birthday 1980-01-03", "anniversary 2004-05-06"])
        #expect(try card(event + "2027-05-01;0;Todestag;;").death?.dayText == "2027-05-01")
    }

    @Test func `whom a card names beside its person is read as each program writes it`() throws {
        let text = """
            BEGIN:VCARD
            VERSION:4.0
            FN:Ada
            RELATED;TYPE=spouse;VALUE=text:William King
            RELATED;TYPE=friend,contact:urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6
            RELATED:https://example.org/bob.vcf
            item1.X-ABRELATEDNAMES:Annabella
            item1.X-ABLabel:_$!<Mother>!$_
            X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Byron;5;;;
            X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Mary;0;Tutor;;
            X-EVOLUTION-SPOUSE:William
            X-KADDRESSBOOK-X-SPOUSESNAME:
            END:VCARD

            """
        let card = try #require(VCardFile(Array(text.utf8), name: "").cards.first)
        #expect(
            card.relations.map { "\($0.label): \($0.whom)" } == [
                #"spouse: name("William King")"#, #"friend, contact: uid("urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6")"#,
                #"Mother: name("Annabella")"#, #"father: name("Byron")"#, #"Tutor: name("Mary")"#, #"spouse: name("William")"#,
            ])
    }

    private func first(_ name: String) throws -> Card { try #require(VCardFile(TestFolder.corpus(name), name: name).cards.first) }

    @Test func `an Apple card shows its labels, its anniversary and its relations`() throws {
        let card = try first("v30-apple.vcf")
        #expect(card.anniversary == PartialDate("2011-06-18"))
        #expect(card.telephones == ["+46 70 555 01 23", "+46 8 555 01 24"])
        #expect(card.all("TEL").map(\.types) == [["cell", "voice", "pref"], []])
        #expect(card.all("TEL").map(card.label) == [nil, "Other"])
        #expect(card.nicknames == ["Majsan"])
        #expect(card.categories == ["Vänner", "Fika"])
        #expect(card.organization == "Lindqvist Bygg AB")
        #expect(card.birthday?.text == "1604-04-12")
    }

    @Test func `anniversaries are found wherever a program puts them`() throws {
        #expect(try first("v30-google.vcf").anniversary == PartialDate("2015-05-30".replacing("-", with: "")))
        #expect(try first("v30-evolution.vcf").anniversary?.year == 2009)
        #expect(try first("v40-full.vcf").anniversary?.time == "1430-0500")
        #expect(try card("item1.X-ABDATE:2000-01-01", "item1.X-ABLabel:first met").anniversary == nil)
    }

    @Test func `values are found in all properties with the same name`() throws {
        let card = try card(
            "NICKNAME:,", "nickname:Addie, ,Ada", "CATEGORIES: a ,b\\,c", "item1.CATEGORIES:d", "ORG:First;Unit", "ORG;PREF=1:Second",
            "BDAY;VALUE=Text:1990-01-02")
        #expect(card.nicknames == ["Addie", "Ada"])
        #expect(card.categories == ["a", "b,c", "d"])
        #expect(card.organization == "Second")
        #expect(card.birthday?.year == 1990, "a date that is declared as text")
        #expect(try VCardTests.card("NICKNAME:Addie", "NICK\r\n NAME:Ada").nicknames == ["Addie", "Ada"])
    }

    @Test func `in vCard 4 the most preferred value comes first`() throws {
        let card = try first("v40-full.vcf")
        #expect(card.version == .v4)
        #expect(card.telephones == ["+44-20-7946-0100", "+44-20-7946-0101"])
        #expect(card.all("RELATED").map(\.types) == [["friend"], ["contact"]])
        #expect(card.title == "Analyst")
        #expect(card.organization == "Engines, Ltd.")
        #expect(card.categories == ["maths", "engines, analytical", "poetry"])
        #expect(card.first("ADR")?.parameter("LABEL") == ["12 St. James's Square\nLondon \"SW1\""])
        #expect(card.birthday?.time == "063000-0500")
        #expect(card.name?.display == "The Right Hon. Ada Augusta of the Quill FRS Ph.D.")
    }

    @Test func `properties of the newest RFCs are read like any other`() throws {
        let card = try first("v40-rfc9554.vcf")
        #expect(card.first("DEATHDATE")?.text == "---12")
        #expect(card.first("N")?.components.count == 7)
        #expect(card.first("JSPROP")?.parameter("JSPTR") == ["example.com:foo"])
        #expect(card.first("PRONOUNS")?.text == "él")
    }

    @Test func `the card in an AGENT does not mix with the outer one`() throws {
        let card = try first("v21-agent.vcf")
        #expect(card.emails == ["fred@friday.example"])
        #expect(card.all("FN").count == 1)
        let agent = try #require(card.first("AGENT"))
        #expect(text(agent.rawValue).contains("EMAIL:inner@agent.example"))
    }

    @Test func `texts in vCard 2 point 1 are decoded completely`() throws {
        let card = try first("v21-outlook.vcf")
        #expect(card.note == "Grüße an alle; bitte erst ab 10 Uhr\nanrufen!")
        #expect(card.organization == "Weiß, Groß & Partner")
        #expect(card.first("ADR")?.fields[2] == "Am Mühlenbach 3\nHinterhaus")
        #expect(card.first("PHOTO")?.data?.prefix(4) == [0xFF, 0xD8, 0xFF, 0xE0])
        let photo = try first("v21-base64-unfolded.vcf")
        #expect(photo.first("PHOTO")?.data?.count == 90)
        #expect(photo.first("LOGO")?.data?.prefix(6) == Array("GIF89a".utf8)[...])
    }

    @Test func `the name to show is made from the properties that exist`() throws {
        #expect(try card("FN:  ", "N:Quill;Ada;;Dr.;").displayName == "Dr. Ada Quill")
        #expect(try card("FN:", "N:;;;;", "ORG:Engines;X").displayName == "Engines")
        #expect(try card("NICKNAME:,Addie").displayName == "Addie")
        #expect(try card("EMAIL:mailto:a@b.example").displayName == "a@b.example")
        #expect(try card("TEL:1").displayName == "1")
        #expect(try card("FN;PREF=2:B", "FN;PREF=1:A", version: "4.0").displayName == "A")
    }

    @Test(
        arguments: [
            ("19531015T231000Z", 1953, 10, 15, "231000Z"), ("--0412T10", nil, 4, 12, "10"), ("T102200", nil, nil, nil, "102200"),
            ("1996-10-22T14:00:00-05:00", 1996, 10, 22, "14:00:00-05:00"), ("Tuesday", nil, nil, nil, nil), (" 1985 ", 1985, nil, nil, nil),
            ("198504", nil, nil, nil, nil), ("+1985-04-12", nil, nil, nil, nil), ("", nil, nil, nil, nil),
        ] as [(String, Int?, Int?, Int?, String?)])
    func `a date keeps its time, and no part is invented`(text: String, year: Int?, month: Int?, day: Int?, time: String?) {
        let date = PartialDate(text)
        #expect((date.year, date.month, date.day) == (year, month, day))
        #expect(date.time == time)
        #expect(date.text == text)
    }

    @Test func `properties are a collection in the card's order`() throws {
        let card = try card("FN:A", "", "TEL:1", "junk")
        #expect(card.properties.map(\.name) == ["VERSION", "FN", "", "TEL", ""])
        #expect(card.properties.count == 5)
        #expect(card.properties.last?.text == "junk\r\n")
        #expect(card.first("JUNK") == nil)
    }
}

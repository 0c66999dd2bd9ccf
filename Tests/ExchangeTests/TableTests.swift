import Testing
import VCard

@testable import Exchange

/// Every kind of table, and the lines of the cards made from it.
struct TableTests {
    @Test(arguments: [
        ("google.csv", FileKind.google, 2, 3), ("google-before-2024.csv", .oldGoogle, 1, 0), ("linkedin.csv", .linkedIn, 2, 2),
        ("linkedin-german.csv", .linkedIn, 2, 1), ("outlook-by-google.csv", .outlook, 1, 0), ("outlook-desktop.csv", .outlook, 1, 0),
        ("outlook-com-utf16.csv", .outlook, 1, 0), ("outlook-semicolons.csv", .outlook, 1, 0), ("thunderbird.csv", .thunderbird, 2, 0),
        ("outlook-german.csv", .outlook, 2, 0), ("outlook-german-2003.csv", .outlook, 1, 0),
        ("thunderbird-german.csv", .thunderbird, 2, 0), ("linkedin-french.csv", .linkedIn, 2, 0),
        ("outlook-french.csv", .outlook, 1, 0),
        ("outlook-spanish.csv", .outlook, 1, 0), ("thunderbird-french.csv", .thunderbird, 1, 0),
        ("thunderbird-spanish.csv", .thunderbird, 1, 0), ("thunderbird-british.csv", .thunderbird, 1, 0),
        ("many.vcf", .vCard, 3, 2), ("windows-1252.vcf", .vCard, 1, 0), ("utf16.vcf", .vCard, 1, 0), ("overlong-row.csv", .outlook, 1, 1),
    ])
    func `the kind of a file is told by what is in it`(name: String, kind: FileKind, cards: Int, skips: Int) throws {
        let file = try Samples.read(name)
        #expect(file.kind == kind)
        #expect(file.cards.count == cards)
        #expect(file.skips.count == skips)
        #expect(file.cards.allSatisfy { $0.file == name && $0.line > 0 && !$0.uid.isEmpty })
    }

    @Test func `a row of Google's becomes a card with all that is in it`() throws {
        let file = try Samples.read("google.csv")
        #expect(
            file.cards[0].lines == [
                "FN:Lady Ada King Lovelace", "N:Lovelace;Ada;King;Lady;", "NICKNAME:Enchantress", "ORG:Analytical Engines;Mathematics",
                "TITLE:Analyst", "EMAIL:ada@example.org", "EMAIL:ada@engines.example", "EMAIL:countess@example.org",
                "TEL;TYPE=CELL:+44 20 7946 0001", "ADR;TYPE=HOME:;;12 St James's Square;London;;SW1Y;United Kingdom", "BDAY:1815-12-10",
                "X-ANNIVERSARY:1835-07-08", "URL:https://ada.example", "CATEGORIES:friends,starred",
                #"NOTE:Likes "poetical" science\,\nand horses"#,
            ])
        #expect(file.cards[1].lines == ["FN:Mary Somerville", "N:Somerville;Mary;;;", "BDAY:--12-26"])
        #expect(
            file.skips == [
                .init(file: "google.csv", line: 6, name: "Difference Ltd", reason: "a company, not a person"),
                .init(file: "google.csv", line: 7, name: "", reason: "neither a name nor an address"),
                .init(file: "google.csv", line: 8, name: "", reason: "the row is empty"),
            ])
        #expect(
            try Samples.read("google-before-2024.csv").cards[0].lines == [
                "FN:Charles Babbage", "N:Babbage;Charles;;;", "ORG:Royal Society", "TITLE:Fellow", "EMAIL:charles@example.org",
                "TEL;TYPE=WORK,FAX:+44 20 7946 0002", "BDAY:1791-12-26", "CATEGORIES:engines",
            ])
    }

    @Test func `LinkedIn's day of connecting is the day you met`() throws {
        let file = try Samples.read("linkedin.csv")
        #expect(
            file.cards[0].lines == [
                "FN:Grace Hopper", "N:Hopper;Grace;;;", #"ORG:Compilers\, Inc."#, "TITLE:Rear Admiral", "X-VITAMINB-MET:2024-03-12",
                "URL:https://www.linkedin.com/in/invented-hopper",
            ])
        #expect(file.cards[1].lines.contains("X-VITAMINB-MET:2022-02-07"))
        #expect(
            file.skips
                == [7, 8].map {
                    .init(file: "linkedin.csv", line: $0, name: "", reason: "no name and no address: a deleted member")
                })
    }

    @Test func `LinkedIn's German headings and months are understood`() throws {
        let file = try Samples.read("linkedin-german.csv")
        #expect(
            file.cards[0].lines == [
                "FN:Jürgen Großmann", "N:Großmann;Jürgen;;;", "ORG:Büro für Übersicht", "TITLE:Prüfer", "X-VITAMINB-MET:2024-03-12",
                "URL:https://www.linkedin.com/in/invented-grossmann",
            ])
        #expect(file.cards[1].lines.contains("X-VITAMINB-MET:2021-12-03"))
    }

    @Test func `Outlook's tables are read in every encoding they come in`() throws {
        #expect(
            try Samples.read("outlook-by-google.csv").cards[0].lines == [
                "FN:Dr. Emmy Noether", "N:Noether;Emmy;;Dr.;", "ORG:University;Mathematics", "TITLE:Lecturer", "EMAIL:emmy@example.org",
                "EMAIL:e.noether@example.org", "TEL;TYPE=CELL:+49 551 1",
                #"ADR;TYPE=HOME:;;Stegemühlenweg 51\n2nd floor;Göttingen;;37073;Germany"#, "BDAY:1882-03-23", "URL:https://emmy.example",
                "CATEGORIES:science,friends",
            ])
        #expect(
            try Samples.read("outlook-desktop.csv").cards[0].lines == [
                "FN:Søren Müßig", "N:Müßig;Søren;;;", "ORG:Café „Größe“", "EMAIL:soeren@example.org", "TEL;TYPE=WORK:+49 30 1", "NOTE:20 €",
            ])
        #expect(
            try Samples.read("outlook-com-utf16.csv").cards[0].lines == [
                "FN:Misaki 佐藤", "N:佐藤;Misaki;;;", "NICKNAME:みさき", "EMAIL:misaki@example.org", "TEL;TYPE=CELL:+81 3 1",
                "ADR;TYPE=HOME:;;1-1;Tokyo;;100-0001;Japan", "BDAY:1980-12-31", "URL:https://misaki.example",
            ])
        #expect(try Samples.read("outlook-semicolons.csv").cards[0].lines.contains(#"NOTE:a\;b"#))
    }

    @Test func `German Outlook's tables have headings of their own`() throws {
        let cards = try Samples.read("outlook-german.csv").cards
        #expect(
            cards[0].lines == [
                "FN:Dr. Käthe Änne Weiß", "N:Weiß;Käthe;Änne;Dr.;", "ORG:Büro für Übersicht;Prüfung", "TITLE:Leiterin",
                "EMAIL:kaethe@example.org", "EMAIL:weiss@example.org", "TEL;TYPE=CELL:+49 170 1", "TEL;TYPE=HOME:+49 30 2",
                "TEL;TYPE=WORK:+49 30 1", "TEL;TYPE=WORK,FAX:+49 30 3",
                #"ADR;TYPE=HOME:;;Straße des 17. Juni 1\nHof;Berlin;Berlin;10623;Deutschland"#,
                "ADR;TYPE=WORK:;;Gänsemarkt 2;Hamburg;;20354;Deutschland", "BDAY:1902-02-11", "URL:https://weiss.example",
                "CATEGORIES:Freunde,Geschäft", "NOTE:20 €",
            ])
        #expect(cards[1].lines == ["FN:Jürgen Groß", "N:Groß;Jürgen;;;", "EMAIL:juergen@example.org"])
        #expect(
            try Samples.read("outlook-german-2003.csv").cards[0].lines == [
                "FN:Jörg Möller", "N:Möller;Jörg;;;", "EMAIL:joerg@example.org", "TEL;TYPE=HOME:+49 40 1",
                "ADR;TYPE=HOME:;;;Kiel;;;Deutschland", "CATEGORIES:Freunde",
            ])
    }

    @Test func `German Thunderbird's tables have headings of their own`() throws {
        let cards = try Samples.read("thunderbird-german.csv").cards
        #expect(
            cards[0].lines == [
                "FN:Jörg M. Möller", "N:Möller;Jörg;;;", "NICKNAME:Jo", "ORG:Werft;Büro", "TITLE:Zeichner", "EMAIL:joerg@example.org",
                "EMAIL:moeller@example.org", "TEL;TYPE=CELL:+49 170 2", "TEL;TYPE=HOME:+49 40 2", "TEL;TYPE=WORK:+49 40 1",
                "ADR;TYPE=HOME:;;Übersee 1;Kiel;;24103;Deutschland", "BDAY:1912-06-23", "NOTE:läuft",
            ])
        #expect(cards[1].lines.contains("BDAY:--06-24"))
    }

    @Test func `French, Spanish and British tables have headings of their own`() throws {
        #expect(
            try Samples.read("linkedin-french.csv").cards[0].lines == [
                "FN:Hélène Dupré", "N:Dupré;Hélène;;;", "ORG:Les Écluses", "TITLE:Ingénieure", "EMAIL:helene@example.org",
                "X-VITAMINB-MET:2023-08-12", "URL:https://www.linkedin.com/in/invented-dupre",
            ])
        #expect(try Samples.read("linkedin-french.csv").cards[1].lines.contains("X-VITAMINB-MET:2021-07-03"))
        #expect(
            try Samples.read("outlook-french.csv").cards[0].lines == [
                "FN:Hélène Dupré", "N:Dupré;Hélène;;;", "ORG:Les Écluses;Canaux", "TITLE:Ingénieure", "EMAIL:helene@example.org",
                "EMAIL:dupre@example.org", "TEL;TYPE=CELL:+33 6 1", "TEL;TYPE=HOME:+33 1 2",
                "ADR;TYPE=HOME:;;1 rue de l'Été;Orléans;;45000;France", "BDAY:1971-08-25", "item1.X-ABRELATEDNAMES:Noël Févre",
                "item1.X-ABLABEL:spouse", "CATEGORIES:Amis,Chorale", "NOTE:aime l'œuvre",
            ])
        #expect(
            try Samples.read("outlook-spanish.csv").cards[0].lines == [
                "FN:Begoña María Núñez", "N:Núñez;Begoña;María;;", "ORG:Cigüeñas", "TITLE:Maestra", "EMAIL:begona@example.org",
                "EMAIL:bn@example.org", "EMAIL:tres@example.org", "TEL;TYPE=CELL:+34 600 3", "TEL;TYPE=HOME:+34 91 2",
                "TEL;TYPE=WORK:+34 91 1", "ADR;TYPE=HOME:;;Calle Mayor 1;León;;24001;España", "BDAY:1971-08-25", "CATEGORIES:Amigos",
            ])
        #expect(
            try Samples.read("thunderbird-french.csv").cards[0].lines == [
                "FN:Hélène Dupré", "N:Dupré;Hélène;;;", "NICKNAME:Lène", "ORG:Les Écluses;Canaux", "TITLE:Ingénieure",
                "EMAIL:helene@example.org", "TEL;TYPE=CELL:+33 6 1", "TEL;TYPE=WORK:+33 1 1",
                "ADR;TYPE=HOME:;;1 rue de l'Été;Orléans;;45000;France", "ADR;TYPE=WORK:;;2 quai Neuf;Tours;;37000;France",
                "BDAY:1971-08-25", "NOTE:note",
            ])
        #expect(
            try Samples.read("thunderbird-spanish.csv").cards[0].lines == [
                "FN:Begoña Núñez", "N:Núñez;Begoña;;;", "NICKNAME:Bego", "ORG:Cigüeñas", "EMAIL:begona@example.org",
                "TEL;TYPE=CELL:+34 600 3", "TEL;TYPE=HOME:+34 91 2", "ADR;TYPE=HOME:;;Calle Mayor 1;León;;24001;España", "BDAY:--08-25",
                "NOTE:nota",
            ])
        #expect(
            try Samples.read("thunderbird-british.csv").cards[0].lines == [
                "FN:Joan Clarke", "N:Clarke;Joan;;;", "ORG:Park", "EMAIL:joan@example.org",
                "ADR;TYPE=HOME:;;1 High Street;Oxford;Oxfordshire;OX1 1AA;UK",
            ])
    }

    @Test func `Google's other events and relations are dates with a label and names, as Apple writes them`() throws {
        let head = "First Name,Last Name,Organization Name,Labels,Event 1 - Label,Event 1 - Value,Event 2 - Label,Event 2 - Value,"
        let ada = "Ada,Lovelace,,,* Anniversary,1835-07-08,Name day,--08-04,* Spouse,William King\n"
        let rows = head + "Relation 1 - Label,Relation 1 - Value\n" + ada
        let cards = try ContactFile(Array(rows.utf8), name: "google.csv").cards
        #expect(
            cards[0].lines == [
                "FN:Ada Lovelace", "N:Lovelace;Ada;;;", "X-ANNIVERSARY:1835-07-08", "item1.X-ABDATE:--08-04", "item1.X-ABLABEL:Name day",
                "item2.X-ABRELATEDNAMES:William King", "item2.X-ABLABEL:Spouse",
            ])
    }

    @Test func `Thunderbird's birthday may lack the year`() throws {
        let cards = try Samples.read("thunderbird.csv").cards
        #expect(
            cards[0].lines == [
                "FN:Alan M. Turing", "N:Turing;Alan;;;", "NICKNAME:Prof", "ORG:Park", "TITLE:Reader", "EMAIL:alan@example.org",
                "EMAIL:turing@example.org", "TEL;TYPE=CELL:+44 7700 900000", "TEL;TYPE=WORK:+44 1",
                "ADR;TYPE=WORK:;;Hut 8;Bletchley;;MK3;UK", "BDAY:1912-06-23", "NOTE:runs",
            ])
        #expect(cards[1].lines.contains("BDAY:--06-24"))
    }

    @Test(arguments: [
        ("12 Mar 2024", "2024-03-12"), ("7-Feb-22", "2022-02-07"), ("3. Dezember 1999", "1999-12-03"), ("Mär 1, 2020", "2020-03-01"),
        ("1985-04-12", "1985-04-12"), (" --04-12", "--04-12"), ("--0412", "--04-12"), ("4/5/1980", nil), ("4-5-1980", nil),
        ("4/4/1980", "1980-04-04"),
        ("31/12/1980", "1980-12-31"), ("1 juin 2020", "2020-06-01"), ("1 juillet 2020", "2020-07-01"), ("7 dic 1999", "1999-12-07"),
        ("14 févr. 2001", "2001-02-14"),
        ("5.4.1980", "1980-04-05"), ("0/0/00", nil), ("", nil), ("30 Feb 2024", nil), ("1 Foo 2024", nil),
        ("99999999999999999999/1/1", nil),
        ("13/13/2000", nil), ("yesterday", nil), ("1/2", nil),
        ("31.12.", "--12-31"), ("5.4", "--04-05"), ("31 December", "--12-31"), ("Dez 24", "--12-24"), ("31.13.", nil), ("12/31", nil),
    ])
    func `a day is read as it was meant, and never guessed`(text: String, day: String?) {
        #expect(DayText.card(text, order: nil) == day)
    }

    @Test func `in East Asia the family name comes first, and names that are spelled by sound can be looked for`() throws {
        let rows =
            "First Name,Last Name,Phonetic First Name,Phonetic Last Name,Organization Name,Labels,E-mail 1 - Value\n"
            + "美咲,佐藤,みさき,さとう,,,m@x.org\nJános,Kovács,,,,,k@x.org\n민준,김,Minjun,Kim,,,j@x.org\n"
        let cards = try ContactFile(Array(rows.utf8), name: "google.csv").cards
        #expect(cards.map(\.name) == ["佐藤 美咲", "János Kovács", "김 민준"])
        #expect(cards[0].lines.contains("X-PHONETIC-LAST-NAME:さとう") && cards[2].lines.contains("X-PHONETIC-FIRST-NAME:Minjun"))
    }

    private func table(_ birthdays: String...) -> [UInt8] {
        let rows = birthdays.enumerated().map { "Contact,\($0.offset),\($0.offset)@x.org,\($0.element)\n" }
        return Array(("First Name,Last Name,E-mail Address,Birthday\n" + rows.joined()).utf8)
    }

    private func days(_ file: ContactFile) -> [String?] { file.cards.map(\.birthday) }

    @Test func `one date that can be read in one way only tells how all of the file are read`() throws {
        let british = try ContactFile(table("05/12/1981", "13/12/1980", "09/12/1982 00:00"), name: "uk.csv")
        #expect(days(british) == ["1981-12-05", "1980-12-13", "1982-12-09"])
        #expect(british.dates.order == .dayFirst && british.dates.example == "13/12/1980" && british.dates.line == 3)
        let american = try ContactFile(table("12/05/1981", "12/13/80"), name: "us.csv")
        #expect(days(american) == ["1981-12-05", "1980-12-13"] && american.dates.order == .monthFirst)
        // Where nothing is in doubt nothing has to be said of it.
        for sure in [table("1981-12-05", "5.12.1981", "Dec 5, 1981"), table("13/12/1980", "7/7/1980"), table("")] {
            #expect(try ContactFile(sure, name: "sure.csv").dates.example == nil)
        }
    }

    @Test func `where a file doesn't tell how its dates are read, they are left out until somebody says it`() throws {
        for open in [table("05/12/1981", "1980-01-01"), table("05/12/1981", "13/12/1980", "12/13/1980")] {
            let file = try ContactFile(open, name: "open.csv")
            #expect(file.dates.isOpen && file.dates.example == "05/12/1981" && file.dates.line == 2 && days(file)[0] == nil)
            #expect(try days(ContactFile(open, name: "open.csv", order: .dayFirst))[0] == "1981-12-05")
            let said = try ContactFile(open, name: "open.csv", order: .monthFirst)
            #expect(days(said)[0] == "1981-05-12" && !said.dates.isOpen)
        }
    }
}

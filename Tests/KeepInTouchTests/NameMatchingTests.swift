import Testing

@testable import KeepInTouch

struct NameMatchingTests {
    static let book: Book = {
        var grace = Contact("Grace Hopper")
        grace.nickname = "Amazing Grace"
        let builder = BookBuilder(
            contacts: [
                Contact("Ada Lovelace"), Contact("Ada Lovelace-King"), Contact("Zoë Müller"), Contact("Łukasz Żak"), Contact("Søren Åberg"),
                Contact("Jürgen Groß"), Contact("İpek Işık"), Contact("中村 花子"), Contact("Николай Ёлкин"), grace, Contact("O'Brien, Miles"),
            ], policy: Policy(every: cadence("6w")), zone: .utc, now: Zone.utc.at("2026-06-01 10:00"))
        return builder.build()
    }()

    @Test(arguments: [
        ("Grace", "Grace Hopper"), ("hopper", "Grace Hopper"), ("amazing", "Grace Hopper"), ("AMAZING GRACE", "Grace Hopper"),
        ("hop gra", "Grace Hopper"),
        ("amazing hopper", "Grace Hopper"), ("  grace   hopper ", "Grace Hopper"), ("zoe", "Zoë Müller"), ("MULLER", "Zoë Müller"),
        ("lukasz zak", "Łukasz Żak"),
        ("Soren", "Søren Åberg"), ("aberg", "Søren Åberg"), ("GROSS", "Jürgen Groß"), ("groß", "Jürgen Groß"), ("ipek isik", "İpek Işık"),
        ("花子", "中村 花子"), ("中村花子", "中村 花子"), ("花子中村", "中村 花子"),
        ("елкин", "Николай Ёлкин"), ("o'brien", "O'Brien, Miles"), ("O’Brien", "O'Brien, Miles"), ("obrien", "O'Brien, Miles"),
        ("mueller", "Zoë Müller"), ("ZOE MUELLER", "Zoë Müller"), ("soeren", "Søren Åberg"), ("aaberg", "Søren Åberg"),
        ("juergen", "Jürgen Groß"), ("grace-hopper", "Grace Hopper"), ("hopper, grace", "Grace Hopper"),
        ("lovelace king", "Ada Lovelace-King"),
        ("ｇｒａｃｅ", "Grace Hopper"), ("Ada Lovelace-King", "Ada Lovelace-King"), ("zoë müller", "Zoë Müller"), ("Zoe\u{308}", "Zoë Müller"),
        ("Ada Lovelace", "Ada Lovelace"), ("ADA LOVELACE", "Ada Lovelace"), ("king", "Ada Lovelace-King"),
    ]) func `any part of a name finds its contact, whatever the case and the accents`(text: String, name: String) throws {
        #expect(try Self.book.find(text).name == name)
    }

    @Test(arguments: ["", " ", "nobody", "ada byron", "gracehopper", "-", "\u{0}", "\u{301}"]) func `what matches nobody is refused`(
        text: String
    ) {
        #expect(throws: Refusal.noSuchContact(text)) { try Self.book.find(text) }
    }

    /// A book of people with these names, whose UIDs are their names.
    private static func book(_ names: [String]) -> Book { Life(names.map { Contact($0) }, at: Zone.utc.at("2026-06-01 10:00")).book }

    @Test(arguments: [
        (["Ann Smith", "Susanna Ann-Lee Miller"], "smith ann", "Ann Smith"), (["Ann Smith", "Susanna Hill"], "ann", "Ann Smith"),
        (["Ann Smith", "Anne Hill", "Joann Day"], "ANN", "Ann Smith"), (["Hanna Bauer", "Tim Bäur"], "bauer", "Hanna Bauer"),
        (["Hanna Bauer", "Tim Bäur"], "baur", "Tim Bäur"), (["Jan Müller", "Jan Muller", "Jan Mueller"], "jan müller", "Jan Müller"),
        (["Jan Müller", "Jan Muller", "Jan Mueller"], "jan muller", "Jan Muller"),
        (["Jan Müller", "Jan Muller", "Jan Mueller"], "jan mueller", "Jan Mueller"),
        (["Jan Mueller", "Tom Mullerson"], "müller", "Jan Mueller"),
        (["Ada", "Ada Lovelace"], "ada", "Ada"), (["Anne-Marie Kay", "Marie Anne Roy"], "annemarie", "Anne-Marie Kay"),
        (["Li Na", "Lina Berg"], "lina", "Lina Berg"), (["Jean d’Arc", "Darcy Ray"], "d'arc", "Jean d’Arc"),
        (["Max Weiß", "Max Weisshaupt"], "weiss", "Max Weiß"),
    ]) func `a whole word goes before a part, and the same letters before another spelling`(names: [String], text: String, name: String)
        throws
    {
        #expect(try Self.book(names).find(text).name == name)
    }

    @Test(arguments: [
        (["Ann Smith", "Ann Jones", "Susanna Hill"], "ann", ["Ann Jones", "Ann Smith"]),
        (["Anna Day", "Susanna Hill"], "ann", ["Anna Day", "Susanna Hill"]),
        (["Jan Müller", "Tim Mueller"], "muller", ["Jan Müller"]), (["Jan Müller", "Tim Mueller"], "müller", ["Jan Müller"]),
        (["Jan Müller", "Tim Mueller"], "mueller", ["Jan Müller", "Tim Mueller"]),
        (["José Paz", "Jose Ruiz"], "jose", ["Jose Ruiz", "José Paz"]),
    ]) func `only those that fit best are candidates`(names: [String], text: String, candidates: [String]) {
        #expect(Self.book(names).bestMatches(text).map(\.name) == candidates)
    }

    @Test(arguments: [
        ("ada@example.org", "Ada Lovelace"), ("ADA@EXAMPLE.ORG", "Ada Lovelace"), ("countess", "Ada Lovelace"),
        ("alex kim a@example.org", "Alex Kim"), ("Hanako", "中村 花子"), ("nakamura hanako", "中村 花子"), ("bill", "Wilma Bill"),
        ("billy", "William Roe"),
    ]) func `an e-mail address, a phonetic name and a further nickname find their contact, after any name`(text: String, name: String)
        throws
    {
        var (ada, first, second, hanako) = (Contact("Ada Lovelace"), Contact("Alex Kim"), Contact("Alex Kim"), Contact("中村 花子"))
        second = Contact(id: ContactID(rawValue: "second"), name: "Alex Kim", otherNames: "b@example.org")
        (ada.otherNames, first.otherNames) = ("ada@example.org\ncountess@example.org", "a@example.org")
        hanako.otherNames = "Hanako\nNakamura"
        var william = Contact("William Roe")
        william.otherNames = "Billy\nbill@example.org"
        let book = Life([ada, first, second, hanako, william, Contact("Wilma Bill")], at: Zone.utc.at("2026-06-01 10:00")).book
        #expect(try book.find(text).name == name)
        if text.contains("kim") { #expect(try book.find(text) == first) }
    }

    @Test func `the domain of an address is searched only as part of an address`() {
        var ada = Contact("Ada Lovelace")
        ada.otherNames = "ada@example.org"
        let book = Life([ada], at: Zone.utc.at("2026-06-01 10:00")).book
        #expect(book.matches("example").isEmpty)
        #expect(book.matches("@example") == [ada])
    }

    @Test func `what matches several names them by name and changes nothing`() {
        #expect(throws: Refusal.ambiguous("lovelace", candidates: [Contact("Ada Lovelace"), Contact("Ada Lovelace-King")])) {
            try Self.book.find("lovelace")
        }
    }

    @Test func `two of the same name are ambiguous, and their UIDs tell them apart`() throws {
        let twins = ["one", "two"].map { Contact(id: ContactID(rawValue: $0), name: "Alex Kim") }
        let life = Life(twins, at: Zone.utc.at("2026-06-01 10:00"))
        #expect(throws: Refusal.ambiguous("Alex Kim", candidates: twins)) { try life.book.find("Alex Kim") }
        #expect(try life.book.find("two") == twins[1])
    }

    @Test func `candidates are listed up to the bound`() {
        let many = (100..<150).map { Contact("Contact \($0)") }
        let life = Life(many, at: Zone.utc.at("2026-06-01 10:00"))
        #expect(throws: Refusal.ambiguous("contact", candidates: Array(many.prefix(Refusal.candidateBound)))) {
            try life.book.find("contact")
        }
        #expect(life.book.matches("contact").count == 50)
    }

    @Test(arguments: ["urn:uuid:5b1b-42/ada", "ada", "keep-in-touch/no-uuid/x", "birthday/2026"])
    func `a UID finds its contact, whatever it looks like`(uid: String) throws {
        let contact = Contact(id: ContactID(rawValue: uid), name: "Somebody")
        let life = Life([contact, Contact("Ada")].filter { $0 == contact || $0.id != contact.id }, at: Zone.utc.at("2026-06-01 10:00"))
        #expect(try life.book.find(uid) == contact)
    }

    @Test(arguments: ["ada", "urn:uuid:5b1b-42/ada", ""]) func `a reminder's id finds its contact`(uid: String) throws {
        let contact = Contact(id: ContactID(rawValue: uid), name: "Ada", birthday: annual(nil, 6, 1))
        var life = Life([contact, Contact("Grace")], at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        let reminders = life.book.reminders(for: contact.id)
        #expect(reminders.count == 2)
        for reminder in reminders { #expect(try life.book.find(reminder.id.description) == contact) }
    }

    @Test func `a UID that is another's name or address is ambiguous, and a reminder's id is the reminder's`() throws {
        let bob = Contact(id: ContactID(rawValue: "b1"), name: "Bob Baker", otherNames: "bob@example.org")
        let now = Zone.utc.at("2026-06-01 10:00")
        var life = Life([bob], at: now)
        life.settle()
        let reminder = try #require(life.book.reminders(for: bob.id).first).id.description
        for uid in ["bob", "Baker", "bob baker", "bob@example.org", reminder] {
            life.update([Contact(id: ContactID(rawValue: uid), name: "Eve")])
        }
        for text in ["bob", "Baker", "bob baker", "bob@example.org"] {
            #expect(throws: Refusal.self, "\(text)") { try life.book.find(text) }
        }
        #expect(try life.book.find(reminder) == bob)
        let said = try life.book.decide(.skip(who: reminder), now: now)
        #expect(said.0 == .contact(bob.id))
    }

    @Test func `two UIDs that differ in their normal form only are two`() {
        let (composed, decomposed) = (ContactID(rawValue: "jos\u{E9}"), ContactID(rawValue: "jose\u{301}"))
        #expect(composed != decomposed && Set([composed, decomposed]).count == 2 && composed == ContactID(rawValue: "jos\u{E9}"))
    }

    @Test func `who has no card is not found, though the journal knows them`() throws {
        var life = Life(Contact("Ada"), from: "2026-06-01 10:00")
        try life.say(.acknowledge(who: "ada", Interaction(via: .call), when: life.now))
        life.update([], removed: [ContactID(rawValue: "ada")])
        #expect(throws: Refusal.noSuchContact("ada")) { try life.book.find("ada") }
        #expect(life.book.matches("ada").isEmpty)
    }
}

struct FoldingTests {
    @Test(arguments: [
        ("Zoë", "zoe"), ("ŁUKASZ", "lukasz"), ("Groß", "gross"), ("GROẞ", "gross"), ("Æther", "aether"), ("œuvre", "oeuvre"),
        ("Øyvind", "oyvind"), ("Đặng", "dang"),
        ("Ðuro", "duro"), ("İstanbul", "istanbul"), ("ısı", "isi"), ("Ångström", "angstrom"), ("", ""), ("ASCII only", "ascii only"),
        ("한글", "한글"), ("Ёж", "еж"),
    ]) func `case and accents are folded`(text: String, folded: String) {
        #expect(text.folded == folded.folded)
        #expect(text.folded.folded == text.folded)
        if folded.utf8.allSatisfy({ $0 < 0x80 }) { #expect(text.folded == folded) }
    }

    @Test func `the table folds every character below U+0200 as Unicode's properties do, beside any other`() {
        for value in UInt16(0)..<0x200 {
            guard let scalar = UnicodeScalar(value) else { continue }
            let text = String(Character(scalar))
            #expect(text.folded == text.foldedByUnicode)
            #expect(text.folded.utf8.count <= text.utf8.count, "room for it is as much as it takes unfolded")
            for other in ["a", "Z", "é", "ß", "I", "Σ", "中", "\u{307}", ""] {
                #expect((text + other).folded == (text + other).foldedByUnicode)
                #expect((other + text).folded == (other + text).foldedByUnicode)
            }
        }
    }
}

import Testing

@testable import KeepInTouch

struct PathTests {
    private static func life() throws -> Life {
        let contacts = [("Ada", "Analytical Engines Ltd."), ("Bob", "ACME GmbH"), ("Carl", "Acme"), ("Dora", nil), ("Eva", "Acme Holding")]
        var life = Life(
            contacts.map { name, organization in
                var contact = Contact(name)
                contact.organization = organization
                return contact
            }, policy: Policy(every: cadence("1m")), at: Zone.utc.at("2026-06-01 10:00"))
        try life.say(.acknowledge(who: "Carl", Interaction(via: .call), when: life.now))
        try life.say(.introduce(who: "Dora", other: "Bob"))
        life.pass(to: "2026-06-20 10:00")
        try life.say(.acknowledge(who: "Dora", Interaction(via: .meal), when: life.now))
        return life
    }

    @Test func `who works there or knows somebody who does, the warmest first`() throws {
        var life = try Self.life()
        let paths = life.book.paths(to: "acme")
        #expect(paths.map { [$0.contact.rawValue, $0.through?.rawValue ?? ""] } == [["dora", "bob"], ["carl", ""], ["bob", ""]])
        #expect(paths.map(\.step) == [.ask, .ask, .getInTouch])
        for hint in ["a hint", "another"] { try life.say(.got(who: "Dora", hint)) }
        #expect(life.book.paths(to: "acme").first?.step == .give)
        #expect(life.book.introducers(of: ContactID(rawValue: "bob")).map(\.rawValue) == ["dora"])
        // A part of a name will do where it is nobody's whole name: then Acme Holding is meant, too.
        #expect(life.book.paths(to: "Acm").map(\.contact.rawValue) == ["dora", "carl", "bob", "eva"])
        #expect(life.book.paths(to: "cme engin").isEmpty && life.book.paths(to: " ").isEmpty)
    }

    @Test(arguments: [
        ("ACME GmbH", "acme"), ("Acme, Inc.", "acme"), ("Müller & Söhne GmbH & Co. KG", "muller sohne"), ("Verein e.V.", "verein"),
        ("Co", "co"), ("S.p.A.", "spa"), ("Hewlett-Packard", "hewlett packard"), ("  ", ""), ("AG", "ag"),
        ("Deutsche Bahn AG", "deutsche bahn"),
    ]) func `a name is compared whole, without its legal form`(name: String, key: String) {
        #expect(name.organizationKey == key)
    }

    @Test func `whoever was introduced by a contact that was merged was introduced by the one that stays`() throws {
        var life = try Self.life()
        try life.say(.merge(who: "Ada", other: "Dora"))
        life.update([], removed: [ContactID(rawValue: "dora")])
        #expect(life.book.introducers(of: ContactID(rawValue: "bob")).map(\.rawValue) == ["ada"])
        try life.say(.merge(who: "Eva", other: "Bob"))
        life.update([], removed: [ContactID(rawValue: "bob")])
        #expect(life.book.introducers(of: ContactID(rawValue: "eva")).map(\.rawValue) == ["ada"])
    }
}

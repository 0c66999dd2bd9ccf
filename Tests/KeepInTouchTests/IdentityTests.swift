import Foundation
import Testing

@testable import KeepInTouch

/// A server renames a UID, and the person stays who they are.
struct IdentityTests {
    static let old = ContactID(rawValue: "old")
    static let new = ContactID(rawValue: "new")

    /// Ada, called on 1 June, with a promise; on 3 June her card goes and one with another UID comes.
    private func renamed() throws -> Life {
        var life = Life(Contact(id: Self.old, name: "Ada"), policy: Policy(every: cadence("2w")), from: "2026-06-01 08:00")
        life.settle()
        try life.say(.acknowledge(who: "ada", Interaction(via: .call, note: "her new job"), when: life.now))
        try life.say(.promise(who: "ada", "send the book", on: day("2026-06-20")))
        life.live(to: "2026-06-03 10:00")
        try life.carry(Self.old, to: Self.new)
        life.update([Contact(id: life.book.identities.contact(of: Self.new), name: "Ada")])
        return life
    }

    private func entry(_ life: Life) throws -> Entry { try #require(life.journal.last { $0.what.verb == .carried }) }

    @Test func `the history goes on, nothing is told twice, and the reminders keep their ids`() throws {
        var life = try renamed()
        #expect(life.book.contact(Self.new)?.id == Self.old && life.book.contactCount == 1)
        #expect(try life.book.find("new").name == "Ada", "the new UID can be typed")
        #expect(life.book.reminders(for: Self.new).map(\.due) == [day("2026-06-15"), day("2026-06-20")])
        #expect(try life.restarted().reminders(for: Self.old) == life.book.reminders(for: Self.old))
        life.live(to: "2026-06-21 10:00")
        #expect(life.told.count { $0.contact == Self.old } == life.told.count)
        #expect(life.told.map(\.key.kind) == [.keepInTouch, .promise], "on 15 and 20 June")
    }

    @Test func `what was said of the new card before it was recognized counts, too`() throws {
        var life = Life(Contact(id: Self.old, name: "Ada"), policy: Policy(every: cadence("2w")), from: "2026-06-01 08:00")
        life.settle()
        try life.say(.acknowledge(who: "old", Interaction(via: .call), when: life.now))
        life.live(to: "2026-06-05 08:00")
        life.update([Contact(id: Self.new, name: "Ada")])
        life.settle()
        try life.say(.acknowledge(who: "new", Interaction(via: .meal), when: life.now))
        life.live(to: "2026-06-08 08:00")
        try life.carry(Self.old, to: Self.new)
        life.update([Contact(id: Self.old, name: "Ada")], removed: [Self.new])
        life.settle()
        #expect(life.book.relation(to: Self.old)?.nextDue == day("2026-06-19") && life.book.contactCount == 1)
        #expect(try life.restarted().relation(to: Self.new)?.nextDue == day("2026-06-19"))
        let own = life.book.own(try life.store.entries(of: life.book.history(of: Self.new)), of: Self.old)
        #expect(own.count { $0.what.verb == .acknowledged } == 2)
    }

    @Test func `undo of the entry takes it back, and the program doesn't say it again`() throws {
        var life = try renamed()
        try life.undo(.entry(entry(life)))
        #expect(life.book.identities.contact(of: Self.new) == Self.new)
        life.update([Contact(id: Self.new, name: "Ada")], removed: [Self.old])
        life.settle()
        #expect(life.book.relation(to: Self.new)?.nextDue == day("2026-06-03"), "somebody else, of whom nothing is noted")
        #expect(life.book.cardless == [Self.old])
        let count = life.journal.count
        try life.carry(Self.old, to: Self.new)
        #expect(life.journal.count == count)
        // A person may say that it was right after all, by taking the undo back or by merging.
        var merged = life
        try life.undo(.entry(try #require(life.journal.last { $0.what.verb == .undone })))
        #expect(life.book.identities.contact(of: Self.new) == Self.old)
        try merged.record(.saidCarried(Carrying(Self.old, to: Self.new)), at: merged.now)
        #expect(merged.book.identities.contact(of: Self.new) == Self.old)
        for book in [life.book, merged.book] { #expect(book.own(life.journal, of: Self.old).contains { $0.what.verb == .promised }) }
    }

    @Test func `an undo without an entry means what a person said, and not that`() throws {
        var life = try renamed()
        #expect(try life.lastSaid?.what.verb == .promised)
        try life.undo(.contact(Self.old))
        #expect(life.book.identities.contact(of: Self.new) == Self.old)
        #expect(life.book.reminders(for: Self.old).allSatisfy { $0.promise == nil })
    }

    @Test func `one rename after another leads to the first UID, and a circle to no end`() throws {
        var life = try renamed()
        try life.carry(Self.old, to: ContactID(rawValue: "newer"))
        #expect(life.book.contact(ContactID(rawValue: "newer"))?.id == Self.old)
        var circle = Identities([])
        let pairs = [(Self.old, Self.new), (Self.new, Self.old)]
        circle.update(pairs.map { Entry(id: UUID(), said: life.now, contact: $0, what: .carried(to: $1)) })
        #expect([Self.old, Self.new].contains(circle.contact(of: Self.new)))
    }

    @Test func `who is carried goes with a merge, too`() throws {
        var life = try renamed()
        let bob = ContactID(rawValue: "bob")
        life.update([Contact(id: bob, name: "Bob")])
        try life.say(.merge(who: "bob", other: "ada"))
        life.update([], removed: [Self.old])
        life.settle()
        #expect(life.book.relation(to: bob)?.nextDue == day("2026-06-15"))
        #expect(try life.restarted().relation(to: bob)?.nextDue == day("2026-06-15"))
        #expect(life.book.cardless == [])
    }

    @Test func `of whom nothing is known nothing is said`() throws {
        var life = Life(Contact(id: Self.old, name: "Ada"), policy: Policy(), from: "2026-06-01 08:00")
        life.settle()
        try life.carry(Self.old, to: Self.new)
        #expect(life.journal.isEmpty)
    }
}

/// Who is the same person: what two cards have to have in common, and when.
struct RosterTests {
    private static let today = day("2026-06-01")

    private static func contact(_ id: String, _ name: String, _ emails: [String], _ numbers: [String], _ birthday: String?) -> Contact {
        var contact = Contact(
            id: ContactID(rawValue: id), name: name, otherNames: emails.isEmpty ? nil : emails.joined(separator: "\n"),
            birthday: birthday.flatMap { AnnualDay($0) })
        contact.telephones = Telephones(numbers)
        return contact
    }

    /// What is recognized if the first goes and the second comes on these days. Both were not there at the first look.
    private static func carried(_ old: Contact, _ new: Contact, goes: CivilDate = today, comes: CivilDate = today) -> Bool {
        var roster = Roster()
        roster.note([old], today: nil)
        let steps = [(goes, false), (comes, true)].sorted { $0.0 < $1.0 }
        for (day, isComing) in steps {
            if isComing { roster.note([new], today: day) } else { roster.note(gone: [old.id], today: day) }
            // What is on disk is as good.
            roster = Roster(roster.bytes)
        }
        return roster.carryings(on: max(goes, comes)) == [Carrying(old.id, to: new.id)]
    }

    @Test(
        arguments: [
            ("the same address among several", ["a@x.org", "b@x.org"], [], nil, ["c@x.org", "B@x.org"], [], nil, true),
            ("the same number with its country", [], ["030 1234567"], nil, [], ["+49 30 1234567"], nil, true),
            ("the numbers in another order", [], ["030 1234567", "0171 7654321"], nil, [], ["0171 7654321", "030 1234567"], nil, true),
            ("the same birthday", ["a@x.org"], [], "1980-12-05", ["b@x.org"], [], "1980-12-05", true),
            ("father and son with one address", ["a@x.org"], [], "1960-12-05", ["a@x.org"], [], "2000-12-05", false),
            ("a birthday whose year is known by now", ["a@x.org"], [], "--12-05", ["a@x.org"], [], "2000-12-05", true),
            ("nothing at all", [], [], nil, [], [], nil, true),
            ("a number on one side only", [], ["030 1234567"], nil, [], [], nil, false),
            ("other addresses", ["a@x.org"], [], nil, ["b@x.org"], [], nil, false),
            ("the birthday without its year", [], [], "1980-12-05", [], [], "--12-05", false),
        ] as [(String, [String], [String], String?, [String], [String], String?, Bool)])
    func `the same name and`(
        what: String, emails: [String], numbers: [String], birthday: String?, newEmails: [String], newNumbers: [String],
        newBirthday: String?, isSame: Bool
    ) {
        let old = Self.contact("old", "Ada Lovelace", emails, numbers, birthday)
        for name in ["Ada Lovelace", "Lovelace, Ada", "ADA LOVELÁCE"] {
            #expect(Self.carried(old, Self.contact("new", name, newEmails, newNumbers, newBirthday)) == isSame, "\(what), \(name)")
        }
        #expect(!Self.carried(old, Self.contact("new", "Ada King", newEmails, newNumbers, newBirthday)))
    }

    @Test(arguments: [(0, true), (1, true), (-1, true), (30, true), (-30, true), (31, false), (-31, false)])
    func `within thirty days, whichever is first`(days: Int, isSame: Bool) {
        let (old, new) = (Self.contact("old", "Ada", ["a@x.org"], [], nil), Self.contact("new", "Ada", ["a@x.org"], [], nil))
        #expect(Self.carried(old, new, goes: Self.today, comes: Self.today.adding(days: days)) == isSame)
    }

    @Test func `not where two may be meant on either side, nor by one who was always there`() {
        func card(_ id: String) -> Contact { Self.contact(id, "Ada", ["a@x.org"], [], nil) }
        var roster = Roster()
        roster.note([card("old"), card("twin")], today: nil)
        roster.note(gone: [ContactID(rawValue: "old")], today: Self.today)
        #expect(roster.carryings(on: Self.today) == [], "the twin is no new card")
        roster.note([card("new")], today: Self.today)
        #expect(roster.carryings(on: Self.today).count == 1)
        var two = roster
        two.note([card("other")], today: Self.today)
        #expect(two.carryings(on: Self.today) == [] && two.alike(ContactID(rawValue: "old")).count == 3)
        roster.note(gone: [ContactID(rawValue: "twin")], today: Self.today)
        #expect(roster.carryings(on: Self.today) == [])
        // The first comes back under its own UID.
        roster.note([card("old")], today: Self.today)
        #expect(roster.carryings(on: Self.today) == [Carrying(ContactID(rawValue: "twin"), to: ContactID(rawValue: "new"))])
    }

    @Test func `who came when another went and has a part of the name may be the same, as after a wedding`() {
        let old = ContactID(rawValue: "old")
        var roster = Roster()
        roster.note([Self.contact("old", "Clara Weber", [], [], nil), Self.contact("aunt", "Clara Moss", [], [], nil)], today: nil)
        roster.note(gone: [old], today: Self.today)
        roster.note([Self.contact("new", "Clara Hoffmann", [], [], nil), Self.contact("bob", "Bob", [], [], nil)], today: Self.today)
        roster.note([Self.contact("late", "Clara Berg", [], [], nil)], today: Self.today.adding(days: 31))
        #expect(roster.alike(old).map(\.rawValue) == ["new"] && roster.carryings(on: Self.today) == [])
    }

    @Test func `who has gone is forgotten after thirty days, if nothing is known of them`() {
        var roster = Roster()
        roster.note(["old", "known", "there"].map { Self.contact($0, $0, [], [], nil) }, today: nil)
        roster.note(gone: ["old", "known"].map(ContactID.init(rawValue:)), today: Self.today)
        roster.forgetGone(by: Self.today.adding(days: 30)) { $0.rawValue == "known" }
        #expect(roster.name(of: ContactID(rawValue: "old")) == "old")
        roster.forgetGone(by: Self.today.adding(days: 31)) { $0.rawValue == "known" }
        #expect(roster.name(of: ContactID(rawValue: "old")) == nil && roster.name(of: ContactID(rawValue: "known")) == "known")
        #expect(roster.present == [ContactID(rawValue: "there")])
    }

    @Test func `a file that is spoiled is read as far as it goes`() throws {
        let contact = Self.contact("a\tb", "Ada\tor\nEve", ["a@x.org", "b@x.org"], ["030 1234567"], "1980-12-05")
        var roster = Roster()
        roster.note([contact], today: Self.today)
        let lines = roster.bytes.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
        #expect(lines.count == 2)
        let reread = Roster(Array("\(lines[0])\n\t/a b\t/c\n\u{0}\u{1}\n\t\t\t\t\t\t\n\(lines[1])\nhalf\t12".utf8))
        #expect(reread.folders == ["/a b", "/c"])
        var moved = reread
        moved.folders = ["/d"]
        #expect(Roster(moved.bytes) == moved && moved != reread)
        #expect(reread.name(of: ContactID(rawValue: "a b")) == "Ada or Eve" && reread.presentCount == 1)
        #expect(Roster([]).isEmpty && Roster.digest(inHead: []) == nil)
    }

    @Test func `all that the card says of reminders is there again, for whoever is away at a start`() {
        let leap = AnnualDay(year: nil, month: 2, day: 29)
        var ada = Contact(
            id: ContactID(rawValue: "ada"), name: "Ada Lovelace", nickname: "nan", otherNames: "onny\nada@x.org\nb@x.org",
            groups: ["Kaffee & Kuchen", "friends"], birthday: AnnualDay(year: 1815, month: 12, day: 10), anniversary: leap,
            organization: "Analytical Engines", met: day("2026-11-20"), died: "1852")
        ada.telephones = Telephones(["030 1234567", "0171 7654321"])
        ada.dates = LabelledDay.all([("name day", AnnualDay("--05-04")!), ("Name Day", AnnualDay("--05-05")!)])
        for contact in [ada, Contact(id: ContactID(rawValue: "bare"), name: "Bare")] {
            var roster = Roster()
            roster.note([contact], today: nil)
            #expect(Roster(roster.bytes).contact(contact.id) == contact)
        }
    }

    @Test func `the first line tells whether anything is different`() throws {
        let all = (0..<50).map { Self.contact("\($0)", "Contact \($0)", ["\($0)@x.org"], ["030 12345\($0)"], "1980-12-05") }
        var roster = Roster()
        roster.note(all, today: nil)
        func isSame(_ contacts: [Contact]) -> Bool { Roster.digest(inHead: roster.bytes) == Roster.digest(of: contacts) }
        #expect(isSame(all) && isSame(all.reversed()) && !isSame(all.dropLast()))
        for other in [
            Self.contact("7", "Contact 7x", ["7@x.org"], ["030 123457"], "1980-12-05"),
            Self.contact("7", "Contact 7", ["7@x.org", "8@x.org"], ["030 123457"], "1980-12-05"),
            Self.contact("7", "Contact 7", ["7@x.org"], ["030 9999999"], "1980-12-05"),
            Self.contact("7", "Contact 7", ["7@x.org"], ["030 123457"], "1980-12-06"),
        ] { #expect(!isSame(all.filter { $0.id.rawValue != "7" } + [other])) }
        roster.note(gone: [all[7].id], today: Self.today)
        #expect(isSame(all.filter { $0.id.rawValue != "7" }))
    }
}

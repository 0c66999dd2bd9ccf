import KeepInTouch
import Phrases
import TOML
import TestLiterals
import TestSupport
import Testing

@testable import vitaminb

/// `setup` where there is mail: what it says of people, and what it need not ask.
struct SetupMailTests {
    private let home = TemporaryFolder()

    init() throws { _ = try home.folder("book") }

    /// The people of an address book with these names; every other one has a birthday.
    private func book(_ names: [String], groups: [String: [String]] = [:]) throws -> FoundBook {
        for (index, name) in names.enumerated() {
            let more = groups[name].map { ["CATEGORIES:\($0.joined(separator: ","))"] } ?? []
            try home.write(
                (["BEGIN:VCARD", "VERSION:3.0", "UID:\(name.folded)", "FN:\(name)"] + more + (index % 2 == 0 ? ["BDAY:1980-05-01"] : [])
                    + ["END:VCARD", ""]).joined(separator: "\r\n"), to: "book/\(index).vcf")
        }
        return try #require(FoundBook(folder: home.path + "/book", origin: nil))
    }

    /// The plan where there is mail, in which Carl was written to often and Bob once.
    private func plan(
        withMail typed: String..., addresses: [String] = ["max@example.org"], asked: ([String]) -> Void = { _ in }
    ) throws -> (SetupPlan, String) {
        let found = try book(["Ada", "Bob", "Carl"])
        var lines = typed[...]
        var printed = ""
        var dialogue = SetupDialogue(
            style: Style(isTerminal: false, width: nil, hasColor: false), write: { printed += $0 }, read: { lines.popFirst() })
        var whose: [String] = []
        dialogue.mail = FoundMail(places: ["~/Mail"], addresses: addresses) { me, people in
            whose = me
            let ids = Dictionary(people.map { ($0.name, $0.contact) }) { first, _ in first }
            let last: CivilDate = "2026-11-20"
            return [
                ids["Carl"]: FoundMail.Seen(Set((0..<12).map { last.adding(days: -15 * $0) }), today: "2026-12-01"),
                ids["Bob"]: FoundMail.Seen(["2024-01-01"], today: "2026-12-01"), ids["Ada"]: FoundMail.Seen([], today: "2026-12-01"),
            ].reduce(into: [:]) { seen, one in if let id = one.key { seen[id] = one.value } }
        }
        let plan = try dialogue.plan(from: [found])
        asked(whose)
        return (plan, printed)
    }

    @Test func `mail proposes whom one writes to, and says when that was last`() throws {
        let (plan, printed) = try plan(withMail: "", "c", "bob", "", "1a 2b", "", "", "") { #expect($0 == ["max@example.org"]) }
        #expect(plan.mail == .count && plan.chosen.map(\.person.contact.name) == ["Carl", "Ada"])
        #expect(printed.contains("It is in ~/Mail.") && printed.contains("letters every 2 weeks or so, last 11 days ago"))
        #expect(printed.contains("Letters to or from 3 people were found."), "whoever only wrote, too")
        #expect(printed.contains("mail on 1 January 2024"))
        let past = try #require(printed.split(separator: "When were you in touch last").last)
        #expect(past.contains("Ada") && !past.contains("Carl"), "of whom mail counts nobody need say it")
        let beginnings = plan.beginnings(from: "2026-12-01").map(\.beginning)
        #expect(beginnings.allSatisfy { $0.last == nil })
        #expect(plan.firstDays(from: "2026-12-01").map(\.name).last == "Carl", "three weeks after the last letter")
        #expect(try plan.configuration("").text.hasSuffix("\n[evidence]\nmail = \"count\"\n"))
    }

    @Test(arguments: ["c", "a"])
    func `with whom there is a rhythm the number alone takes a cadence like it, and nobody is asked when that was`(setting: String) throws {
        let (plan, printed) = try plan(withMail: "", setting, "1", "", "")
        #expect(plan.chosen.map(\.person.contact.name) == ["Carl"] && plan.chosen.map(\.every) == [.weeks(2)])
        #expect(!printed.contains("When were you in touch last"))
        let (none, refused) = try self.plan(withMail: "", setting, "2", "", "", "")
        #expect(none.chosen.isEmpty && refused.contains("Nobody is called \"2\"."), "there is nothing to go by")
    }

    @Test func `what their letters say is how often and when last, or until when`() {
        let today: CivilDate = "2026-12-01"
        func words(_ count: Int, every days: Int, last: Int) -> String? {
            FoundMail.Seen(Set((0..<count).map { today.adding(days: -last - days * $0) }), today: today).words?.description
        }
        #expect(words(20, every: 7, last: 1) == "letters every week or so, last yesterday")
        #expect(words(20, every: 42, last: 70) == "letters every 6 weeks or so, last 10 weeks ago")
        #expect(words(20, every: 42, last: 400) == "letters every 6 weeks or so until 27 October 2025")
        #expect(words(2, every: 42, last: 30) == "mail on 2 days, last on 1 November 2026")
        #expect(words(1, every: 1, last: 30) == "mail on 1 November 2026" && words(0, every: 1, last: 1) == nil)
    }

    @Test func `whom one writes to regularly comes first, the most often and not long ago`() throws {
        let found = try book(["Ada", "Bob", "Carl", "Dora", "Eve"], groups: ["Bob": ["starred"]])
        let today: CivilDate = "2026-12-01"
        func seen(_ count: Int, every days: Int, last: Int) -> FoundMail.Seen {
            FoundMail.Seen(Set((0..<count).map { today.adding(days: -last - days * $0) }), today: today)
        }
        let letters = [
            "Ada": seen(60, every: 21, last: 500), "Carl": seen(8, every: 30, last: 3), "Dora": seen(20, every: 7, last: 2),
            "Eve": seen(2, every: 7, last: 2),
        ]
        let people = found.people.map { person in
            var person = person
            person.seen = letters[person.contact.name]
            return person
        }
        let ranked = people.sorted { $1.rank(without: []) < $0.rank(without: []) }.map(\.contact.name)
        #expect(ranked.prefix(4) == ["Dora", "Carl", "Ada", "Bob"], "\(ranked)")
    }

    @Test func `who is asked about mail may say no, and nothing is looked at`() throws {
        let (plan, printed) = try plan(withMail: "", "", "", "")
        #expect(plan.mail == .off && plan.chosen.isEmpty && !printed.contains("mail on") && !printed.contains("letters every"))
    }

    @Test func `whose addresses are known to no program is asked for them`() throws {
        let (plan, _) = try plan(withMail: "", "a", "max", "max@example.org, m@example.net", "", "", addresses: []) {
            #expect($0 == ["max@example.org", "m@example.net"])
        }
        #expect(plan.me == ["max@example.org", "m@example.net"])
        #expect(
            try plan.configuration("[evidence]\ncalls = \"ask\"\n").text.hasSuffix(
                "[evidence]\nme = [\"max@example.org\", \"m@example.net\"]\nmail = \"ask\"\ncalls = \"ask\"\n"))
    }
}

import Foundation
import Phrases
import Testing

@testable import KeepInTouch

/// Promises, give and take, seeing each other, and the first days with somebody new.
struct RelationTests {
    private static let ada = ContactID(rawValue: "ada")

    private static func due(_ life: Life) -> [String] { life.book.due(life.now).map(\.line) }

    // MARK: Promises

    @Test func `a promise is due on its day, told outside the budget, and closed by what is said of it`() throws {
        var life = Life(Contact("Ada"), policy: Policy(delivery: Delivery(budget: 0)), from: "2026-06-01 10:00")
        try life.say(.promise(who: "Ada", "send the book", on: day("2026-06-05")))
        try life.say(.promise(who: "Ada", "ask about the flat", on: day("2026-06-05")))
        life.live(to: "2026-06-04 23:00")
        #expect(Self.due(life).isEmpty && life.told.isEmpty)
        life.live(to: "2026-06-05 09:00")
        #expect(Self.due(life) == ["2026-06-05 promise ada", "2026-06-05 promise ada"])
        #expect(life.told.count == 2)
        let book = try #require(life.book.due(life.now).first { $0.promise == "send the book" })
        #expect(Reason(book).phrase(today: life.book.today).description == "you promised \"send the book\"")
        try life.say(.snooze(who: book.id.description, until: .instant(life.zone.at("2026-06-05 12:00"))))
        #expect(Self.due(life).count == 1)
        for intent in [
            Intent.acknowledge(who: "Ada", Interaction(via: .call), when: life.now), .snooze(who: "Ada", until: .day(day("2026-06-09"))),
        ] {
            _ = try? life.say(intent)
            #expect(life.book.reminders(for: Self.ada).count == 2, "neither a call nor a snooze keeps a promise")
        }
        try life.say(.skip(who: book.id.description))
        #expect(life.book.reminders(for: Self.ada).map(\.promise) == ["ask about the flat"])
    }

    @Test func `a promise can be kept or given up before its day, by its id`() throws {
        var life = Life(Contact("Ada"), policy: Policy(), from: "2026-06-01 10:00")
        for what in ["send the book", "ask about the flat"] { try life.say(.promise(who: "Ada", what, on: day("2026-06-05"))) }
        let ids = life.book.reminders(for: Self.ada).map(\.id.description)
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.reminders(for: Self.ada).count == 2, "a call does not keep what is not due")
        try life.say(.acknowledge(who: ids[0], Interaction(via: .letter), when: life.now))
        try life.say(.skip(who: ids[1]))
        #expect(life.book.reminders(for: Self.ada).isEmpty)
        #expect(throws: Refusal.isClosed(Contact("Ada"))) { try life.say(.skip(who: ids[1])) }
    }

    @Test func `a promise for a day that is over, to nobody, and one too many are refused`() throws {
        var life = Life(Contact("Ada"), from: "2026-06-02 10:00")
        #expect(throws: Refusal.dayIsOver(day("2026-06-01"))) { try life.say(.promise(who: "Ada", "x", on: day("2026-06-01"))) }
        #expect(throws: Refusal.noSuchContact("Bob")) { try life.say(.promise(who: "Bob", "x", on: day("2026-06-03"))) }
        for number in 0..<Refusal.promiseBound { try life.say(.promise(who: "Ada", "\(number)", on: day("2026-06-03"))) }
        #expect(throws: Refusal.tooManyPromises(Contact("Ada"))) { try life.say(.promise(who: "Ada", "x", on: day("2026-06-03"))) }
        #expect(throws: Refusal.self) { try life.say(.ignore(who: "Ada")) }
        try life.say(.ignore(who: "Ada", isSure: true))
        #expect(throws: Refusal.isIgnored(Contact("Ada"))) { try life.say(.promise(who: "Ada", "x", on: day("2026-06-03"))) }
    }

    @Test func `a promise is ended by a part of its text, the first of the same, and none by other words`() throws {
        var life = Life(Contact("Ada"), from: "2026-06-01 10:00")
        try life.say(.promise(who: "Ada", "the book", on: day("2026-06-05")))
        let first = life.book.promises(to: Contact("Ada"))[0]
        #expect(throws: Refusal.noSuchPromise(Contact("Ada"), "shoes", [first])) {
            try life.say(.endPromise(who: "Ada", text: "shoes", isKept: true))
        }
        life.live(to: "2026-06-02 10:00")
        try life.say(.promise(who: "Ada", "the book", on: day("2026-06-09")))
        try life.say(.endPromise(who: "Ada", text: "book", isKept: true))
        #expect(life.book.promises(to: Contact("Ada")).map(\.due) == [day("2026-06-09")])
        let second = life.book.promises(to: Contact("Ada"))[0].id.description
        try life.say(.endPromise(who: second, text: nil, isKept: false))
        #expect(life.book.promises(to: Contact("Ada")).isEmpty)
    }

    @Test func `what is said twice within a minute counts once`() throws {
        var life = Life(Contact("Ada"), Contact("Bob"), from: "2026-06-01 10:00")
        for _ in 1...2 {
            try life.say(.promise(who: "Ada", "x", on: day("2026-06-05")))
            try life.say(.gave(who: "Ada", "a tip"))
            try life.say(.introduce(who: "Ada", other: "Bob"))
        }
        #expect(life.book.promises(to: Contact("Ada")).count == 1 && life.book.relation(to: Self.ada)?.favors.balance == 1)
        life.live(to: "2026-06-01 10:02")
        try life.say(.gave(who: "Ada", "a tip"))
        #expect(life.book.relation(to: Self.ada)?.favors.balance == 2)
    }

    // MARK: Give and take

    @Test func `the suggestion follows the balance, softly, and can be turned off`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), from: "2026-06-01 10:00")
        let reason = { (life: Life) in
            life.book.reminders(for: Self.ada).first.map { Reason($0).phrase(today: life.book.today).description }
        }
        life.settle()
        #expect(reason(life) == "no contact noted yet (every week)")
        try life.say(.got(who: "Ada", "a hint"))
        #expect(reason(life) == "no contact noted yet (every week). The last favor was for you: offer something.")
        try life.say(.got(who: "Ada", "a ride"))
        #expect(reason(life) == "no contact noted yet (every week). You got 2 favors more than you gave: give before you ask again.")
        for what in ["dinner", "lunch", "tea"] { try life.say(.gave(who: "Ada", what)) }
        #expect(reason(life) == "no contact noted yet (every week)")
        #expect(life.book.relation(to: Self.ada)?.favors.balance == 1)
        try life.say(.got(who: "Ada", "a lift"))
        #expect(reason(life)?.hasSuffix("offer something.") == true)
        life.configure(Policy(every: cadence("1w"), suggestions: false))
        #expect(reason(life) == "no contact noted yet (every week)")
        try life.say(.settle(who: "Ada"))
        #expect(life.book.relation(to: Self.ada)?.favors.isEmpty == true)
        #expect(throws: Refusal.nothingToSettle(Contact("Ada"))) { try life.say(.settle(who: "Ada")) }
    }

    // MARK: In person

    private static func seeing() throws -> Life {
        let groups = ["friends": GroupPolicy(every: cadence("6w"), inPerson: cadence("1y"))]
        var life = Life(Contact("Ada", groups: ["friends"]), policy: Policy(groups: groups), from: "2026-01-01 10:00")
        life.settle()
        try life.say(.acknowledge(who: "Ada", Interaction(via: .meal), when: life.now))
        return life
    }

    @Test func `a call does not answer that they should see each other, and a meal answers both`() throws {
        var life = try Self.seeing()
        for month in 1...11 {
            life.live(to: life.zone.instant(of: day("2026-01-01").adding(months: month), at: time("12:00")))
            try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        }
        life.live(to: "2027-01-02 12:00")
        #expect(Self.due(life) == ["2027-01-01 in-person ada"])
        #expect(
            Reason(life.book.due(life.now)[0]).phrase(today: life.book.today).description
                == "12 months since you saw each other (in person every year)")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(Self.due(life) == ["2027-01-01 in-person ada"])
        try life.say(.acknowledge(who: "Ada", Interaction(via: .meal), when: life.now))
        #expect(life.book.reminders(for: Self.ada).map(\.line) == ["2027-02-13 keep-in-touch ada", "2028-01-02 in-person ada"])
    }

    @Test func `answered as itself they saw each other, by whatever means, and a skip waits for another turn`() throws {
        var life = try Self.seeing()
        life.live(to: "2027-01-01 12:00")
        let both = try #require(life.book.due(life.now).first { $0.id.key.kind == .inPerson })
        try life.say(.skip(who: both.id.description))
        #expect(life.book.reminders(for: Self.ada).map(\.line) == ["2026-02-12 keep-in-touch ada", "2028-01-01 in-person ada"])
        try life.undo()
        try life.say(.acknowledge(who: "Ada", Interaction(via: .other), when: life.now))
        #expect(life.book.reminders(for: Self.ada).map(\.line) == ["2027-02-12 keep-in-touch ada", "2027-01-01 in-person ada"])
        try life.say(.acknowledge(who: both.id.description, Interaction(via: .other), when: life.now))
        #expect(life.book.reminders(for: Self.ada).map(\.line) == ["2027-02-12 keep-in-touch ada", "2028-01-01 in-person ada"])
    }

    @Test func `a cadence of one's own for seeing each other goes before the groups'`() throws {
        var life = try Self.seeing()
        try life.say(.track(who: "Ada", every: nil, inPerson: cadence("3m")))
        #expect(life.book.reminders(for: Self.ada).map(\.line) == ["2026-02-12 keep-in-touch ada", "2026-04-01 in-person ada"])
        try life.say(.track(who: "Ada", every: nil))
        #expect(life.book.reminders(for: Self.ada).map(\.line) == ["2026-02-12 keep-in-touch ada", "2027-01-01 in-person ada"])
    }

    // MARK: The ladder

    @Test(arguments: [
        // Met, last contact (none: tracking began on 1 June), cadence, due.
        ("2026-06-01", nil, "3m", "2026-06-03"), ("2026-05-31", nil, "3m", "2026-06-02"),
        // It would have been due before tracking began.
        ("2026-05-30", nil, "3m", "2026-06-01"), ("2026-05-20", nil, "3m", "2026-06-01"), ("2020-01-01", nil, "3m", "2026-06-01"),
        // The day they met is no further step, and each interaction after it is one.
        ("2026-06-01", "2026-06-01", "3m", "2026-06-03"), ("2026-06-01", "2026-06-03", "3m", "2026-06-17"),
        ("2026-06-01", "2026-06-10", "3m", "2026-06-24"), ("2026-06-01", "2026-06-10", "1w", "2026-06-17"),
        ("2026-12-31", "2026-12-31", "3m", "2027-01-02"), ("2026-12-31", "2027-01-14", "3m", "2027-01-28"),
    ]) func `whoever is new is due soon after the day they met`(met: String, last: String?, every: String, due: String) throws {
        var ada = Contact("Ada")
        ada.met = day(met)
        var life = Life([ada], policy: Policy(every: cadence(every)), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        if let last {
            life.live(to: last + " 12:00")
            try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        }
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day(due)])
    }

    @Test func `the steps are two days, two weeks and two months, whether in touch or skipped, and then the cadence`() throws {
        var ada = Contact("Ada")
        ada.met = day("2026-06-01")
        var life = Life([ada], policy: Policy(every: cadence("3m")), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        for due in ["2026-06-03", "2026-06-17", "2026-08-17", "2026-11-17"] {
            #expect(life.book.reminders(for: Self.ada).map(\.due) == [day(due)])
            life.live(to: due + " 12:00")
            try life.say(due == "2026-06-17" ? .skip(who: "Ada") : .acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        }
    }

    @Test func `without a cadence the steps are all there is`() throws {
        var ada = Contact("Ada")
        ada.met = day("2026-06-01")
        var life = Life([ada], policy: Policy(), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        for due in ["2026-06-03", "2026-06-17", "2026-08-17"] {
            #expect(life.book.reminders(for: Self.ada).map(\.due) == [day(due)])
            life.live(to: due + " 12:00")
            try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        }
        #expect(life.book.reminders(for: Self.ada).isEmpty)
    }

    @Test(
        arguments: [
            ("2012-11-20", nil), ("2026-03-14", nil), ("2026-03-16", "2026-06-01"), ("2026-05-30", "2026-06-01"),
        ] as [(String, String?)])
    func `whom one met long before they came into the address book is nobody newly met`(met: String, due: String?) throws {
        var ada = Contact("Ada")
        ada.met = day(met)
        var life = Life([ada], policy: Policy(), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        #expect(life.book.relation(to: ada.id)?.nextDue == due.map(day) && life.book.trackedCount == (due == nil ? 0 : 1))
        // They do not become so by the passing of time, nor does it end for whom it began.
        life.live(to: "2026-09-15 10:00")
        #expect(life.book.relation(to: ada.id)?.nextDue == due.map(day))
    }

    @Test func `the ladder can be turned off`() throws {
        var ada = Contact("Ada")
        ada.met = day("2026-06-01")
        var life = Life([ada], policy: Policy(every: cadence("3m"), ladder: false), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-06-01")])
    }

    // MARK: At most

    @Test func `what is put off for longer than at most is told as overdue, and then every half step, but no oftener than once a week`()
        throws
    {
        let groups = ["friends": GroupPolicy(every: cadence("1w"), atMost: cadence("3w"))]
        var life = Life(Contact("Ada", groups: ["friends"]), policy: Policy(groups: groups), from: "2026-06-01 10:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        life.live(to: "2026-07-10 12:00")
        let told = life.journal.compactMap { entry in
            if case .told(_, let moment?) = entry.what { "\(life.zone.date(at: entry.said)) \(moment)" } else { nil }
        }
        #expect(told == ["2026-06-08 due", "2026-06-22 overdue", "2026-06-29 repeat-1", "2026-07-06 repeat-2"])
        #expect(life.book.due(life.now)[0].isOverdue(on: life.book.today))
    }
}

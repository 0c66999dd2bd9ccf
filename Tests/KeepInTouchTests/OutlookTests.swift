import Testing

@testable import KeepInTouch

/// What is open for a contact after something was said, and what a pause silences.
struct OutlookTests {
    private static let ada = Contact(
        id: ContactID(rawValue: "ada"), name: "Ada", groups: ["friends"], birthday: AnnualDay(year: nil, month: 6, day: 20))

    private func life() throws -> Life {
        let groups = ["friends": GroupPolicy(every: cadence("6w"), inPerson: cadence("1y"))]
        var life = Life(Self.ada, policy: Policy(groups: groups), from: "2026-06-01 10:00")
        life.settle()
        try life.say(.acknowledge(who: "Ada", Interaction(via: .meal), when: life.now))
        return life
    }

    @Test func `what is next is the first of keeping in touch and seeing each other; promises are open whatever their day`() throws {
        var life = try life()
        try life.say(.promise(who: "Ada", "send the book", on: day("2026-09-01")))
        let outlook = life.book.outlook(for: Self.ada.id)
        #expect(outlook.next?.id.key.kind == .keepInTouch && outlook.next?.due == day("2026-07-13"))
        #expect(outlook.open.map(\.promise) == ["send the book"])
    }

    @Test func `what an answer closed is what was open before`() throws {
        var life = try life()
        life.live(to: "2026-07-14 10:00")
        let before = life.book.reminders(for: Self.ada.id)
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.closed(before, of: Self.ada.id).map(\.id.key.kind) == [.keepInTouch])
    }

    @Test func `a pause silences the occasions and promises of its days, of those whom it covers`() throws {
        var life = try life()
        try life.say(.promise(who: "Ada", "send the book", on: day("2026-06-21")))
        try life.say(.promise(who: "Ada", "call back", on: day("2026-07-01")))
        let days = day("2026-06-10")..<day("2026-07-01")
        let kinds = { (subject: Subject) in life.book.silenced(subject, in: days).map(\.id.key.kind) }
        #expect(kinds(.everybody) == [.birthday, .promise] && kinds(.group("friends")) == [.birthday, .promise])
        #expect(kinds(.contact(Self.ada.id)) == [.birthday, .promise])
        #expect(kinds(.group("clients")) == [] && kinds(.contact(ContactID(rawValue: "bob"))) == [])
        #expect(life.book.silenced(.everybody, in: day("2026-06-10")..<day("2026-06-20")) == [])
    }

    @Test func `what was missed is known though it is long over`() throws {
        var life = try life()
        life.live(to: "2026-08-01 10:00")
        #expect(life.book.silenced(.everybody, in: day("2026-06-10")..<day("2026-08-01")).map(\.id.key.kind) == [.birthday])
    }
}

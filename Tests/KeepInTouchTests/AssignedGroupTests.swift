import Foundation
import Testing

@testable import KeepInTouch

/// Groups that the journal has, beside those of the card.
struct AssignedGroupTests {
    private static let ada = Contact("Ada", groups: ["Choir"])
    private static let policy = Policy(groups: ["friends": GroupPolicy(every: cadence("2w")), "choir": GroupPolicy(every: cadence("3m"))])

    private func life() -> Life {
        var life = Life(Self.ada, policy: Self.policy, from: "2026-06-01 08:00")
        life.settle()
        return life
    }

    @Test func `the shortest cadence of all groups counts, those of the journal too`() throws {
        var life = life()
        try life.say(.acknowledge(who: "ada", Interaction(via: .call), when: life.now))
        #expect(life.book.relation(to: Self.ada.id)?.nextDue == day("2026-09-01"))
        try life.say(.assign(who: "ada", group: "Friends", isIn: true))
        #expect(life.book.relation(to: Self.ada.id)?.nextDue == day("2026-06-15"))
        #expect(life.book.contact(Self.ada.id)?.groupNames.written == ["Choir", "Friends"])
        #expect(try life.restarted().contact(Self.ada.id) == life.book.contact(Self.ada.id))
        try life.say(.assign(who: "ada", group: "FRIENDS", isIn: false))
        #expect(life.book.relation(to: Self.ada.id)?.nextDue == day("2026-09-01"))
    }

    @Test func `the card may change, and the journal's groups stay`() throws {
        var life = life()
        try life.say(.assign(who: "ada", group: "friends", isIn: true))
        var card = Self.ada
        card.groups = ["friends", "family"]
        life.update([card])
        #expect(life.book.contact(Self.ada.id)?.groups == ["friends", "family"], "each once")
        try life.say(.assign(who: "ada", group: "friends", isIn: false))
        #expect(life.book.contact(Self.ada.id)?.groups == ["friends", "family"], "the card says so")
        #expect(life.book.card(of: Self.ada.id) == card)
    }

    @Test func `whoever is merged into another brings the groups along`() throws {
        var life = Life(Contact("Ada"), Contact("King"), policy: Self.policy, from: "2026-06-01 08:00")
        try life.say(.assign(who: "king", group: "friends", isIn: true))
        try life.say(.assign(who: "ada", group: "choir", isIn: true))
        try life.say(.merge(who: "ada", other: "king"))
        #expect(Set(try #require(life.book.contact(Contact("Ada").id)).groups) == ["friends", "choir"])
    }
}

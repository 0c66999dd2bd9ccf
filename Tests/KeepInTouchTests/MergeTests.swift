import Foundation
import Testing

@testable import KeepInTouch

struct MergeTests {
    private static let ada = ContactID(rawValue: "ada")

    private static func life() throws -> Life {
        var life = Life([Contact("Ada"), Contact("Twin")], policy: Policy(every: cadence("2w")), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        life.pass(to: "2026-06-05 10:00")
        try life.say(.acknowledge(who: "Twin", Interaction(via: .meal), when: life.now))
        try life.say(.gave(who: "Twin", "a ride"))
        try life.say(.promise(who: "Twin", "send the book", on: day("2026-06-30")))
        return life
    }

    private static func merge(_ life: inout Life) throws {
        try life.say(.merge(who: "Ada", other: "Twin"))
        life.update([], removed: [ContactID(rawValue: "twin")])
    }

    @Test func `what was said of both is said of the one that stays, after a restart as well`() throws {
        var life = try Self.life()
        try Self.merge(&life)
        for book in try [life.book, life.restarted()] {
            let relation = try #require(book.relation(to: Self.ada))
            #expect(relation.lastContact == LastContact(date: day("2026-06-05"), via: .meal))
            #expect(relation.favors.given == 1)
            #expect(book.reminders(for: Self.ada).map(\.line) == ["2026-06-19 keep-in-touch ada", "2026-06-30 promise ada"])
            #expect(book.own(life.journal, of: Self.ada).count == life.journal.count)
        }
    }

    @Test func `a reminder of the one that is gone is answered as the other's`() throws {
        var life = try Self.life()
        let promise = try #require(life.book.reminders(for: ContactID(rawValue: "twin")).first { $0.promise != nil })
        try Self.merge(&life)
        life.live(to: "2026-06-30 12:00")
        try life.say(.acknowledge(who: promise.id.description, Interaction(via: .call), when: life.now))
        #expect(life.book.reminders(for: Self.ada).map(\.id.key.kind) == [.keepInTouch])
    }

    @Test func `what was said before a merge can still be taken back`() throws {
        var life = try Self.life()
        let said = life.journal.filter { !$0.isSaidByProgram }
        try Self.merge(&life)
        try life.undo(.entry(said[3]))  // the promise
        #expect(life.book.reminders(for: Self.ada).map(\.id.key.kind) == [.keepInTouch])
        try life.undo(.entry(said[2]))  // the favor
        try life.undo(.entry(said[1]))  // the meal
        #expect(life.book.relation(to: Self.ada)?.lastContact == LastContact(date: day("2026-06-01"), via: .call))
        #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
    }

    @Test func `a merge that is taken back gives each their own history again, after a restart as well`() throws {
        var life = try Self.life()
        let before = life.book
        try Self.merge(&life)
        try life.say(.acknowledge(who: "Ada", Interaction(via: .letter), when: life.now))
        try life.undo()  // the letter
        try life.undo()  // the merge
        life.update([Contact("Twin")])
        life.settle()
        for book in try [life.book, life.restarted()] {
            for id in [Self.ada, ContactID(rawValue: "twin")] {
                #expect(book.relation(to: id)?.lastContact == before.relation(to: id)?.lastContact)
                #expect(book.reminders(for: id).map(\.line) == before.reminders(for: id).map(\.line))
            }
            #expect(book.relation(to: Self.ada)?.favors.given == 0)
        }
        #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
        let undo = try #require(life.journal.last { $0.what.verb == .undone })
        #expect(throws: Refusal.nothingToUndo, "the cards would not follow") { try life.undo(.entry(undo)) }
    }

    @Test func `what is said of the one who stayed after a merge stays with them when it is taken back`() throws {
        var life = try Self.life()
        try Self.merge(&life)
        life.pass(to: "2026-06-09 10:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .letter), when: life.now))
        try life.undo(.entry(#require(life.journal.last { $0.what.verb == .merged })))
        life.update([Contact("Twin")])
        for book in try [life.book, life.restarted()] {
            #expect(book.relation(to: Self.ada)?.lastContact?.via == .letter)
            #expect(book.relation(to: ContactID(rawValue: "twin"))?.lastContact?.via == .meal)
        }
    }

    @Test func `a merge that was completed by saying it again is taken back whole`() throws {
        var life = try Self.life()
        try life.say(.merge(who: "Ada", other: "Twin"))
        life.settle()
        try Self.merge(&life)
        try life.undo()
        life.update([Contact("Twin")])
        #expect(life.book.relation(to: ContactID(rawValue: "twin"))?.lastContact?.via == .meal)
        #expect(life.book.relation(to: Self.ada)?.lastContact?.via == .call)
    }

    @Test func `a card that comes back after a merge is somebody new`() throws {
        var life = try Self.life()
        try Self.merge(&life)
        life.record([])
        life.update([Contact("Twin")])
        life.settle()
        #expect(life.book.relation(to: ContactID(rawValue: "twin"))?.lastContact == nil)
        life.pass(to: "2026-06-07 10:00")
        try life.say(.acknowledge(who: "Twin", Interaction(via: .letter), when: life.now))
        #expect(life.book.relation(to: Self.ada)?.lastContact?.via == .meal)
        #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
        // And merged again, all of it is Ada's.
        try Self.merge(&life)
        #expect(life.book.relation(to: Self.ada)?.lastContact?.via == .letter)
        #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
    }

    @Test func `the cadence of the one that stays holds, and the other's where it has none`() throws {
        var life = Life([Contact("Ada"), Contact("Bob"), Contact("Twin")], policy: Policy(), at: Zone.utc.at("2026-06-01 10:00"))
        try life.say(.track(who: "Ada", every: cadence("1m")))
        try life.say(.track(who: "Twin", every: cadence("1w")))
        try life.say(.merge(who: "Bob", other: "Twin"))
        #expect(life.book.relation(to: ContactID(rawValue: "bob"))?.cadence?.every == cadence("1w"))
        try life.say(.merge(who: "Ada", other: "Bob"))
        #expect(life.book.relation(to: Self.ada)?.cadence?.every == cadence("1m"))
        #expect(throws: Refusal.sameContact(Contact("Ada"))) { try life.say(.merge(who: "Ada", other: "ada")) }
    }
}

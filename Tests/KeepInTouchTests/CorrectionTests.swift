import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

/// What is taken back, brought back and corrected.
struct CorrectionTests {
    private static let (ada, bob, cem) = (ContactID(rawValue: "ada"), ContactID(rawValue: "bob"), ContactID(rawValue: "cem"))
    private static let meal = Interaction(via: .meal, note: "dinner")

    private static func life() -> Life {
        var life = Life(Contact("Ada"), Contact("Bob"), Contact("Cem"), from: "2026-06-01 12:00")
        life.settle()
        return life
    }

    /// A dinner with Ada and Bob, in one act.
    private static func dinner(_ life: inout Life) throws {
        try life.say(together: ["ada", "bob"].map { .acknowledge(who: $0, meal, when: life.now) })
    }

    private static func last(_ life: Life, _ contact: ContactID) -> LastContact? { life.book.relation(to: contact)?.lastContact }

    @Test func `several people in one act are noted together, and taken back together`() throws {
        var life = Self.life()
        let before = Plan(life.book, at: life.now)
        try Self.dinner(&life)
        let said = life.journal.suffix(2)
        #expect(Set(said.map(\.act)).count == 1 && said.allSatisfy { $0.act != $0.id } && Set(said.map(\.id)).count == 2)
        #expect(Self.last(life, Self.ada)?.via == .meal && Self.last(life, Self.bob)?.via == .meal)
        try life.undo()
        #expect(Plan(life.book, at: life.now) == before)
        #expect(throws: Refusal.nothingToUndo) { try life.undo() }
    }

    @Test func `one refusal, and nothing is noted of anybody`() throws {
        var life = Self.life()
        let count = life.journal.count
        #expect(throws: Refusal.noSuchContact("zoe")) {
            try life.say(together: ["ada", "zoe"].map { .acknowledge(who: $0, Self.meal, when: life.now) })
        }
        #expect(life.journal.count == count)
    }

    @Test func `whoever is named twice is meant once`() throws {
        var life = Self.life()
        let count = life.journal.count
        try life.say(together: ["ada", "Ada"].map { .acknowledge(who: $0, Self.meal, when: life.now) })
        #expect(life.journal.count == count + 1 && life.journal.last?.act == life.journal.last?.id)
    }

    @Test func `undo of a name takes back that contact's part of the last act about them, and the rest stays`() throws {
        var life = Self.life()
        try Self.dinner(&life)
        life.pass(to: "2026-06-01 13:00")
        try life.say(.gave(who: "cem", "a tip"))
        let taking = try life.store.takingBack(.contact(Self.ada), in: life.book)
        #expect(taking.entries.map(\.contact) == [Self.ada] && taking.staying.map(\.contact) == [Self.bob])
        try life.undo(.contact(Self.ada))
        #expect(Self.last(life, Self.ada) == nil && Self.last(life, Self.bob)?.via == .meal)
        #expect(life.book.relation(to: Self.cem)?.favors.given == 1)
        // Again: the act before.
        #expect(throws: Refusal.nothingToUndo) { try life.undo(.contact(Self.ada)) }
        // What is left of the act is the last act still, after the favor.
        try life.undo()
        #expect(life.book.relation(to: Self.cem)?.favors.given == 0)
        try life.undo()
        #expect(Self.last(life, Self.bob) == nil)
    }

    @Test func `undo of an undo brings back what it took back, under the same reminder`() throws {
        var life = Self.life()
        try Self.dinner(&life)
        let noted = Plan(life.book, at: life.now)
        try life.undo()
        let undos = life.journal.suffix(2)
        for undo in undos { try life.undo(.entry(undo)) }
        #expect(Plan(life.book, at: life.now) == noted)
        #expect(try Plan(life.restarted(), at: life.now) == noted)
        // And it can be taken back again.
        try life.undo()
        #expect(Self.last(life, Self.ada) == nil && Self.last(life, Self.bob) == nil)
    }

    @Test func `an entry that is taken back can't be taken back once more`() throws {
        var life = Self.life()
        try life.say(.acknowledge(who: "ada", Self.meal, when: life.now))
        let entry = try #require(life.journal.last)
        try life.undo(.entry(entry))
        #expect(throws: Refusal.isTakenBack(entry)) { try life.undo(.entry(entry)) }
    }

    @Test func `a wrong date, means and note are corrected, and the clock runs from the right day`() throws {
        var life = Self.life()
        try life.say(.acknowledge(who: "ada", Self.meal, when: life.now))
        let entry = try #require(life.journal.last)
        life.live(to: "2026-06-20 12:00")
        try life.amend(entry, Amendment(happened: life.zone.at("2026-05-25 12:00"), via: .call, note: ""))
        #expect(Self.last(life, Self.ada) == LastContact(date: day("2026-05-25"), via: .call))
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-07-06")])
        #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
        // A correction is an act like others.
        try life.undo()
        #expect(Self.last(life, Self.ada) == LastContact(date: day("2026-06-01"), via: .meal))
    }

    @Test func `later corrections win, each in what it says`() throws {
        var life = Self.life()
        try life.say(.acknowledge(who: "ada", Self.meal, when: life.now))
        let entry = try #require(life.journal.last)
        try life.amend(entry, Amendment(via: .call))
        try life.amend(entry, Amendment(note: "engines"))
        let counted = life.journal.counted.first { $0.id == entry.id }
        #expect(counted?.interaction == Interaction(via: .call, note: "engines"))
    }

    @Test func `a correction is refused what the verb is refused`() throws {
        var life = Self.life()
        try life.say(.acknowledge(who: "ada", Self.meal, when: life.now))
        let interaction = try #require(life.journal.last)
        try life.say(.promise(who: "ada", "a book", on: day("2026-06-05")))
        let promise = try #require(life.journal.last)
        try life.say(.ignore(who: "bob"))
        let ignored = try #require(life.journal.last)
        let tomorrow = life.now.adding(seconds: 86_400)
        let refused = { (entry: Entry, amendment: Amendment) in
            _ = #expect(throws: Refusal.notAmendable(entry)) { try life.decide(.corrected(entry, amendment)) }
        }
        #expect(throws: Refusal.notYet(tomorrow)) { try life.decide(.corrected(interaction, Amendment(happened: tomorrow))) }
        #expect(throws: Refusal.dayIsOver(day("2026-05-31"))) { try life.decide(.corrected(promise, Amendment(on: day("2026-05-31")))) }
        refused(interaction, Amendment(on: day("2026-06-09")))
        refused(promise, Amendment(via: .call))
        refused(ignored, Amendment(note: "x"))
        refused(interaction, Amendment())
        try life.amend(promise, Amendment(on: day("2026-06-09"), text: "two books"))
        let open = life.book.reminders(for: Self.ada).first { $0.promise != nil }
        #expect(open?.promise == "two books" && open?.due == day("2026-06-09"))
    }

    @Test func `the same thing within a minute is noted once`() throws {
        var life = Self.life()
        let call = Interaction(via: .call)
        try life.say(.acknowledge(who: "ada", call, when: life.now))
        let (entry, count) = (try #require(life.journal.last), life.journal.count)
        life.now = life.now.adding(seconds: 60)
        #expect(try life.decide(.acknowledge(who: "ada", call, when: life.now)).repeated == [entry])
        try life.say(.acknowledge(who: "ada", call, when: life.now))
        #expect(life.journal.count == count)
        // By other means, with a note, on another day, of somebody else, or later it is something else.
        try life.say(.acknowledge(who: "ada", Interaction(via: .email), when: life.now))
        try life.say(.acknowledge(who: "ada", Interaction(via: .call, note: "again"), when: life.now))
        try life.say(.acknowledge(who: "ada", call, when: life.now.adding(seconds: -2 * 86_400)))
        try life.say(.acknowledge(who: "bob", call, when: life.now))
        life.now = life.now.adding(seconds: 61)
        try life.say(.acknowledge(who: "bob", call, when: life.now))
        #expect(life.journal.count == count + 5)
        // What was taken back may be said again at once.
        try life.undo()
        try life.say(.acknowledge(who: "bob", call, when: life.now))
        #expect(life.journal.count == count + 7)
    }

    @Test func `of several people those are noted who weren't a moment ago`() throws {
        var life = Self.life()
        try life.say(.acknowledge(who: "ada", Self.meal, when: life.now))
        let draft = try life.decide(.said(["ada", "bob"].map { .acknowledge(who: $0, Self.meal, when: life.now) }))
        #expect(draft.entries.map(\.contact) == [Self.bob] && draft.repeated.map(\.contact) == [Self.ada])
    }

    @Test func `a short id has four digits, or as many as tell it from the others`() throws {
        let entries = ["3f9c0000-", "3f9c1000-", "a0000000-"].map { prefix in
            Entry(
                id: UUID(text: prefix + "0000-4000-8000-000000000000") ?? UUID(), said: Instant(seconds: 1), contact: Self.ada,
                what: .ignored)
        }
        #expect(entries.map { entries.shortIDs[$0.id] } == ["3f9c0", "3f9c1", "a000"])
    }

    @Test(arguments: seeds) func `whatever is said, taken back and corrected, a restart comes to the same`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var life = Life.random(zone: .berlin, at: Zone.berlin.at("2026-03-25 12:00"), &random)
        life.settle()
        for _ in 0..<40 {
            life.live(to: life.now.adding(seconds: Int.random(in: 1...200_000, using: &random)))
            life.sayAnything(&random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: _ = try? life.undo()
            case 1: if let entry = life.journal.randomElement(using: &random) { _ = try? life.undo(.entry(entry)) }
            case 2:
                if let entry = life.journal.counted.filter({ $0.interaction != nil }).randomElement(using: &random) {
                    _ = try? life.amend(
                        entry, Amendment(happened: life.now.adding(seconds: -Int.random(in: 0...2_000_000, using: &random))))
                }
            case 3: if let contact = life.journal.last?.contact { _ = try? life.undo(.contact(contact)) }
            default: break
            }
            #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
        }
    }
}

extension Entry {
    /// The interaction that it notes.
    var interaction: Interaction? {
        switch what {
        case .acknowledged(let interaction, _, _), .logged(let interaction): interaction
        default: nil
        }
    }
}

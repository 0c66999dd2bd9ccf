import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

struct UndoTests {
    @Test(arguments: seeds) func `undo restores what was before, exactly`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let zone = try #require(Zone.all.randomElement(using: &random))
        var life = Life.random(zone: zone, at: zone.at("2026-10-20 12:00"), &random)
        life.settle()
        for _ in 0..<60 {
            life.live(to: life.now.adding(seconds: Int.random(in: 1...100_000, using: &random)))
            let before = Plan(life.book, at: life.now)
            let (count, contacts) = (life.journal.count, Array(life.book.contacts))
            for _ in 0..<Int.random(in: 1...4, using: &random) { life.sayAnything(&random) }
            for _ in 0..<(life.journal.count - count) { try life.undo() }
            // The card of a contact that was merged comes out of the trash.
            life.update(contacts.filter { life.book.contact($0.id) == nil })
            #expect(Plan(life.book, at: life.now) == before)
        }
    }

    @Test(arguments: seeds) func `undo restores the due list though reminders were told in between`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<10 {
            var life = Life.random(zone: .berlin, at: Zone.berlin.at("2026-03-25 12:00"), &random)
            life.settle()
            life.sayAnything(&random)
            guard let said = try life.lastSaid else { continue }
            var other = Life([], policy: life.book.policy, zone: life.zone, at: life.now)
            other.update(Array(life.book.contacts))
            life.live(to: life.now.adding(seconds: 3 * 86_400))
            try life.undo()
            // The same life, in which it was never said.
            other.record(life.journal.filter { $0.id != said.id && $0.what != .undone(said.id) })
            other.now = life.now
            other.clockChanged()
            #expect(Plan(life.book, at: life.now) == Plan(other.book, at: life.now))
        }
    }

    @Test func `an acknowledgement taken back opens the reminder under its old id, and doesn't tell it again`() throws {
        var life = try IntentTests.dueLife()
        let open = try #require(life.book.due(life.now).first { $0.id.contact == IntentTests.ada })
        try life.say(.acknowledge(who: "ada", IntentTests.call, when: life.now))
        let told = life.told.count
        #expect(try life.undo() == [.reopen(open, Contact("Ada"))])
        #expect(life.book.due(life.now).contains(open))
        life.live(to: "2026-06-14 12:00")
        #expect(life.told.count == told)
    }

    @Test func `a snooze taken back is over at once, and not told again`() throws {
        var life = try IntentTests.dueLife()
        let before = life.book.due(life.now)
        let told = life.told.count
        try life.say(.snooze(who: "ada", until: .instant(life.zone.at("2026-06-20"))))
        try life.undo()
        #expect(life.book.due(life.now) == before)
        life.live(to: "2026-06-14 12:00")
        #expect(life.told.count == told)
    }

    @Test func `undo after undo goes further back, until nothing is left`() throws {
        var life = try IntentTests.dueLife()
        let said = life.journal.filter(\.canBeUndone)
        #expect(said.count == 2)
        for entry in said.reversed() {
            try life.undo()
            #expect(life.journal.last?.what == .undone(entry.id))
        }
        #expect(throws: Refusal.nothingToUndo) { try life.decide(.tookBack(TakingBack())) }
        // With no interaction left they are due since the day on which tracking began.
        life.settle()
        #expect(life.book.due(life.now).map(\.due) == [day("2026-06-01"), day("2026-06-01")])
    }

    @Test(arguments: [Entry.What.began, .told(ReminderKey(kind: .birthday, cycle: .year(2026)), nil)])
    func `what the daemon said can't be taken back`(what: Entry.What) throws {
        var life = try IntentTests.dueLife()
        let entry = Entry(id: UUID(), said: life.now, contact: IntentTests.ada, what: what)
        life.record([entry])
        #expect(throws: Refusal.nothingToUndo) { try life.undo(.entry(entry)) }
    }

    @Test func `undo for a contact whose card is gone is there when the card is back`() throws {
        var life = try IntentTests.dueLife()
        let before = life.book.reminders(for: IntentTests.ada)
        try life.say(.acknowledge(who: "ada", IntentTests.call, when: life.now))
        life.update([], removed: [IntentTests.ada])
        #expect(try life.undo().isEmpty)
        life.update([Contact("Ada")])
        #expect(life.book.reminders(for: IntentTests.ada) == before)
    }

    @Test func `a history that can't be read is thrown, and nothing is written`() throws {
        struct Unreadable: Error {}
        var life = try IntentTests.dueLife()
        let (before, count) = (Plan(life.book, at: life.now), life.journal.count)
        life.store.readError = Unreadable()
        #expect(try #require(throws: NotWritten.self) { try life.undo() }.cause is Unreadable)
        #expect(Plan(life.book, at: life.now) == before && life.journal.count == count)
    }
}

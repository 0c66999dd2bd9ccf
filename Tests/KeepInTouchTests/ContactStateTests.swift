import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

/// The fold over one contact's entries.
struct ContactStateTests {
    static let call = Interaction(via: .call)
    static let a = ContactID(rawValue: "a")

    @Test(arguments: seeds) func `an undone entry counts as never said`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let entries = Self.entries(count: Int.random(in: 0...20, using: &random), &random)
            let undone = Set(entries.filter { $0.canBeUndone && random.chance(1, of: 3) }.map(\.id))
            let taken = undone.map {
                Entry(id: random.uuid(), said: Instant(seconds: 0), contact: ContactID(rawValue: "a"), what: .undone($0))
            }
            // Whoever takes something back does so after it was said, but others may have been said in between.
            var mixed = entries
            for entry in taken {
                guard case .undone(let id) = entry.what, let index = mixed.firstIndex(where: { $0.id == id }) else { continue }
                mixed.insert(entry, at: Int.random(in: (index + 1)...mixed.count, using: &random))
            }
            #expect(
                ContactState(folding: mixed, of: Self.a) == ContactState(folding: entries.filter { !undone.contains($0.id) }, of: Self.a))
        }
    }

    @Test(arguments: seeds) func `a clock that something has ended never runs again, whatever the system's clock does`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            var state = ContactState()
            var ended: Set<UUID> = []
            for entry in Self.entries(count: 20, &random) {
                let before = state.clock
                state.fold(entry)
                if let before, before != state.clock { ended.insert(before.entry) }
                #expect(state.clock.map { !ended.contains($0.entry) } ?? true)
                if case .skipped(let keys) = entry.what, keys.contains(where: { $0.kind == .keepInTouch }) {
                    #expect(state.clock?.entry == entry.id, "a skip ends the clock that ran")
                }
            }
        }
    }

    @Test func `a skip that the system's clock dates before the interaction closes all the same`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1d")), from: "2026-06-01 10:00")
        try life.say(.acknowledge(who: "Ada", Self.call, when: life.now))
        life.pass(to: "2026-06-02 10:00")
        let open = try #require(life.book.due(life.now).first)
        try life.say(.skip(who: "Ada"))
        life.pass(to: "2026-06-04 10:00")
        #expect(life.book.due(life.now).count == 1)
        // The clock was two days fast: skipped again, it must neither be the first reminder's turn nor stay this one's.
        life.pass(to: "2026-06-02 09:00")
        try life.say(.track(who: "Ada", every: cadence("1d")))
        let key = try #require(life.book.reminders(for: ContactID(rawValue: "ada")).first?.id.key)
        life.record([Entry(id: UUID(), said: life.zone.at("2026-05-31"), contact: ContactID(rawValue: "ada"), what: .skipped([key]))])
        #expect(!life.book.reminders(for: ContactID(rawValue: "ada")).contains { $0.id.key == key || $0.id == open.id })
    }

    @Test func `an interaction after a skip closes, though a clock that was fast dated one before it later`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1d")), from: "2026-07-01 10:00")
        try life.say(.acknowledge(who: "Ada", Self.call, when: life.now))
        // The clock was a month fast.
        life.pass(to: "2026-06-03 10:00")
        let ada = ContactID(rawValue: "ada")
        let key = try #require(life.book.reminders(for: ada).first?.id.key)
        life.record([Entry(id: UUID(), said: life.now, contact: ada, what: .skipped([key]))])
        life.pass(to: "2026-06-04 10:00")
        let open = try #require(life.book.due(life.now).first)
        try life.say(.acknowledge(who: "Ada", Self.call, when: life.now))
        #expect(life.book.due(life.now).isEmpty)
        #expect(!life.book.reminders(for: ada).contains { $0.id == open.id })
    }

    @Test func `a second began and a track don't restart tracking`() {
        let entries = ["2026-06-01", "2026-06-05"].map { date in
            Entry(id: UUID(), said: Zone.utc.at(date), contact: ContactID(rawValue: "a"), what: .began)
        }
        let track = Entry(
            id: UUID(), said: Zone.utc.at("2026-06-09"), contact: ContactID(rawValue: "a"),
            what: .tracked(every: cadence("1w"), inPerson: nil))
        #expect(ContactState(folding: entries + [track], of: Self.a).clock == ContactState(folding: [entries[0]], of: Self.a).clock)
    }

    @Test func `what was said about a closed keep-in-touch reminder is forgotten`() {
        var state = ContactState()
        var random = SplitMix64(seed: 1)
        for entry in Self.entries(count: 5000, &random) { state.fold(entry) }
        #expect(state.marks.filter { $0.key.kind == .keepInTouch }.count <= 1)
        #expect(state.marks.filter { $0.key.kind == .inPerson }.count <= 1)
        #expect(state.marks.filter { $0.key.kind == .promise }.count <= state.extras.promises.count)
    }

    /// Entries as a journal may hold them: said mostly in order, but the system's clock may have been set back.
    private static func entries(count: Int, _ random: inout SplitMix64) -> [Entry] {
        var said: Int64 = 1_780_000_000
        var state = ContactState()
        return (0..<count).map { _ in
            said += Int64.random(in: random.chance(1, of: 8) ? -400_000...0 : 0...200_000, using: &random)
            let now = Instant(seconds: said)
            var keys = [ReminderKey(kind: .birthday, cycle: .year(Int.random(in: 2026...2028, using: &random)))]
            if let clock = state.clock, random.chance(3, of: 4) {
                keys.append(ReminderKey(kind: .keepInTouch, cycle: .since(clock.entry)))
                keys.append(ReminderKey(kind: .inPerson, cycle: state.inPersonCycle))
                keys += state.extras.promises.prefix(1).map { ReminderKey(kind: .promise, cycle: .since($0.entry)) }
                keys.shuffle(using: &random)
            }
            let before = now.adding(seconds: -Int.random(in: 0...500_000, using: &random))
            let what: Entry.What =
                switch Int.random(in: 0..<16, using: &random) {
                case 0: .began
                case 1, 2: .told(keys[keys.count - 1], nil)
                case 3: .acknowledged(Interaction(via: Via.allCases.randomElement(using: &random) ?? .call), keys, again: nil)
                case 4: .logged(Interaction(via: .meal))
                case 5: .snoozed(keys, until: .instant(now.adding(seconds: Int.random(in: 1...500_000, using: &random))))
                case 6: .skipped(keys)
                case 7:
                    .tracked(every: random.chance(1, of: 2) ? cadence("2w") : nil, inPerson: random.chance(1, of: 2) ? cadence("1y") : nil)
                case 8: .promised("send the book", on: Zone.utc.date(at: now))
                case 9: .gave("a ride")
                case 10: .got("a hint")
                case 11: .settled
                case 12: .introduced(ContactID(rawValue: random.chance(1, of: 2) ? "b" : "c"))
                case 13: .paused(Pause(from: Zone.utc.date(at: now)))
                case 14: .resumed(on: Zone.utc.date(at: now))
                default: .ignored
                }
            let entry = Entry(
                id: random.uuid(), said: now, happened: random.chance(1, of: 2) ? now : before, contact: ContactID(rawValue: "a"),
                what: what)
            state.fold(entry)
            return entry
        }
    }
}

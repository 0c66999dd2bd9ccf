import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

/// Whole lives, lived at random from a seed, and what must hold in all of them.
struct LifeTests {
    @Test(arguments: seeds) func `a restart at any moment plans as if it had not been`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var life = Life.random(zone: try #require(Zone.all.randomElement(using: &random)), at: Zone.berlin.at("2026-03-20 12:00"), &random)
        for _ in 0..<40 {
            Self.someTime(&life, &random)
            #expect(
                try Plan(life.restarted(cards: life.book.contacts.shuffled(using: &random)), at: life.now) == Plan(life.book, at: life.now))
        }
    }

    @Test(arguments: seeds) func `what is closed stays closed, unless it is taken back`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var life = Life.random(zone: .lordHowe, at: Zone.lordHowe.at("2026-03-20 12:00"), &random)
        var closed: Set<ReminderID> = []
        for _ in 0..<300 {
            let before = Self.open(life)
            let count = life.journal.count
            Self.someTime(&life, &random)
            for entry in life.journal[count...] {
                switch entry.what {
                case .skipped(let keys):
                    closed.formUnion(keys.compactMap { key in entry.contact.map { ReminderID(key: key, contact: $0) } })
                case .acknowledged, .logged:
                    // Closed is what was there before the interaction and isn't after it.
                    closed.formUnion(before.filter { $0.contact == entry.contact }.subtracting(Self.open(life)))
                default: break
                }
            }
            #expect(closed.isDisjoint(with: Self.open(life)), "\(closed.intersection(Self.open(life)))")
        }
        #expect(!closed.isEmpty)
    }

    @Test(arguments: seeds) func `no contact ever has two reminders of a kind, and none that isn't in its place`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var life = Life.random(zone: .newYork, at: Zone.newYork.at("2026-10-20 12:00"), &random)
        for _ in 0..<100 {
            Self.someTime(&life, &random)
            let all = life.book.contacts.flatMap { life.book.reminders(for: $0.id) }
            let singular = all.filter { $0.id.key.kind != .promise }
            #expect(Set(singular.map { "\($0.id.key.kind) \($0.id.contact)" }).count == singular.count)
            #expect(Set(all.map(\.id)).count == all.count)
            let listed = life.book.due(life.now, includingHidden: true) + life.book.upcoming(through: CivilDate.range.upperBound)
            #expect(listed.map(\.id.description).sorted() == all.map(\.id.description).sorted())
            #expect(life.book.dueCount(life.now) == life.book.due(life.now).count)
            #expect(life.book.due(life.now).allSatisfy { $0.opens <= life.book.today && !$0.isHidden(at: life.now) })
        }
    }

    @Test(arguments: seeds) func `it is told in the window, of no more people a day than the budget, and once a moment and day`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let zone = try #require(Zone.all.randomElement(using: &random))
        var life = Life.random(contacts: 20, zone: zone, at: zone.at("2026-03-20 12:00"), &random)
        for _ in 0..<150 { Self.someTime(&life, &random) }
        let delivery = life.book.policy.delivery
        var perDay: [CivilDate: Set<ContactID>] = [:]
        var asked = perDay
        var moments: Set<String> = []
        for entry in life.journal {
            guard case .told(let key, let moment?) = entry.what, let contact = entry.contact, let day = entry.day else { continue }
            let opening = delivery.opening(atOrAfter: entry.said, in: zone)
            #expect(opening?.at == entry.said && opening?.day == day)
            #expect(moments.insert("\(key) \(contact) \(moment) \(day)").inserted)
            if key.kind.isBudgeted { perDay[day, default: []].insert(contact) }
            // Whoever snoozed a reminder has asked for its time, whatever the budget says.
            if case .afterSnooze = moment { asked[day, default: []].insert(contact) }
        }
        #expect(perDay.allSatisfy { day, people in people.subtracting(asked[day] ?? []).count <= delivery.budget })
    }

    @Test(arguments: seeds) func `whoever is due and not snoozed is told when nobody answers`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var life = Life.random(zone: .utc, at: Zone.utc.at("2026-03-20 12:00"), &random)
        for _ in 0..<30 { Self.someTime(&life, &random) }
        let delivery = life.book.policy.delivery
        let waiting = life.book.due(life.now, includingHidden: true).filter { $0.id.key.kind.isBudgeted && $0.paused == nil }
        life.live(to: life.now.adding(seconds: 60 * 86_400))
        let silent = delivery.days.isEmpty || delivery.budget == 0
        for reminder in waiting { #expect(silent || life.told.contains(reminder.id), "\(reminder.id)") }
    }

    @Test(arguments: seeds) func `effects tell exactly how what is open changes`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var life = Life.random(zone: .berlin, at: Zone.berlin.at("2026-10-20 12:00"), &random)
        life.settle()
        var shown = Self.shown(life)
        for _ in 0..<200 {
            life.now = life.now.adding(seconds: Int.random(in: 0...40_000, using: &random))
            var effects = life.settle()
            effects += random.chance(1, of: 6) ? ((try? life.undo()) ?? []) : life.sayAnything(&random)
            for effect in effects {
                switch effect {
                case .fellDue(let reminder, _), .reopen(let reminder, _): #expect(shown.insert(reminder.id).inserted, "\(effect)")
                case .close(let reminder, _), .snooze(let reminder, _), .pause(let reminder, _):
                    #expect(shown.remove(reminder.id) != nil, "\(effect)")
                case .tell(let reminder, _): #expect(shown.contains(reminder.id), "\(effect)")
                }
            }
            #expect(shown == Self.shown(life))
        }
    }

    private static func isUndo(_ entry: Entry) -> Bool { if case .undone = entry.what { true } else { false } }

    private static func open(_ life: Life) -> Set<ReminderID> {
        Set(life.book.contacts.flatMap { life.book.reminders(for: $0.id) }.map(\.id))
    }

    private static func shown(_ life: Life) -> Set<ReminderID> { Set(life.book.due(life.now).map(\.id)) }

    /// Some hours as a daemon lives them, then something said.
    private static func someTime(_ life: inout Life, _ random: inout SplitMix64) {
        life.live(to: life.now.adding(seconds: Int.random(in: 1...100_000, using: &random)))
        life.sayAnything(&random)
        life.settle()
    }
}

import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

/// What several machines have written: it counts in one order, in whatever order it arrives.
struct OrderTests {
    private static let ada = Contact("Ada")

    /// Two machines of somebody who keeps in touch with Ada, which have begun at the same time.
    private func machines(from start: String = "2026-06-01 08:00") -> (desk: Life, laptop: Life) {
        var lives = [UInt64(1), 2].map { seed in
            Life([Self.ada], policy: Policy(every: cadence("6w")), at: Zone.utc.at(start), seed: seed)
        }
        for index in lives.indices { lives[index].settle() }
        return (lives[0], lives[1])
    }

    private func due(_ life: Life) -> CivilDate? { life.book.relation(to: Self.ada.id)?.nextDue }

    private func every(_ life: Life) -> Cadence? { life.book.relation(to: Self.ada.id)?.cadence?.every }

    /// Whether a start of the daemon would know the same as it knows now.
    private func isAsRestarted(_ life: Life) throws -> Bool { try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now) }

    @Test func `what was said last counts, wherever, and however late it arrives`() throws {
        var (desk, laptop) = machines()
        desk.pass(to: "2026-06-02 10:00")
        laptop.pass(to: "2026-06-02 11:00")
        try desk.say(.track(who: "ada", every: cadence("3w"), inPerson: nil))
        try laptop.say(.track(who: "ada", every: cadence("1w"), inPerson: nil))
        let (fromDesk, fromLaptop) = (desk.journal, laptop.journal)
        desk.pass(to: "2026-06-05 10:00")
        laptop.pass(to: "2026-06-05 10:00")
        desk.record(fromLaptop)
        laptop.record(fromDesk)
        #expect(every(desk) == cadence("1w") && every(laptop) == cadence("1w"))
        #expect(try isAsRestarted(desk) && isAsRestarted(laptop))
    }

    @Test func `in whatever order entries arrive, the same is due`() throws {
        var (desk, laptop) = machines()
        desk.pass(to: "2026-06-02 10:00")
        try desk.say(.acknowledge(who: "ada", Interaction(via: .call), when: desk.now))
        desk.pass(to: "2026-06-03 10:00")
        try desk.say(.snooze(who: "ada", until: .day(day("2026-08-01")), isSpan: false))
        try desk.say(.promise(who: "ada", "the book", on: day("2026-06-20"), isSpan: false))
        try desk.undo()
        desk.pass(to: "2026-06-04 10:00")
        try desk.say(.track(who: "ada", every: cadence("2w"), inPerson: nil))
        desk.pass(to: "2026-06-04 12:00")
        // It sleeps until then, and tells nothing by itself.
        laptop.now = desk.now
        let wanted = Plan(desk.book, at: desk.now)
        var random = SplitMix64(seed: 1)
        for _ in 0..<20 {
            var other = laptop
            for entry in desk.journal.shuffled(using: &random) { other.record([entry]) }
            #expect(Plan(other.book, at: other.now) == wanted)
            #expect(try isAsRestarted(other))
        }
    }

    @Test func `where both have seen that tracking began, it began when the first of them did`() throws {
        var desk = Life([Self.ada], policy: Policy(every: cadence("6w")), at: Zone.utc.at("2026-06-01 08:00"), seed: 1)
        var laptop = Life([Self.ada], policy: Policy(every: cadence("6w")), at: Zone.utc.at("2026-06-09 08:00"), seed: 2)
        desk.settle()
        laptop.settle()
        // Each says it by itself, and it is one entry.
        let (began, alsoBegan) = (desk.journal.filter { $0.what == .began }, laptop.journal.filter { $0.what == .began })
        #expect(began.count == 1 && began.map(\.id) == alsoBegan.map(\.id))
        desk.pass(to: "2026-06-10 08:00")
        laptop.pass(to: "2026-06-10 08:00")
        let fromDesk = desk.journal
        desk.record(laptop.journal)
        laptop.record(fromDesk)
        #expect(due(desk) == day("2026-06-01") && due(laptop) == day("2026-06-01"))
        #expect(try isAsRestarted(desk) && isAsRestarted(laptop))
    }

    @Test func `where both have seen that of very many people tracking began, it began when the first of them did`() throws {
        let people = (0..<150).map { Contact("Person \($0)") }
        var desk = Life(people, policy: Policy(every: cadence("6w")), at: Zone.utc.at("2026-06-01 22:00"), seed: 1)
        var laptop = Life(people, policy: Policy(every: cadence("6w")), at: Zone.utc.at("2026-06-04 22:00"), seed: 2)
        desk.settle()
        laptop.settle()
        // Outside of the hours for telling, nothing but that has been said.
        #expect(desk.journal.count == 150 && desk.journal.allSatisfy { $0.what == .began })
        let fromDesk = desk.journal
        desk.pass(to: "2026-06-04 22:05")
        laptop.pass(to: "2026-06-04 22:05")
        desk.record(laptop.journal)
        laptop.record(fromDesk)
        #expect(Plan(desk.book, at: desk.now) == Plan(laptop.book, at: laptop.now))
        #expect(try isAsRestarted(laptop))
    }

    @Test func `who was told of on another machine is not told of here, once that is known`() throws {
        var (desk, laptop) = machines()
        desk.live(to: "2026-06-01 12:00")
        #expect(desk.told.count == 1)
        laptop.record(desk.journal)
        laptop.live(to: "2026-06-02 12:00")
        #expect(laptop.told.count == 1, "what arrived, and nothing else")
        #expect(try isAsRestarted(laptop))
    }

    @Test func `what is answered on one machine is answered on the other`() throws {
        var (desk, laptop) = machines()
        desk.live(to: "2026-06-01 12:00")
        laptop.record(desk.journal)
        laptop.pass(to: "2026-06-01 13:00")
        try laptop.say(.acknowledge(who: "ada", Interaction(via: .call), when: laptop.now))
        desk.pass(to: "2026-06-01 14:00")
        let effects = desk.record(laptop.journal)
        #expect(effects.contains { if case .close = $0 { true } else { false } }, "it goes from the screen")
        #expect(!effects.contains { if case .tell = $0 { true } else { false } })
        #expect(due(desk) == day("2026-07-13"))
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `where both have merged somebody into different people, the later one counts on both`(seed: UInt64) throws {
        let (bob, twin) = (Contact("Bob"), Contact("Twin"))
        var lives = [seed, seed + 100].map { seed in
            Life([Self.ada, bob, twin], policy: Policy(every: cadence("6w")), at: Zone.utc.at("2026-06-01 08:00"), seed: seed)
        }
        for (index, (into, at)) in [("Bob", "2026-06-02 11:00"), ("Ada", "2026-06-02 10:00")].enumerated() {
            lives[index].settle()
            lives[index].pass(to: at)
            try lives[index].say(.merge(who: into, other: "Twin"))
        }
        let said = lives.map(\.journal)
        for index in lives.indices {
            lives[index].pass(to: "2026-06-03 10:00")
            lives[index].record(said[1 - index])
            #expect(lives[index].book.heir(of: twin.id) == bob.id)
            #expect(try isAsRestarted(lives[index]))
        }
    }

    @Test func `the journal is as old as that of another machine, once that is known`() throws {
        var desk = machines(from: "2026-01-05 08:00").desk
        desk.pass(to: "2026-06-02 10:00")
        let start = Zone.utc.at("2026-06-01 08:00")
        var laptop = Life([Self.ada], policy: Policy(every: cadence("6w")), at: start, seed: 2, began: start)
        laptop.settle()
        laptop.pass(to: "2026-06-02 10:00")
        laptop.record(desk.journal)
        #expect(laptop.book.knownSince == day("2026-01-05"))
        #expect(try isAsRestarted(laptop))
    }

    @Test func `a traveller, for whom it is a day later than here, is in touch, and a birthday that was closed stays closed`() throws {
        let (eve, start) = (Contact("Eve", birthday: annual(nil, 10, 1)), Zone.utc.at("2026-09-20 08:00"))
        var home = Life([eve], policy: Policy(birthdays: .all), at: start, seed: 1)
        var away = Life([eve], policy: Policy(birthdays: .all), zone: .apia, at: start, seed: 2)
        home.settle()
        away.settle()
        // The machine slept over the birthday, so that it was never told.
        home.now = Zone.utc.at("2026-10-06 07:00")
        try home.say(.acknowledge(who: "eve", Interaction(via: .event), when: home.now))
        #expect(home.book.reminders(for: eve.id).allSatisfy { $0.due != day("2026-10-01") })
        home.pass(to: "2026-10-15 11:10")
        away.now = Zone.utc.at("2026-10-15 11:03")
        #expect(away.zone.date(at: away.now) == day("2026-10-16") && home.book.today == day("2026-10-15"))
        try away.say(.acknowledge(who: "eve", Interaction(via: .meal), when: away.now))
        home.record(away.journal)
        #expect(home.book.reminders(for: eve.id).allSatisfy { $0.due != day("2026-10-01") })
        #expect(home.told == [])
    }

    @Test func `a birthday that a traveller was told of, while the clock here is behind, is listed here once`() throws {
        let (eve, start) = (Contact("Eve", birthday: annual(nil, 8, 11)), Zone.utc.at("2026-07-20 08:00"))
        var home = Life([eve], policy: Policy(birthdays: .all), at: start, seed: 1)
        var away = Life([eve], policy: Policy(birthdays: .all), zone: .apia, at: start, seed: 2)
        away.live(to: "2026-08-11 10:00")
        home.live(to: away.now.adding(seconds: -22 * 3600))
        #expect(away.told.count == 1 && home.book.today == day("2026-08-09"))
        var effects = home.record(away.journal)
        for local in ["2026-08-10 00:01", "2026-08-11 00:01", "2026-08-12 00:01"] { effects += home.wake(at: home.zone.at(local)) }
        let listings = effects.filter { effect in
            switch effect {
            case .fellDue, .reopen: true
            default: false
            }
        }
        #expect(listings.count == 1)
        #expect(try isAsRestarted(home))
    }

    @Test func `an undo that arrives before what it takes back counts`() throws {
        var (desk, laptop) = machines()
        desk.pass(to: "2026-06-02 10:00")
        try desk.say(.acknowledge(who: "ada", Interaction(via: .call), when: desk.now))
        try desk.undo()
        laptop.now = Zone.utc.at("2026-06-02 12:00")
        for entry in desk.journal.reversed() { laptop.record([entry]) }
        #expect(due(laptop) == day("2026-06-01"))
        #expect(try isAsRestarted(laptop))
    }

    @Test func `a clock that is hours ahead is followed, one that is days ahead is not believed`() throws {
        for (hours, isBelieved) in [(5, true), (50, false)] {
            var (desk, laptop) = machines()
            laptop.now = laptop.now.adding(seconds: hours * 3600)
            try laptop.say(.track(who: "ada", every: cadence("1w"), inPerson: nil))
            desk.pass(to: "2026-06-01 09:00")
            desk.record(laptop.journal)
            desk.settle()
            #expect(desk.journal.contains { $0.what.verb == .redated } == !isBelieved)
            // Who says it later means it, though the other clock shows more.
            desk.pass(to: "2026-06-01 10:00")
            try desk.say(.track(who: "ada", every: cadence("2w"), inPerson: nil))
            #expect(every(desk) == cadence("2w"))
            #expect(try isAsRestarted(desk))
        }
    }

    @Test func `a hybrid clock never goes back by less than a day, and tells nothing without a battery`() {
        let noon = Int64(1_800_000_000)
        let clock = HybridClock(second: noon, counter: 3)
        #expect(clock.next(Instant(seconds: noon + 1)) == HybridClock(second: noon + 1))
        #expect(clock.next(Instant(seconds: noon)) == HybridClock(second: noon, counter: 4))
        #expect(clock.next(Instant(seconds: noon - 86_400)) == HybridClock(second: noon, counter: 4))
        #expect(clock.next(Instant(seconds: noon - 86_401)) == HybridClock(second: noon - 86_401))
        #expect(clock.next(Instant(seconds: 600)) == HybridClock(second: noon, counter: 4))
    }
}

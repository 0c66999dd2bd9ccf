import Foundation
import Testing

@testable import KeepInTouch

/// What was said while the clock was wrong.
struct WrongClockTests {
    private static let ada = ContactID(rawValue: "ada")
    private static let birthday = AnnualDay(year: 1980, month: 12, day: 5)
    private static let policy = Policy(every: cadence("2w"))
    private static let cards = [Contact("Ada", birthday: birthday), Contact("Bob")]

    /// The first start, by a clock that shows this.
    private static func start(_ shown: String) -> Life {
        var life = Life(cards, policy: policy, at: Zone.utc.at(shown), began: Zone.utc.at(shown))
        life.settle()
        return life
    }

    /// The daemon is started again, at this time.
    private static func restart(_ life: inout Life, at shown: String) throws {
        life.now = life.zone.at(shown)
        life.book = try life.restarted()
        life.settle()
    }

    @Test(arguments: ["2026-11-28 10:30", "2026-12-03 10:00", "2027-06-01 10:00", "2045-01-01 10:00"], [true, false])
    func `a first start by a clock that is ahead silences nobody once it is right`(shown: String, isRunning: Bool) throws {
        var life = Self.start(shown)
        if isRunning {
            life.now = life.zone.at("2026-11-28 10:00")
            life.clockChanged()
            life.settle()
        } else {
            try Self.restart(&life, at: "2026-11-28 10:00")
        }
        let clocks = life.book.due(life.now).filter { $0.id.key.kind == .keepInTouch }
        #expect(clocks.map(\.due) == [day("2026-11-28"), day("2026-11-28")])
        #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
        life.live(to: "2026-12-05 12:00")
        #expect(life.told.contains { $0.description == "birthday/2026/ada" })
        // Nothing more is dated anew, and nothing counts as said in the future.
        #expect(life.journal.filter { $0.what.verb == .redated }.allSatisfy { $0.said == life.zone.at("2026-11-28 10:00") })
        #expect(life.journal.counted.allSatisfy { $0.said <= life.now })
    }

    @Test func `five minutes in 2038 swallow no birthday`() throws {
        var life = Self.start("2026-11-28 10:00")
        life.live(to: "2026-12-01 10:00")
        life.pass(to: "2038-01-19 10:00")
        life.pass(to: "2038-01-19 10:05")
        life.now = life.zone.at("2026-12-01 10:05")
        life.clockChanged()
        life.settle()
        life.live(to: "2026-12-05 12:00")
        #expect(life.told.contains { $0.description == "birthday/2026/ada" })
    }

    @Test func `an interaction noted by a clock that was ahead counts as of when it was set back`() throws {
        var life = Self.start("2027-06-01 10:00")
        try life.say(.acknowledge(who: "ada", Interaction(via: .call), when: life.now))
        let typed = life.zone.at("2026-11-20 12:00")
        try life.say(.acknowledge(who: "bob", Interaction(via: .call), when: typed))
        try Self.restart(&life, at: "2026-11-28 10:00")
        #expect(life.book.relation(to: Self.ada)?.lastContact?.date == day("2026-11-28"))
        // A day in the past that was typed stays.
        #expect(life.book.relation(to: ContactID(rawValue: "bob"))?.lastContact?.date == day("2026-11-20"))
    }

    @Test func `spans go along, and days that were typed stay`() throws {
        let said = Zone.utc.at("2027-06-01 10:00")
        func entry(_ what: Entry.What, isSpan: Bool = true) -> Entry {
            Entry(id: UUID(), said: said, day: day("2027-06-01"), isSpan: isSpan, contact: Self.ada, what: what)
        }
        func counted(_ entry: Entry) -> Entry.What? {
            let right = Zone.utc.at("2026-11-28 09:00")
            let redated = Entry(id: UUID(), said: right, day: day("2026-11-28"), contact: Self.ada, what: .redated(entry.id, to: right))
            return [entry, redated].counted.first { $0.id == entry.id }?.what
        }
        #expect(
            counted(entry(.snoozed([], until: .instant(said.adding(seconds: 3600)))))
                == .snoozed([], until: .instant(Zone.utc.at("2026-11-28 10:00"))))
        #expect(counted(entry(.snoozed([], until: .day(day("2027-06-03"))))) == .snoozed([], until: .day(day("2026-11-30"))))
        #expect(counted(entry(.snoozed([], until: .day(day("2027-06-03"))), isSpan: false)) == .snoozed([], until: .day(day("2027-06-03"))))
        #expect(
            counted(entry(.paused(Pause(from: day("2027-06-01"), until: day("2027-06-08")))))
                == .paused(Pause(from: day("2026-11-28"), until: day("2026-12-05"))))
        #expect(
            counted(entry(.paused(Pause(from: day("2027-06-01"), until: day("2027-06-08"))), isSpan: false))
                == .paused(Pause(from: day("2026-11-28"), until: day("2027-06-08"))))
        #expect(counted(entry(.promised("a book", on: day("2027-06-04")), isSpan: false)) == .promised("a book", on: day("2027-06-04")))
    }

    @Test func `what was said by a clock that had lost its battery counts as said when it is right`() throws {
        var life = Self.start("2026-11-28 10:00")
        life.live(to: "2026-11-29 12:00")
        try Self.restart(&life, at: "1970-01-01 00:10")
        try life.say(.acknowledge(who: "ada", Interaction(via: .call), when: life.now))
        try life.say(.acknowledge(who: "bob", Interaction(via: .meal), when: life.now.adding(seconds: -86_400)))
        life.now = life.zone.at("2026-11-30 10:00")
        life.clockChanged()
        life.settle()
        for book in try [life.book, life.restarted()] {
            #expect(book.relation(to: Self.ada)?.lastContact == LastContact(date: day("2026-11-30"), via: .call))
            #expect(book.relation(to: ContactID(rawValue: "bob"))?.lastContact == LastContact(date: day("2026-11-29"), via: .meal))
        }
        let count = life.journal.count
        try Self.restart(&life, at: "2026-12-01 10:00")
        #expect(life.journal.dropFirst(count).allSatisfy { $0.what.verb != .redated }, "once")
    }

    @Test func `a journal that was begun by a clock that had lost its battery begins when it is right`() throws {
        var life = Self.start("1970-01-01 00:10")
        life.now = life.zone.at("2026-11-28 10:00")
        life.clockChanged()
        life.settle()
        #expect(life.book.due(life.now).filter { $0.id.key.kind == .keepInTouch }.map(\.due) == [day("2026-11-28"), day("2026-11-28")])
        #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
    }

    @Test func `a clock that was ahead twice is followed to when it was right`() throws {
        var life = Self.start("2038-01-01 10:00")
        life.now = life.zone.at("2030-01-01 10:00")
        life.clockChanged()
        life.settle()
        life.now = life.zone.at("2026-11-28 10:00")
        life.clockChanged()
        life.settle()
        #expect(life.book.due(life.now).filter { $0.id.key.kind == .keepInTouch }.map(\.due) == [day("2026-11-28"), day("2026-11-28")])
        #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
    }

    @Test func `what was told today is not told again because the clock was minutes ahead`() {
        var life = Self.start("2026-11-28 10:30")
        let told = life.told
        life.now = life.zone.at("2026-11-28 10:20")
        life.clockChanged()
        life.live(to: "2026-11-28 23:00")
        #expect(!told.isEmpty && life.told == told)
    }

    @Test func `nor is what was told after midnight in a window of the day before`() {
        var policy = Self.policy
        policy.delivery = Delivery(from: time("20:00"), to: time("02:00"))
        var life = Life(Contact("Ada"), policy: policy, from: "2026-11-27 10:00")
        life.settle()
        life.pass(to: "2026-11-28 00:05")
        #expect(life.journal.last?.day == day("2026-11-27"))
        life.now = life.zone.at("2026-11-28 00:01")
        life.clockChanged()
        life.live(to: "2026-11-28 22:00")
        #expect(life.told.count == 1)
    }

    @Test func `nor is what was told the day before by the calendar further east`() throws {
        var policy = Policy(every: cadence("2w"), repeats: false)
        policy.delivery = Delivery(from: time("12:00"))
        let cards = [Contact("Ada", birthday: AnnualDay(year: nil, month: 9, day: 2))]
        var life = Life(cards, policy: policy, zone: .newYork, at: Zone.newYork.at("2026-09-01 19:00"))
        life.live(to: "2026-09-02 12:10")
        let told = life.told
        #expect(told.contains { $0.description == "birthday/2026/ada" })
        life.now = life.now.adding(seconds: -19 * 60)
        life.clockChanged(to: .lordHowe)
        #expect(life.book.today == day("2026-09-03"))
        life.live(to: "2026-09-05 23:00")
        #expect(life.told == told)
        // Three days after its day it leaves the list: it was told then, and not belatedly.
        #expect(life.book.due(life.now).contains { $0.id.key.kind == .birthday })
        life.live(to: "2026-09-06 01:00")
        #expect(!life.book.due(life.now).contains { $0.id.key.kind == .birthday })
        #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
    }

    @Test func `nor is what was told by a clock more than a day ahead, where a journey makes that today`() {
        let delivery = Delivery(from: time("12:00"))
        let policy = Policy(every: cadence("2w"), repeats: false, delivery: delivery)
        var life = Life([Contact("Ada")], policy: policy, zone: .newYork, at: Zone.newYork.at("2026-09-03 11:00"))
        life.live(to: "2026-09-03 12:10")
        life.now = life.now.adding(seconds: -86_400 - 19 * 60)
        life.clockChanged(to: .lordHowe)
        #expect(life.book.today == day("2026-09-03"))
        life.live(to: "2026-09-05 23:00")
        #expect(life.told.count == 1)
    }

    @Test func `what was told on a day that has not come is told again, and takes no budget then`() throws {
        var life = Self.start("2026-12-03 10:30")
        let told = Set(life.told)
        for shown in ["2026-12-03 10:20", "2026-12-02 10:00"] {
            life.now = life.zone.at(shown)
            life.clockChanged()
            life.settle()
            #expect(try life.book.peopleTold(on: day("2026-12-03")) == life.restarted().peopleTold(on: day("2026-12-03")))
        }
        #expect(life.book.peopleTold(on: day("2026-12-03")).isEmpty)
        let count = life.told.count
        life.live(to: "2026-12-02 12:00")
        #expect(!told.isEmpty && told.isSubset(of: life.told.dropFirst(count - told.count)))
    }

    @Test func `a skip begins its steps on its own day, though what a clock that was ahead has noted before is of a later one`() {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), from: "2026-12-02 12:00")
        func entry(_ minutesAgo: Int, _ date: String, _ what: Entry.What) -> Entry {
            let said = life.now.adding(seconds: -minutesAgo * 60)
            return Entry(id: UUID(), said: said, day: day(date), contact: Self.ada, what: what)
        }
        let keys = [ReminderKind.keepInTouch, .inPerson].map { ReminderKey(kind: $0, cycle: .since(.zero)) }
        life.record([entry(10, "2026-12-02", .tracked(every: cadence("1w"), inPerson: cadence("1m")))])
        life.record([entry(6, "2026-12-03", .acknowledged(Interaction(via: .meal), [], again: nil))])
        life.record([entry(1, "2026-12-02", .skipped(keys))])
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-12-09"), day("2027-01-02")])
    }

    @Test func `ids of what the program says by itself are the same on every machine`() throws {
        let (one, other) = (Self.start("2026-11-28 10:00"), Self.start("2026-11-28 10:00"))
        #expect(one.journal.filter { $0.what == .began }.map(\.id) == other.journal.filter { $0.what == .began }.map(\.id))
        // Computed with Python: uuid.uuid5(uuid.UUID("6b1e0f52-9d3c-4a77-b05e-21d48c96e31a"), "began/ada").
        #expect(UUID.began(Self.ada, merges: 0).text == "1a21d52b-c1ce-5bc1-975b-01b065572c6c")
    }
}

import Foundation
import Testing

@testable import KeepInTouch

/// When what is open is told, and when it is told again.
struct MomentTests {
    private static let ada = ContactID(rawValue: "ada")
    private static let weekdays = DeliveryTests.weekdays

    /// The day and the moment of each telling, of one contact or of all.
    private static func moments(_ life: Life, of contact: ContactID? = nil) -> [String] {
        life.journal.compactMap { entry in
            guard case .told(_, let moment?) = entry.what, let day = entry.day, contact == nil || entry.contact == contact else {
                return nil
            }
            return "\(day) \(moment)"
        }
    }

    private static func call(_ who: String, at now: Instant) -> Intent { .acknowledge(who: who, Interaction(via: .call), when: now) }

    // MARK: Nobody is lost, and nobody nags

    @Test func `with more people than the budget can carry everybody has their turn, and all about as often`() {
        let contacts = (0..<60).map { Contact("Contact \($0)") }
        var life = Life(contacts, policy: Policy(every: cadence("1w")), at: Zone.utc.at("2026-06-01 08:00"))
        life.live(to: "2026-07-27 07:00")
        let counts = Dictionary(grouping: life.told, by: \.contact).mapValues(\.count)
        #expect(life.told.count == 3 * 56, "three a day")
        #expect(counts.count == 60 && counts.values.allSatisfy { (2...3).contains($0) })
    }

    @Test func `who was overlooked is told again when overdue and then every half step`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("4w")), from: "2026-06-01 08:00")
        try life.say(Self.call("Ada", at: life.now))
        life.live(to: "2026-08-30 12:00")
        // Due after 28 days, overdue half a step later, then every 14 days.
        #expect(
            Self.moments(life) == [
                "2026-06-29 due", "2026-07-13 overdue", "2026-07-27 repeat-1", "2026-08-10 repeat-2", "2026-08-24 repeat-3",
            ])
        #expect(life.book.due(life.now).map(\.repeats) == [3])
    }

    @Test func `a first telling that comes when it is overdue already is that one`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("4w"), delivery: Delivery(budget: 0)), from: "2026-06-01 08:00")
        try life.say(Self.call("Ada", at: life.now))
        life.live(to: "2026-07-20 12:00")
        life.configure(Policy(every: cadence("4w")))
        life.live(to: "2026-08-04 12:00")
        #expect(Self.moments(life) == ["2026-07-20 overdue", "2026-08-03 repeat-1"])
    }

    @Test func `what was due before tracking began is due since that day, and late from there`() throws {
        var life = Life(Contact("Ada"), policy: Policy(), from: "2026-06-01 08:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: Zone.utc.at("2024-01-01 12:00")))
        life.live(to: "2026-06-02 08:00")
        life.configure(Policy(every: cadence("1m")))
        life.live(to: "2026-06-20 12:00")
        let reminder = try #require(life.book.reminders(for: Self.ada).first)
        #expect(reminder.due == day("2026-06-02") && reminder.overdue == day("2026-06-18"))
        #expect(Self.moments(life) == ["2026-06-02 due", "2026-06-18 overdue"])
    }

    @Test func `asked to be reminded again it is due then, until the next interaction`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("4w")), from: "2026-06-01 08:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now, again: day("2026-06-04")))
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-06-04")])
        life.live(to: "2026-06-04 12:00")
        #expect(Self.moments(life) == ["2026-06-04 due"])
        try life.say(Self.call("Ada", at: life.now))
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-07-02")])
    }

    // MARK: The budget

    @Test func `both reminders of a person are told together and count once`() {
        let groups = ["friends": GroupPolicy(every: cadence("1w"), inPerson: cadence("2w"))]
        let contacts = ["Ada", "Bob", "Carl"].map { Contact($0, groups: ["friends"]) }
        var life = Life(contacts, policy: Policy(groups: groups, delivery: Delivery(budget: 0)), at: Zone.utc.at("2026-06-01 08:00"))
        life.live(to: "2026-06-20 12:00")
        life.configure(Policy(groups: groups, delivery: Delivery(budget: 2)))
        life.settle()
        #expect(life.told.count == 4 && Set(life.told.map(\.contact)).count == 2)
        #expect(life.told[0].contact == life.told[1].contact, "one person after the other")
    }

    @Test func `who was told of counts that day though they were answered`() throws {
        let contacts = (0..<6).map { Contact("Contact \($0)") }
        var life = Life(contacts, policy: Policy(every: cadence("1w")), at: Zone.utc.at("2026-06-01 08:00"))
        life.live(to: "2026-06-01 10:00")
        for id in life.told { try life.say(Self.call(id.contact.rawValue, at: life.now)) }
        life.live(to: "2026-06-01 23:00")
        #expect(life.told.count == 3)
    }

    @Test func `a journey across the date line gives a day that had its tellings no second budget`() {
        let contacts = (0..<12).map { Contact("Contact \($0)") }
        var life = Life(contacts, policy: Policy(every: cadence("1m")), zone: .apia, at: Zone.apia.at("2026-06-02 08:00"))
        life.live(to: "2026-06-02 10:00")
        // There it is still the first of June, and the second comes once more.
        life.clockChanged(to: .newYork)
        life.live(to: Zone.newYork.at("2026-06-02 20:00"))
        #expect(Self.moments(life).filter { $0.hasPrefix("2026-06-02") }.count == 3)
    }

    @Test func `what is told after midnight belongs to the day before, and to its budget`() {
        let contacts = (0..<4).map { Contact("Contact \($0)") }
        let delivery = Delivery(from: time("22:00"), to: time("02:00"), budget: 3)
        var life = Life(contacts, policy: Policy(every: cadence("1m"), delivery: delivery), at: Zone.utc.at("2026-06-02 01:00"))
        // On 1 June, as far as telling goes, nobody was due yet.
        life.live(to: "2026-06-02 21:59")
        #expect(life.told.isEmpty)
        life.live(to: "2026-06-03 01:59")
        #expect(Self.moments(life) == Array(repeating: "2026-06-02 due", count: 3))
        life.live(to: "2026-06-03 22:00")
        #expect(life.told.count == 4)
    }

    @Test func `nobody is told of on a day on which something was noted of them, but by the end of a snooze`() throws {
        var life = Life(Contact("Ada"), Contact("Bob"), policy: Policy(every: cadence("1w")), from: "2026-06-01 08:00")
        for who in ["Ada", "Bob"] { try life.say(Self.call(who, at: life.now)) }
        life.live(to: "2026-06-08 08:00")
        try life.say(.gave(who: "Ada", "a book"))
        try life.say(.gave(who: "Bob", "a book"))
        try life.say(.snooze(who: "Bob", until: .instant(Zone.utc.at("2026-06-08 11:00"))))
        life.live(to: "2026-06-08 23:00")
        #expect(life.told.map(\.contact.rawValue) == ["bob"])
        life.live(to: "2026-06-09 10:00")
        #expect(life.told.map(\.contact.rawValue) == ["bob", "ada"])
    }

    // MARK: Silences

    @Test func `a snooze of a day, said in the evening, ends when the window opens on the next`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("2w")), from: "2026-11-26 08:00")
        life.live(to: "2026-11-26 21:30")
        try life.say(.snooze(who: "Ada", until: .day(day("2026-11-27")), isSpan: true))
        life.live(to: "2026-11-27 09:00")
        #expect(Self.moments(life).map { String($0.prefix(23)) } == ["2026-11-26 due", "2026-11-27 after-snooze"])
    }

    @Test func `a snooze up to a day without a window ends at the next opening`() throws {
        let policy = Policy(every: cadence("2w"), delivery: Delivery(days: Self.weekdays))
        var life = Life(Contact("Ada"), policy: policy, from: "2026-11-26 08:00")
        life.live(to: "2026-11-26 12:00")
        // 28 November 2026 is a Saturday.
        try life.say(.snooze(who: "Ada", until: .day(day("2026-11-28"))))
        life.live(to: "2026-11-29 23:00")
        #expect(life.told.count == 1)
        life.live(to: "2026-11-30 09:00")
        #expect(life.told.count == 2)
    }

    @Test func `a snooze survives what happened before it was said, and ends by what happened after`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1d")), from: "2026-06-01 08:00")
        life.live(to: "2026-06-10 12:00")
        try life.say(.snooze(who: "Ada", until: .day(day("2026-06-20"))))
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: Zone.utc.at("2026-06-05 12:00")))
        #expect(life.book.due(life.now).isEmpty)
        life.live(to: "2026-06-11 12:00")
        try life.say(.pause(.everybody, Pause(from: life.book.today)))
        try life.say(.resume(.everybody))
        #expect(life.book.due(life.now).isEmpty)
        try life.say(Self.call("Ada", at: life.now))
        life.live(to: "2026-06-12 12:00")
        #expect(life.book.due(life.now).count == 1)
    }

    @Test func `what was told before a pause is told again after it, promises too`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("2w")), from: "2026-11-26 08:00")
        try life.say(.promise(who: "Ada", "send the book", on: day("2026-11-26")))
        life.live(to: "2026-11-27 12:00")
        try life.say(.pause(.everybody, Pause(from: day("2026-11-27"), until: day("2026-12-10"))))
        life.live(to: "2026-12-10 12:00")
        #expect(
            Self.moments(life) == [
                "2026-11-26 promise", "2026-11-27 due", "2026-12-10 after-pause-2026-12-10", "2026-12-10 after-pause-2026-12-10",
            ])
    }

    @Test(arguments: [(6, false), (7, true), (30, true)])
    func `what was told before a week without a machine is told again, and after less it is not`(days: Int, again: Bool) {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("6m"), repeats: false), from: "2026-06-01 08:00")
        life.live(to: "2026-06-01 12:00")
        life.pass(to: life.now.adding(seconds: days * 86_400))
        life.live(to: life.now.adding(seconds: 2 * 86_400))
        #expect(life.told.count == (again ? 2 : 1))
        #expect(life.journal.contains { if case .wasDown = $0.what { true } else { false } } == again)
    }

    // MARK: Promises

    @Test func `a promise is told on its day, then every week until it is kept`() throws {
        var life = Life(Contact("Ada"), policy: Policy(), from: "2026-06-01 08:00")
        try life.say(.promise(who: "Ada", "send the book", on: day("2026-06-05")))
        life.live(to: "2026-06-20 12:00")
        #expect(Self.moments(life) == ["2026-06-05 promise", "2026-06-12 weekly-1", "2026-06-19 weekly-2"])
        try life.say(.endPromise(who: "Ada", text: nil, isKept: true))
        life.live(to: "2026-07-20 12:00")
        #expect(life.told.count == 3)
    }

    @Test func `a promise for a day without a window is told at the last opening before it`() throws {
        var life = Life(Contact("Ada"), policy: Policy(delivery: Delivery(days: Self.weekdays)), from: "2026-06-01 08:00")
        // 6 June 2026 is a Saturday.
        try life.say(.promise(who: "Ada", "bring the cake", on: day("2026-06-06")))
        life.live(to: "2026-06-07 12:00")
        #expect(Self.moments(life) == ["2026-06-05 promise"])
    }

    @Test func `of several promises the one that is meant has to be named`() throws {
        var life = Life(Contact("Ada"), policy: Policy(), from: "2026-06-01 08:00")
        #expect(throws: Refusal.noPromise(Contact("Ada"))) { try life.decide(.endPromise(who: "Ada", text: nil, isKept: true)) }
        for what in ["Send the book", "ask about the flat"] { try life.say(.promise(who: "Ada", what, on: day("2026-06-05"))) }
        for text in [nil, "the", "tent"] {
            #expect(throws: Refusal.self) { try life.decide(.endPromise(who: "Ada", text: text, isKept: true)) }
        }
        try life.say(.endPromise(who: "Ada", text: "BOOK", isKept: false))
        #expect(life.book.reminders(for: Self.ada).map(\.promise) == ["ask about the flat"])
    }

    // MARK: What counts as told

    @Test func `who was told of and is due all the same after an old call is not told of again at once`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), from: "2026-06-15 08:00")
        life.live(to: "2026-06-15 12:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: Zone.utc.at("2026-06-05 12:00")))
        #expect(life.book.due(life.now).count == 1)
        life.live(to: "2026-06-23 12:00")
        #expect(Self.moments(life) == ["2026-06-15 due", "2026-06-22 overdue"])
    }

    @Test func `the repeats of before a call are over with it`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), from: "2026-06-01 08:00")
        life.live(to: "2026-06-22 12:00")
        #expect(life.book.due(life.now).map(\.repeats) == [2])
        try life.say(Self.call("Ada", at: life.now))
        life.live(to: "2026-07-13 12:00")
        #expect(Self.moments(life).suffix(3) == ["2026-06-29 due", "2026-07-06 overdue", "2026-07-13 repeat-1"])
    }

    @Test func `a cadence that was taken back never began`() throws {
        var life = Life(Contact("Ada"), policy: Policy(), from: "2026-06-01 08:00")
        try life.say(.track(who: "Ada", every: cadence("1w"), inPerson: nil))
        life.live(to: "2026-06-01 12:00")
        try life.undo()
        life.live(to: "2026-08-01 08:00")
        life.configure(Policy(every: cadence("1m")))
        life.settle()
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-08-01")])
    }

    @Test func `when something is told next is when it is told, whatever keeps it until then`() throws {
        var life = Life(
            [Contact("Ada"), Contact("Bob")], policy: Policy(every: cadence("1m"), delivery: Delivery(days: Self.weekdays, budget: 1)),
            at: Zone.utc.at("2026-06-05 21:00"))
        func next() -> String? { life.book.nextTelling.map { "\(life.zone.moment(at: $0))" } }
        func at(_ text: String) -> String { "\(life.zone.moment(at: life.zone.at(text)))" }
        life.settle()
        // A Friday evening: the window opens on Monday, and the budget leaves the second for Tuesday.
        #expect(next() == at("2026-06-08 09:00"))
        life.live(to: "2026-06-08 12:00")
        #expect(next() == at("2026-06-09 09:00"))
        try life.say(.snooze(who: "Bob", until: .instant(Zone.utc.at("2026-06-08 15:00"))))
        try life.say(.snooze(who: "Ada", until: .instant(Zone.utc.at("2026-06-08 16:00"))))
        #expect(next() == at("2026-06-08 15:00"))
        try life.say(.pause(.everybody, Pause(from: day("2026-06-08"), until: day("2026-06-20"))))
        #expect(next() == at("2026-06-22 09:00"))
        life.configure(Policy(every: cadence("1m"), delivery: Delivery(budget: 0)))
        #expect(next() == nil)
    }

    @Test func `a birthday that is over when the window opens next is told no more, and is not what is next`() throws {
        let wednesdays = Policy(birthdays: .all, delivery: Delivery(days: [.wednesday]))
        var life = Life(Contact("Ada", birthday: annual(1980, 5, 26)), policy: Policy(birthdays: .none), from: "2026-05-01 08:00")
        life.live(to: "2026-06-08 08:00")
        // Tuesday, 9 June is the last day on which 26 May is said belatedly.
        life.configure(wednesdays)
        #expect(life.book.nextTelling != Zone.utc.at("2026-06-10 09:00"))
        life.live(to: "2026-06-20 08:00")
        #expect(life.told.isEmpty)
    }

    @Test func `nobody is reminded of the dead, and what was said of them stays`() throws {
        var life = Life(
            Contact("Ilse", birthday: annual(1930, 6, 10)), policy: Policy(every: cadence("1w"), birthdays: .all), from: "2026-06-01 08:00")
        life.live(to: "2026-06-02 08:00")
        try life.say(Self.call("Ilse", at: life.now))
        try life.say(.promise(who: "Ilse", "send the book", on: day("2026-06-12")))
        let told = life.told.count
        var dead = Contact("Ilse", birthday: annual(1930, 6, 10))
        dead.died = "2026-06-02"
        life.update([dead])
        #expect(life.book.reminders(for: dead.id).isEmpty && life.book.trackedCount == 0)
        life.live(to: "2026-09-01 08:00")
        #expect(life.told.count == told && life.book.relation(to: dead.id)?.lastContact?.via == .call)
    }

    // MARK: A plan that can't be kept

    @Test(arguments: [
        // People every week, budget, days a week: planned and told a week, and the weeks that would fit.
        (60, 3, 7, 60.0, 21, "3w"), (60, 3, 5, 60.0, 15, "4w"), (21, 3, 7, 21.0, 21, nil), (3, 0, 7, 3.0, 0, nil),
    ]) func `a plan that asks for more people than can be told says so`(
        people: Int, budget: Int, days: Int, planned: Double, told: Int, fitting: String?
    ) {
        let delivery = Delivery(days: Set(Weekday.allCases.prefix(days)), budget: budget)
        let contacts = (0..<people).map { Contact("Contact \($0)") }
        let life = Life(contacts, policy: Policy(every: cadence("1w"), delivery: delivery), at: Zone.utc.at("2026-06-01 08:00"))
        #expect(life.book.capacity.planned == planned && life.book.capacity.told == told)
        #expect(life.book.capacity.fitting?.description == fitting)
    }
}

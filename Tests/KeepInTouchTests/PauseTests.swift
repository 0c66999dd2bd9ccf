import Foundation
import Testing

@testable import KeepInTouch

struct PauseTests {
    private static let groups = ["friends": GroupPolicy(every: cadence("1w")), "clients": GroupPolicy(every: cadence("3d"))]

    private static func life() throws -> Life {
        var life = Life(
            [Contact("Ada", groups: ["friends"]), Contact("Bob", groups: ["clients"]), Contact("Carl", groups: ["clients", "friends"])],
            policy: Policy(groups: groups), at: Zone.utc.at("2026-06-01 10:00"))
        for name in ["Ada", "Bob", "Carl"] { try life.say(.acknowledge(who: name, Interaction(via: .call), when: life.now)) }
        return life
    }

    private static func due(_ life: Life) -> [String] { life.book.due(life.now).map(\.id.contact.rawValue).sorted() }

    @Test func `who is paused is neither listed nor told, and nothing is lost`() throws {
        var life = try Self.life()
        try life.say(.pause(.contact("ada"), Pause(from: day("2026-06-01"), until: day("2026-06-20"))))
        life.live(to: "2026-06-19 23:00")
        #expect(Self.due(life) == ["bob", "carl"])
        #expect(!life.told.contains { $0.contact.rawValue == "ada" })
        let reminder = try #require(life.book.reminders(for: ContactID(rawValue: "ada")).first)
        #expect(reminder.state(on: life.book.today, at: life.now) == .paused)
        #expect(reminder.due == day("2026-06-08"), "the day on which it was due stays the same")
        life.live(to: "2026-06-20 09:00")
        #expect(life.told.last?.contact.rawValue == "ada")
    }

    @Test func `resuming everybody does not resume who was paused by name, nor the other way round`() throws {
        var life = try Self.life()
        try life.say(.pause(.contact("ada"), Pause(from: day("2026-06-01"))))
        try life.say(.pause(.everybody, Pause(from: day("2026-06-01"))))
        life.live(to: "2026-06-10 12:00")
        #expect(Self.due(life).isEmpty && life.told.isEmpty)
        try life.say(.resume(.everybody))
        life.settle()
        #expect(Self.due(life) == ["bob", "carl"])
        try life.say(.pause(.everybody, Pause(from: day("2026-06-10"))))
        try life.say(.resume(.contact("ada")))
        #expect(Self.due(life).isEmpty)
        #expect(throws: Refusal.notPaused(Contact("Ada", groups: ["friends"]), by: .everybody)) {
            try life.decide(.resume(.contact("ada")))
        }
        try life.say(.resume(.everybody))
        #expect(Self.due(life) == ["ada", "bob", "carl"])
    }

    @Test func `whoever is in a paused group is silent, though they are in another group as well`() throws {
        var life = try Self.life()
        try life.say(.pause(.group("Clients"), Pause(from: day("2026-06-01"))))
        life.live(to: "2026-06-07 12:00")
        #expect(life.told.isEmpty)
        life.live(to: "2026-06-08 12:00")
        #expect(Self.due(life) == ["ada"], "Carl is a friend, too, and a client all the same")
        try life.say(.resume(.group("clients")))
        #expect(Self.due(life) == ["ada", "bob", "carl"])
        #expect(life.book.reminders(for: ContactID(rawValue: "carl")).map(\.due) == [day("2026-06-04")])
        #expect(throws: Refusal.noSuchGroup("strangers")) {
            try life.decide(.pause(.group("strangers"), Pause(from: day("2026-07-01"))))
        }
    }

    @Test func `the backlog of an absence drains at the budget's pace, and birthdays come first`() throws {
        let contacts = (0..<9).map { Contact("Contact \($0)") } + [Contact("Born", birthday: annual(1990, 6, 10))]
        var life = Life(contacts, policy: Policy(every: cadence("1w")), at: Zone.utc.at("2026-06-01 08:00"))
        try life.say(.pause(.everybody, Pause(from: day("2026-06-02"), until: day("2026-06-20"))))
        life.live(to: "2026-06-19 23:00")
        #expect(life.told.count == 3, "those of the first of June")
        life.live(to: "2026-06-20 12:00")
        #expect(life.told.dropFirst(3).map(\.key.kind) == [.birthday, .keepInTouch, .keepInTouch, .keepInTouch])
        #expect(Set(life.told).count == 7, "those who were never told of go first")
        life.live(to: "2026-06-22 12:00")
        #expect(life.told.count == 3 + 1 + 9 && Set(life.told.dropFirst(3)).count == 10, "what was told before is told again")
    }

    @Test func `an absence that lies ahead begins on its day and stays planned when another is said`() throws {
        var life = try Self.life()
        try life.say(.pause(.everybody, Pause(from: day("2026-06-20"), until: day("2026-06-30"))))
        try life.say(.pause(.everybody, Pause(from: day("2026-06-01"), until: day("2026-06-06"))))
        #expect(life.book.pauses.map(\.pause.from) == [day("2026-06-01"), day("2026-06-20")])
        life.live(to: "2026-06-19 12:00")
        #expect(Self.due(life) == ["ada", "bob", "carl"])
        #expect(life.book.pauses.map(\.pause.from) == [day("2026-06-20")])
        life.live(to: "2026-06-21 12:00")
        #expect(Self.due(life).isEmpty)
        // Back early: what runs ends today.
        try life.say(.resume(.everybody))
        #expect(Self.due(life) == ["ada", "bob", "carl"])
        #expect(throws: Refusal.notPaused(nil, by: nil)) { try life.decide(.resume(.everybody)) }
    }

    @Test func `a pause that ends before it begins is refused`() throws {
        let life = try Self.life()
        for (from, until) in [("2026-06-01", "2026-06-01"), ("2026-05-01", "2026-06-01"), ("2026-07-02", "2026-07-01")] {
            #expect(throws: Refusal.dayIsOver(day(until))) {
                try life.decide(.pause(.everybody, Pause(from: day(from), until: day(until))))
            }
        }
    }
}

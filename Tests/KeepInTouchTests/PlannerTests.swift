import Foundation
import Testing

@testable import KeepInTouch

struct PlannerTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let cadence: String, zone: Zone, last: String, due: String
        init(_ cadence: String, _ zone: Zone, _ last: String, _ due: String) {
            (self.cadence, self.zone, self.last, self.due) = (cadence, zone, last, due)
        }
        var testDescription: String { "\(last) + \(cadence) in \(zone.identifier)" }
    }

    static let rows = [
        Row("1m", .utc, "2026-08-01 12:00", "2026-09-01"), Row("1m", .utc, "2026-01-31 12:00", "2026-02-28"),
        Row("1m", .utc, "2028-01-31 12:00", "2028-02-29"),
        Row("1y", .utc, "2028-02-29 12:00", "2029-02-28"), Row("4y", .utc, "2028-02-29 12:00", "2032-02-29"),
        Row("1d", .utc, "2028-02-28 23:59", "2028-02-29"),
        Row("6w", .utc, "2026-12-01 00:00", "2027-01-12"), Row("2m", .utc, "2026-12-31 23:59", "2027-02-28"),
        Row("1m 3d", .utc, "2026-01-31 12:00", "2026-03-03"),
        Row("100y", .utc, "2026-06-01 12:00", "2126-06-01"),
        // Clock changes move no civil day, whichever minute the interaction was at.
        Row("1d", .berlin, "2026-03-28 23:59", "2026-03-29"), Row("1d", .berlin, "2026-03-29 00:01", "2026-03-30"),
        Row("1w", .berlin, "2026-03-28 02:30", "2026-04-04"),
        Row("1d", .berlin, "2026-10-25 00:00", "2026-10-26"), Row("1d", .berlin, "2026-10-24 23:30", "2026-10-25"),
        Row("1y", .berlin, "2026-10-25 02:30", "2027-10-25"),
        Row("1d", .newYork, "2026-03-07 23:59", "2026-03-08"), Row("2w", .newYork, "2026-10-31 23:30", "2026-11-14"),
        Row("1d", .newYork, "2026-11-01 01:30", "2026-11-02"),
        Row("1d", .lordHowe, "2026-04-04 23:45", "2026-04-05"), Row("1d", .lordHowe, "2026-10-03 23:45", "2026-10-04"),
        Row("1m", .lordHowe, "2026-04-05 01:45", "2026-05-05"),
        Row("1w", .apia, "2011-12-29 23:00", "2012-01-05"), Row("1d", .apia, "2011-12-29 23:00", "2011-12-30"),
        Row("1m", .apia, "2011-11-30 12:00", "2011-12-30"),
        // The local day counts, not UTC's.
        Row("1d", .newYork, "2026-06-01 23:00", "2026-06-02"), Row("1d", .apia, "2026-06-01 00:30", "2026-06-02"),
    ]

    @Test(arguments: rows) func `the due day is the last interaction's local day and one cadence`(row: Row) throws {
        var life = Life([Contact("Ada")], policy: Policy(every: cadence(row.cadence)), zone: row.zone, at: row.zone.at(row.last))
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.reminders(for: ContactID(rawValue: "ada")).map(\.due) == [day(row.due)])

        let eve = row.zone.instant(of: day(row.due)).adding(seconds: -1)
        if eve > life.now {
            life.pass(to: eve)
            #expect(life.book.due(eve).isEmpty)
        }
        life.pass(to: eve.adding(seconds: 1))
        #expect(life.book.due(life.now).count == 1, "due from midnight on, the skipped day's from the next")
    }

    @Test func `who was never contacted is due from the day tracking began`() {
        var life = Life(Contact("Ada"), zone: .newYork, from: "2026-06-01 23:30")
        life.settle()
        let reminder = life.book.due(life.now).first
        #expect(reminder?.due == day("2026-06-01"))
        #expect(reminder?.lastContact == nil)
        #expect(reminder?.cadence == cadence("6w"))
    }

    @Test func `an interaction's day is the day it was where it was said, whatever the zone is now`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), zone: .berlin, from: "2026-06-02 01:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.upcoming(through: day("2026-12-31")).map(\.due) == [day("2026-06-09")])
        life.clockChanged(to: .newYork)
        #expect(life.book.today == day("2026-06-01"))
        #expect(life.book.upcoming(through: day("2026-12-31")).map(\.due) == [day("2026-06-09")])
    }

    static let groups = [
        "friends": GroupPolicy(every: cadence("2w"), atMost: cadence("6w")), "family": GroupPolicy(every: cadence("1w")),
        "neighbours": GroupPolicy(every: cadence("14d")), "month": GroupPolicy(every: cadence("1m")),
        "days": GroupPolicy(every: cadence("30d")),
    ]

    @Test(
        arguments: [
            ([], nil, "6w", CadenceChoice.Source.everyone), (["strangers"], nil, "6w", .everyone),
            (["friends"], nil, "2w", .group("friends")),
            (["friends", "family"], nil, "1w", .group("family")), (["neighbours", "friends"], nil, "2w", .group("friends")),
            (["month", "days"], nil, "30d", .group("days")), (["family"], "1y", "1y", .contact),
        ] as [([String], String?, String, CadenceChoice.Source)])
    func `a contact's own cadence goes before its groups' shortest, and that before everyone's`(
        groups: [String], own: String?, every: String, source: CadenceChoice.Source
    ) throws {
        var life = Life(Contact("Ada", groups: groups), policy: Policy(every: cadence("6w"), groups: Self.groups), from: "2026-06-01 10:00")
        if let own { try life.say(.track(who: "Ada", every: cadence(own))) }
        let choice = life.book.relation(to: ContactID(rawValue: "ada"))?.cadence
        #expect(choice?.every == cadence(every))
        #expect(choice?.source == source)
        #expect(choice?.atMost == (source == .group("friends") ? cadence("6w") : nil))
    }

    @Test func `who is in no group with a cadence is not tracked where there is none for everyone`() throws {
        var life = Life(Contact("Ada"), policy: Policy(groups: Self.groups), from: "2026-06-01 10:00")
        #expect(life.settle().isEmpty)
        #expect(life.journal.isEmpty)
        #expect(life.book.reminders(for: ContactID(rawValue: "ada")).isEmpty)
        let relation = try #require(life.book.relation(to: ContactID(rawValue: "ada")))
        #expect(relation.cadence == nil && !relation.isIgnored && relation.lastContact == nil)
        // The interaction is kept for the day on which there is one.
        try life.say(.acknowledge(who: "Ada", Interaction(via: .meal), when: life.now))
        try life.say(.track(who: "Ada", every: cadence("1m")))
        #expect(life.book.reminders(for: ContactID(rawValue: "ada")).map(\.due) == [day("2026-07-01")])
    }

    @Test(arguments: [
        ("2026-06-14", "upcoming"), ("2026-06-15", "due"), ("2026-07-12", "due"), ("2026-07-13", "overdue"), ("2027-01-01", "overdue"),
    ]) func `with at_most it is overdue from then on, else from half a step after it was due`(today: String, state: String) throws {
        var life = Life(
            Contact("Ada", groups: ["friends"]), Contact("Zoe", groups: ["neighbours"]), policy: Policy(groups: Self.groups),
            from: "2026-06-01 10:00")
        for name in ["Ada", "Zoe"] { try life.say(.acknowledge(who: name, Interaction(via: .call), when: life.now)) }
        let ada = try #require(life.book.reminders(for: ContactID(rawValue: "ada")).first)
        let zoe = try #require(life.book.reminders(for: ContactID(rawValue: "zoe")).first)
        #expect(ada.state(on: day(today), at: life.now).rawValue == state)
        #expect(zoe.overdue == day("2026-06-22"))
    }

    @Test func `an at_most shorter than the cadence makes nothing overdue before it is due`() throws {
        let policy = Policy(groups: ["friends": GroupPolicy(every: cadence("6w"), atMost: cadence("2w"))])
        var life = Life(Contact("Ada", groups: ["friends"]), policy: policy, from: "2026-06-01 10:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        let reminder = try #require(life.book.reminders(for: ContactID(rawValue: "ada")).first)
        #expect(reminder.overdue == reminder.due)
    }
}

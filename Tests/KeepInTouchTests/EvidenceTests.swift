import Foundation
import Testing

@testable import KeepInTouch

/// What was noticed in mail, calendars and calls, and what it means by the settings.
struct EvidenceTests {
    private static let ada = Contact("Ada")
    private static let wrote = Evidence(via: .email, direction: .out, source: .mail)

    private func policy(mail: EvidencePolicy.Setting = .off, calendar: EvidencePolicy.Setting = .off) -> Policy {
        var policy = Policy(every: cadence("2w"))
        policy.evidence = EvidencePolicy(mail: mail, calendar: calendar)
        return policy
    }

    /// Somebody who was called on 1 June.
    private func life(_ policy: Policy) throws -> Life {
        var life = Life(Self.ada, policy: policy, from: "2026-06-01 08:00")
        life.settle()
        try life.say(.acknowledge(who: "ada", Interaction(via: .call), when: life.now))
        life.live(to: "2026-06-20 08:00")
        return life
    }

    private func due(_ life: Life) -> CivilDate? { life.book.relation(to: Self.ada.id)?.nextDue }

    private func noticed(_ life: Life) throws -> Entry { try #require(life.journal.last { $0.what.verb == .noticed }) }

    @Test func `a call is noticed on a day on which a message came as well`() throws {
        var life = try life(policy())
        life.notice(Self.ada, Evidence(via: .message, direction: .in, source: .calls), at: "2026-06-12 10:00")
        life.notice(Self.ada, Evidence(via: .call, direction: .in, source: .calls), at: "2026-06-12 18:00")
        #expect(life.journal.filter { $0.what.verb == .noticed }.count == 2)
    }

    @Test func `a letter that one wrote restarts the clock where mail counts, and a changed setting changes the day at once`() throws {
        var life = try life(policy(mail: .count))
        life.notice(Self.ada, Self.wrote, at: "2026-06-12 10:00")
        #expect(due(life) == day("2026-06-26"))
        #expect(life.book.relation(to: Self.ada.id)?.lastContact?.via == .email)
        #expect(try life.restarted().relation(to: Self.ada.id)?.nextDue == day("2026-06-26"))
        life.configure(policy(mail: .off))
        #expect(due(life) == day("2026-06-15"))
        #expect(try life.restarted().relation(to: Self.ada.id)?.nextDue == day("2026-06-15"))
        life.configure(policy(mail: .count))
        #expect(due(life) == day("2026-06-26"))
    }

    @Test func `to look again adds nothing, on this machine or another`() throws {
        var life = try life(policy(mail: .count))
        for time in ["10:00", "17:30"] { life.notice(Self.ada, Self.wrote, at: "2026-06-12 \(time)") }
        #expect(life.journal.count { $0.what.verb == .noticed } == 1, "one a day and direction")
        let one = Noticing(Self.ada.id, Self.wrote, happened: Instant(seconds: 0), on: day("2026-06-12"))
        #expect(try life.decide(.noticed([one])).entries.map(\.id) == [noticed(life).id])
        life.notice(Self.ada, Evidence(via: .email, direction: .both, source: .mail), at: "2026-06-12 18:00")
        life.notice(Self.ada, Self.wrote, at: "2026-06-13 10:00")
        #expect(life.journal.count { $0.what.verb == .noticed } == 3)
    }

    @Test func `an event that is moved after it was noticed stays the one that was noticed, and is another with somebody else`() throws {
        var life = Life(Self.ada, Contact("King"), policy: policy(calendar: .count), from: "2026-06-01 08:00")
        life.settle()
        life.live(to: "2026-06-20 08:00")
        let met = Evidence(via: .meeting, direction: .both, source: .calendar)
        life.notice(Self.ada, met, at: "2026-06-12 10:00", of: "tea@x.test")
        life.notice(Self.ada, met, at: "2026-06-14 18:00", of: "tea@x.test")
        #expect(life.journal.filter { $0.what.verb == .noticed }.map(\.day) == [day("2026-06-12")])
        life.notice(Self.ada, met, at: "2026-06-12 16:00", of: "walk@x.test")
        life.notice(Contact("King"), met, at: "2026-06-12 10:00", of: "tea@x.test")
        #expect(life.journal.count { $0.what.verb == .noticed } == 3)
    }

    @Test func `a letter that came in restarts nothing, however mail counts`() throws {
        var life = try life(policy(mail: .count))
        life.notice(Self.ada, Evidence(via: .email, direction: .in, source: .mail), at: "2026-06-12 10:00")
        #expect(due(life) == day("2026-06-15"))
    }

    @Test func `what is asked about counts once it is confirmed, whatever the setting becomes, and undo of that asks again`() throws {
        var life = try life(policy(mail: .ask))
        life.notice(Self.ada, Self.wrote, at: "2026-06-12 10:00")
        #expect(due(life) == day("2026-06-15"))
        try life.judge(noticed(life), .confirmed)
        #expect(due(life) == day("2026-06-26"))
        life.configure(policy(mail: .off))
        #expect(due(life) == day("2026-06-26"), "a person said so")
        life.configure(policy(mail: .ask))
        try life.undo(.lastAct)
        #expect(due(life) == day("2026-06-15"))
        #expect(try life.restarted().relation(to: Self.ada.id)?.nextDue == day("2026-06-15"))
    }

    @Test func `undo of what was noticed dismisses it for good`() throws {
        var life = try life(policy(mail: .count))
        life.notice(Self.ada, Self.wrote, at: "2026-06-12 10:00")
        try life.undo(.entry(noticed(life)))
        #expect(life.journal.last?.what == .dismissed(try noticed(life).id))
        #expect(due(life) == day("2026-06-15"))
        life.notice(Self.ada, Self.wrote, at: "2026-06-12 10:00")
        #expect(due(life) == day("2026-06-15"), "to look again changes nothing")
        try life.undo(.lastAct)
        #expect(due(life) == day("2026-06-26"), "the dismissal is taken back")
    }

    @Test func `it may come late and out of order`() throws {
        var life = try life(policy(mail: .count))
        life.notice(Self.ada, Self.wrote, at: "2026-06-18 10:00")
        life.notice(Self.ada, Self.wrote, at: "2026-05-12 10:00")
        #expect(due(life) == day("2026-07-02"))
        let turned = Life([Self.ada], policy: policy(mail: .count), at: life.now)
        #expect(due(turned) == nil)
    }

    @Test func `at an event they saw each other only if it had a place and a person says so`() throws {
        var policy = policy(calendar: .count)
        policy.groups = ["friends": GroupPolicy(every: cadence("2w"), inPerson: cadence("1m"))]
        var life = Life(Contact("Ada", groups: ["friends"]), policy: policy, from: "2026-06-01 08:00")
        life.settle()
        life.live(to: "2026-06-20 08:00")
        func inPerson() -> CivilDate? {
            life.book.reminders(for: Self.ada.id).first { $0.id.key.kind == .inPerson }?.due
        }
        let before = inPerson()
        life.notice(Self.ada, Evidence(via: .meeting, direction: .both, source: .calendar, hasPlace: true), at: "2026-06-12 10:00")
        #expect(due(life) == day("2026-06-26") && inPerson() == before)
        try life.judge(noticed(life), .confirmed)
        #expect(inPerson() == day("2026-07-12"))
        life.notice(Self.ada, Evidence(via: .meeting, direction: .both, source: .calendar), at: "2026-06-15 10:00")
        try life.judge(noticed(life), .confirmed)
        #expect(inPerson() == day("2026-07-12"), "a link is no place")
    }

    @Test func `a person is asked about those with whom they keep in touch, and about a place where seeing each other matters`() {
        let met = Evidence(via: .meeting, direction: .both, source: .calendar, hasPlace: true)
        func asks(_ evidence: Evidence, _ setting: EvidencePolicy.Setting, group: GroupPolicy?) -> Bool {
            var policy = Policy(groups: group.map { ["friends": $0] } ?? [:])
            policy.evidence = EvidencePolicy(mail: setting, calendar: setting)
            let life = Life(Contact("Ada", groups: ["friends"]), policy: policy, from: "2026-06-01 08:00")
            return life.book.asks(evidence, of: Self.ada.id)
        }
        let (often, inPerson) = (GroupPolicy(every: cadence("2w")), GroupPolicy(every: cadence("2w"), inPerson: cadence("1y")))
        #expect(asks(Self.wrote, .ask, group: often) && !asks(Self.wrote, .ask, group: nil) && !asks(Self.wrote, .count, group: often))
        #expect(asks(met, .count, group: inPerson) && !asks(met, .count, group: often) && !asks(met, .off, group: inPerson))
        var link = met
        link.hasPlace = false
        var judged = met
        judged.verdict = .confirmed
        #expect(!asks(link, .count, group: inPerson) && !asks(judged, .count, group: inPerson))
    }

    @Test func `a birthday is over for whom one wrote to on it`() throws {
        var life = Life(
            Contact("Ada", birthday: AnnualDay("--06-12")), policy: policy(mail: .count), from: "2026-06-01 08:00")
        life.settle()
        life.live(to: "2026-06-12 20:00")
        #expect(life.book.due(life.now).contains { $0.id.key.kind == .birthday })
        life.notice(Self.ada, Self.wrote, at: "2026-06-12 19:00")
        #expect(!life.book.due(life.now).contains { $0.id.key.kind == .birthday })
    }

    @Test func `what was noticed of somebody counts for whom they were merged into`() throws {
        var life = Life(Self.ada, Contact("King"), policy: policy(mail: .count), from: "2026-06-01 08:00")
        life.settle()
        life.live(to: "2026-06-20 08:00")
        life.notice(Contact("King"), Self.wrote, at: "2026-06-12 10:00")
        try life.say(.merge(who: "ada", other: "king"))
        #expect(due(life) == day("2026-06-26"))
        life.configure(policy())
        life.configure(policy(mail: .count))
        #expect(due(life) == day("2026-06-26"))
    }

    @Test func `of nobody that is unknown and of no day to come anything is noted`() throws {
        var life = try life(policy(mail: .count))
        let count = life.journal.count
        life.notice(Contact("Nobody"), Self.wrote, at: "2026-06-12 10:00")
        life.notice(Self.ada, Self.wrote, at: "2026-06-21 10:00")
        #expect(life.journal.count == count)
    }
}

extension Life {
    /// Something was noticed at this local time.
    fileprivate mutating func notice(_ contact: Contact, _ evidence: Evidence, at time: String, of event: String? = nil) {
        let happened = zone.at(time)
        take(.noticed([Noticing(contact.id, evidence, happened: happened, on: zone.date(at: happened), instance: event)]))
    }

    fileprivate mutating func judge(_ entry: Entry, _ verdict: Evidence.Verdict) { take(.judged([entry], verdict)) }
}

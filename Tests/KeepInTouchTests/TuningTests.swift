import Testing

@testable import KeepInTouch

struct TuningTests {
    private static let ada = ContactID(rawValue: "ada")

    private static func proposals(_ life: Life) -> [Tuning.Proposal] {
        var tuning = Tuning(life.book)
        for entry in life.journal.counted { tuning.add(entry) }
        return tuning.proposals(for: life.book)
    }

    private static func life(every text: String) -> Life {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence(text)), from: "2026-01-01 10:00")
        life.settle()
        return life
    }

    @Test func `three skips in a row propose a cadence twice as long`() throws {
        var life = Self.life(every: "6w")
        for skip in 1...3 {
            #expect(Self.proposals(life).isEmpty)
            try life.say(.skip(who: "Ada"))
            life.live(to: life.zone.instant(of: day("2026-01-01").adding(days: 43 * skip), at: time("12:00")))
        }
        let proposal = try #require(Self.proposals(life).first)
        #expect(proposal.proposed == cadence("3m") && proposal.reason == .skipped(times: 3) && proposal.now.every == cadence("6w"))
        try life.undo()
        #expect(Self.proposals(life).isEmpty, "what was taken back does not count")
        try life.say(.skip(who: "Ada"))
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(Self.proposals(life).isEmpty, "and neither do skips before an interaction")
    }

    @Test(arguments: [
        ("6w", 90, "3m"), ("6w", 80, "3m"), ("6w", 70, nil), ("6w", 42, nil), ("3m", 30, "1m"), ("3m", 60, nil), ("1w", 400, "1y"),
        ("1y", 7, "1w"),
        // Five days on end are one exchange.
        ("2y", 1, nil),
    ]) func `who is in touch in another rhythm is proposed that`(every: String, days: Int, proposed: String?) throws {
        var life = Self.life(every: every)
        for _ in 0..<5 {
            life.now = life.now.adding(seconds: days * 86_400)
            try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        }
        #expect(Self.proposals(life).map(\.proposed) == (proposed.map { [cadence($0)] } ?? []))
        if proposed != nil { #expect(Self.proposals(life).first?.reason == .inTouch(everyDays: days, intervals: 4)) }
    }

    @Test func `a new cadence gets time to prove itself`() throws {
        var life = Self.life(every: "6w")
        for _ in 0..<5 {
            life.now = life.now.adding(seconds: 90 * 86_400)
            try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        }
        try life.say(.track(who: "Ada", every: cadence("4m")))
        #expect(Self.proposals(life).isEmpty)
    }

    @Test func `four letters every six weeks or so fit a cadence of six weeks`() throws {
        var life = Self.life(every: "6w")
        for day in (1...6).flatMap({ number in (0..<4).map { 45 * number + $0 } }) {
            life.now = life.zone.instant(of: CivilDate("2026-01-01")!.adding(days: day), at: time("12:00"))
            try life.say(.acknowledge(who: "Ada", Interaction(via: .email), when: life.now))
        }
        #expect(Self.proposals(life).isEmpty)
    }

    @Test func `a cadence that was chosen before the mail was read is not found wrong at once`() throws {
        var policy = Policy()
        policy.evidence = EvidencePolicy(mail: .count)
        var life = Life(Contact("Ada"), policy: policy, from: "2026-06-01 10:00")
        life.settle()
        try life.say(.track(who: "Ada", every: cadence("6m")))
        let wrote = Evidence(via: .email, direction: .out, source: .mail)
        life.take(
            .noticed(
                (1...20).map { number in
                    let day = day("2026-06-01").adding(days: -14 * number)
                    return Noticing(Self.ada, wrote, happened: life.zone.instant(of: day, at: time("12:00")), on: day)
                }))
        #expect(Self.proposals(life).isEmpty)
    }
}

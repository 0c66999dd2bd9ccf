import Testing

@testable import KeepInTouch

/// What lists and proposals make of what was noticed.
struct EvidenceMeaningTests {
    private static let ada = Contact("Ada")

    private func policy(_ evidence: EvidencePolicy, every: Cadence? = cadence("6w")) -> Policy {
        var policy = Policy(every: every)
        policy.evidence = evidence
        return policy
    }

    private func life(_ evidence: EvidencePolicy, every: Cadence? = cadence("6w")) -> Life {
        var life = Life(Self.ada, policy: policy(evidence, every: every), from: "2026-01-01 08:00")
        life.settle()
        life.live(to: "2026-12-01 08:00")
        return life
    }

    private func relation(_ life: Life) throws -> Relation { try #require(life.book.relation(to: Self.ada.id)) }

    @Test func `they wrote, and nothing is known of an answer`() throws {
        var life = life(EvidencePolicy(mail: .count))
        life.notice(.email, .in, .mail, "2026-11-03")
        #expect(try relation(life).unanswered == day("2026-11-03"))
        #expect(try life.restarted().relation(to: Self.ada.id)?.unanswered == day("2026-11-03"))
        try life.say(.acknowledge(who: "ada", Interaction(via: .call), when: life.zone.at("2026-11-05 10:00")))
        #expect(try relation(life).unanswered == nil, "a call is an answer, too")
    }

    @Test(arguments: [("2026-11-02", true), ("2026-11-03", false), ("2026-11-20", false)])
    func `a letter of that day or later is an answer, in whatever order they are noticed`(written: String, isOpen: Bool) throws {
        for isFirst in [true, false] {
            // What is to be asked about is known all the same.
            var life = life(EvidencePolicy(mail: .ask))
            if isFirst { life.notice(.email, .out, .mail, written) }
            life.notice(.email, .in, .mail, "2026-11-03")
            if !isFirst { life.notice(.email, .out, .mail, written) }
            #expect(try relation(life).unanswered == (isOpen ? day("2026-11-03") : nil))
        }
    }

    @Test func `nothing is said of a source that is off`() throws {
        var life = life(EvidencePolicy(mail: .count))
        life.notice(.email, .in, .mail, "2026-11-03")
        life.configure(policy(EvidencePolicy()))
        #expect(try relation(life).unanswered == nil)
    }

    @Test(arguments: [(Via.call, Evidence.Direction.in, true), (.call, .out, true), (.message, .in, false), (.message, .both, true)])
    func `a call counts whoever called, and a message that only came in does not`(via: Via, direction: Evidence.Direction, counts: Bool)
        throws
    {
        var life = life(EvidencePolicy(calls: .count))
        life.notice(via, direction, .calls, "2026-11-20")
        #expect(try relation(life).lastContact?.date == (counts ? day("2026-11-20") : nil))
        #expect(try relation(life).lastContact?.trace == (counts ? Evidence.Trace(.calls, direction, by: via) : nil))
    }

    @Test func `why says that it was noticed`() throws {
        var life = life(EvidencePolicy(mail: .count))
        life.notice(.email, .out, .mail, "2026-11-12")
        let steps = try #require(life.book.explain(Self.ada.id, now: life.now).first).steps
        #expect(steps.contains(.clock(.interaction, day("2026-11-12"), .email, noticed: Evidence.Trace(.mail, .out, by: .email))))
        try life.say(.acknowledge(who: "ada", Interaction(via: .call), when: life.now))
        let later = try #require(life.book.explain(Self.ada.id, now: life.now).first).steps
        #expect(later.contains(.clock(.interaction, day("2026-12-01"), .call)), "what was said was not noticed")
    }

    @Test func `the report counts a letter and its answer once, and not what a person has noted of that day`() throws {
        var life = life(EvidencePolicy(mail: .count))
        life.notice(.email, .out, .mail, "2026-11-12")
        life.notice(.email, .both, .mail, "2026-11-12")
        life.notice(.email, .in, .mail, "2026-11-13")
        try life.say(.acknowledge(who: "ada", Interaction(via: .email), when: life.zone.at("2026-11-20 10:00")))
        life.notice(.email, .out, .mail, "2026-11-20")
        func count(_ evidence: EvidencePolicy) -> Int {
            var report = Report(days: day("2026-11-01")...day("2026-11-30"), zone: life.zone, evidence: evidence)
            for entry in life.journal.counted { report.add(entry) }
            return report.interactions.reduce(0, +)
        }
        #expect(count(EvidencePolicy(mail: .count)) == 2)
        #expect(count(EvidencePolicy()) == 1)
    }

    @Test(arguments: [true, false])
    func `what is noticed and typed of one day is one interaction, whichever comes first, as it was typed`(isTypedFirst: Bool) throws {
        let policy = EvidencePolicy(mail: .count, calendar: .count)
        var life = life(policy)
        func type(_ via: Via, _ day: String) throws {
            try life.say(.acknowledge(who: "Ada", Interaction(via: via), when: life.zone.at(day + " 15:00")))
        }
        func type() throws {
            try type(.email, "2026-11-12")
            try type(.meal, "2026-11-14")
        }
        if isTypedFirst { try type() }
        life.notice(.email, .out, .mail, "2026-11-12")
        life.notice(.meeting, .both, .calendar, "2026-11-14")
        if !isTypedFirst { try type() }
        // A call on the day of a letter is no letter.
        try type(.call, "2026-11-16")
        life.notice(.email, .out, .mail, "2026-11-16")
        var report = Report(days: day("2026-11-01")...day("2026-11-30"), zone: life.zone, evidence: policy)
        for entry in life.journal.counted { report.add(entry) }
        #expect(report.interactions.reduce(0, +) == 4 && report.means == [.email: 2, .meal: 1, .call: 1])
    }

    @Test func `tune learns from what was noticed, in any order`() throws {
        var life = life(EvidencePolicy(mail: .count))
        for text in ["2026-09-01", "2026-03-01", "2026-06-01", "2026-11-30", "2026-01-02"] { life.notice(.email, .out, .mail, text) }
        var tuning = Tuning(life.book)
        for entry in life.journal.counted { tuning.add(entry) }
        #expect(tuning.proposals(for: life.book).first?.proposed == cadence("3m"))
    }

    // MARK: Who is missing

    private func missing(_ days: [String], evidence: EvidencePolicy = EvidencePolicy(mail: .ask), every: Cadence? = nil) -> [Missing] {
        var life = life(evidence, every: every)
        for text in days { life.notice(.email, .out, .mail, text) }
        var tuning = Tuning(life.book)
        for entry in life.journal.counted { tuning.add(entry) }
        return tuning.missing(from: life.book)
    }

    private static let rhythm = ["2025-01-01", "2025-01-22", "2025-02-12", "2025-03-05", "2025-03-26", "2025-04-16"]

    @Test func `a rhythm that broke off is said, with its length and its days`() throws {
        let one = try #require(missing(Self.rhythm).first)
        #expect(one.everyDays == 21 && one.days == day("2025-01-01")...day("2025-04-16") && one.proposed == cadence("3w"))
    }

    @Test(
        arguments: [
            // Too few days, one that goes on, one of long ago.
            Array(rhythm.prefix(4)), ["2026-09-01", "2026-09-22", "2026-10-13", "2026-11-03", "2026-11-24"],
            ["2019-01-01", "2019-01-22", "2019-02-12", "2019-03-05", "2019-03-26"],
        ])
    func `nobody is proposed with whom there was none, or it goes on, or it is forgotten`(days: [String]) {
        #expect(missing(days).isEmpty)
    }

    @Test func `nor whoever has a cadence, or by a source that is off`() {
        #expect(missing(Self.rhythm, every: cadence("6w")).isEmpty)
        #expect(missing(Self.rhythm, evidence: EvidencePolicy()).isEmpty)
    }
}

extension Life {
    /// At noon of that day.
    fileprivate mutating func notice(_ via: Via, _ direction: Evidence.Direction, _ source: Evidence.Source, _ text: String) {
        let evidence = Evidence(via: via, direction: direction, source: source)
        take(.noticed([Noticing(Contact("Ada").id, evidence, happened: zone.at(text + " 12:00"), on: day(text))]))
    }
}

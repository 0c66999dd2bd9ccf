import ControlInterface
import KeepInTouch
import TestLiterals
import Testing
import Words

@testable import vitaminb

/// The pages of `why`, `forecast`, `tune` and `path`.
struct PlanningPageTests {
    private func step(_ json: String) throws -> WireStep { try decoded(json) }

    @Test func `why has a sentence for every step`() throws {
        let steps = try [
            #"{"kind":"cadence","every":"6w","from":"friends"}"#,
            #"{"kind":"clock","cause":"interaction","via":"call","day":"2026-10-05"}"#,
            #"{"kind":"due","day":"2026-11-16"}"#, #"{"kind":"overdue","day":"2026-11-23"}"#,
            #"{"kind":"window","at":"2026-11-24T09:00:00+01:00"}"#, #"{"kind":"budget","count":3,"ahead":1}"#,
            #"{"kind":"willBeTold","at":"2026-11-25T09:00:00+01:00"}"#,
        ].map(step)
        var reminder = try WireReminder.sample("Ada", "")
        reminder.kind = "keep-in-touch"
        let contact = try WireContact.sample("Ada Lovelace")
        let reply = Control.Explain.Reply(contact: contact, silence: nil, explanations: [.init(reminder: reminder, steps: steps)])
        #expect(
            page { $0.why(reply, clock: clock) } == """
                Ada Lovelace: keep in touch
                  every 6 weeks, from the group friends
                  last call on 5 October 2026 (7 weeks ago)
                  so it has been due since 16 November 2026 (7 days ago)
                  overdue since 23 November 2026 (today)
                  the delivery window is closed, and opens 24 November 2026, 09:00
                  3 a day may be told, and 1 other goes first
                  you will be told on 25 November 2026, 09:00

                """)
    }

    @Test(
        arguments: [
            (#"{"kind":"cadence","every":"1y","from":"default"}"#, "every year, the default for everyone"),
            (#"{"kind":"cadence","every":"2w","from":"contact"}"#, "every 2 weeks, set for this contact"),
            (#"{"kind":"clock","cause":"skip","day":"2026-11-20"}"#, "skipped on 20 November 2026 (3 days ago): counted from there"),
            (
                #"{"kind":"clock","cause":"began","day":"2026-11-23"}"#,
                "no contact noted yet; tracking began on 23 November 2026 (today)"
            ),
            (
                #"{"kind":"ladder","day":"2026-11-20","after":"2w"}"#,
                "you met on 20 November 2026 (3 days ago), so that the next step is 2 weeks"
            ),
            (#"{"kind":"occasion","day":"2026-12-01"}"#, "the card says 1 December"),
            (#"{"kind":"promise"}"#, "promised for this day"),
            (#"{"kind":"due","day":"2026-11-24"}"#, "so it will be due on 24 November 2026 (tomorrow)"),
            (#"{"kind":"paused","from":"everybody","day":"2026-12-01"}"#, "everybody is paused until 1 December 2026 (in 8 days)"),
            (#"{"kind":"paused","from":"contact"}"#, "this contact is paused until resumed"),
            (#"{"kind":"paused","from":"clients"}"#, "the group clients is paused until resumed"),
            (#"{"kind":"snoozed","at":"2026-11-26T09:00:00+01:00"}"#, "snoozed until 26 November 2026, 09:00"),
            (#"{"kind":"told","at":"2026-11-23T09:00:00+01:00"}"#, "told on 23 November 2026, 09:00"),
            (#"{"kind":"budget","count":3,"ahead":0}"#, "today's budget of 3 is used up"),
            (#"{"kind":"budget","count":3}"#, "3 a day may be told, and very many others go first"),
            (#"{"kind":"mayBeTold","at":"2027-02-01T09:00:00+01:00"}"#, "you will be told on 1 February 2027, 09:00 at the earliest"),
            (#"{"kind":"neverTold"}"#, "you will never be told: the delivery window never opens, or the budget is 0"),
        ]
    ) func `each kind of step in words`(json: String, words: String) throws {
        var reminder = try WireReminder.sample("Ada", "")
        reminder.kind = "keep-in-touch"
        let reply = Control.Explain.Reply(
            contact: try .sample("Ada"), silence: nil,
            explanations: [.init(reminder: reminder, steps: [try step(json)])])
        #expect(page { $0.why(reply, clock: clock) } == "Ada: keep in touch\n  \(words)\n")
    }

    @Test(arguments: [
        (Silence.ignored, "Ada is ignored: nothing reminds you. To hear of them again: vitaminb track NAME\n"),
        (.noCadence, "Ada is in no group with a cadence, and there is none for everyone. To set one: vitaminb track NAME --every 6w\n"),
    ]) func `the reasons why no reminder comes`(silence: Silence, words: String) throws {
        let reply = Control.Explain.Reply(contact: try .sample("Ada"), silence: silence, explanations: [])
        #expect(page { $0.why(reply, clock: clock) } == words)
    }

    @Test func `a forecast is a bar a day, with a trial beside it`() throws {
        let days = [("2026-11-23" as CivilDate, 3, 1), ("2026-11-24", 0, 0), ("2026-11-25", 0, 2)].map {
            WireForecastDay(day: $0.0, budgeted: $0.1, others: $0.2)
        }
        #expect(
            page { $0.forecast(ForecastPage(planned: days, trial: nil), trial: [], answering: false, clock: clock) } == """
                Reminders in 3 days, if nobody answers
                  Mon 23 Nov  ###* 4
                  Tue 24 Nov  .
                  Wed 25 Nov  ** 2
                In all 3 reminders and 3 occasions or promises.

                """)
        let trial = try WireTrialCadence(parsing: "friends=1w")
        #expect(
            page { $0.forecast(ForecastPage(planned: days, trial: days), trial: [trial], answering: true, clock: clock) } == """
                Reminders in 3 days, if you answer each
                              planned  friends=1w
                  Mon 23 Nov  ###* 4   ###* 4
                  Tue 24 Nov  .        .
                  Wed 25 Nov  ** 2     ** 2
                In all 3 reminders and 3 occasions or promises; with that 3 reminders and 3 occasions or promises.

                """)
    }

    @Test func `a long forecast leaves out days without reminders, and bars stay on their line`() throws {
        let days = (0..<100).map { index in
            WireForecastDay(day: clock.today.adding(days: index), budgeted: index == 50 ? 500 : 0, others: 0)
        }
        let text = page { $0.forecast(ForecastPage(planned: days, trial: nil), trial: [], answering: false, clock: clock) }
        #expect(text.split(separator: "\n").count == 3)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 } && text.contains("# 500"))
    }

    @Test(arguments: ["friends", "=6w", "friends=", "friends=often", ""]) func `a trial that can't be read is refused`(text: String) {
        #expect(throws: (any Error).self) { try WireTrialCadence(parsing: text) }
    }

    @Test func `proposals say what there is, what would fit, and why`() throws {
        let ada = try WireContact.sample("Ada").tracked(every: "6w")
        let skipped: WireProposal = try decoded(
            #"{"contact":{"uid":"a","name":"Ada","groups":[],"ignored":false},"proposed":"3m","skips":3}"#)
        var often: WireProposal = try decoded(
            #"{"contact":{"uid":"a","name":"Ada","groups":[],"ignored":false},"proposed":"1w","everyDays":8,"intervals":5}"#)
        often.contact = ada
        #expect(
            page { $0.proposals([skipped, often], isKept: true) } == """
                Proposals (2)
                  Ada  now            every 3 months?  skipped 3 times in a row
                  Ada  every 6 weeks  every week?      in touch every 8 days lately

                """)
        #expect(page { $0.proposals([], isKept: true) }.hasPrefix("Nothing to propose"))
        #expect(page { $0.proposals([], isKept: false) } == "There is no better cadence to propose for anybody in particular.\n")
    }

    @Test func `of a rhythm that broke off it is said how often it was and until when`() throws {
        let missing: [WireMissing] = try [7, 45].map { days in
            try decoded(
                #"{"contact":{"uid":"a","name":"Ada","groups":[],"ignored":false},"everyDays":\#(days),"first":"2024-01-01","#
                    + #""last":"2025-10-06","proposed":"6w"}"#)
        }
        #expect(
            page { $0.missing(missing) } == """
                Out of touch (2)
                  Ada  every week or so, until 6 October 2025
                  Ada  every 6 weeks or so, until 6 October 2025

                """)
    }

    @Test func `paths say whom to ask, and what to do first`() throws {
        let paths: [WirePath] = try [
            #""step":"ask","through":{"uid":"b","name":"Bob","groups":[],"ignored":false}"#, #""step":"give""#, #""step":"getInTouch""#,
        ].map { try decoded(#"{"contact":{"uid":"a","name":"Ada","groups":[],"ignored":false},\#($0)}"#) }
        #expect(
            page { $0.paths(paths, clock: clock) } == """
                Whom to ask (3)
                  Ada  knows Bob    no contact noted yet  ask to be introduced
                  Ada  works there  no contact noted yet  give something before you ask again
                  Ada  works there  no contact noted yet  get in touch first

                """)
    }
}

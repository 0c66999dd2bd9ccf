import ControlInterface
import KeepInTouch
import Phrases
import TestLiterals
import TestSupport
import Testing
import Varlink
import Words

@testable import vitaminb

/// Runs of the commands for pauses, promises, give and take and introductions, against a stub service; and their pages.
@MainActor
struct RelationCommandTests {
    private let stub: StubService

    init() throws {
        stub = try StubService()
        stub.contacts = [try .sample("Ada Lovelace", uid: "ada-1")]
    }

    private func vitaminb(_ arguments: String...) async throws -> CommandRun {
        try await CommandTests.vitaminb(arguments, at: stub.path)
    }

    @Test func `arguments become the right call`() async throws {
        for arguments in [
            ["pause", "Ada", "Lovelace", "--until", "2999-12-24"], ["pause", "--group", "fellow students", "--from", "2999-12-01"],
            ["pause", "--all"], ["pause", "--all", "--from", "2999-12-01", "--for", "1 month"], ["away", "--until", "2999-12-24 17:00"],
            ["resume", "ada"], ["resume", "--group", "friends"],
            ["resume", "--all"], ["resume"], ["promise", "Ada", "Lovelace", "send the book", "--on", "2999-12-24"],
            ["promise", "Ada", "Lovelace", "--kept"], ["promise", "ada", "--dropped"],
            ["gave", "ada", "a tip"], ["got", "Ada", "Lovelace", "lunch"], ["balance", "--settle", "Ada Lovelace"],
            ["introduced", "Ada", "Lovelace", "Charles Babbage"], ["track", "ada", "--in-person", "1 year"],
            ["edit", "ada", "--met", "2020-02-01"], ["add", "Grace", "Hopper", "--met", "2020-02-01"],
        ] {
            let run = try await CommandTests.vitaminb(arguments, at: stub.path)
            #expect(run.status == 0 && run.errors == "", "\(arguments): \(run.errors)")
        }
        #expect(
            stub.calls == [
                #"Pause {"contacts":["Ada Lovelace"],"until":"2999-12-24"}"#, #"Pause {"from":"2999-12-01","group":"fellow students"}"#,
                "Pause {}", #"Pause {"from":"2999-12-01","until":"3000-01-01"}"#, #"Pause {"until":"2999-12-24"}"#,
                #"Resume {"contacts":["ada"]}"#, #"Resume {"group":"friends"}"#, "Resume {}",
                "Resume {}", #"Promise {"contacts":["Ada Lovelace"],"on":"2999-12-24","promise":"send the book"}"#,
                #"EndPromise {"contacts":["Ada Lovelace"],"kept":true}"#, #"EndPromise {"contacts":["ada"],"kept":false}"#,
                #"Gave {"contacts":["ada"],"favor":"a tip"}"#, #"Got {"contacts":["Ada Lovelace"],"favor":"lunch"}"#,
                #"Settle {"contact":"Ada Lovelace"}"#, #"Introduce {"contact":"Ada Lovelace","other":"Charles Babbage"}"#,
                #"Track {"contacts":["ada"],"inPerson":"1y"}"#, #"EditContact {"contact":"ada","met":"2020-02-01"}"#,
                #"AddContact {"met":"2020-02-01","name":"Grace Hopper"}"#,
            ])
    }

    @Test func `a day is the local calendar's, in the direction that is meant`() throws {
        #expect(try clock.futureDay("friday").time == "2026-11-27")
        #expect(try clock.pastDay("friday") == "2026-11-20")
        #expect(try clock.futureDay("3w").time == "2026-12-14" && clock.futureDay("next monday").time == "2026-11-30")
        #expect(try clock.pastDay("today") == "2026-11-23")
        #expect(throws: TimeError.self) { try clock.futureDay("") }
        #expect(throws: TimeError.stillToCome("2027-01-02")) { try clock.pastDay("2027-01-02") }
    }

    @Test func `a length of time from now is said to be one, so that it counts from when it was said if the clock was wrong`() throws {
        for text in ["3w", "in 3 days", "tomorrow"] { #expect(try clock.futureDay(text).isSpan == (text == "tomorrow" ? nil : true)) }
        #expect(try clock.future("in 3 days").isSpan == true && clock.future("friday").isSpan == nil)
        #expect(try clock.after(Span(parsing: "3d")).isSpan == true)
    }

    @Test func `the balance asks for those with favors alone, and the most one-sided come first`() async throws {
        stub.contacts = [
            try .sample("Ada").favors(given: 1, got: 1, gotLast: false), try .sample("Bea").favors(given: 0, got: 1, gotLast: true),
            try .sample("Cem").favors(given: 4, got: 1, gotLast: true), try .sample("alf").favors(given: 1, got: 0, gotLast: false),
        ]
        let rows = """
            Cem  you gave 3 favors more than you got  4  1  you got
            alf  you gave 1 favor more than you got   1  0  you gave
            Bea  you got 1 favor more than you gave   0  1  you got
            Ada  you gave as much as you got          1  1  you gave

            """
        #expect(try await vitaminb("balance") == CommandRun(status: 0, output: rows))
        let sorted: [WireContact] = try decoded(await vitaminb("balance", "--json").output)
        #expect(sorted.map(\.name) == ["Cem", "alf", "Bea", "Ada"])
        #expect(stub.calls.first == #"ListContacts {"withFavors":true}"#)
        stub.contacts = []
        let none = "No favors yet. Note one: vitaminb got NAME \"a recommendation\"\n"
        #expect(try await vitaminb("balance") == CommandRun(status: 0, errors: none))
        #expect(try await vitaminb("balance", "--json") == CommandRun(status: 0, output: "[]\n"))
    }

    @Test func `the balance of one contact is its ledger`() async throws {
        stub.contacts = [try .sample("Ada", uid: "ada-1").favors(given: 0, got: 2, gotLast: true)]
        stub.entries = [
            try .sample("log", happened: "2026-10-01T12:00:00Z", via: .call),
            try .sample("gave", happened: "2026-10-02T12:00:00Z", note: "a tip"),
            try .sample("settle", happened: "2026-10-03T12:00:00Z"), try .sample("got", happened: "2026-10-04T12:00:00Z", note: "lunch"),
        ]
        let page = """
            Ada
              You got 2 favors more than you gave: give before you ask again
              2026-10-02 12:00  you gave                a tip
              2026-10-03 12:00  give and take are even
              2026-10-04 12:00  you got                 lunch

            """
        #expect(try await vitaminb("balance", "ada") == CommandRun(status: 0, output: page))
        #expect(stub.calls == [#"GetContact {"contact":"ada"}"#, #"ListEntries {"contact":"ada-1"}"#])
        let ledger: Entries = try decoded(await vitaminb("balance", "ada", "--json").output)
        #expect(ledger.entries.map(\.verb) == ["gave", "settle", "got"])
        stub.entries = []
        stub.contacts = [try .sample("Ada")]
        #expect(try await vitaminb("balance", "ada").output == "Ada\n  no favors yet\n")
    }

    /// All there is to know of somebody.
    private func known() throws -> ContactPage {
        var ada = try WireContact.sample("Ada Lovelace", uid: "ada-1", groups: ["friends", "maths"], nextDue: "2026-11-16")
            .tracked(every: "6w", from: "friends").favors(given: 0, got: 1, gotLast: true)
        (ada.nickname, ada.inPerson, ada.met) = ("Countess", "1y", "2024-03-12")
        var promise = try WireReminder.sample("Ada Lovelace", "promised: send the book (for Friday)", .upcoming, due: "2026-11-27")
        (promise.kind, promise.promise) = ("promise", "send the book")
        var birthday = try WireReminder.sample("Ada Lovelace", "birthday in 2 weeks", .upcoming, due: "2026-12-10")
        (birthday.kind, birthday.occasion) = ("birthday", "2026-12-10")
        var anniversary = birthday
        (anniversary.kind, anniversary.occasion) = ("anniversary", "2027-07-08")
        var inPerson = try WireReminder.sample("Ada Lovelace", "4 weeks since you saw each other", .upcoming, due: "2027-10-20")
        inPerson.kind = "in-person"
        let other = { (name: String) in try decoded(#"{"uid":"u","name":"\#(name)"}"#) as WireAcquaintance }
        let reply = Control.GetContact.Reply(
            contact: ada,
            reminders: [
                inPerson, birthday, promise, anniversary,
                try .sample("Ada Lovelace", "7 weeks since a meal (every 6 weeks)", .overdue, due: "2026-11-16"),
            ],
            emails: ["ada@example.org"], telephones: ["+44 20 7946 0912"], organization: "Analytical Engines", dates: [], related: [],
            file: "/contacts/ada.vcf",
            introducedBy: [try other("Mary Somerville")], knows: [try other("Charles Babbage"), try other("Bea")])
        var takenBack = try WireEntry.sample("log", happened: "2026-11-22T12:00:00+01:00", via: .call, note: "never was")
        takenBack.undone = true
        let days = ["2026-05-01", "2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01", "2026-10-05"]
        let calls = try days.map {
            try WireEntry.sample("log", happened: #require(LocalInstant("\($0)T12:00:00+01:00")), via: .call, note: "of \($0)")
        }
        let late = try WireEntry.sample("ack", happened: "2026-05-15T12:00:00+01:00", via: .meal, note: "noted late,\nbut earlier")
        return ContactPage(reply, entries: calls + [takenBack, try .sample("gave", note: "x"), late])
    }

    private let inShort = """
        Ada Lovelace, "Countess", Analytical Engines
          reach     +44 20 7946 0912, ada@example.org
          groups    friends, maths
          cadence   every 6 weeks (group friends), in person every year
          next due  16 November 2026 (7 days ago)
          met       12 March 2024 (2 years ago)
          known by  Mary Somerville
          knows     Charles Babbage, Bea
          favors    The last favor was for you: offer something

        Open (3)
          7 weeks since a meal (every 6 weeks)          overdue
          you promised "send the book" (due on Friday)  upcoming
          birthday in 2 weeks                           upcoming

        Last in touch (7)
          7 weeks ago   call  of 2026-10-05
          11 weeks ago  call  of 2026-09-01
          4 months ago  call  of 2026-08-01
          5 months ago  call  of 2026-07-01
          6 months ago  call  of 2026-06-01

        """

    @Test func `show has of somebody what matters, the latest first, on one page`() throws {
        let known = try known()
        #expect(page { $0.contact(known, clock: clock) } == inShort)
        let terminal = Style(isTerminal: true, width: 80, hasColor: false)
        #expect(page(terminal) { $0.contact(known, clock: clock) } == inShort)
    }

    @Test func `a letter and its answer of one day are one time that one was in touch`() throws {
        let known = try known()
        func noticed(_ day: String, _ direction: Evidence.Direction) throws -> WireEntry {
            var entry = try WireEntry.sample("notice", happened: #require(LocalInstant("\(day)T10:00:00+01:00")), via: .email)
            (entry.source, entry.direction, entry.counts) = (.mail, direction, true)
            return entry
        }
        let entries = try [
            noticed("2026-11-01", .out), noticed("2026-11-01", .both), noticed("2026-11-02", .out),
            .sample("log", happened: "2026-11-02T18:00:00+01:00", via: .call),
            .sample("log", happened: "2026-11-03T18:00:00+01:00", via: .call),
        ]
        let reply = Control.GetContact.Reply(
            contact: known.contact, reminders: [], emails: [], telephones: [], organization: nil, dates: [], related: [], file: "",
            introducedBy: [], knows: [])
        let lines = page { $0.contact(ContactPage(reply, entries: entries), clock: clock) }.split(separator: "\n")
        #expect(lines.contains("Last in touch (3)"))
    }

    @Test func `a page that is long is cut to a terminal's page, and nobody's is short`() throws {
        let known = try known()
        let long = String(repeating: "long ", count: 100)
        var promise = try WireReminder.sample("Ada", "promised: " + long)
        promise.kind = "promise"
        let everything = ContactPage(
            .init(
                contact: known.contact, reminders: Array(repeating: promise, count: 100), emails: [long, long], telephones: [],
                organization: nil, dates: [], related: [], file: "", introducedBy: known.introducedBy, knows: known.knows),
            entries: try (1...100).map { try .sample("log", via: .call, note: "\($0) " + long) })
        let lines = page(Style(isTerminal: true, width: 80, hasColor: false)) { $0.contact(everything, clock: clock) }.split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.dropLast().count <= 23 && lines.allSatisfy { String($0).displayWidth <= 80 })
        #expect(lines.contains("Open (100)") && lines.contains("Last in touch (100)"))
        let nobody = ContactPage(
            .init(
                contact: try .sample("Bea"), reminders: [], emails: [], telephones: [], organization: nil, dates: [], related: [], file: "",
                introducedBy: [],
                knows: []),
            entries: [])
        #expect(page { $0.contact(nobody, clock: clock) } == "Bea\n  cadence  none\n")
    }

    @Test func `programs get everything, whatever is shown to people`() async throws {
        stub.entries = [try .sample("ack", via: .meal, note: "engines")]
        #expect(try await vitaminb("show", "ada", "--all", "--json") == vitaminb("show", "ada", "--json"))
    }

    @Test func `paused reminders are in a section of their own`() throws {
        let reminders = [
            try WireReminder.sample("Ada", "7 weeks since a call").paused(until: "2026-12-24"),
            try .sample("Bea", "never contacted").paused(until: nil),
        ]
        let section = "Paused (2)\n  Ada  7 weeks since a call  until Thu 24 Dec\n  Bea  never contacted       until resumed\n"
        #expect(page { $0.due(DueList(reminders, hasEverybody: true), clock: clock) } == section)
        #expect(page { $0.upcoming(reminders, days: 7, clock: clock) } == section)
        let terminal = Style(isTerminal: true, width: 80, hasColor: false)
        #expect(page(terminal) { $0.due(DueList(reminders, hasEverybody: true), clock: clock) } == section)
        let away = [reminders[0].paused(by: "everybody", until: "2026-12-24")]
        #expect(
            page(terminal) { $0.due(DueList(away, hasEverybody: true), clock: clock) }.hasSuffix(
                "\nvitaminb resume ends the pause of everybody\n"))
        let contacts = [
            try WireContact.sample("Ada", nextDue: "2026-11-23").paused(by: "friends", until: "2026-12-24").tracked(every: "6w")
        ]
        #expect(page { $0.list(contacts, clock: clock) } == "Ada  every 6 weeks  -  paused\n")
    }

    @Test func `a wide terminal shows more columns, those that are not empty`() throws {
        var ada = try WireContact.sample("Ada").favors(given: 1, got: 2, gotLast: true)
        ada.inPerson = "1y"
        let rows = { (width: Int) in
            page(Style(isTerminal: true, width: width, hasColor: false)) { $0.list([ada], clock: clock) }
        }
        #expect(
            rows(120) == """
                NAME  CADENCE  LAST CONTACT  NEXT DUE  GROUPS  IN PERSON   BALANCE
                Ada   -        -             -                 every year  1 given, 2 got

                """)
        #expect(!rows(119).contains("IN PERSON"))
    }

    @Test func `the history names what was said, and the note beside it`() throws {
        var pause = try WireEntry.sample("pause", happened: "2026-11-01T10:00:00+01:00")
        (pause.day, pause.until, pause.said) = ("2026-11-01", "2026-11-08", "2026-11-01T10:00:00+01:00")
        var promise = try WireEntry.sample("promise", note: "send the book")
        promise.day = "2026-11-27"
        var introduction = try WireEntry.sample("introduce")
        introduction.otherName = "Charles Babbage"
        let words = [
            pause, promise, introduction, try .sample("got", note: "lunch"), try .sample("settle"), try .sample("resume"),
            try .sample("merge"), try .sample("introduce"),
        ].map { $0.sentence(clock).description }
        #expect(
            words == [
                "paused until 8 November 2026 (2 weeks ago)", "promised for 27 November 2026", "knows Charles Babbage", "you got",
                "give and take are even", "resumed", "merged with another card", "knows somebody without a card",
            ])
    }
}

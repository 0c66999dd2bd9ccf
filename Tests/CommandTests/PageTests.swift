import ControlInterface
import KeepInTouch
import TestLiterals
import Testing
import Words

@testable import vitaminb

/// The pages of the commands.
struct PageTests {
    @Test func `due reminders are aligned rows, with the snoozed ones below`() throws {
        let reminders = [
            try WireReminder.sample("Ada Lovelace", "7 weeks since a call (every 6 weeks)", .overdue),
            try .sample("Mehmet Yılmaz", "never contacted (every 2 weeks)"),
            try .sample("Bea", "3 months since a meal (every 2 months)").snoozed(until: "2026-11-26T09:00:00+01:00"),
        ]
        #expect(
            page { $0.due(DueList(reminders, hasEverybody: true), clock: clock) } == """
                Due (2)
                  Ada Lovelace   7 weeks since a call (every 6 weeks)  overdue
                  Mehmet Yılmaz  never contacted (every 2 weeks)

                Snoozed (1)
                  Bea  3 months since a meal (every 2 months)  until Thu 26 Nov 09:00

                """)
    }

    @Test func `what setup has spread over the next weeks nobody has snoozed`() throws {
        var spread = try WireReminder.sample("Bea", "no contact noted yet").snoozed(until: "2026-12-03T09:00:00+01:00")
        spread.spread = true
        let snoozed = try WireReminder.sample("Cem", "never").snoozed(until: "2026-12-03T09:00:00+01:00")
        #expect(
            page { $0.due(DueList([spread, snoozed, spread], hasEverybody: false), clock: clock) }
                == "2 come in the next weeks, 1 snoozed; to see them: vitaminb due --all\n")
        #expect(
            page { $0.due(DueList([spread, snoozed], hasEverybody: true), clock: clock) } == """
                In the next weeks (1)
                  Bea  no contact noted yet  until Thu 3 Dec 09:00

                Snoozed (1)
                  Cem  never  until Thu 3 Dec 09:00

                """)
    }

    @Test func `a terminal gets a hint what to type, a pipe doesn't`() throws {
        let reminders = [try WireReminder.sample("Ada", "never contacted")]
        let terminal = Style(isTerminal: true, width: 100, hasColor: false)
        #expect(
            page(terminal) { $0.due(DueList(reminders, hasEverybody: true), clock: clock) } == """
                Due (1)
                  Ada  never contacted
                vitaminb ack NAME --via call, or snooze NAME --for 3d, or skip NAME

                """)
        #expect(!page { $0.due(DueList(reminders, hasEverybody: true), clock: clock) }.contains("vitaminb"))
    }

    /// A reminder of a kind; told or to be told today, if `today`.
    private func reminder(_ name: String, _ kind: ReminderKind, due: CivilDate = "2026-11-23", today: Bool = false) throws -> WireReminder {
        var reminder = try WireReminder.sample(name, "", due: due)
        (reminder.contact, reminder.kind) = (ContactID(rawValue: name), .known(kind))
        if kind == .birthday { reminder.occasion = due }
        if kind == .promise { reminder.promise = "send the book" }
        if today { reminder.today = true }
        return reminder
    }

    @Test func `what is told today comes first, then birthdays and promises by day, then people`() throws {
        let reminders = [
            try reminder("Eve", .promise, due: "2026-11-25"), try reminder("Cem", .birthday, due: "2026-11-24"),
            try reminder("Ada", .keepInTouch, today: true), try reminder("Bea", .keepInTouch),
        ]
        #expect(
            page { $0.due(DueList(reminders, hasEverybody: false), clock: clock) } == """
                Today (1)
                  Ada  no contact noted yet

                Birthdays and promises (2)
                  Cem  birthday tomorrow
                  Eve  you promised "send the book" (due on Wednesday)

                Due (1)
                  Bea  no contact noted yet

                """)
    }

    @Test func `twenty people are listed, and how many more there are`() throws {
        var reminders = try (1...30).map { try reminder("Ada \($0)", .keepInTouch, today: $0 <= 3) }
        reminders[0].lastContact = "2026-09-01"
        let lines = page { $0.due(DueList(reminders, hasEverybody: false), clock: clock) }.split(separator: "\n")
        #expect(lines.count == 1 + 3 + 1 + 17 + 1 && lines.last == "and 10 more: vitaminb due --all")
        let all = page { $0.due(DueList(reminders, hasEverybody: true), clock: clock) }
        #expect(all.split(separator: "\n").count == 1 + 3 + 1 + 27 && !all.contains("more"))
    }

    @Test func `the first day with many contacts is short, and no reason to hurry`() throws {
        let reminders = try (1...800).map { try reminder("Ada \($0)", .keepInTouch, today: $0 <= 3) }
        let others = (4...20).map { "  Ada \($0)\($0 < 10 ? " " : "")  no contact noted yet\n" }.joined()
        #expect(
            page { $0.due(DueList(reminders, hasEverybody: false), clock: clock) } == """
                There are 800 people of whom no contact is noted yet. You are told of a few a day, so there is no need to hurry. \
                To note when you last were in touch: vitaminb ack NAME --when "2 weeks ago"

                Today (3)
                  Ada 1  no contact noted yet
                  Ada 2  no contact noted yet
                  Ada 3  no contact noted yet

                Due (17)
                \(others)and 780 more: vitaminb due --all

                """)
    }

    @Test func `a plan that can't be kept is called so, with what would fit`() {
        var status = WireStatus.sample()
        #expect(!page { $0.status(status, clock: clock) }.contains("cadences"))
        status.capacity = WireCapacity(planned: 60, told: 15, fitting: "4w")
        #expect(
            page { $0.status(status, clock: clock) }.hasSuffix(
                """

                By your cadences 60 people a week fall due, and you are told of 15 at most. With 4 weeks for everybody it would fit, \
                or with a larger budget.

                """))
    }

    @Test func `after a long absence the list begins calmly`() throws {
        let list = DueList(try (1...23).map { try reminder("Ada \($0)", .keepInTouch) }, hasEverybody: false)
        #expect(
            page { $0.welcomeBack(list, since: "2026-11-20", clock: clock) } == """
                Welcome back. It was quiet until 20 November 2026, and 23 people are due by now. You are told of a few a day, \
                and nobody is lost.

                """)
    }

    @Test func `what is hidden is counted`() throws {
        let reminders = [
            try reminder("Ada", .keepInTouch), try reminder("Bea", .keepInTouch).snoozed(until: "2026-11-26T09:00:00+01:00"),
            try reminder("Cem", .keepInTouch).paused(until: nil),
        ]
        #expect(
            page { $0.due(DueList(reminders, hasEverybody: false), clock: clock) } == """
                Due (1)
                  Ada  no contact noted yet

                1 snoozed, 1 paused; to see them: vitaminb due --all

                """)
    }

    @Test func `upcoming reminders are below the due ones, with their day`() throws {
        let reminders = [
            try WireReminder.sample("Ada", "7 weeks since a call"),
            try .sample("Bea", "birthday tomorrow (turns 40)", .upcoming, due: "2026-11-24"),
            try .sample("Cem", "5 weeks since a meal", .upcoming, due: "2027-01-04"),
        ]
        #expect(
            page { $0.upcoming(reminders, days: 60, clock: clock) } == """
                Due (1)
                  Ada  7 weeks since a call

                Upcoming in 60 days (2)
                  Tue 24 Nov      Bea  birthday tomorrow (turns 40)
                  Mon 4 Jan 2027  Cem  5 weeks since a meal

                """)
        #expect(page { $0.upcoming([], days: 1, clock: clock) } == "Nothing falls due in 1 day.\n")
    }

    @Test func `if nothing is due it says what is next, or how to get reminders`() throws {
        let next = try WireReminder.sample("Ada", "6 days since a call", .upcoming, due: "2026-11-27")
        let line = { (status: WireStatus) in page { $0.nothingDue(status, clock: clock) } }
        #expect(line(.sample(next: next)) == "Nothing is due. Next is Ada, on Friday, 27 November 2026.\n")
        #expect(
            line(.sample(contacts: 0)) == """
                Nothing is due: there are no contacts yet. To find those you have: vitaminb setup
                To add somebody: vitaminb add "Ada Lovelace" --every 6w

                """)
        #expect(
            line(.sample(tracked: 0)) == """
                Nothing is due: nobody has a cadence yet. To choose with whom to keep in touch: vitaminb setup
                To give somebody one: vitaminb track NAME --every 6w

                """)
        #expect(line(.sample()) == "Nothing is due.\n")
    }

    @Test func `contacts are rows, with headings on a terminal`() throws {
        let contacts = [
            try WireContact.sample("Ada Lovelace", groups: ["friends", "maths"], nextDue: "2026-11-20")
                .tracked(every: "6w").lastContact("2026-10-05", .call),
            try .sample("Jörg Müßig", nextDue: "2026-11-23").tracked(every: "1m", from: "friends"),
            try .sample("Nobody"),
        ]
        let rows = """
            Ada Lovelace  every 6 weeks  call 7 weeks ago  since Fri 20 Nov  friends, maths
            Jörg Müßig    every month    -                 today
            Nobody        -              -                 -

            """
        #expect(page { $0.list(contacts, clock: clock) } == rows)
        let terminal = Style(isTerminal: true, width: 100, hasColor: false)
        #expect(
            page(terminal) { $0.list(contacts, clock: clock) }
                == "NAME          CADENCE        LAST CONTACT      NEXT DUE          GROUPS\n" + rows)
        #expect(page(terminal) { $0.list([], clock: clock) } == "")
    }

    @Test func `a contact's page has everything, and the history with undone entries`() throws {
        var takenBack = try WireEntry.sample("snooze", happened: "2026-10-06T08:00:00+01:00")
        takenBack.until = "2026-10-09T00:00:00+01:00"
        takenBack.undone = true
        let reply = Control.GetContact.Reply(
            contact: try .sample("Ada Lovelace", uid: "ada-1", groups: ["friends"], nextDue: "2026-11-16")
                .tracked(every: "6w", from: "friends").lastContact("2026-10-05", .meal),
            reminders: [try .sample("Ada Lovelace", "7 weeks since a meal (every 6 weeks)", .overdue)],
            emails: ["ada@example.org", "countess@example.org"], telephones: [], organization: nil, dates: [], related: [],
            file: "/contacts/ada.vcf", introducedBy: [], knows: [])
        let entries = [
            try WireEntry.sample("began", happened: "2026-08-01T00:00:00+01:00"),
            try .sample("ack", happened: "2026-10-05T19:30:00+01:00", via: .meal, note: "engines,\nand dancing"), takenBack,
            try .sample("told", happened: "2026-11-16T09:00:00+01:00"),
        ]
        var shown = ContactPage(reply, entries: entries)
        #expect(
            page { $0.wholeContact(shown, clock: clock) } == """
                Ada Lovelace
                  groups        friends
                  cadence       every 6 weeks (group friends)
                  last contact  meal 7 weeks ago
                  next due      16 November 2026 (7 days ago)
                  e-mail        ada@example.org, countess@example.org
                  card          /contacts/ada.vcf
                  uid           ada-1

                Reminders (1)
                  7 weeks since a meal (every 6 weeks)  overdue

                History (4)
                  @000e  2026-08-01 00:00  tracking began
                  @000e  2026-10-05 19:30  meal                                       engines, and dancing
                  @000e  2026-10-06 08:00  snoozed until 9 October 2026 (taken back)
                  @000e  2026-11-16 09:00  reminded

                """)
        var stranger = try WireContact.sample("Bea")
        stranger.birthday = "--12-10"
        shown = ContactPage(
            .init(
                contact: stranger, reminders: [], emails: [], telephones: ["+49 30 1"], organization: "Bitkom", dates: [], related: [],
                file: "/b.vcf", introducedBy: [], knows: []),
            entries: [])
        #expect(
            page { $0.wholeContact(shown, clock: clock) } == """
                Bea
                  organization  Bitkom
                  cadence       none
                  last contact  none noted yet
                  birthday      10 December
                  telephone     +49 30 1
                  card          /b.vcf
                  uid           u

                """)
    }

    @Test func `the status lists what the user has to do`() throws {
        let status = WireStatus.sample(
            next: try .sample("Ada", "", .upcoming, due: "2026-11-24"),
            problems: [.init(file: "/contacts/x.vcf", line: 12, message: "no FN"), .init(file: "/gone", message: "no such folder")])
        #expect(
            page { $0.status(status, clock: clock) } == """
                vitaminbd 0.1.0, running since 23 November 2026, 08:59 (Europe/Berlin)
                  due            3
                  contacts       12, 9 of them tracked
                  due next       Ada, 24 November 2026 (tomorrow)
                  told next      24 November 2026, 09:00
                  address book   /home/ada/contacts
                  journal        /home/ada/journal.sqlite
                  last copy      24 November 2026
                  configuration  /home/ada/vitaminb.toml

                Problems (2)
                  /contacts/x.vcf:12: no FN
                  /gone: no such folder

                """)
    }

    @Test func `the status says who is paused, and who will be`() throws {
        let (today, december) = (clock.today, "2026-12-10" as CivilDate)
        let pauses = [
            WirePlannedPause(from: december, until: december.adding(days: 10)),
            WirePlannedPause(group: "clients", from: today.adding(days: -3), until: december),
            WirePlannedPause(group: "friends", from: today),
        ]
        let text = page { $0.status(.sample(pauses: pauses), clock: clock) }
        #expect(text.contains("  paused         everybody from 10 December 2026 (in 2 weeks) until 20 December 2026 (in 3 weeks)\n"))
        #expect(text.contains("  paused         group clients until 10 December 2026 (in 2 weeks)\n"))
        #expect(text.contains("  paused         group friends until resumed\n"))
    }

    @Test func `without reminders the status says that nothing is in sight, or when a pause of everybody is over`() {
        func told(_ pauses: [WirePlannedPause]) -> [Substring] {
            var status = WireStatus.sample(pauses: pauses)
            status.nextTelling = nil
            return page { $0.status(status, clock: clock) }.split(separator: "\n").filter { $0.contains(" next ") }
        }
        #expect(told([]) == ["  due next       nothing in sight", "  told next      nothing in sight"])
        let pause = WirePlannedPause(from: clock.today, until: "2026-12-10")
        #expect(told([pause])[1] == "  told next      on 10 December 2026, when the pause is over")
        #expect(told([WirePlannedPause(from: "2026-12-01", until: "2026-12-10")])[1] == "  told next      nothing in sight")
    }

    @Test func `events are lines with the time of day, and some are for programs only`() throws {
        let reminder = try WireReminder.sample("Ada Lovelace", "7 weeks since a call (every 6 weeks)")
        let line = { (kind: WireEventKind, reminder: WireReminder?) in
            page { $0.event(.init(event: kind, reminder: reminder), clock: clock) }
        }
        #expect(line(.told, reminder) == "14:35 Ada Lovelace: 7 weeks since a call (every 6 weeks)\n")
        #expect(line(.current, reminder) == line(.told, reminder))
        #expect(line(.due, reminder) == "14:35 Ada Lovelace: falls due, 7 weeks since a call (every 6 weeks)\n")
        let snoozed = reminder.snoozed(until: "2026-11-26T00:00:00+01:00")
        #expect(line(.snoozed, snoozed) == "14:35 Ada Lovelace: snoozed until 26 November 2026\n")
        #expect(line(.paused, reminder.paused(until: nil)) == "14:35 Ada Lovelace: paused until resumed\n")
        #expect(line(.paused, reminder.paused(until: "2026-12-24")) == "14:35 Ada Lovelace: paused until 24 December 2026\n")
        #expect(line(.closed, reminder) == "14:35 Ada Lovelace: closed\n")
        #expect(line(.ready, nil) == "")
        #expect(line(.dropped, nil) == "")
    }
}

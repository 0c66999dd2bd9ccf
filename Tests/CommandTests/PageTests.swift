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
            page { $0.due(reminders, clock: clock) } == """
                Due (2)
                  Ada Lovelace   7 weeks since a call (every 6 weeks)  overdue
                  Mehmet Yılmaz  never contacted (every 2 weeks)

                Snoozed (1)
                  Bea  3 months since a meal (every 2 months)  until Thu 26 Nov 09:00

                """)
    }

    @Test func `a terminal gets a hint what to type, a pipe doesn't`() throws {
        let reminders = [try WireReminder.sample("Ada", "never contacted")]
        let terminal = Style(isTerminal: true, width: 100, hasColor: false)
        #expect(
            page(terminal) { $0.due(reminders, clock: clock) } == """
                Due (1)
                  Ada  never contacted
                vitaminb ack NAME --via call, or snooze NAME --for 3d, or skip NAME

                """)
        #expect(!page { $0.due(reminders, clock: clock) }.contains("vitaminb"))
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
        #expect(line(.sample(next: next)) == "Nothing is due. Next: Ada, 27 November 2026 (Friday).\n")
        #expect(
            line(.sample(contacts: 0)) == """
                Nothing is due: there are no contacts yet. Add one: vitaminb add "Ada Lovelace" --every 6w

                """)
        #expect(line(.sample(tracked: 0)) == "Nothing is due: nobody has a cadence yet. Give one: vitaminb track NAME --every 6w\n")
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
        #expect(page { $0.contacts(contacts, clock: clock) } == rows)
        let terminal = Style(isTerminal: true, width: 100, hasColor: false)
        #expect(
            page(terminal) { $0.contacts(contacts, clock: clock) }
                == "NAME          CADENCE        LAST CONTACT      NEXT DUE          GROUPS\n" + rows)
        #expect(page(terminal) { $0.contacts([], clock: clock) } == "")
    }

    @Test func `a contact's page has everything, and the history with undone entries`() throws {
        var takenBack = try WireEntry.sample("snooze", happened: "2026-10-06T08:00:00+01:00")
        takenBack.until = "2026-10-09T00:00:00+01:00"
        takenBack.undone = true
        let reply = Control.GetContact.Reply(
            contact: try .sample("Ada Lovelace", uid: "ada-1", groups: ["friends"], nextDue: "2026-11-16")
                .tracked(every: "6w", from: "friends").lastContact("2026-10-05", .meal),
            reminders: [try .sample("Ada Lovelace", "7 weeks since a meal (every 6 weeks)", .overdue)],
            emails: ["ada@example.org", "countess@example.org"], telephones: [], organization: nil, file: "/contacts/ada.vcf",
            introducedBy: [], knows: [])
        let entries = [
            try WireEntry.sample("began", happened: "2026-08-01T00:00:00+01:00"),
            try .sample("ack", happened: "2026-10-05T19:30:00+01:00", via: .meal, note: "engines,\nand dancing"), takenBack,
            try .sample("told", happened: "2026-11-16T09:00:00+01:00"),
        ]
        var shown = ContactPage(reply, entries: entries)
        #expect(
            page { $0.contact(shown, clock: clock) } == """
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
                  2026-08-01 00:00  tracking began
                  2026-10-05 19:30  meal                                       engines, and dancing
                  2026-10-06 08:00  snoozed until 9 October 2026 (taken back)
                  2026-11-16 09:00  reminded

                """)
        var stranger = try WireContact.sample("Bea")
        stranger.birthday = "--12-10"
        shown = ContactPage(
            .init(
                contact: stranger, reminders: [], emails: [], telephones: ["+49 30 1"], organization: "Bitkom", file: "/b.vcf",
                introducedBy: [], knows: []),
            entries: [])
        #expect(
            page { $0.contact(shown, clock: clock) } == """
                Bea
                  organization  Bitkom
                  cadence       none
                  last contact  never
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
                  next           Ada, 24 November 2026 (tomorrow)
                  wakes          24 November 2026, 09:00
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
            WirePlannedPause(Pause(from: december, until: december.adding(days: 10)), of: .everybody),
            WirePlannedPause(Pause(from: today.adding(days: -3), until: december), of: .group("clients")),
            WirePlannedPause(Pause(from: today), of: .group("friends")),
        ]
        let text = page { $0.status(.sample(pauses: pauses), clock: clock) }
        #expect(text.contains("  paused         everybody from 10 December 2026 (in 2 weeks) until 20 December 2026 (in 3 weeks)\n"))
        #expect(text.contains("  paused         group clients until 10 December 2026 (in 2 weeks)\n"))
        #expect(text.contains("  paused         group friends until resumed\n"))
    }

    @Test func `without reminders, or if all are paused, the status says that nothing is in sight`() {
        #expect(page { $0.status(.sample(), clock: clock) }.contains("  next           nothing in sight\n"))
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

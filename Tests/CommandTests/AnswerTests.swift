import ControlInterface
import KeepInTouch
import TestLiterals
import Testing

@testable import vitaminb

/// The sentence after an answer.
struct AnswerTests {
    private func outcome(_ entry: WireEntry, nextDue: CivilDate? = "2027-01-04") throws -> String {
        let contact = try WireContact.sample("Ada Lovelace", nextDue: nextDue)
        return page { $0.confirmation(.sample(contact, entry), clock: clock) }
    }

    @Test func `an interaction is named by its means, and by its day if that isn't today`() throws {
        #expect(try outcome(.sample("ack", via: .call)) == "Ada Lovelace: call noted, next due on 4 January 2027 (in 6 weeks).\n")
        #expect(try outcome(.sample("log")) == "Ada Lovelace: contact noted, next due on 4 January 2027 (in 6 weeks).\n")
        let yesterday: LocalInstant = "2026-11-22T12:00:00+01:00"
        #expect(
            try outcome(.sample("log", happened: yesterday, via: .email))
                == "Ada Lovelace: e-mail yesterday noted, next due on 4 January 2027 (in 6 weeks).\n")
    }

    @Test func `an old interaction may leave the contact due`() throws {
        let entry = try WireEntry.sample("ack", happened: "2026-08-01T12:00:00+01:00", via: .meal)
        let noted = "Ada Lovelace: meal 4 months ago noted"
        #expect(try outcome(entry, nextDue: "2026-09-12") == "\(noted), due since 12 September 2026 (10 weeks ago).\n")
        #expect(try outcome(entry, nextDue: "2026-11-23") == "\(noted), due today.\n")
        #expect(try outcome(entry, nextDue: nil) == "\(noted), no reminder follows.\n")
    }

    @Test func `a snooze that ends before somebody is due is not spoken of, and one that hides them is`() throws {
        func sentence(due: CivilDate) throws -> String {
            var answer = WireAnswer.sample(
                try .sample("Ada Lovelace", nextDue: due), try .sample("ack", happened: "2026-11-22T12:00:00+01:00", via: .email))
            answer.next = try WireReminder.sample("Ada Lovelace", "", due: due).snoozed(until: "2026-12-20T09:00:00+01:00")
            return page { $0.confirmation(.init(answers: [answer]), clock: clock) }
        }
        #expect(try sentence(due: "2027-01-29") == "Ada Lovelace: e-mail yesterday noted, next due on 29 January 2027 (in 9 weeks).\n")
        let hidden = try sentence(due: "2026-11-16")
        #expect(hidden.hasSuffix("due since 16 November 2026 (7 days ago), snoozed until 20 December 2026, 09:00.\n"), "\(hidden)")
    }

    @Test func `a snooze says until when, in this machine's time`() throws {
        var entry = try WireEntry.sample("snooze")
        entry.until = "2026-11-26T08:00:00Z"
        #expect(try outcome(entry, nextDue: "2026-11-23") == "Ada Lovelace: snoozed until 26 November 2026, 09:00, due today.\n")
    }

    @Test func `skip, track and ignore say what follows`() throws {
        #expect(try outcome(.sample("skip")) == "Ada Lovelace: skipped, next due on 4 January 2027 (in 6 weeks).\n")
        var track = try WireEntry.sample("track")
        #expect(try outcome(track) == "Ada Lovelace: tracked, next due on 4 January 2027 (in 6 weeks).\n")
        track.every = "2m"
        #expect(try outcome(track, nextDue: "2026-11-23") == "Ada Lovelace: tracked every 2 months, due today.\n")
        #expect(try outcome(.sample("ignore"), nextDue: nil) == "Ada Lovelace: ignored, no reminder follows.\n")
    }

    @Test func `a pause says for whom it is, from when and until when`() throws {
        var entry = try WireEntry.sample("pause")
        entry.day = "2026-11-23"
        let sentence = { (contact: WireContact?) in page { $0.confirmation(.sample(contact, entry), clock: clock) } }
        let ada = try WireContact.sample("Ada Lovelace").paused(by: "contact", until: nil)
        #expect(sentence(ada) == "Ada Lovelace: paused until resumed.\n")
        (entry.day, entry.until) = ("2026-11-30", "2026-12-24")
        #expect(sentence(nil) == "Everybody: paused from 30 November 2026 (in 7 days) until 24 December 2026 (in 4 weeks).\n")
        entry.group = "friends"
        #expect(sentence(nil).hasPrefix("Group friends: paused from "))
    }

    @Test func `a resumed contact may still be paused otherwise`() throws {
        let entry = try WireEntry.sample("resume")
        let sentence = { (contact: WireContact?) in page { $0.confirmation(.sample(contact, entry), clock: clock) } }
        #expect(sentence(nil) == "Everybody: resumed.\n")
        let ada = try WireContact.sample("Ada", nextDue: "2026-11-23")
        #expect(sentence(ada) == "Ada: resumed, due today.\n")
        #expect(
            sentence(ada.paused(by: "everybody", until: "2026-12-24"))
                == "Ada: resumed, paused with everybody until 24 December 2026 (in 4 weeks).\n")
        #expect(sentence(ada.paused(by: "friends", until: nil)) == "Ada: resumed, paused with the group friends until resumed.\n")
    }

    @Test func `promises, favors and introductions are repeated as they were noted`() throws {
        let ada = try WireContact.sample("Ada")
        let sentence = { (contact: WireContact, entry: WireEntry) in
            page { $0.confirmation(.sample(contact, entry), clock: clock) }
        }
        var promise = try WireEntry.sample("promise", note: "send the book")
        promise.day = "2026-11-27"
        #expect(sentence(ada, promise) == "Ada: promised \"send the book\" for Friday, 27 November 2026.\n")
        let favored = ada.favors(given: 1, got: 3, gotLast: true)
        #expect(sentence(favored, try .sample("got", note: "lunch")) == "Ada: you got \"lunch\", 1 given and 3 got so far.\n")
        #expect(sentence(favored, try .sample("gave", note: "a tip")).hasPrefix("Ada: you gave \"a tip\", "))
        #expect(sentence(ada, try .sample("settle")) == "Ada: give and take are even.\n")
        var introduction = try WireEntry.sample("introduce")
        introduction.otherName = "Charles Babbage"
        #expect(sentence(ada, introduction) == "Ada: noted as knowing Charles Babbage.\n")
        var track = try WireEntry.sample("track")
        track.inPerson = "1y"
        #expect(sentence(ada, track) == "Ada: tracked in person every year, no reminder follows.\n")
        track.every = "6w"
        #expect(sentence(ada, track) == "Ada: tracked every 6 weeks, in person every year, no reminder follows.\n")
    }

    @Test(arguments: [
        ("pause", "the pause"), ("resume", "the end of the pause"), ("promise", "the promise \"x\""), ("gave", "the favor \"x\""),
        ("introduce", "the acquaintance with the other"),
    ])
    func `undo says what there was to undo`(verb: Word<Verb>, what: String) throws {
        var entry = try WireEntry.sample(verb, note: "x")
        entry.undone = true
        let sentence = page { $0.undoing(.init(answers: [.sample(nil, entry)], others: []), clock: clock) }
        #expect(sentence == "Everybody: \(what) is taken back.\n")
    }

    @Test func `undo names what was taken back`() throws {
        let contact = try WireContact.sample("Ada Lovelace", nextDue: "2026-11-23")
        let sentence = { (entry: WireEntry) in page { $0.undoing(.init(answers: [.sample(contact, entry)], others: []), clock: clock) } }
        #expect(
            sentence(try .sample("ack", happened: "2026-11-22T12:00:00+01:00", via: .call))
                == "Ada Lovelace: the call of 22 November 2026 is taken back, due today.\n")
        var entry = try WireEntry.sample("snooze")
        entry.until = .day("2026-12-01")
        #expect(sentence(entry) == "Ada Lovelace: the snooze until 1 December 2026 (in 8 days) is taken back, due today.\n")
        entry = try .sample("done")
        entry.reminders = ["birthday/2026/ada"]
        #expect(sentence(entry) == "Ada Lovelace: the end of the birthday is taken back, due today.\n")
        entry.reminders = ["promise/1/ada"]
        #expect(sentence(entry) == "Ada Lovelace: the end of the promise is taken back, due today.\n")
        #expect(sentence(try .sample("ignore")) == "Ada Lovelace: no longer ignored, due today.\n")
    }

    @Test func `one reminder answered as itself is named`() throws {
        let contact = try WireContact.sample("Ada Lovelace", nextDue: "2026-11-23")
        func sentence(_ verb: Word<Verb>, _ reminder: String, until: When? = nil) throws -> String {
            var entry = try WireEntry.sample(verb)
            (entry.reminders, entry.until) = ([reminder], until)
            return page { $0.confirmation(.init(answers: [.sample(contact, entry)]), clock: clock) }
        }
        #expect(try sentence("skip", "birthday/2026/ada") == "Ada Lovelace: the birthday is closed, due today.\n")
        #expect(try sentence("done", "birthday/2026/ada") == "Ada Lovelace: the birthday is closed, due today.\n")
        #expect(
            try sentence("snooze", "anniversary/2026/ada", until: .day("2026-11-25"))
                == "Ada Lovelace: the anniversary is snoozed until Wednesday, 25 November 2026, due today.\n")
    }

    /// A reminder of Ada's.
    private func reminder(_ kind: ReminderKind, due: CivilDate, promise: String? = nil) throws -> WireReminder {
        var reminder = try WireReminder.sample("Ada", "", due: due)
        (reminder.kind, reminder.promise) = (.known(kind), promise)
        if kind == .birthday { reminder.occasion = due }
        return reminder
    }

    @Test func `what was closed beside it, what is next and what else is open follow`() throws {
        var answer = WireAnswer.sample(try .sample("Ada", nextDue: "2027-01-04"), try .sample("ack", via: .meal))
        answer.closed = [
            try reminder(.keepInTouch, due: "2026-11-20"), try reminder(.birthday, due: "2026-11-23"),
            try reminder(.inPerson, due: "2026-11-01"),
        ]
        answer.open = [try reminder(.promise, due: "2026-11-27", promise: "send the book")]
        #expect(
            page { $0.confirmation(.init(answers: [answer]), clock: clock) } == """
                Ada: meal noted, the birthday closed with it, seeing each other closed with it, next due on 4 January 2027 (in 6 weeks). \
                A promise is still open: "send the book" on Friday.

                """)
        answer.closed = []
        answer.open = [
            try reminder(.promise, due: "2026-11-20", promise: "return the drill"), try reminder(.birthday, due: "2026-11-24"),
            try reminder(.promise, due: "2026-11-23", promise: "send the book"),
        ]
        #expect(
            page { $0.confirmation(.init(answers: [answer]), clock: clock) } == """
                Ada: meal noted, next due on 4 January 2027 (in 6 weeks). \
                2 promises are still open: "return the drill" (due 3 days ago), "send the book" today. The birthday tomorrow is still open.

                """)
    }

    @Test func `the next may be to see each other`() throws {
        var answer = WireAnswer.sample(try .sample("Ada", nextDue: "2027-01-04"), try .sample("skip"))
        answer.next = try reminder(.inPerson, due: "2026-12-07")
        #expect(
            page { $0.confirmation(.init(answers: [answer]), clock: clock) }
                == "Ada: skipped, next due on 7 December 2026 (in 2 weeks), to see each other.\n")
    }

    @Test(arguments: [("done", "kept"), ("skip", "dropped")])
    func `a promise that ends is named`(verb: Word<Verb>, end: String) throws {
        var answer = WireAnswer.sample(try .sample("Ada", nextDue: "2027-01-04"), try .sample(verb))
        answer.closed = [try reminder(.promise, due: "2026-11-27", promise: "send the book")]
        #expect(
            page { $0.confirmation(.init(answers: [answer]), clock: clock) }
                == "Ada: the promise \"send the book\" is \(end), next due on 4 January 2027 (in 6 weeks).\n")
    }

    @Test func `a new promise is not named as open beside itself`() throws {
        var entry = try WireEntry.sample("promise", note: "send the book")
        entry.day = "2026-11-27"
        var answer = WireAnswer.sample(try .sample("Ada", nextDue: "2027-01-04"), entry)
        answer.open = [try reminder(.promise, due: "2026-11-27", promise: "send the book")]
        #expect(
            page { $0.confirmation(.init(answers: [answer]), clock: clock) }
                == "Ada: promised \"send the book\" for Friday, 27 November 2026, next due on 4 January 2027 (in 6 weeks).\n")
    }

    @Test func `a pause names what falls into it, and its end what was missed and what else is paused`() throws {
        var entry = try WireEntry.sample("pause")
        (entry.day, entry.until) = ("2026-11-23", "2026-12-24")
        var answer = WireAnswer.sample(nil, entry)
        answer.silent = [try reminder(.birthday, due: "2026-12-10"), try reminder(.promise, due: "2026-12-11", promise: "send the book")]
        #expect(
            page { $0.confirmation(.init(answers: [answer]), clock: clock) } == """
                Everybody: paused until 24 December 2026 (in 4 weeks). \
                Falls into it: birthday of Ada on 10 December, "send the book" for Ada on 11 December.

                """)
        answer.entry = try .sample("resume")
        answer.silent = [try reminder(.birthday, due: "2026-11-10")]
        answer.pauses = [
            WirePlannedPause(group: "friends", from: "2026-11-01"), WirePlannedPause(name: "Ada", from: "2026-11-01"),
        ]
        #expect(
            page { $0.confirmation(.init(answers: [answer]), clock: clock) } == """
                Everybody: resumed. Missed meanwhile: birthday of Ada on 10 November. \
                Still paused: group friends until resumed, Ada until resumed.

                """)
    }

    @Test func `of several people there is a line for each, and a bound`() throws {
        let answers = try (1...23).map {
            WireAnswer.sample(try .sample("Ada \($0)", nextDue: "2027-01-04"), try .sample("ack", via: .meal))
        }
        let lines = page { $0.confirmation(.init(answers: answers), clock: clock) }.split(separator: "\n")
        #expect(lines.count == 21 && lines[1] == "Ada 2: meal noted, next due on 4 January 2027 (in 6 weeks)." && lines[20] == "and 3 more")
    }

    @Test func `an undo says of whom the same act said something that stays`() throws {
        let (ada, bob) = (try WireContact.sample("Ada Lovelace", nextDue: "2026-11-23"), try WireContact.sample("Bob Kahn"))
        let reply = Control.Undo.Reply(answers: [.sample(ada, try .sample("ack", via: .meal))], others: [bob])
        #expect(
            page { $0.undoing(reply, clock: clock) }
                == "Ada Lovelace: the meal of 23 November 2026 is taken back, due today.\nWhat was said of Bob Kahn stays.\n")
    }

    @Test func `a correction says what the entry says now`() throws {
        let ada = try WireContact.sample("Ada Lovelace", nextDue: "2026-11-23")
        let sentence = { (entry: WireEntry) in page { $0.correcting(.sample(ada, entry), clock: clock) } }
        #expect(
            sentence(try .sample("ack", happened: "2026-11-22T12:00:00+01:00", via: .meal, note: "the trip"))
                == "Ada Lovelace: corrected to a meal yesterday (\"the trip\"), due today.\n")
        var promise = try WireEntry.sample("promise", note: "two books")
        promise.day = "2026-11-27"
        #expect(sentence(promise).hasPrefix("Ada Lovelace: corrected to the promise \"two books\" for "))
    }
}

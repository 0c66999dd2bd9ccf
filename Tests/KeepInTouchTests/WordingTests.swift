import Phrases
import Testing

@testable import KeepInTouch

struct WordingTests {
    static let today = day("2026-06-10")

    @Test(arguments: [
        ("6w", "every 6 weeks"), ("1w", "every week"), ("1d", "every day"), ("10d", "every 10 days"), ("1m", "every month"),
        ("3m", "every 3 months"),
        ("1y", "every year"), ("2y", "every 2 years"), ("13m", "every 1 year and 1 month"), ("1y 2w", "every 1 year and 2 weeks"),
        ("1m 1w", "every 1 month and 1 week"), ("2m 1d", "every 2 months and 1 day"), ("14m 3d", "every 1 year and 2 months and 3 days"),
    ]) func `a cadence in words`(text: String, words: String) {
        #expect(Wording.every(cadence(text)).description == words)
    }

    @Test(arguments: [
        (0, "0 days"), (1, "1 day"), (13, "13 days"), (14, "2 weeks"), (48, "6 weeks"), (49, "7 weeks"), (83, "11 weeks"), (84, "3 months"),
        (183, "6 months"),
        (365, "12 months"), (715, "23 months"), (729, "2 years"), (730, "2 years"), (3653, "10 years"),
    ]) func `a span of days in words`(days: Int, words: String) {
        #expect(Wording.span(days: days).description == words)
    }

    @Test(arguments: [
        (0, "today"), (1, "tomorrow"), (-1, "yesterday"), (2, "on Friday"), (6, "on Tuesday"), (7, "in 7 days"), (14, "in 2 weeks"),
        (-2, "2 days ago"),
        (-14, "2 weeks ago"), (400, "in 13 months"),
    ]) func `a day as seen from today`(offset: Int, words: String) {
        #expect(Wording.day(Self.today.adding(days: offset), today: Self.today).description == words)
    }

    @Test(arguments: [
        (Via.call, 49, "7 weeks since a call (every 6 weeks)"), (.email, 49, "7 weeks since an e-mail (every 6 weeks)"),
        (.event, 1, "1 day since an event (every 6 weeks)"), (.other, 400, "13 months since the last contact (every 6 weeks)"),
        (.meal, 0, "meal today (every 6 weeks)"), (.other, 0, "contact today (every 6 weeks)"),
        (.letter, -3, "letter today (every 6 weeks)"),
        (.meeting, 730, "2 years since a meeting (every 6 weeks)"), (.message, 14, "2 weeks since a message (every 6 weeks)"),
    ]) func `the reason to be in touch`(via: Via, days: Int, words: String) {
        let last = LastContact(date: Self.today.adding(days: -days), via: via)
        #expect(Reason(Self.reminder(.keepInTouch, cadence: cadence("6w"), last: last)).phrase(today: Self.today).description == words)
    }

    @Test func `from the fourth repeat on a longer cadence is offered`() {
        var reason = Reason(Self.reminder(.keepInTouch, cadence: cadence("2w")))
        reason.repeats = 3
        #expect(reason.phrase(today: Self.today).description == "no contact noted yet (every 2 weeks)")
        reason.repeats = 4
        #expect(
            reason.phrase(today: Self.today).description == "no contact noted yet (every 2 weeks). Would every 4 weeks be better?")
    }

    @Test func `where no contact is known, none is noted yet`() {
        #expect(
            Reason(Self.reminder(.keepInTouch, cadence: cadence("2w"))).phrase(today: Self.today).description
                == "no contact noted yet (every 2 weeks)")
    }

    @Test(
        arguments: [
            (ReminderKind.birthday, 0, 36, "birthday today (turns 36)"), (.birthday, 0, nil, "birthday today"),
            (.birthday, -7, nil, "birthday on 3 June, 7 days ago"),
            (.birthday, 1, 1, "birthday tomorrow (turns 1)"),
            (.birthday, -1, 36, "birthday yesterday (turned 36)"), (.birthday, 21, 36, "birthday in 3 weeks (turns 36)"),
            (.anniversary, 0, 10, "anniversary today (10 years)"),
            (.anniversary, -2, 1, "anniversary on 8 June, 2 days ago (1 year)"),
            (.anniversary, 2, nil, "anniversary on Friday"),
        ] as [(ReminderKind, Int, Int?, String)]) func `an occasion in words, without an age that nobody knows`(
            kind: ReminderKind, offset: Int, years: Int?, words: String
        )
    {
        let reminder = Self.reminder(kind, occasion: Self.today.adding(days: offset), years: years)
        #expect(Reason(reminder).phrase(today: Self.today).description == words)
    }

    @Test(arguments: [
        (0, "you promised \"send the book\""), (2, "you promised \"send the book\" (due on Friday)"),
        (-2, "you promised \"send the book\" (due 2 days ago)"),
    ]) func `a promise in words`(offset: Int, words: String) {
        let due = Self.today.adding(days: offset)
        let key = ReminderKey(kind: .promise, cycle: .since(.zero))
        var reminder = Reminder(
            id: ReminderID(key: key, contact: ContactID(rawValue: "ada")), due: due, overdue: due.adding(days: 1), opens: due)
        reminder.promise = "send the book"
        #expect(Reason(reminder).phrase(today: Self.today).description == words)
    }

    private static func reminder(
        _ kind: ReminderKind, occasion: CivilDate? = nil, years: Int? = nil, cadence: Cadence? = nil, last: LastContact? = nil
    ) -> Reminder {
        var reminder = Reminder(
            id: ReminderID(key: ReminderKey(kind: kind, cycle: .year(2026)), contact: ContactID(rawValue: "ada")),
            due: occasion ?? today, overdue: today, opens: today)
        reminder.years = years
        reminder.clock = cadence.map { every in
            ClockBasis(CadenceChoice(every: every, atMost: nil, source: .everyone), start: today, cause: .interaction, began: nil)
        }
        reminder.lastContact = last
        return reminder
    }
}

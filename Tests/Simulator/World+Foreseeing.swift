import FoundationEssentials
import KeepInTouch

/// Checks the promises about the future: forecasts come true, and so do explanations.
extension World {
    /// How many days ahead an explanation knows exactly when something is told.
    private static let horizon = 31

    /// Lives on in a copy in which nobody says anything, and compares that with the forecast and the explanations. Not after the disk
    /// refused: the retry a minute later is not in the forecast.
    func checkForeseen() throws {
        guard watch.isOn, fuse == nil, disk.refusals == 0, !isRetrying, now < nextWake, book.today == zone.date(at: now) else { return }
        let last = book.today.adding(days: Self.horizon)
        let end = zone.instant(of: last.adding(days: 1))
        let foretold = book.forecast(from: now, through: last).map { Happening(at: $0.at, id: $0.reminder.id) }
        var copy = self
        copy.watch = Watch(story: nil, isOn: false)
        try copy.perform(.wait(minutes: Int(end.seconds - now.seconds) / 60 - 1))
        let happened = copy.disk.entries[disk.entries.count...].compactMap { entry in
            entry.toldID.map { Happening(at: entry.said, id: $0) }
        }
        if foretold != happened {
            let odd = zip(foretold, happened).first { $0 != $1 }?.1 ?? (foretold.count < happened.count ? happened : foretold).last
            throw Broken(.forecast, "foretold \(foretold.count), told \(happened.count); they differ at \(odd.map { "\($0)" } ?? "")")
        }
        let first = Dictionary(happened.map { ($0.id, $0.at) }) { former, _ in former }
        for contact in book.contacts {
            let reminders = book.reminders(for: contact.id)
            let explanations = book.explain(contact.id, now: now)
            if explanations.map(\.reminder) != reminders { throw Broken(.why, "other reminders of \(contact.id) are explained") }
            for explanation in explanations { try check(explanation, told: first[explanation.reminder.id]) }
        }
    }

    private struct Happening: Equatable {
        let at: Instant
        let id: ReminderID
    }

    /// Checks that the steps of an explanation lead to the due day and to when the reminder is told.
    private func check(_ explanation: Explanation, told: Instant?) throws {
        let reminder = explanation.reminder
        func fail(_ how: String) -> Broken { Broken(.why, "\(reminder.brief): \(how), of \(explanation.steps)") }
        var due: CivilDate?
        var start = CivilDate.range.lowerBound
        var every: Cadence?
        var isToldLater = false
        for step in explanation.steps {
            switch step {
            case .cadence(let choice): every = choice.every
            case .clock(let cause, let day, _):
                start = day
                // Without any interaction a contact is due at once, unless the ladder applies.
                let isAtOnce = cause == .began && reminder.id.key.kind == .keepInTouch && reminder.due == day
                due = isAtOnce ? day : every.map { day.adding($0) }
            case .ladder(let rung):
                due = every.map { min(rung.day, start.adding($0)) }
            case .occasion(let day, let lead): due = day.adding(days: -lead)
            case .promise: due = reminder.due
            case .due(let day):
                if day != due || day != reminder.due { throw fail("the reasons lead to \(due.map { "\($0)" } ?? "no day")") }
            case .urgent(let day): if day > book.today { throw fail("not urgent yet") }
            case .paused(let paused): if paused != reminder.paused { throw fail("not paused so") }
            case .snoozed(let until): if reminder.snoozedUntil != until || until <= now { throw fail("not snoozed so") }
            case .told(let at):
                if !disk.entries.contains(where: { $0.said == at && $0.what == .told(reminder.id.key) }) { throw fail("not told then") }
            case .window(let opens): if isOpen(at: now) || !isOpen(at: opens) { throw fail("the window") }
            case .budget(let budget, _): if budget != disk.policy.delivery.budget { throw fail("the budget") }
            case .willBeTold(let at):
                isToldLater = true
                if told != at { throw fail("told at \(told.map(local) ?? "no time"), not at \(local(at))") }
            case .mayBeTold, .neverTold: if let told { throw fail("told at \(local(told))") }
            }
        }
        if reminder.told == nil, reminder.paused == nil, !isToldLater, let told { throw fail("told at \(local(told))") }
        if (reminder.paused != nil) != explanation.steps.contains(where: { if case .paused = $0 { true } else { false } }) {
            throw fail("whether it is paused")
        }
    }
}

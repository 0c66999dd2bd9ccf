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
        let next = book.nextTelling.flatMap { $0 < end ? $0 : nil }
        // It doesn't look at the pauses to come.
        if next != foretold.first?.at, !disk.entries.contains(where: { $0.what.verb == .paused }) {
            let words = [next, foretold.first?.at].map { $0.map(local) ?? "no time" }
            throw Broken(.forecast, "told next at \(words[0]), foretold at \(words[1])")
        }
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

    /// Checks that the steps of an explanation are true: the due day, what hides the reminder, and when it is told.
    private func check(_ explanation: Explanation, told: Instant?) throws {
        let reminder = explanation.reminder
        func fail(_ how: String) -> Broken { Broken(.why, "\(reminder.brief): \(how), of \(explanation.steps)") }
        var isToldLater = false
        for step in explanation.steps {
            switch step {
            case .cadence, .clock, .ladder, .again, .began, .occasion, .promise: break
            case .due(let day): if day != reminder.due { throw fail("due on another day") }
            case .overdue(let day): if day != reminder.overdue || day > book.today { throw fail("not overdue since then") }
            case .paused(let paused): if paused != reminder.paused { throw fail("not paused so") }
            case .snoozed(let until): if reminder.snoozedUntil != until || until <= now { throw fail("not snoozed so") }
            case .told(let moment, _):
                let kind = reminder.id.key.kind
                if !disk.entries.counted.contains(where: { $0.said == moment && $0.toldID?.key.kind == kind }) {
                    throw fail("not told then")
                }
            case .window(let opens): if isOpen(now) || !isOpen(opens) { throw fail("the window") }
            case .budget(let budget, _): if budget != disk.policy.delivery.budget { throw fail("the budget") }
            case .willBeTold(let moment):
                isToldLater = true
                if told != moment { throw fail("told at \(told.map(local) ?? "no time"), not at \(local(moment))") }
            case .mayBeTold, .neverTold: if let told { throw fail("told at \(local(told))") }
            }
        }
        if reminder.told == nil, reminder.paused == nil, !isToldLater, let told { throw fail("told at \(local(told))") }
        if (reminder.paused != nil) != explanation.steps.contains(where: { if case .paused = $0 { true } else { false } }) {
            throw fail("whether it is paused")
        }
    }
}

/// Why a reminder is due on its day, and when it is told: the steps of the planner, in its order.
package struct Explanation: Hashable, Sendable {
    /// Which reminder.
    package let reminder: Reminder
    /// What led there. Never empty.
    package let steps: [Step]

    /// One reason.
    package enum Step: Hashable, Sendable {
        /// How often, and where that comes from.
        case cadence(CadenceChoice)
        /// The clock runs from this day, since this happened; of an interaction, by what means, and where it was noticed.
        case clock(ClockCause, CivilDate, Via?, noticed: Evidence.Trace? = nil)
        /// They met lately, and this step comes before the cadence.
        case ladder(ClockBasis.Rung)
        /// It was asked to be due again on that day.
        case again(CivilDate)
        /// It would have been due before tracking began on that day.
        case began(CivilDate)
        /// The card names this day.
        case occasion(CivilDate)
        /// It was promised for its day.
        case promise
        /// So this is the day.
        case due(CivilDate)
        /// It has been overdue since that day.
        case overdue(CivilDate)
        /// It is silent for the time being.
        case paused(Paused)
        /// It was hidden until then.
        case snoozed(until: Instant)
        /// It was told then, the last of so many times that it was told again.
        case told(Instant, repeats: Int)
        /// The window is closed; it opens then.
        case window(opens: Instant)
        /// The budget, of so many a day, is used up today, or others whose turn is first take it: so many of them are told first;
        /// nil: more than can be told as far as is worked out.
        case budget(Int, ahead: Int?)
        /// If nobody says anything, it is told then.
        case willBeTold(Instant)
        /// If nothing else is in the way, it is told then; too far ahead to say more.
        case mayBeTold(from: Instant)
        /// The window never opens, or there is no budget.
        case neverTold
    }
}

/// Why a contact has no keep-in-touch reminder.
package enum Silence: Hashable, Sendable {
    /// The user said so.
    case ignored
    /// In no group with a cadence, and there is none for everyone.
    case noCadence
    /// The card has a date of death.
    case dead
}

extension Book {
    /// How many days ahead the exact time of telling is worked out.
    private static let horizon = 31

    /// Why each of the contact's reminders is due when it is, and when it is told.
    package func explain(_ id: ContactID, now: Instant) -> [Explanation] {
        let reminders = reminders(for: id)
        let last = today.adding(days: Self.horizon)
        // One forecast answers for all of them, and ends with the last.
        let awaited = Set(reminders.filter { reminder in reminder.next.map { $0.from <= last } ?? false }.map(\.id))
        let tellings = forecast(from: now, through: last, awaited: awaited)
        return reminders.map { Explanation(reminder: $0, steps: basis($0) + delivery($0, tellings, now)) }
    }

    /// Why no keep-in-touch reminder of the contact comes; nil: one does.
    package func silence(of id: ContactID) -> Silence? {
        guard let relation = relation(to: id) else { return nil }
        if contact(id)?.died != nil { return .dead }
        return relation.isIgnored ? .ignored : relation.cadence == nil ? .noCadence : nil
    }

    private func basis(_ reminder: Reminder) -> [Explanation.Step] {
        var steps: [Explanation.Step] = []
        if let clock = reminder.clock {
            steps.append(.cadence(clock.cadence))
            let last = reminder.id.key.kind == .keepInTouch && clock.cause == .interaction ? reminder.lastContact : nil
            steps.append(.clock(clock.cause, clock.start, last?.via, noticed: last?.trace))
            if let rung = clock.rung { steps.append(.ladder(rung)) }
            if let again = clock.again { steps.append(.again(again)) }
            if let began = clock.began { steps.append(.began(began)) }
        }
        if let day = reminder.occasion { steps.append(.occasion(day)) }
        if reminder.promise != nil { steps.append(.promise) }
        steps.append(.due(reminder.due))
        if reminder.isOverdue(on: today) { steps.append(.overdue(reminder.overdue)) }
        return steps
    }

    private func delivery(_ reminder: Reminder, _ tellings: [ForeseenTelling], _ now: Instant) -> [Explanation.Step] {
        var steps: [Explanation.Step] = []
        if let told = reminder.told { steps.append(.told(told, repeats: reminder.repeats)) }
        if let until = reminder.snoozedUntil, reminder.isSnoozed(at: now) { steps.append(.snoozed(until: until)) }
        if let paused = reminder.paused { steps.append(.paused(paused)) }
        guard let next = reminder.next else { return steps }
        let isBudgeted = reminder.id.key.kind.isBudgeted
        guard let opening = policy.delivery.opening(atOrAfter: now, in: zone), !isBudgeted || policy.delivery.budget > 0 else {
            return steps + [.neverTold]
        }
        if let paused = reminder.paused, paused.until == nil { return steps }
        let turn = tellings.firstIndex { $0.reminder.id == reminder.id }
        if next.from <= opening.day, reminder.opens <= today, !reminder.isHidden(at: now) {
            if opening.at > now { steps.append(.window(opens: opening.at)) }
            let told = peopleTold(on: opening.day)
            let before = turn.map { turn in
                Set(tellings[..<turn].lazy.filter { $0.reminder.id.key.kind.isBudgeted }.compactMap { index($0.reminder.id.contact) })
            }
            if isBudgeted, !next.isAfterSnooze, before.map({ told.union($0).count >= policy.delivery.budget }) ?? true {
                steps.append(.budget(policy.delivery.budget, ahead: before?.count))
            }
        }
        let hidden = max(next.from, reminder.paused?.until ?? next.from, reminder.snoozedUntil.map { zone.date(at: $0) } ?? today)
        if let turn {
            // On its first day others may go first.
            if isBudgeted, today < hidden, let first = policy.delivery.opening(ofDayFrom: hidden, in: zone),
                policy.delivery.today(at: first.at, in: zone) < policy.delivery.today(at: tellings[turn].at, in: zone)
            {
                let before = tellings[..<turn].lazy.filter { $0.reminder.id.key.kind.isBudgeted && first.at <= $0.at }
                steps.append(.budget(policy.delivery.budget, ahead: Set(before.map(\.reminder.id.contact)).count))
            }
            return steps + [.willBeTold(tellings[turn].at)]
        }
        // If the forecast doesn't tell it, it is told after the forecast's end at the earliest.
        let day = max(hidden, today.adding(days: Self.horizon + 1))
        return steps + [policy.delivery.opening(ofDayFrom: day, in: zone).map { .mayBeTold(from: $0.at) } ?? .neverTold]
    }
}

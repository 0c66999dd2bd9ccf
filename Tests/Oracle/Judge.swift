import FoundationEssentials
import KeepInTouch

/// What was told wrongly, late, twice or not at all, in words.
package struct Wrong: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

/// Compares a run with the oracle.
package struct Judge {
    let situation: Situation

    /// In the situation before what is judged was told.
    package init(_ situation: Situation) {
        self.situation = situation
    }

    /// Whether each of these, told one after the other now, could be told, within the budget and in the right order.
    package func check(told: [Entry]) throws {
        var situation = situation
        for entry in told {
            guard case .told(let key, let moment) = entry.what, let contact = entry.contact else { continue }
            let oracle = Oracle(situation)
            situation.journal.append(entry)
            if situation.merged.contains(contact) { continue }
            let what = "\(key)/\(contact) as \(moment?.description ?? "nothing")"
            guard oracle.windows.openDay(at: situation.now) != nil else {
                let (day, time) = situation.zone.moment(at: situation.now)
                throw Wrong("told outside the window, on \(day) at \(time): \(what)")
            }
            let may = oracle.ripe(.may)
            guard let ripe = may.first(where: { $0.due.contact == contact && $0.names(key) }) else {
                throw Wrong("told, and should not be: \(what). It is \(oracle.standing(of: contact, key.kind))")
            }
            let certain = oracle.ripe(.must).first { $0.due.contact == contact && $0.names(key) }
            guard let moment, ripe.moments.union(certain?.moments ?? []).contains(where: { moment.description.hasPrefix($0) }) else {
                throw Wrong("told as another moment: \(what), should be \(ripe)")
            }
            guard ripe.isCounted else { continue }
            let people = oracle.certainPeople
            // The end of a snooze was asked for: nobody would call that one too many.
            let isFirst = may.contains { $0.due.contact == contact && $0.isFirst }
            guard people.contains(contact) || isFirst || people.count < situation.policy.delivery.budget else {
                throw Wrong("told beyond the budget: \(what), after \(people.count) people")
            }
            // A person is told of with all there is to be told of them.
            if people.contains(contact) || isFirst { continue }
            // Somebody else who has certainly waited longer, and is not told today.
            let rest = told.compactMap(\.contact)
            let best = may.filter { $0.due.contact == contact && $0.isCounted }.map(\.wait).max() ?? ripe.wait
            let other = oracle.ripe(.must).first { other in
                other.isCounted && !rest.contains(other.due.contact) && !people.contains(other.due.contact)
                    && (other.isFirst || other.wait > best + 0.000_001)
            }
            if let other { throw Wrong("told before somebody who has waited longer: \(what) before \(other)") }
        }
    }

    /// Whether something has to be told now and was not.
    package func checkRest() throws {
        let oracle = Oracle(situation)
        let budget = situation.policy.delivery.budget
        for ripe in oracle.ripe(.must) {
            let hasBudget = oracle.people.count < budget || budget > 0 && oracle.certainPeople.contains(ripe.due.contact)
            if !ripe.isCounted || hasBudget { throw Wrong("not told: \(ripe)") }
        }
    }

    /// Whether it could sleep up to `end`: at no opening before that, nor at the end of a snooze, has anything to be told.
    package func checkSleep(until end: Instant) throws {
        let oracle = Oracle(situation)
        var moments = oracle.windows.openings(after: situation.now, before: end)
        for entry in situation.journal { if case .snoozed(_, .instant(let moment)) = entry.what { moments.append(moment) } }
        for moment in moments where situation.now < moment && moment < end {
            var then = situation
            then.now = moment
            do { try Judge(then).checkRest() } catch let wrong as Wrong {
                let (day, time) = situation.zone.moment(at: moment)
                throw Wrong("asleep on \(day) at \(time): \(wrong)")
            }
        }
    }

    /// Whether these are the reminders that are due and not hidden, with their due days.
    package func check(listed: [(id: ReminderID, due: CivilDate, overdue: CivilDate)]) throws {
        let oracle = Oracle(situation)
        let expected = oracle.listed()
        for item in expected where item.isCertain {
            let found = listed.first { $0.id.contact == item.due.contact && item.due.names($0.id.key) }
            guard let found else { throw Wrong("not listed: \(item.due)") }
            guard item.due.isClock else { continue }
            if found.due != item.due.day || found.overdue != item.due.overdue {
                throw Wrong("listed with other days: \(found.id) due \(found.due), overdue \(found.overdue); should be \(item.due)")
            }
        }
        for item in listed where !situation.merged.contains(item.id.contact) {
            if !expected.contains(where: { $0.due.contact == item.id.contact && $0.due.names(item.id.key) }) {
                throw Wrong("listed, and should not be: \(item.id), due \(item.due)")
            }
        }
    }
}

extension Due {
    var isClock: Bool { kind == .keepInTouch || kind == .inPerson }

    /// Whether that is the key of this reminder. A clock is known by its kind: a contact has one of each.
    func names(_ other: ReminderKey) -> Bool { isClock ? other.kind == kind : other == key }
}

extension Ripe {
    var isCounted: Bool { due.isClock }

    func names(_ key: ReminderKey) -> Bool { due.names(key) }
}

extension Oracle {
    /// How the contact's reminders of a kind stand, for a complaint.
    func standing(of contact: ContactID, _ kind: ReminderKind) -> String {
        guard let life = lives.first(where: { $0.contact.id == contact }) else { return "nobody's" }
        let dues = reminders(of: life).filter { $0.kind == kind }
        return dues.isEmpty ? "closed" : dues.map(\.description).joined(separator: "; ")
    }
}

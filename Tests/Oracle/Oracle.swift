import FoundationEssentials
import KeepInTouch

/// The contract's *When something is due* and *When it speaks*, said a second time, naively: every question is answered from the whole
/// history. It shares no code with the planner, only the plain values.
///
/// Where the contract can be read in two ways, what must be told follows the reading that asks for less, and what may be told the one that
/// allows more.
package struct Oracle {
    let situation: Situation
    let windows: Windows
    let lives: [Life]
    let silences: Silences
    /// Who was told of today, by those tellings that may count.
    let people: Set<ContactID>
    /// Those of them who were told by the right clock.
    let certainPeople: Set<ContactID>

    /// Looks at everything there is.
    package init(_ situation: Situation) {
        self.situation = situation
        windows = Windows(delivery: situation.policy.delivery, zone: situation.zone)
        let history = History(situation.journal, zone: situation.zone, evidence: situation.policy.evidence)
        silences = Silences(history)
        var entries: [ContactID: [Entry]] = [:]
        for entry in history.entries { if let contact = entry.contact { entries[contact, default: []].append(entry) } }
        // When what was told by a clock that was ahead counts as said.
        let counted = Dictionary(history.entries.map { ($0.id, $0.said) }) { $1 }
        let windows = windows
        var tellings: [ContactID: [Life.Telling]] = [:]
        var people: Set<ContactID> = []
        var certainPeople: Set<ContactID> = []
        let day = windows.today(at: situation.now)
        for entry in situation.journal {
            guard case .told(let key, let moment) = entry.what, let contact = entry.contact else { continue }
            // A telling's day is that of its window.
            let told = entry.day ?? windows.today(at: entry.said)
            let said = counted[entry.id] ?? entry.said
            let isVoid = situation.void.contains(entry.id) || said > situation.now
            if key.kind == .keepInTouch || key.kind == .inPerson, told == day {
                people.insert(contact)
                if !isVoid { certainPeople.insert(contact) }
            }
            if !isVoid { tellings[contact, default: []].append(Life.Telling(key: key, moment: moment, said: said, day: told)) }
        }
        (self.people, self.certainPeople) = (people, certainPeople)
        lives = situation.contacts.filter { !situation.merged.contains($0.id) }.map { contact in
            Life(
                contact: contact, history: history, entries: entries[contact.id] ?? [], tellings: tellings[contact.id] ?? [],
                policy: situation.policy, today: situation.zone.date(at: situation.now))
        }
    }

    /// The day on which the contact was first known.
    func known(_ contact: ContactID) -> CivilDate { situation.known[contact] ?? situation.created }

    /// All reminders of a contact that are not closed, whether due yet or not.
    func reminders(of life: Life) -> [Due] {
        let today = windows.today(at: situation.now)
        return [life.keepInTouch(known: known(life.contact.id)), life.inPerson()].compactMap(\.self)
            + life.promises + life.occasions(around: today)
    }

    // MARK: The list

    /// A reminder of the list, and whether it may be missing there, because the contract can be read in two ways.
    package struct Listed {
        package let due: Due
        package let isCertain: Bool
    }

    /// What is due and not hidden. In the part of a window after midnight, "today" may be either day.
    package func listed() -> [Listed] {
        let days = [windows.today(at: situation.now), windows.zone.date(at: situation.now)]
        return lives.flatMap { life -> [Listed] in
            let silent = days.filter { silences.cover(life.contact, on: $0) }
            if silent.count == 2 { return [] }
            return reminders(of: life).compactMap { due in
                if isSnoozed(due, life) { return nil }
                let found = days.map { isListed(due, life, on: $0) }
                if found[0] == nil, found[1] == nil { return nil }
                return Listed(due: due, isCertain: silent.isEmpty && found[0] == true && found[1] == true)
            }
        }
    }

    /// Whether a reminder is listed on that day: nil: no; false: perhaps.
    private func isListed(_ due: Due, _ life: Life, on today: CivilDate) -> Bool? {
        switch due.kind {
        case .keepInTouch, .inPerson: return due.day <= today ? true : nil
        case .promise:
            // Told at the last opening before its day, it is there from then on.
            let isTold = life.tellings.contains { $0.key == due.key }
            return due.day <= today ? true : isTold || due.day.adding(days: -7) <= today ? false : nil
        default:
            let lead = life.policy.lead(of: life.contact)
            // What was told for another day, before the card was corrected, was not told on its day.
            let told = life.tellings.filter { $0.key == due.key && ($0.moment != .day || $0.day >= due.day.adding(days: -6)) }
            // Three days after its belated telling, and not after one at the end of a snooze.
            let last = told.filter { $0.moment == .day }.map(\.day).min() ?? told.map(\.day).max()
            if let last, told.contains(where: { $0.moment == .day }) || today <= due.day.adding(days: 3) {
                // Told on the eve or ahead, as the configuration was then, it may have left the list again until its day.
                // And so may what was told for another day, before the card was changed, or before the contact was known.
                let days = windows.tellingDay(due.day.adding(days: -lead))...due.day.adding(days: 14)
                let isCertain = days.contains(last) && due.day >= max(known(life.contact.id), life.began ?? situation.created)
                return today <= max(due.day, last).adding(days: 3) ? isCertain : nil
            }
            // Before it is told, whoever looks may see it: "before the opening: what will be".
            return due.day.adding(days: -lead - 7) <= today && today <= due.day.adding(days: 14) ? false : nil
        }
    }

    private func isSnoozed(_ due: Due, _ life: Life) -> Bool {
        life.snooze(of: key(due), windows: windows).map { situation.now < ending(of: $0, of: due).end } ?? false
    }

    /// When a snooze ends. That of an occasion never runs past its day: said ahead it ends when that is told, said later with its own day.
    func ending(of snooze: Life.Snooze, of due: Due) -> Life.Snooze {
        if due.isClock || due.kind == .promise { return snooze }
        let (said, day) = (windows.zone.date(at: snooze.said), windows.tellingDay(due.day))
        let last = said < day ? day : said.adding(days: 1)
        let end = said < day ? windows.opening(from: day) : windows.first(last, .midnight)
        return snooze.end <= end ? snooze : Life.Snooze(entry: snooze.entry, said: snooze.said, end: end, day: last)
    }

    /// The key under which a reminder is snoozed or told.
    func key(_ due: Due) -> ReminderKey { due.key ?? ReminderKey(kind: due.kind, cycle: .since(due.start ?? Self.noEntry)) }

    static let noEntry = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}

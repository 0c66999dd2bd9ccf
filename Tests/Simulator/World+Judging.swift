import FoundationEssentials
import KeepInTouch
import Oracle

/// What the judge has to know of how the machine has lived, beside the journal.
struct Lived {
    var known: [ContactID: CivilDate] = [:]
    var returns: [CivilDate] = []
    var perhapsReturns: [CivilDate] = []
    var void: Set<UUID> = []
    /// When the machine was last seen to run, by its clock.
    var ran: Instant
    /// When the journal was made, as far as the clock was right then.
    var created: Instant
}

/// A moment of a clock, told in the window of a day.
struct TellingMoment: Hashable {
    let id: ReminderID
    let moment: Moment?
    let day: CivilDate
}

/// Has the oracle judge what is told, what is listed, and how long the daemon sleeps.
extension World {
    func situation() -> Situation {
        var situation = Situation(
            contacts: disk.cards.values.sorted { $0.id.rawValue < $1.id.rawValue }, journal: disk.ordered, policy: disk.policy, zone: zone,
            now: now)
        (situation.known, situation.returns) = (lived.known, lived.returns)
        situation.void = lived.void
        situation.perhapsReturns = lived.perhapsReturns
        situation.created = zone.date(at: lived.created)
        situation.merged = Set(disk.merged.flatMap { [$0.contact, $0.merged].compactMap(\.self) })
        return situation.withAssignedGroups()
    }

    private var isJudged: Bool { watch.isOn && watch.isJudged && (!isBig || disk.entries.count % 64 == 0) }

    /// Nothing is told twice for one moment: what is told was told under that id by no entry there is. An id that was given to what a wrong
    /// clock had told can't hide it: nor was that moment of a clock told in the same window, unless that counts as none.
    mutating func checkOnce(_ entries: [Entry]) throws {
        for entry in entries {
            guard case .told(let key, let moment) = entry.what, let contact = entry.contact else { continue }
            if disk.isThere(entry.id) { throw Broken(.once, "\(key)/\(contact) as \(moment?.description ?? "nothing")") }
            guard key.kind.isBudgeted, let day = entry.day else { continue }
            let one = TellingMoment(id: ReminderID(key: key, contact: contact), moment: moment, day: day)
            if let former = toldOnce[one], disk.isThere(former), !lived.void.contains(former) {
                throw Broken(.once, "\(one.id) as \(moment?.description ?? "nothing") on \(day), under another id")
            }
            toldOnce[one] = entry.id
        }
    }

    /// What is told is what the journal says is told now, each once.
    func checkOnce(_ effects: [Effect], of draft: Draft) throws {
        let said = draft.entries.compactMap(\.toldID)
        let told = effects.compactMap { effect in if case .tell(let reminder, _) = effect { reminder.id } else { nil } }
        if Set(told).count < told.count || !Set(told).isSubset(of: said) { throw Broken(.once, "told \(told), and noted \(said)") }
    }

    /// Judges what the daemon is about to say by itself.
    func checkSaying(_ entries: [Entry]) throws {
        guard isJudged, entries.contains(where: { $0.what.verb == .told }) else { return }
        for entry in entries where entry.contact.map({ disk.cards[$0] == nil }) ?? false {
            throw Broken(.told, "\(entry.what) is told of somebody without a card")
        }
        try judged(.told) { try Judge(situation()).check(told: entries) }
    }

    /// Judges the daemon when it has settled: all is told, and a subscriber has heard it.
    func checkRest() throws {
        guard watch.isOn else { return }
        if !isBig || disk.entries.count % 16 == 0 { try checkMirror() }
        if isJudged { try judged(.told) { try Judge(situation()).checkRest() } }
    }

    /// Judges how long the daemon sleeps.
    func checkSleep(since start: Instant) throws {
        guard isJudged, start < nextWake, !isRetrying else { return }
        var then = situation()
        then.now = start
        try judged(.inTime) { try Judge(then).checkSleep(until: nextWake) }
        let half = start.adding(seconds: Int(nextWake.seconds - start.seconds) / 120 * 60)
        for moment in [half, nextWake.adding(seconds: -60)] where start < moment {
            if let entry = book.advanced(to: moment).toSay.first {
                throw Broken(.inTime, "asleep to \(local(nextWake)): at \(local(moment)) there is to say \(entry.what)")
            }
        }
    }

    /// Judges what is listed as due.
    func checkListed() throws {
        guard isJudged, now < nextWake, !isRetrying else { return }
        let listed = book.due(now).map { (id: $0.id, due: $0.due, overdue: $0.overdue) }
        try judged(.listed) { try Judge(situation()).check(listed: listed) }
    }

    private func judged(_ promise: Promise, _ body: () throws -> Void) throws {
        do { try body() } catch let wrong as Wrong { throw Broken(promise, wrong.description) }
    }

    /// Whether something may be told at that moment.
    func isOpen(_ moment: Instant) -> Bool { Oracle.isOpen(disk.policy.delivery, at: moment, in: zone) }

    // MARK: How the machine lives

    /// The clock was set by so many seconds: what was told ahead of it, of a day that has not come, counts as none, and what began ahead of
    /// it begins now. What was told of today stays told: nobody wants to hear it twice because the clock was minutes ahead.
    mutating func noteClock(_ seconds: Int) {
        lived.ran = lived.ran.adding(seconds: seconds)
        lived.created = min(lived.created, now)
        let today = zone.date(at: now)
        lived.known = lived.known.mapValues { min($0, today) }
        lived.perhapsReturns += lived.returns.filter { today < $0 }.map { _ in today }
        lived.returns.removeAll { today < $0 }
        // The daemon knows to within a day when it ran last.
        if seconds >= 6 * 86_400 { lived.perhapsReturns.append(zone.date(at: now)) }
        for entry in disk.entries where entry.what.verb == .told && entry.said > now && entry.day ?? today > today {
            lived.void.insert(entry.id)
        }
    }

    /// The machine runs.
    mutating func noteRunning() {
        // The daemon knows to within a day when it ran last.
        switch Int(now.seconds - lived.ran.seconds) {
        case (8 * 86_400)...: lived.returns.append(Oracle.today(disk.policy.delivery, at: now, in: zone))
        case (6 * 86_400)...: lived.perhapsReturns.append(Oracle.today(disk.policy.delivery, at: now, in: zone))
        default: break
        }
        lived.ran = now
    }

    mutating func noteCards() {
        for id in disk.cards.keys where lived.known[id] == nil { lived.known[id] = zone.date(at: now) }
    }
}

import FoundationEssentials
import Journal
import KeepInTouch
import Oracle
import SQLite
import TestSupport

extension Year {
    /// What the oracle finds wrong in the year: each step with the journal as it was then.
    func judge() throws -> [String] {
        let (journal, entries, contacts) = try journalEntries()
        var wrongs: [String] = []
        let record = machine.record
        for (index, step) in record.steps.enumerated() where index > 0 {
            let former = record.steps[index - 1]
            let zone = record.zones[step.zone]
            func situation(_ count: Int, at now: Instant) -> Situation {
                var situation = Situation(
                    contacts: step.contacts, journal: Array(entries.prefix(count)), policy: step.policy, zone: zone, now: now)
                situation.created = zone.date(at: journal.created)
                situation = situation.underFirstUIDs().withAssignedGroups()
                // Whoever the test has no card of is not judged.
                situation.merged = contacts.subtracting(situation.contacts.map(\.id))
                return situation
            }
            do {
                if !step.isJump, step.now > former.now {
                    try Judge(situation(former.entries, at: former.now)).checkSleep(until: step.now)
                }
                let new = entries[min(former.entries, entries.count)..<min(step.entries, entries.count)]
                if let first = new.firstIndex(where: { $0.what.verb == .told }) {
                    try Judge(situation(first, at: step.now)).check(told: new[first...].filter { $0.what.verb == .told })
                }
                if step.entries > former.entries { try Judge(situation(step.entries, at: step.now)).checkRest() }
            } catch let wrong as Wrong {
                let (day, time) = zone.moment(at: step.now)
                wrongs.append("\(day) \(time): \(wrong)")
            }
        }
        return wrongs
    }

    /// The journal at the end, with all that is in it and whom it is about.
    func journalEntries() throws -> (journal: Journal, entries: [Entry], contacts: Set<ContactID>) {
        machine.record.close()
        let database = try Database(path: machine.home.journal, readOnly: true)
        let statement = try database.prepare("SELECT DISTINCT contact FROM entry")
        var contacts: Set<ContactID> = []
        while try statement.step() { if let id = statement.text(0), !id.isEmpty { contacts.insert(ContactID(rawValue: id)) } }
        let journal = try Journal(path: machine.home.journal)
        return (journal, try journal.entries(of: JournalPart(contacts: contacts, hasGroups: true)), contacts)
    }
}

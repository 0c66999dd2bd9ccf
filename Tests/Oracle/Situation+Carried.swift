import FoundationEssentials
import KeepInTouch

extension Situation {
    /// The same with one name for everybody: the UID that a person's card had first, where the journal says that it has another one now.
    package func underFirstUIDs() -> Situation {
        let undone = History.undone(in: journal)
        var first: [ContactID: ContactID] = [:]
        for entry in journal where !undone.contains(entry.id) {
            if case .carried(let uid) = entry.what, let contact = entry.contact { first[uid] = first[contact] ?? contact }
        }
        if first.isEmpty { return self }
        var situation = self
        situation.contacts = contacts.map { contact in
            var renamed = Contact(
                id: first[contact.id] ?? contact.id, name: contact.name, birthday: contact.birthday, anniversary: contact.anniversary,
                met: contact.met, died: contact.died)
            renamed.groups = contact.groups
            renamed.dates = contact.dates
            return renamed
        }
        situation.journal = journal.map { entry in
            guard let id = entry.contact, let contact = first[id] else { return entry }
            return Entry(
                id: entry.id, act: entry.act, said: entry.said, happened: entry.happened, day: entry.day, isSpan: entry.isSpan,
                contact: contact, what: entry.what)
        }
        for (uid, contact) in first { if let day = known[uid] { situation.known[contact] = min(day, known[contact] ?? day) } }
        return situation
    }
}

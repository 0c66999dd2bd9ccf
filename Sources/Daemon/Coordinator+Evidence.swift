import FoundationEssentials
import Journal
import KeepInTouch

/// What a program notices, and what a person says of it.
extension Coordinator {
    /// Records what was noticed, each once. Returns how many of it were not known; `isDry`: records nothing.
    func notice(_ noticings: [Noticing], isDry: Bool) throws(RequestError) -> Int {
        guard isDry else { return try take(.noticed(noticings)).count { $0.what.verb == .noticed } }
        let draft: Draft
        do { draft = try book.decide(.noticed(noticings), now: clock.now()) { UUID() } } catch { throw .refused(error) }
        return try unknown(Set(draft.entries.map(\.id))).count
    }

    /// Those of these ids that no entry has.
    private func unknown(_ ids: Set<UUID>) throws(RequestError) -> Set<UUID> {
        if ids.isEmpty { return [] }
        var unknown = ids
        do { _ = try journal.load { unknown.remove($0.id) } } catch { throw RequestError(error) }
        return unknown
    }

    /// Something that was noticed of somebody who has a card.
    struct Noticed {
        let entry: Entry
        let contact: Contact
        let day: CivilDate
        let evidence: Evidence
    }

    /// What was noticed and stands, where this holds of it: of those who have a card, the newest first.
    func noticed(where isWanted: (Evidence, Contact) -> Bool) throws(RequestError) -> [Noticed] {
        var found: [Noticed] = []
        try load { entry in
            guard case .noticed(let evidence) = entry.what, let id = entry.contact, let contact = book.contact(book.heir(of: id)),
                isWanted(evidence, contact)
            else { return }
            found.append(Noticed(entry: entry, contact: contact, day: entry.day ?? book.zone.date(at: entry.happened), evidence: evidence))
        }
        return found.sorted { ($1.day, $0.contact.name) < ($0.day, $1.contact.name) }
    }

    /// Takes in what a person says of these entries, in one act. Refuses one that noticed nothing.
    func judge(_ entries: [Entry], _ verdict: Evidence.Verdict) throws(RequestError) -> [Said] {
        for entry in entries {
            guard case .noticed = entry.what else { throw .refused(.notAmendable(entry)) }
        }
        return try said(of: .judged(entries, verdict))
    }

    /// Dismisses what was noticed from a source and nobody has confirmed or dismissed. Returns what was written.
    func forgetEvidence(of source: Evidence.Source) throws(RequestError) -> [Entry] {
        var entries: [Entry] = []
        try load { entry in
            if case .noticed(let evidence) = entry.what, evidence.source == source, evidence.verdict == nil { entries.append(entry) }
        }
        return entries.isEmpty ? [] : try said(of: .judged(entries, .dismissed)).map(\.entry)
    }
}

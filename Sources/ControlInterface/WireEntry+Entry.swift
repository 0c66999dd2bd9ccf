import KeepInTouch

extension WireEntry {
    /// The entry as it counts, its times in the book's zone and its other contact by the book's name.
    package init(_ entry: Entry, shortID: String? = nil, undone: Bool = false, amended: Bool = false, in book: Book) {
        self.init(
            id: entry.id, shortID: shortID ?? [entry].shortIDs[entry.id] ?? "", act: entry.act,
            said: LocalInstant(entry.said, in: book.zone), happened: LocalInstant(entry.happened, in: book.zone),
            contact: entry.contact, verb: .known(entry.what.verb), reminders: [], target: entry.what.target, undone: undone,
            amended: amended)
        if case .group(let name) = entry.subject { group = book.written(group: name) }
        switch entry.what {
        case .began, .ignored, .settled, .redated: break
        case .assigned(let groups): note = groups.isEmpty ? nil : groups.joined(separator: ", ")
        case .carried(let uid): note = uid.rawValue
        case .told(let key, _): reminders = ids([key], entry)
        case .acknowledged(let interaction, let keys, let again):
            (via, note) = (interaction.via, interaction.note)
            if interaction.isRough { about = true }
            reminders = ids(keys, entry)
            until = again.map(When.day)
        case .logged(let interaction): (via, note) = (interaction.via, interaction.note)
        case .snoozed(let keys, let end):
            switch end {
            case .instant(let instant): until = .instant(LocalInstant(instant, in: book.zone))
            // The day on which it ends: the first that has an opening.
            case .day: until = .day(book.day(ofEnd: end))
            }
            reminders = ids(keys, entry)
        case .skipped(let keys), .done(let keys): reminders = ids(keys, entry)
        case .tracked(let cadence, let seeing): (every, inPerson) = (cadence, seeing)
        case .paused(let pause), .wasDown(let pause): (day, until) = (pause.from, pause.until.map(When.day))
        case .resumed(let from): day = from
        case .promised(let text, let on): (note, day) = (text, on)
        case .gave(let text), .got(let text): note = text
        case .introduced(let contact), .merged(let contact): (other, otherName) = (contact, book.contact(contact)?.name)
        case .noticed(let evidence):
            (via, source, direction, note) = (evidence.via, evidence.source, evidence.direction, evidence.origin)
            counts = book.policy.evidence.counts(evidence)
        case .undone, .confirmed, .dismissed: break
        case .amended(_, let amendment): (via, note, day) = (amendment.via, amendment.note ?? amendment.text, amendment.on)
        }
    }

    private func ids(_ keys: [ReminderKey], _ entry: Entry) -> [String] {
        keys.map { key in entry.contact.map { ReminderID(key: key, contact: $0).description } ?? key.description }
    }
}

import KeepInTouch

extension WireEntry {
    /// The entry, its times in the book's zone and its other contact by the book's name.
    package init(_ entry: Entry, undone: Bool = false, in book: Book) {
        self.init(
            id: entry.id, said: LocalInstant(entry.said, in: book.zone), happened: LocalInstant(entry.happened, in: book.zone),
            contact: entry.contact, verb: .known(entry.what.verb), reminders: [], undone: undone)
        if case .group(let name) = entry.subject { group = name }
        switch entry.what {
        case .began, .ignored, .settled: break
        case .told(let key): reminders = ids([key], entry)
        case .acknowledged(let interaction, let keys):
            (via, note) = (interaction.via, interaction.note)
            reminders = ids(keys, entry)
        case .logged(let interaction): (via, note) = (interaction.via, interaction.note)
        case .snoozed(let keys, let instant):
            until = .instant(LocalInstant(instant, in: book.zone))
            reminders = ids(keys, entry)
        case .skipped(let keys): reminders = ids(keys, entry)
        case .tracked(let cadence, let seeing): (every, inPerson) = (cadence, seeing)
        case .paused(let pause): (day, until) = (pause.from, pause.until.map(When.day))
        case .resumed(let from): day = from
        case .promised(let text, let on): (note, day) = (text, on)
        case .gave(let text), .got(let text): note = text
        case .introduced(let contact), .merged(let contact): (other, otherName) = (contact, book.contact(contact)?.name)
        case .undone(let id): undoes = id
        }
    }

    private func ids(_ keys: [ReminderKey], _ entry: Entry) -> [String] {
        keys.map { key in entry.contact.map { ReminderID(key: key, contact: $0).description } ?? key.description }
    }
}

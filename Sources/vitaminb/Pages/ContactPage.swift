import ControlInterface
import KeepInTouch

/// Everything about one contact: what `show` prints as JSON, and as a page.
struct ContactPage: Encodable {
    let contact: WireContact
    let reminders: [WireReminder]
    let emails: [String]
    let telephones: [String]
    let organization: String?
    let file: String
    let entries: [WireEntry]

    init(_ reply: Control.GetContact.Reply, entries: [WireEntry]) {
        contact = reply.contact
        reminders = reply.reminders
        emails = reply.emails
        telephones = reply.telephones
        organization = reply.organization
        file = reply.file
        self.entries = entries
    }
}

extension Page {
    /// Who it is, what is open, and the whole history, oldest first.
    mutating func contact(_ page: ContactPage, clock: LocalClock) {
        let contact = page.contact
        let source = contact.everyFrom.map { ["contact": "", "default": " (as everyone)"][$0] ?? " (group \($0))" } ?? ""
        let facts: [(String, String?)] = [
            ("nickname", contact.nickname),
            ("organization", page.organization),
            ("groups", contact.groups.isEmpty ? nil : contact.groups.joined(separator: ", ")),
            ("cadence", contact.ignored ? "ignored" : contact.cadenceInWords.map { $0 + source } ?? "none"),
            ("last contact", contact.lastContactInWords(clock) ?? "never"),
            ("next due", clock.day(contact.nextDue).map(clock.inWords)),
            ("birthday", contact.birthday.map { AnnualDay($0)?.inWords ?? $0 }),
            ("e-mail", page.emails.isEmpty ? nil : page.emails.joined(separator: ", ")),
            ("telephone", page.telephones.isEmpty ? nil : page.telephones.joined(separator: ", ")),
            ("card", page.file),
            ("uid", contact.uid),
        ]
        section(contact.name, facts.compactMap { name, value in value.map { [Table.Cell(name, .faint), "\($0)"] } }, fits: false)
        let open = page.reminders.map { reminder in
            let isLate = reminder.state == .overdue
            return ["\(reminder.reason)", Table.Cell(reminder.state.rawValue, isLate ? .warning : nil)] as [Table.Cell]
        }
        section("Reminders (\(open.count))", open, fits: false)
        section("History (\(page.entries.count))", page.entries.map { row($0, clock) }, fits: false)
    }

    private func row(_ entry: WireEntry, _ clock: LocalClock) -> [Table.Cell] {
        let emphasis: Emphasis? = entry.undone ? .faint : nil
        let moment = clock.local(entry.happened).map { "\($0.date) \($0.time.toTheMinute)" } ?? entry.happened
        let what = entry.inWords(clock) + (entry.undone ? " (taken back)" : "")
        return [Table.Cell(moment, emphasis), Table.Cell(what, emphasis), Table.Cell(entry.note ?? "", emphasis)]
    }
}

extension AnnualDay {
    /// `10 December 1815`, or `10 December`.
    fileprivate var inWords: String? {
        guard let words = date(in: year ?? 2000)?.inWords else { return nil }
        return year == nil ? String(words.dropLast(5)) : words
    }
}

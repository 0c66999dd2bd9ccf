import ControlInterface
import KeepInTouch

/// Everything about one contact: what `show` and `context` print as JSON, and as a page.
struct ContactPage: Encodable {
    let contact: WireContact
    let reminders: [WireReminder]
    let emails: [String]
    let telephones: [String]
    let organization: String?
    let file: String
    let introducedBy: [WireAcquaintance]
    let knows: [WireAcquaintance]
    let entries: [WireEntry]

    init(_ reply: Control.GetContact.Reply, entries: [WireEntry]) {
        contact = reply.contact
        reminders = reply.reminders
        emails = reply.emails
        telephones = reply.telephones
        organization = reply.organization
        file = reply.file
        introducedBy = reply.introducedBy
        knows = reply.knows
        self.entries = entries
    }
}

extension Page {
    /// Who it is, what is open, and the whole history, oldest first.
    mutating func contact(_ page: ContactPage, clock: LocalClock) {
        let contact = page.contact
        facts(
            contact.name,
            [
                ("nickname", contact.nickname),
                ("organization", page.organization),
                ("groups", contact.groups.isEmpty ? nil : contact.groups.joined(separator: ", ")),
                ("cadence", contact.cadenceAndSource ?? "none"),
                ("in person", contact.inPersonInWords),
                ("paused", contact.pausedInWords(clock)),
                ("last contact", contact.lastContactInWords(clock) ?? "never"),
                ("next due", clock.day(contact.nextDue).map(clock.inWords)),
                ("favors", contact.balanceInWords),
                ("met", clock.day(contact.met).map(clock.inWords)),
                ("known by", page.introducedBy.inWords),
                ("knows", page.knows.inWords),
                ("birthday", contact.birthday.map { AnnualDay($0)?.inWords ?? $0 }),
                ("e-mail", page.emails.isEmpty ? nil : page.emails.joined(separator: ", ")),
                ("telephone", page.telephones.isEmpty ? nil : page.telephones.joined(separator: ", ")),
                ("card", page.file),
                ("uid", contact.uid),
            ], fits: false)
        section("Reminders (\(page.reminders.count))", page.reminders.map(\.row), fits: false)
        section("History (\(page.entries.count))", page.entries.map { $0.row(clock) }, fits: false)
    }

    /// What is known of somebody, a line each, under the name.
    mutating func facts(_ name: String, _ facts: [(String, String?)], fits: Bool) {
        section(name, facts.compactMap { name, value in value.map { [Table.Cell(name, .faint), "\($0)"] } }, fits: fits)
    }
}

extension WireReminder {
    /// What it is about, and its state.
    var row: [Table.Cell] { ["\(reason)", Table.Cell(state.rawValue, state == .overdue ? .warning : nil)] }
}

extension WireEntry {
    /// When, what, and what was noted.
    func row(_ clock: LocalClock) -> [Table.Cell] {
        let emphasis: Emphasis? = undone ? .faint : nil
        let moment = clock.local(happened).map { "\($0.date) \($0.time.toTheMinute)" } ?? happened
        return [
            Table.Cell(moment, emphasis), Table.Cell(inWords(clock) + (undone ? " (taken back)" : ""), emphasis),
            Table.Cell(note ?? "", emphasis),
        ]
    }
}

extension WireContact {
    /// `every 6 weeks (group friends)`.
    var cadenceAndSource: String? {
        let source = everyFrom.map { ["contact": "", "default": " (as everyone)"][$0] ?? " (group \($0))" } ?? ""
        return cadenceInWords.map { ignored ? $0 : $0 + source }
    }
}

extension [WireAcquaintance] {
    /// Their names; nil where there are none.
    var inWords: String? { isEmpty ? nil : map(\.name).joined(separator: ", ") }
}

extension AnnualDay {
    /// `10 December 1815`, or `10 December`.
    fileprivate var inWords: String? {
        guard let words = date(in: year ?? 2000)?.inWords else { return nil }
        return year == nil ? String(words.dropLast(5)) : words
    }
}

import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink

/// Everything about one contact: what `show` and `context` print as JSON, and as a page.
struct ContactPage: JSONWritable {
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

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("contact", contact)
            json.member("reminders", reminders)
            json.member("emails", emails)
            json.member("telephones", telephones)
            json.member("organization", organization)
            json.member("file", file)
            json.member("introducedBy", introducedBy)
            json.member("knows", knows)
            json.member("entries", entries)
        }
    }
}

extension Page {
    /// Who it is, what is open, and the whole history, oldest first.
    mutating func contact(_ page: ContactPage, clock: LocalClock) {
        let contact = page.contact
        facts(
            contact.name,
            [
                (gettext("nickname"), contact.nickname),
                (gettext("organization"), page.organization),
                (gettext("groups"), contact.groups.isEmpty ? nil : contact.groups.joined(separator: ", ")),
                (gettext("cadence"), contact.cadenceAndSource ?? gettext("none", context: "cadence")),
                (gettext("in person"), contact.inPersonInWords),
                (gettext("paused"), contact.pausedInWords(clock)),
                (gettext("last contact"), contact.lastContactInWords(clock) ?? gettext("never")),
                (gettext("next due"), contact.nextDue.map(clock.inWords)),
                (gettext("favors"), contact.balanceInWords),
                (gettext("met"), contact.met.map(clock.inWords)),
                (gettext("known by"), page.introducedBy.inWords),
                (gettext("knows"), page.knows.inWords),
                (gettext("birthday"), contact.birthday?.inWords),
                (gettext("e-mail"), page.emails.isEmpty ? nil : page.emails.joined(separator: ", ")),
                (gettext("telephone"), page.telephones.isEmpty ? nil : page.telephones.joined(separator: ", ")),
                (gettext("card"), page.file),
                (gettext("uid"), contact.uid.rawValue),
            ], fits: false)
        section(gettext("Reminders (\(page.reminders.count))"), page.reminders.map { $0.row(clock) }, fits: false)
        section(gettext("History (\(page.entries.count))"), page.entries.map { $0.row(clock) }, fits: false)
    }

    /// What is known of somebody, a line each, under the name.
    mutating func facts(_ name: String, _ facts: [(String, String?)], fits: Bool) {
        section(name, facts.compactMap { name, value in value.map { [Table.Cell(name, .faint), "\($0)"] } }, fits: fits)
    }
}

extension WireReminder {
    /// What it is about, and its state.
    func row(_ clock: LocalClock) -> [Table.Cell] {
        ["\(sentence(clock))", Table.Cell(stateInWords, state == .overdue ? .warning : nil)]
    }

    private var stateInWords: String {
        switch state {
        case .upcoming: gettext("upcoming")
        case .due: gettext("due")
        case .overdue: gettext("overdue")
        case .snoozed: gettext("snoozed")
        case .paused: gettext("paused")
        }
    }
}

extension WireEntry {
    /// When, what, and what was noted.
    func row(_ clock: LocalClock) -> [Table.Cell] {
        let emphasis: Emphasis? = undone ? .faint : nil
        let (date, time) = clock.local(happened)
        return [
            Table.Cell("\(date) \(time.toTheMinute)", emphasis),
            Table.Cell(undone ? gettext("\(inWords(clock)) (taken back)") : inWords(clock), emphasis),
            Table.Cell(note ?? "", emphasis),
        ]
    }
}

extension WireContact {
    /// `every 6 weeks (group friends)`.
    var cadenceAndSource: String? {
        guard let every = cadenceInWords else { return nil }
        switch ignored ? nil : everyFrom {
        case nil, "contact"?: return every
        case "default"?: return gettext("\(every) (as everyone)")
        case let group?: return gettext("\(every) (group \(group))")
        }
    }
}

extension [WireAcquaintance] {
    /// Their names; nil where there are none.
    var inWords: String? { isEmpty ? nil : map(\.name).joined(separator: ", ") }
}

extension AnnualDay {
    /// `10 December 1815`, or `10 December`.
    fileprivate var inWords: String? {
        date(in: year ?? 2000).map { year == nil ? gettext(Wording.dayOfYear($0)) : $0.inWords }
    }
}

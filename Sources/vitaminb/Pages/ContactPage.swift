import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// Everything about one contact, as `show` prints it.
struct ContactPage: JSONWritable {
    let contact: WireContact
    let reminders: [WireReminder]
    let emails: [String]
    let telephones: [String]
    let organization: String?
    let dates: [WireLabelledDate]
    let related: [WireRelated]
    let file: String
    let introducedBy: [WireAcquaintance]
    let knows: [WireAcquaintance]
    let unanswered: CivilDate?
    let entries: [WireEntry]

    init(_ reply: Control.GetContact.Reply, entries: [WireEntry]) {
        contact = reply.contact
        reminders = reply.reminders
        emails = reply.emails
        telephones = reply.telephones
        organization = reply.organization
        dates = reply.dates
        related = reply.related
        file = reply.file
        introducedBy = reply.introducedBy
        knows = reply.knows
        unanswered = reply.unanswered
        self.entries = entries
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("contact", contact)
            json.member("reminders", reminders)
            json.member("emails", emails)
            json.member("telephones", telephones)
            json.member("organization", organization)
            json.member("dates", dates)
            json.member("related", related)
            json.member("file", file)
            json.member("introducedBy", introducedBy)
            json.member("knows", knows)
            if let unanswered { json.member("unanswered", unanswered) }
            json.member("entries", entries)
        }
    }
}

extension Page {
    /// The contact, the open reminders, and the whole history, oldest first.
    mutating func wholeContact(_ page: ContactPage, clock: LocalClock) {
        let contact = page.contact
        // In two parts, which the compiler can tell the types of.
        let own: [(String, String?)] = [
            (gettext("nickname"), contact.nickname),
            (gettext("organization"), page.organization),
            (gettext("groups"), contact.groups.listed),
            (gettext("cadence"), gettext(contact.cadenceWithSource ?? Phrase("none", context: "cadence"))),
            (gettext("in person"), contact.cadenceInPerson.map { gettext($0) }),
            (gettext("paused"), contact.pause(clock).map { gettext($0) }),
            (gettext("died"), contact.death),
            (gettext("last contact"), gettext(contact.lastContact(clock) ?? Phrase("none noted yet"))),
            (gettext("unanswered"), page.unanswered.map { gettext(Phrase("they wrote on \(clock.day($0))")) }),
            (gettext("next due"), contact.nextDue.map { gettext(clock.day($0)) }),
            (gettext("favors"), contact.balance.map { gettext($0) }),
            (gettext("met"), contact.met.map { gettext(clock.day($0)) }),
        ]
        let others: [(String, String?)] = [
            (gettext("known by"), page.introducedBy.inWords),
            (gettext("knows"), page.knows.inWords),
            (gettext("birthday"), contact.birthday?.phrase.map { gettext($0) }),
            (gettext("dates"), page.dates.map(\.words).listed),
            (gettext("related"), page.related.map(\.words).listed),
            (gettext("e-mail"), page.emails.listed),
            (gettext("telephone"), page.telephones.listed),
            (gettext("card"), page.file),
            (gettext("uid"), contact.uid.rawValue),
        ]
        facts(contact.name, own + others, fits: false)
        section(gettext("Reminders (\(page.reminders.count))"), page.reminders.map { $0.row(clock) }, fits: false)
        let texts = Dictionary(page.entries.map { (ReminderKey.Cycle.since($0.id), $0.note) }) { first, _ in first }
        // What was noticed comes in any order.
        let entries = page.entries.enumerated().sorted {
            ($0.element.happened.instant, $0.offset) < ($1.element.happened.instant, $1.offset)
        }
        let history = entries.map(\.element).map { entry in entry.historyRow(clock, of: entry.endedPromise.flatMap { texts[$0] ?? nil }) }
        section(gettext("History (\(page.entries.count))"), history, fits: false)
    }

    /// The name, and below it a line for each fact.
    mutating func facts(_ name: String, _ facts: [(String, String?)], fits: Bool) {
        section(name, facts.compactMap { name, value in value.map { [Table.Cell(name, .faint), "\($0)"] } }, fits: fits)
    }
}

extension WireReminder {
    /// The reminder's sentence and state.
    func row(_ clock: LocalClock) -> [Table.Cell] {
        [Table.Cell(sentence(clock)), Table.Cell(stateWord, state == .overdue ? .warning : nil)]
    }
}

extension WireEntry {
    /// The promise that the entry ends; nil: it ends none.
    fileprivate var endedPromise: ReminderKey.Cycle? {
        reminders.first.flatMap { ReminderID($0) }.flatMap { $0.key.kind == .promise ? $0.key.cycle : nil }
    }

    /// What names the entry for `undo` and `amend`, and its row; of the end of a promise with its text.
    fileprivate func historyRow(_ clock: LocalClock, of promise: String?) -> [Table.Cell] {
        var named = self
        named.note = note ?? promise
        return [Table.Cell("@\(shortID)", .faint)] + named.row(clock)
    }

    /// The time, what happened, and the note.
    func row(_ clock: LocalClock) -> [Table.Cell] {
        let emphasis: Emphasis? = undone ? .faint : nil
        let what = sentence(clock)
        let (date, time) = clock.local(happened)
        return [
            Table.Cell("\(date) \(time.toTheMinute)", emphasis),
            Table.Cell(undone ? Phrase("\(what) (taken back)") : amended ? Phrase("\(what) (corrected)") : what, emphasis),
            Table.Cell(note ?? "", emphasis),
        ]
    }
}

extension [WireAcquaintance] {
    /// Their names; nil where there are none.
    var inWords: String? { map(\.name).listed }
}

extension WireLabelledDate {
    /// `Ida's birthday: 5 December 2010`.
    var words: String {
        let label =
            switch label {
            case "birthday": gettext("birthday")
            case "anniversary": gettext("anniversary")
            default: label
            }
        return "\(label): \(AnnualDay(date)?.phrase.map { gettext($0) } ?? date)"
    }
}

extension WireRelated {
    /// `William King (spouse)`.
    var words: String { label.map { "\(name) (\(gettext(Self.phrase(for: $0))))" } ?? name }

    /// A label in the user's language, if it is one that programs offer.
    private static func phrase(for label: String) -> Phrase {
        switch label.lowercased() {
        case "assistant": Phrase("assistant")
        case "brother": Phrase("brother")
        case "child": Phrase("child")
        case "domestic partner", "partner": Phrase("partner")
        case "father": Phrase("father")
        case "friend": Phrase("friend")
        case "manager": Phrase("manager")
        case "mother": Phrase("mother")
        case "parent": Phrase("parent")
        case "referred by": Phrase("referred by")
        case "relative": Phrase("relative")
        case "sister": Phrase("sister")
        case "spouse": Phrase("spouse")
        default: Phrase("\(label)")
        }
    }
}

extension AnnualDay {
    /// `10 December 1815`, or `10 December`.
    var phrase: Phrase? {
        date(in: year ?? 2000).map { year == nil ? Wording.dayOfYear($0) : Wording.date($0) }
    }
}

import ControlInterface
import KeepInTouch
import Language
import Phrases

/// What to know before getting in touch: `context`. It fits a terminal of 80 columns and 24 lines.
extension Page {
    private static let reminderBound = 5
    private static let interactionBound = 5
    /// Occasions are worth a word so many days ahead.
    private static let occasionDays = 30

    /// Who it is and how you know each other, what is open, and what you last spoke of, newest first.
    mutating func context(_ page: ContactPage, clock: LocalClock) {
        let contact = page.contact
        let names = [contact.nickname.map { "\"\($0)\"" }, page.organization].compactMap(\.self)
        let title = ([contact.name] + names).joined(separator: ", ")
        facts(
            style.width.map { title.cut(to: $0) } ?? title,
            [
                (gettext("reach"), (page.telephones + page.emails).listed),
                (gettext("groups"), contact.groups.listed),
                (gettext("cadence"), cadences(contact) ?? gettext("none", context: "cadence")),
                (
                    gettext("next due"),
                    contact.pausedInWords(clock).map { gettext("paused \($0)") } ?? clock.day(contact.nextDue).map(clock.inWords)
                ),
                (gettext("met"), clock.day(contact.met).map(clock.inWords)),
                (gettext("known by"), page.introducedBy.inWords),
                (gettext("knows"), page.knows.inWords),
                (gettext("favors"), contact.favorsInWords),
            ], fits: true)
        let open = page.reminders.filter { $0.isWorthAWord(until: clock.today.adding(days: Self.occasionDays)) }.sorted { $0.due < $1.due }
        section(gettext("Open (\(open.count))"), open.prefix(Self.reminderBound).map { $0.row(clock) })
        let interactions = page.entries.filter { ["ack", "log"].contains($0.verb) && !$0.undone }.reversed()
            .sorted { ($0.day(clock) ?? clock.today) > ($1.day(clock) ?? clock.today) }
        section(gettext("Last in touch (\(interactions.count))"), interactions.prefix(Self.interactionBound).map { $0.line(clock) })
    }

    private func cadences(_ contact: WireContact) -> String? {
        [contact.cadenceAndSource, contact.inPersonInWords.map { gettext("in person \($0)") }].compactMap(\.self).listed
    }
}

extension [String] {
    /// With commas between; nil where there are none.
    fileprivate var listed: String? { isEmpty ? nil : joined(separator: ", ") }
}

extension WireContact {
    /// How give and take stand, and what that suggests.
    fileprivate var favorsInWords: String? {
        favors.map { Reason.suggestion($0).map { gettext($0) } ?? balanceInWords ?? "" }
    }
}

extension WireReminder {
    /// Whether it is open, a promise, or an occasion up to that day.
    fileprivate func isWorthAWord(until last: CivilDate) -> Bool {
        switch ReminderKind(rawValue: kind) {
        case .promise: true
        case .birthday, .anniversary: state != .upcoming || CivilDate(occasion ?? due).map { $0 <= last } ?? false
        case .keepInTouch, .inPerson, nil: state != .upcoming
        }
    }
}

extension WireEntry {
    fileprivate func day(_ clock: LocalClock) -> CivilDate? { clock.local(happened)?.date }

    fileprivate func line(_ clock: LocalClock) -> [Table.Cell] {
        let day = day(clock).map { gettext(Wording.day($0, today: clock.today)) } ?? happened
        return [Table.Cell(day, .faint), "\(inWords(clock))", "\(note ?? "")"]
    }
}

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
                    contact.pausedInWords(clock).map { gettext("paused \($0)") } ?? contact.nextDue.map(clock.inWords)
                ),
                (gettext("met"), contact.met.map(clock.inWords)),
                (gettext("known by"), page.introducedBy.inWords),
                (gettext("knows"), page.knows.inWords),
                (gettext("favors"), contact.favorsInWords),
            ], fits: true)
        let open = page.reminders.filter { $0.isWorthAWord(until: clock.today.adding(days: Self.occasionDays)) }.sorted { $0.due < $1.due }
        section(gettext("Open (\(open.count))"), open.prefix(Self.reminderBound).map { $0.row(clock) })
        let interactions = page.entries.filter { $0.isInteraction && !$0.undone }.reversed()
            .sorted { clock.local($0.happened).date > clock.local($1.happened).date }
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
        switch kind {
        case .known(.promise): true
        case .known(.birthday), .known(.anniversary): state != .upcoming || occasion ?? due <= last
        case .known(.keepInTouch), .known(.inPerson), .unknown: state != .upcoming
        }
    }
}

extension WireEntry {
    /// Whether it says that you were in touch.
    var isInteraction: Bool { verb == .known(.acknowledged) || verb == .known(.logged) }

    fileprivate func line(_ clock: LocalClock) -> [Table.Cell] {
        let day = gettext(Wording.day(clock.local(happened).date, today: clock.today))
        return [Table.Cell(day, .faint), "\(inWords(clock))", "\(note ?? "")"]
    }
}

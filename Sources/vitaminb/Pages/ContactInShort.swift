import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// `show`: what to know before getting in touch. It fits a terminal of 80 columns and 24 lines.
extension Page {
    private static let reminderBound = 5
    private static let interactionBound = 5
    /// Occasions are shown if they are at most this many days ahead.
    private static let occasionDays = 30

    /// The contact and how you know each other, open reminders, and the last interactions, newest first.
    mutating func contact(_ page: ContactPage, clock: LocalClock) {
        let contact = page.contact
        let names = [contact.nickname.map { "\"\($0)\"" }, page.organization].compactMap(\.self)
        let title = ([contact.name] + names).joined(separator: ", ")
        facts(
            style.width.map { title.cut(to: $0) } ?? title,
            [
                (gettext("reach"), (page.telephones + page.emails).listed),
                (gettext("groups"), contact.groups.listed),
                (gettext("cadence"), gettext(cadences(contact) ?? Phrase("none", context: "cadence"))),
                (
                    gettext("next due"),
                    (contact.pause(clock).map { Phrase("paused \($0)") } ?? contact.nextDue.map(clock.day)).map { gettext($0) }
                ),
                (gettext("unanswered"), page.unanswered.map { gettext(Phrase("they wrote on \(clock.day($0))")) }),
                (gettext("died"), contact.death),
                (gettext("met"), contact.met.map { gettext(clock.day($0)) }),
                (gettext("known by"), page.introducedBy.inWords),
                (gettext("knows"), page.knows.inWords),
                (gettext("dates"), page.dates.map(\.words).listed),
                (gettext("related"), page.related.map(\.words).listed),
                (gettext("favors"), contact.adviceOnFavors.map { gettext($0) }),
                (gettext("history"), page.carried(clock).map { gettext($0) }),
            ], fits: true)
        let last = clock.today.adding(days: Self.occasionDays)
        let open = page.reminders.filter { $0.isWorthAWord(on: clock.today, until: last) }.sorted { $0.due < $1.due }
        section(gettext("Open (\(open.count))"), open.prefix(Self.reminderBound).map { $0.row(clock) })
        let interactions = page.entries.filter { $0.isInteraction && !$0.undone }.reversed()
            .sorted { clock.local($0.happened).date > clock.local($1.happened).date }
        // A letter and its answer of one day are noticed one by one, and are one exchange.
        let days = Set(interactions.filter { $0.source != nil }.map { clock.local($0.happened).date })
        let typed = interactions.filter { $0.source == nil }
        let count = typed.count + days.subtracting(typed.map { clock.local($0.happened).date }).count
        section(gettext("Last in touch (\(count))"), interactions.prefix(Self.interactionBound).map { $0.line(clock) })
    }

    private func cadences(_ contact: WireContact) -> Phrase? {
        .list([contact.cadenceWithSource, contact.cadenceInPerson.map { Phrase("in person \($0)") }].compactMap(\.self))
    }
}

extension ContactPage {
    /// For so many days it is said that the history is that of another card.
    private static let carriedDays = 30

    /// That the history was passed on from a card with another UID, and how to take that back; nil: it was not, lately.
    fileprivate func carried(_ clock: LocalClock) -> Phrase? {
        let last = entries.last { $0.verb == .known(.carried) && !$0.undone }
        guard let last, clock.today.days(since: clock.local(last.said).date) <= Self.carriedDays else { return nil }
        return Phrase("of a card with another UID until \(Wording.date(clock.local(last.said).date)); no? vitaminb undo @\(last.shortID)")
    }
}

extension [String] {
    /// The texts with commas between; nil if there are none.
    var listed: String? { isEmpty ? nil : joined(separator: ", ") }
}

extension WireReminder {
    /// Whether it is due, a promise, or an occasion up to that day.
    fileprivate func isWorthAWord(on today: CivilDate, until last: CivilDate) -> Bool {
        switch kind {
        case .known(.promise): true
        case .known(.birthday), .known(.anniversary): state != .upcoming || occasion ?? due <= last
        case .known(.keepInTouch), .known(.inPerson), .unknown: state != .upcoming && due <= today
        }
    }
}

extension WireEntry {
    /// Whether it says that they were in touch: somebody said so, or it was noticed and counts.
    var isInteraction: Bool { verb == .known(.acknowledged) || verb == .known(.logged) || counts == true }

    fileprivate func line(_ clock: LocalClock) -> [Table.Cell] {
        let day = Wording.day(clock.local(happened).date, today: clock.today)
        return [Table.Cell(day, .faint), Table.Cell(sentence(clock)), "\(note ?? "")"]
    }
}

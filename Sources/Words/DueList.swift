import ControlInterface
import KeepInTouch
import Phrases

/// What is due, in the parts in which it is shown.
package struct DueList: Sendable {
    /// How many people are listed unless all are asked for.
    private static let peopleBound = 20

    /// What was told today and is open, or will be told when the delivery window opens.
    package let today: [WireReminder]
    /// Birthdays, other occasions and promises, by day.
    package let occasions: [WireReminder]
    /// What is due of keeping in touch and seeing each other.
    package let people: [WireReminder]
    /// Of how many more people something is due.
    package let more: Int
    /// Whether everybody is to be shown, and what is snoozed or paused.
    package let hasEverybody: Bool
    /// What is snoozed.
    package let snoozed: [WireReminder]
    /// What `setup` has spread over the first weeks: nobody remembers to have snoozed it.
    package let coming: [WireReminder]
    /// What is paused.
    package let paused: [WireReminder]

    /// Whether a promise is open since two weeks or more, and its reader may not know how to end it.
    package func hasLatePromise(on today: CivilDate) -> Bool {
        (self.today + occasions).contains { $0.kind == .known(.promise) && today.days(since: $0.due) >= 14 }
    }

    /// The parts of the daemon's list, in its order. Unless it has everybody, at most twenty people are in it, those of today included.
    package init(_ reminders: [WireReminder], hasEverybody: Bool) {
        let today = reminders.filter { $0.isOpen && $0.today == true }
        var (occasions, people, snoozed, paused) = ([WireReminder](), [WireReminder](), [WireReminder](), [WireReminder]())
        var shown = Set(today.filter(\.isOfClock).map(\.contact))
        var others: Set<ContactID> = []
        // By their places: most of thousands are only counted, and copying a reminder takes longer than looking at it.
        for place in reminders.indices {
            switch reminders[place].state {
            case .snoozed: snoozed.append(reminders[place])
            case .paused: paused.append(reminders[place])
            case .due, .overdue:
                if reminders[place].today == true { continue }
                let contact = reminders[place].contact
                if !reminders[place].isOfClock {
                    occasions.append(reminders[place])
                } else if hasEverybody || shown.contains(contact) || shown.count < Self.peopleBound {
                    shown.insert(contact)
                    people.append(reminders[place])
                } else {
                    others.insert(contact)
                }
            case .upcoming: continue
            }
        }
        self.hasEverybody = hasEverybody
        self.today = today
        self.occasions = occasions.sorted { ($0.occasion ?? $0.due) < ($1.occasion ?? $1.due) }
        self.people = people
        more = others.count
        (self.snoozed, coming) = (snoozed.filter { $0.spread != true }, snoozed.filter { $0.spread == true })
        self.paused = paused
    }

    /// Whether nothing is due that is neither snoozed nor paused.
    package var isQuiet: Bool { today.isEmpty && occasions.isEmpty && people.isEmpty }

    /// How many people there are to get in touch with.
    package var peopleCount: Int { Set((today + people).filter(\.isOfClock).map(\.contact)).count + more }

    /// Whether more are due than one is told of in a day or two, so that it may need a word.
    package var isLong: Bool { peopleCount > 5 }

    /// Whether nobody who is due was ever in touch, as far as is known: so it is on the first days.
    package var isOfStrangers: Bool { more > 0 && (today + people).allSatisfy { !$0.isOfClock || $0.lastContact == nil } }
}

extension DueList {
    /// What the first days begin with.
    package var welcome: Phrase {
        Phrase(
            """
            There are \(peopleCount) people of whom no contact is noted yet. You are told of a few a day, so there is no need to hurry. \
            To note when you last were in touch: vitaminb ack NAME --when "2 weeks ago"
            """)
    }

    /// What begins the list after a long absence.
    package func welcomeBack(_ day: CivilDate, _ clock: LocalClock) -> Phrase {
        Phrase(
            """
            Welcome back. It was quiet until \(Wording.date(day)), and \(peopleCount) people are due by now. You are told of a few a day, \
            and nobody is lost.
            """)
    }

    /// How many are not shown because they are snoozed or paused; nil: none.
    package var hidden: Phrase? {
        Phrase.list(
            [
                coming.isEmpty
                    ? nil : Phrase(coming.count, "\(coming.count) comes in the next weeks", "\(coming.count) come in the next weeks"),
                snoozed.isEmpty ? nil : Phrase("\(snoozed.count) snoozed"), paused.isEmpty ? nil : Phrase("\(paused.count) paused"),
            ].compactMap(\.self)
        ).map { Phrase("\($0); to see them: vitaminb due --all") }
    }
}

extension WireReminder {
    /// Whether it is due and neither snoozed nor paused.
    package var isOpen: Bool { state == .due || state == .overdue }

    /// Whether it is about being in touch or seeing each other. What is new to this program is not taken for a birthday.
    package var isOfClock: Bool {
        switch kind {
        case .known(.birthday), .known(.anniversary), .known(.promise): false
        case .known(.keepInTouch), .known(.inPerson), .unknown: true
        }
    }
}

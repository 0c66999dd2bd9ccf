import KeepInTouch
import Observer
import Phrases
import Platform
import Words

/// Mail that was found on this machine, and what it says of people.
struct FoundMail {
    /// Where it is, as people write it.
    let places: [String]
    /// The addresses of the accounts that programs have.
    let addresses: [String]
    /// Looks through it for these people; the first are the user's own addresses.
    let look: ([String], [ContactDetails]) throws -> [ContactID: Seen]

    /// What was seen of somebody.
    struct Seen: Equatable {
        /// On how many days they were in touch; 0: there were only letters that nobody answered.
        let days: Int
        /// The last of them.
        let last: CivilDate?
        /// How often that was; nil: it can't be said.
        let rhythm: Rhythm?
        private let today: CivilDate

        /// They were in touch on these days.
        init(_ days: Set<CivilDate>, today: CivilDate) {
            (self.days, last, rhythm) = (days.count, days.max(), Rhythm(days))
            self.today = today
        }

        /// Whether the rhythm broke off.
        var isOver: Bool { rhythm?.isOver(today) ?? false }

        /// What the letters say; nil: nothing.
        var words: Phrase? {
            guard let last else { return nil }
            let date = Wording.date(last)
            guard let every = rhythm.map({ Wording.every(days: $0.everyDays) }) else {
                return days == 1 ? Phrase("mail on \(date)") : Phrase("mail on \(days) days, last on \(date)")
            }
            return isOver
                ? Phrase("letters \(every) or so until \(date)")
                : Phrase("letters \(every) or so, last \(Wording.day(last, today: today))")
        }
    }

    /// How far back it is looked, in months: who was a friend five years ago may be one again.
    static let monthsBack = 60

    init(places: [String], addresses: [String], look: @escaping ([String], [ContactDetails]) throws -> [ContactID: Seen]) {
        (self.places, self.addresses, self.look) = (places, addresses, look)
    }

    /// Looks where programs usually keep mail; nil: there is none.
    init?(_ folders: BaseFolders = BaseFolders(), clock: LocalClock) {
        let programs = MailPrograms(folders.ofPrograms, config: folders.config)
        let paths = programs.paths(nil)
        if paths.isEmpty { return nil }
        self.init(places: paths.map(SetupDialogue.home), addresses: programs.addresses) { me, people in
            let output = Collected()
            defer { output.end() }
            let observation = try Observation(
                for: Owners(me: me, people: people), since: clock.today.adding(months: -Self.monthsBack), now: clock.now,
                memory: Memory(folder: nil))
            _ = try observation.mail(paths, to: output)
            return output.days.mapValues { Seen($0, today: clock.today) }
        }
    }

    /// Keeps of whom there are letters, and on which days they were in touch.
    private final class Collected: ObservationOutput {
        private(set) var days: [ContactID: Set<CivilDate>] = [:]
        private let counter = Counter()

        func seen(_ sightings: [Sighting]) {
            for noticing in sightings.map(\.noticing) {
                let day = noticing.evidence.isContact ? noticing.day : nil
                days[noticing.contact, default: []].formUnion([day].compactMap(\.self))
            }
        }
        func passed(_ passed: Passed) {}
        func progress(_ count: Int) { counter.show(count) }
        func end() { counter.end() }
    }
}

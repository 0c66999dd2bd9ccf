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
        /// On how many days they were in touch.
        let days: Int
        /// The last of them.
        let last: CivilDate
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
            return output.days.compactMapValues { days in days.max().map { Seen(days: days.count, last: $0) } }
        }
    }

    /// Keeps on which days somebody was in touch.
    private final class Collected: ObservationOutput {
        private(set) var days: [ContactID: Set<CivilDate>] = [:]
        private let counter = Counter()

        func seen(_ sightings: [Sighting]) {
            for noticing in sightings.map(\.noticing) where noticing.evidence.isContact {
                days[noticing.contact, default: []].insert(noticing.day)
            }
        }
        func passed(_ passed: Passed) {}
        func progress(_ count: Int) { counter.show(count) }
        func end() { counter.end() }
    }
}

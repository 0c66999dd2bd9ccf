import KeepInTouch
import Platform
import Telephony

/// A look through mail, calendars and lists of calls for contact with the people of the address book.
package struct Observation {
    private let owners: Owners
    private let memory: Memory
    private let since: CivilDate
    private let now: Instant

    /// What it looks for, what it remembers, and from which day on; `now` tells what is over.
    ///
    /// Where the memory is of another look (whom it was for, or from a later day on), all is read again.
    package init(for owners: Owners, since: CivilDate, now: Instant, memory: Memory) throws {
        (self.owners, self.memory, self.since, self.now) = (owners, memory, since, now)
        let earliest = try memory.since
        if try memory.seeker != owners.fingerprint || earliest.map({ since < $0 }) ?? true {
            try memory.begin(seeker: owners.fingerprint, since: since)
        }
    }

    /// Looks through mail at these paths.
    package func mail(_ paths: [String], to output: some ObservationOutput) throws -> Summary {
        try MailObservation(owners, memory, since: since, now: now, output: output).run(paths)
    }

    /// Looks through calendars at these places; `zone` is where the user is.
    package func calendars(_ places: [CalendarPlace], zone: Zone, to output: some ObservationOutput) throws -> Summary {
        try CalendarObservation(owners, memory, since: since, now: now, zone: zone, output: output).run(places)
    }

    /// Looks through these lists of calls; `zone` is where the telephone is.
    package func calls(_ files: [String], zone: Zone, to output: some ObservationOutput) throws -> Summary {
        try CallObservation(owners: owners, memory: memory, since: since, now: now, zone: zone, output: output).run(files)
    }

    /// What an exported chat says; nothing of it is remembered. `order` is of its dates, `zone` where it was exported.
    package func chat(
        _ file: String, order: ChatDateOrder?, zone: Zone
    ) throws(TelephonyError) -> (outcome: ChatOutcome, sightings: [Sighting]) {
        try ChatObservation(owners: owners, now: now, zone: zone).run(file, order: order)
    }

    /// What a look came to.
    package struct Summary: Equatable, Sendable {
        /// How many folders or files it looked at.
        package var places = 0
        /// How many letters, events or calls were read.
        package var read = 0
        /// What could not be read, one line each.
        package var problems: [String] = []
    }
}

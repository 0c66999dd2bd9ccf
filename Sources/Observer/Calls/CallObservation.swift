import Exchange
import KeepInTouch
import Platform
import SQLite
import Telephony

/// Looks through lists of calls for those that were answered, from and to contacts.
struct CallObservation {
    let owners: Owners
    let memory: Memory
    let since: CivilDate
    let now: Instant
    /// Where the telephone was: lists of calls say only moments.
    let zone: Zone
    let output: any ObservationOutput

    /// How many calls are handed over at once.
    private static let portion = 5000

    /// Looks through these files.
    func run(_ files: [String]) throws -> Observation.Summary {
        var summary = Observation.Summary()
        for file in files {
            let stamp = DatabaseStamp(file).text
            if try memory.stamp(of: file) == stamp { continue }
            summary.places += 1
            let read: CallFile
            do { read = try CallFile(path: file) } catch {
                summary.problems.append("\(file): \(error)")
                continue
            }
            summary.read += read.calls.count
            output.progress(summary.read)
            if let first = read.problems.first.first { summary.problems.append("\(file): \(first)") }
            try hand(over: read, file)
            try memory.transaction { () throws(SQLiteError) in try memory.note(file, stamp: stamp) }
        }
        return summary
    }

    private func hand(over read: CallFile, _ file: String) throws {
        var sightings: [Sighting] = []
        for call in read.calls where call.start <= now {
            let day = zone.date(at: call.start)
            if day < since { continue }
            let contacts = owners.contacts(withNumber: call.number)
            if contacts.isEmpty { continue }
            guard call.counts else {
                output.passed(Passed(reason: .unanswered, file: "\(file)#\(call.place)"))
                continue
            }
            let evidence = Evidence(via: .call, direction: call.isIncoming ? .in : .out, source: .calls)
            // Known by its day in UTC: the local day is another one once the user has travelled, and the same list comes again.
            let instance = "\(Zone.utc.date(at: call.start))/\(evidence.direction.rawValue)"
            sightings += contacts.map { contact in
                let noticing = Noticing(contact, evidence, happened: call.start, on: day, instance: instance)
                return Sighting(noticing: noticing, file: "\(file)#\(call.place)")
            }
            if sightings.count >= Self.portion {
                try output.seen(sightings)
                sightings = []
            }
        }
        try output.seen(sightings)
    }
}

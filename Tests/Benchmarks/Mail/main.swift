// mail-benchmark mail|calendars FOLDER STATE - looks through the mail or the calendars in a folder as `vitaminb observe` does, remembering
// in STATE, and prints the seconds it took, how many letters or events were read, how many were contact, and the most memory that was in
// use, in KiB.
import Glibc
import KeepInTouch
import Observer
import Platform

/// Counts what an observation finds.
final class Counted: ObservationOutput {
    private(set) var count = 0

    func seen(_ sightings: [Sighting]) { count += sightings.count }
    func passed(_ passed: Passed) {}
    func progress(_ count: Int) {}
}

// The people of Tests/Benchmarks/gen_mail.py and gen_events.py.
let owners = Owners(
    me: ["me@home.example"],
    people: (0..<500).map { number in
        ContactDetails(
            contact: ContactID(rawValue: "\(number)"), name: "Person \(number)", emails: ["person\(number)@mail\(number % 40).example"],
            telephones: [])
    })
let since = CivilDate(dayNumber: 0)
let output = Counted()
let clock = ContinuousClock()
let start = clock.now
let (kind, folder) = (CommandLine.arguments[1], CommandLine.arguments[2])
let memory = try Memory(folder: CommandLine.arguments[3])
let observation = try Observation(for: owners, since: since, now: Instant(seconds: 1_796_000_000), memory: memory)
let summary =
    kind == "mail" ? try observation.mail([folder], to: output) : try observation.calendars([.path(folder)], zone: .utc, to: output)
let seconds = (clock.now - start) / .seconds(1)
let status = String(decoding: try WholeFile.read("/proc/self/status", maximumBytes: 1 << 16), as: UTF8.self)
let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }.map { $0.filter(\.isNumber) } ?? "?"
print(seconds, summary.read, output.count, peak)

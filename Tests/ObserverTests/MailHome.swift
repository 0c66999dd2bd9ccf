import Foundation
import KeepInTouch
import TestSupport

@testable import Observer

/// A Maildir, a memory, and Ada, to whom the user writes: what a look through mail finds.
final class MailHome {
    let folder = TemporaryFolder()
    /// What the last look could not read.
    private(set) var problems: [String] = []
    /// How many letters the last look read.
    private(set) var read = 0

    static let ada = ContactID(rawValue: "ada")
    static let since = CivilDate("2025-01-01")!
    static let now = Instant(seconds: 1_764_583_200)

    init() { _ = try? folder.folder("mail") }

    var mail: String { folder.path + "/mail" }
    var state: String { folder.path + "/state" }

    static func owners(_ addresses: String...) -> Owners {
        let ada = ContactDetails(contact: ada, name: "Ada", emails: addresses.isEmpty ? ["ada@x.test"] : addresses, telephones: [])
        return Owners(me: ["me@x.test"], people: [ada])
    }

    func maildir(_ name: String) throws {
        for part in ["cur", "new", "tmp"] { try folder.folder("mail/" + (name.isEmpty ? "" : name + "/") + part) }
    }

    /// A letter to Ada on that day of November, but for the empty line behind its header.
    static func header(_ day: Int, _ more: String = "") -> String {
        "From: me@x.test\nTo: ada@x.test\nDate: \(day) Nov 2025 10:00:00 +0000\nMessage-ID: <\(day)@x.test>\n\(more)"
    }

    func letter(_ day: Int, in file: String) throws { try folder.write(Self.header(day) + "\nText\n", to: "mail/" + file) }

    /// Makes a Maildir look as if it had been changed an hour ago.
    func age(_ name: String) throws {
        for part in ["cur", "new"] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: mail + "/" + name + "/" + part)
        }
    }

    /// The days that a look finds, in their order.
    func look(at places: [String]? = nil) throws -> [String] { try sightings(at: places).map(\.noticing.day.description).sorted() }

    /// What a look finds.
    func sightings(
        at places: [String]? = nil, for owners: Owners = MailHome.owners(), since: CivilDate = MailHome.since,
        to output: Collected = Collected()
    ) throws -> [Sighting] {
        let observation = try Observation(for: owners, since: since, now: Self.now, memory: Memory(folder: state))
        let summary = try observation.mail(places ?? [mail], to: output)
        (problems, read) = (summary.problems, summary.read)
        return output.sightings
    }
}

/// How long this takes the processor, however busy the machine is.
func processorTime(_ body: () -> Void) -> Duration {
    func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    let start = now()
    body()
    return now() - start
}

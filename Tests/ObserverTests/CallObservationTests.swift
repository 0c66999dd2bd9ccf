import KeepInTouch
import TestSupport
import Testing

@testable import Observer

/// What a look through lists of calls finds.
struct CallObservationTests {
    private let folder = TemporaryFolder()
    private static let owners = Owners(
        me: [], people: [ContactDetails(contact: MailHome.ada, name: "Ada", emails: [], telephones: ["+49 30 1234567"])])
    private static let tokyo = Zone(identifier: "Asia/Tokyo") { _ in 9 * 3600 }

    private func look(_ zone: Zone) throws -> [Noticing] {
        let output = Collected()
        let observation = try Observation(
            for: Self.owners, since: MailHome.since, now: MailHome.now, memory: Memory(folder: nil))
        _ = try observation.calls([folder.path + "/calls.xml"], zone: zone, to: output)
        return output.sightings.map(\.noticing)
    }

    @Test func `a call is the same wherever its list is read again, and its day is the local one`() throws {
        // 5 November 2025, 20:00 in Berlin, which is 4 o'clock on the 6th in Tokyo.
        let call = #"<call number="+49301234567" duration="600" date="1762369200000" type="1" />"#
        try folder.write("<?xml version='1.0'?><calls count=\"1\">\(call)</calls>", to: "calls.xml")
        let (home, away) = (try look(.berlin), try look(Self.tokyo))
        #expect(home.map(\.day.description) == ["2025-11-05"] && away.map(\.day.description) == ["2025-11-06"])
        #expect(home.map(\.instance) == away.map(\.instance))
    }
}

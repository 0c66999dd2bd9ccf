import KeepInTouch
import Telephony
import TestSupport
import Testing

@testable import Observer

/// Chats that people export, and whose they are.
struct ChatObservationTests {
    private let folder = TemporaryFolder()
    private let owners = Owners(
        me: ["max@example.org"],
        people: [
            ContactDetails(contact: ContactID(rawValue: "ada"), name: "Ada Lovelace", emails: [], telephones: ["+44 20 7946 0011"]),
            ContactDetails(contact: ContactID(rawValue: "bob"), name: "Bob Hale", emails: [], telephones: []),
        ])

    private func chat(_ text: String, order: Int? = nil) throws -> (ChatOutcome, [Sighting]) {
        try folder.write(text, to: "chat")
        let now = Zone.berlin.instant(of: CivilDate("2026-11-30")!, at: ClockTime(secondOfDay: 36_000))
        let result = try ChatObservation(owners: owners, now: now, zone: .berlin)
            .run(folder.path + "/chat", order: order == 1 ? .dayFirst : order == 2 ? .monthFirst : nil)
        return (result.outcome, result.sightings)
    }

    private func said(_ sightings: [Sighting]) -> [String] {
        sightings.map { "\($0.noticing.contact) \($0.noticing.day) \($0.noticing.evidence.direction)" }
    }

    @Test func `each day is noticed once, by who wrote on it`() throws {
        let (outcome, sightings) = try chat(
            """
            13.11.25, 09:00 - Ada Lovelace: Hello
            13.11.25, 09:01 - Max: Hello
            14.11.25, 10:00 - Ada Lovelace: Are you there?
            20.11.25, 10:00 - Max: Yes
            """)
        #expect(outcome == .read(days: 3))
        #expect(said(sightings) == ["ada 2025-11-13 both", "ada 2025-11-14 in", "ada 2025-11-20 out"])
        #expect(sightings.map(\.noticing.evidence.isContact) == [true, false, true], "a message that only came in is no contact")
    }

    @Test func `a number stands for whose it is`() throws {
        let (outcome, sightings) = try chat("13.11.25, 09:00 - +44 20 7946 0011: Hello\n13.11.25, 09:01 - Max: Hello\n")
        #expect(outcome == .read(days: 1) && said(sightings) == ["ada 2025-11-13 both"])
    }

    @Test func `a group's, and one of somebody unknown, is nobody's`() throws {
        let group = try chat("13.11.25, 09:00 - Ada Lovelace: a\n13.11.25, 09:01 - Bob Hale: b\n13.11.25, 09:02 - Max: c\n")
        #expect(group.0 == .group && group.1.isEmpty)
        let unknown = try chat("13.11.25, 09:00 - Zoe: a\n13.11.25, 09:01 - Max: c\n")
        #expect(unknown.0 == .nobody(["Zoe", "Max"]) && unknown.1.isEmpty)
    }

    @Test func `where nothing tells which number is the day, it is asked for`() throws {
        let text = "05/11/25, 09:00 - Ada Lovelace: a\n06/11/25, 09:01 - Max: c\n"
        #expect(try chat(text).0 == .ambiguous)
        #expect(try said(chat(text, order: 1).1) == ["ada 2025-11-05 in", "ada 2025-11-06 out"])
        #expect(try said(chat(text, order: 2).1) == ["ada 2025-05-11 in", "ada 2025-06-11 out"])
    }

    @Test func `Telegram's chats with people are theirs, and no others`() throws {
        let (outcome, sightings) = try chat(
            """
            {"chats": {"list": [
              {"name": "Ada Lovelace", "type": "personal_chat", "id": 1, "messages": [
                {"id": 1, "type": "message", "date": "2025-11-13T09:00:00", "from": "Ada", "from_id": "user1", "text": "x"},
                {"id": 2, "type": "message", "date": "2025-11-13T09:01:00", "from": "Max", "from_id": "user2", "text": "x"}]},
              {"name": "Bob Hale", "type": "private_group", "id": 3, "messages": [
                {"id": 1, "type": "message", "date": "2025-11-13T09:00:00", "from": "Bob", "from_id": "user3", "text": "x"}]}
            ]}}
            """)
        #expect(outcome == .read(days: 1) && said(sightings) == ["ada 2025-11-13 both"])
    }
}

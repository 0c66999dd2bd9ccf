import ControlInterface
import Foundation
import KeepInTouch
import Platform
import TestLiterals
import Testing
import Varlink

@testable import Daemon

/// What is noticed, over the socket: real cards, a real journal.
@MainActor
struct EvidenceServiceTests: AsksService {
    let served: ServedCoordinator

    init() throws {
        served = try ServedCoordinator(
            Home(
                cards: [
                    (
                        "ada", "Ada Lovelace",
                        "EMAIL:ada@example.org\nEMAIL:a.lovelace@example.net\nTEL:+44 20 7946 0011\nCATEGORIES:friends\n"
                    ),
                    ("bob", "Bob Kahn", ""),
                ],
                configuration: """
                    [evidence]
                    mail = "ask"
                    me = ["max@example.org"]
                    mail_folders = ["~/Mail", "thunderbird"]
                    calls = true
                    [groups.friends]
                    every = "6w"

                    """))
    }

    private func sighting(
        _ contact: ContactID = "ada", _ day: CivilDate = "2026-11-12", via: Via = .email, _ direction: Evidence.Direction = .out,
        _ source: Evidence.Source = .mail
    ) -> WireSighting {
        .init(
            contact: contact, day: day, happened: LocalInstant(Zone.utc.instant(of: day, at: ClockTime(secondOfDay: 36_000)), in: .utc),
            via: via, direction: direction, source: source)
    }

    private func notice(_ sightings: WireSighting..., dryRun: Bool? = nil) async throws -> Int {
        try await call(Control.Notice.self, .init(sightings: sightings, dryRun: dryRun)).added
    }

    private var noticed: [WireNoticed] {
        get async throws { try await all(Control.ListNoticed.self, .init(asked: true)).flatMap(\.noticed) }
    }

    @Test func `what to look at and for whom is what the configuration and the cards say`() async throws {
        let settings = try await call(Control.GetEvidence.self, Empty())
        #expect(settings.mail == .ask && settings.calendar == .off && settings.calls == .count && settings.me == ["max@example.org"])
        #expect(settings.mailFolders == [paths.home + "/Mail", "thunderbird"] && settings.callFiles == nil)
        let people = try await all(Control.ListAddresses.self, Empty()).flatMap(\.people).sorted { $0.name < $1.name }
        #expect(people.map(\.name) == ["Ada Lovelace", "Bob Kahn"])
        #expect(people[0].emails == ["ada@example.org", "a.lovelace@example.net"] && people[0].telephones == ["+44 20 7946 0011"])
    }

    @Test func `each is noted once, and a dry run notes nothing`() async throws {
        #expect(try await notice(sighting(), sighting("bob"), sighting("nobody"), dryRun: true) == 2)
        #expect(try await noticed.isEmpty)
        #expect(try await notice(sighting(), sighting("bob"), sighting("nobody")) == 2)
        #expect(try await notice(sighting(), sighting("bob", "2026-11-13")) == 1)
        #expect(try await notice(sighting(), dryRun: true) == 0)
    }

    @Test func `nobody is asked about people whom they don't keep in touch with`() async throws {
        #expect(try await notice(sighting("bob")) == 1)
        #expect(try await noticed.isEmpty)
        #expect(try await all(Control.ListNoticed.self, .init()).flatMap(\.noticed).map(\.contact) == ["bob"], "but it is there")
    }

    @Test func `a person is asked about what is to be asked about, the newest first, and the answer counts`() async throws {
        _ = try await notice(
            sighting("ada", "2026-11-01"), sighting(), sighting("ada", "2026-11-20", .in),
            sighting("bob", "2026-11-14", via: .call, .in, .calls))
        let asked = try await noticed
        #expect(asked.map(\.day) == ["2026-11-12", "2026-11-01"], "neither a letter that came in nor a call that counts")
        let shown = try await call(Control.GetContact.self, .init(contact: "ada"))
        #expect(shown.unanswered == "2026-11-20" && shown.contact.lastContact == nil)
        let answers = try await call(Control.Judge.self, .init(entries: asked.map(\.entry.text), confirmed: true)).answers
        #expect(answers.count == 2 && answers[0].entry.verb == .known(.confirmed))
        let ada = try await call(Control.GetContact.self, .init(contact: "ada")).contact
        #expect(ada.lastContact == "2026-11-12" && ada.lastFrom == .mail)
        #expect(try await noticed.isEmpty)
        let undone = try await call(Control.Undo.self, .init())
        #expect(undone.answers.count == 2, "one act")
        #expect(try await noticed.count == 2)
    }

    @Test func `what is forgotten no longer counts, but what was confirmed does`() async throws {
        _ = try await notice(sighting("bob", via: .call, .in, .calls), sighting(), sighting("ada", "2026-11-13"))
        let asked = try await noticed
        _ = try await call(Control.Judge.self, .init(entries: [asked[1].entry.text], confirmed: true))
        #expect(try await call(Control.ForgetEvidence.self, .init(source: .mail)).count == 1)
        #expect(try await call(Control.GetContact.self, .init(contact: "ada")).contact.lastContact == "2026-11-12")
        #expect(try await call(Control.GetContact.self, .init(contact: "bob")).contact.lastContact == "2026-11-12")
        #expect(try await call(Control.ForgetEvidence.self, .init(source: .calls)).act != nil)
        #expect(try await call(Control.GetContact.self, .init(contact: "bob")).contact.lastContact == nil)
        #expect(try await call(Control.ForgetEvidence.self, .init(source: .calendar)).count == 0)
    }

    @Test func `what nobody noticed can't be judged, and too much at once is refused`() async throws {
        let said = try await call(Control.Acknowledge.self, .init(contacts: ["ada"], via: .call)).answers[0].entry
        guard case .notAmendable = try await refusal(Control.Judge.self, .init(entries: [said.id.text], confirmed: true)) else {
            Issue.record("it was judged")
            return
        }
        await #expect(throws: VarlinkError.self) {
            try await call(Control.Notice.self, .init(sightings: Array(repeating: sighting(), count: 1001)))
        }
    }

    @Test func `a reload with another setting changes the dates at once`() async throws {
        _ = try await notice(sighting())
        func last() async throws -> CivilDate? { try await call(Control.GetContact.self, .init(contact: "ada")).contact.lastContact }
        #expect(try await last() == nil)
        try Data("[evidence]\nmail = \"count\"\n[groups.friends]\nevery = \"6w\"\n".utf8).write(to: URL(fileURLWithPath: paths.configFile))
        coordinator.reload()
        #expect(try await last() == "2026-11-12")
    }
}

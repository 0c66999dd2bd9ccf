import ControlInterface
import Foundation
import KeepInTouch
import TestLiterals
import Testing
import Varlink

@testable import Daemon

/// Reports, asked for over a real socket; journal and cards are real.
@MainActor
struct ReportServiceTests: AsksService {
    /// It is Monday, 23 November 2026.
    let served: ServedCoordinator

    init() throws { served = try ServedCoordinator(Home()) }

    private func noteInteraction(_ who: String, _ day: When, _ via: Via) async throws {
        _ = try await call(Control.Acknowledge.self, .init(contacts: [who], via: via, when: day, note: nil))
    }

    @Test func `a year has its days, means and cadences, without what was taken back`() async throws {
        try await noteInteraction("ada", "2026-11-01", .call)
        try await noteInteraction("ada", "2026-11-14", .meal)
        try await noteInteraction("eve", "2026-11-14", .call)
        try await noteInteraction("bob", "2026-11-15", .letter)
        _ = try await call(Control.Undo.self, .init())
        let report = try await call(Control.GetReport.self, .init())
        #expect(report.from == "2025-11-24" && report.through == "2026-11-23" && report.interactions == 3 && report.contacts == 2)
        #expect(report.days == [.init(day: "2026-11-01", interactions: 1), .init(day: "2026-11-14", interactions: 2)])
        #expect(report.means == [.init(via: .call, interactions: 2), .init(via: .meal, interactions: 1)])
        let friends = try #require(report.cadences.first)
        #expect(report.cadences.count == 1 && friends.from == "Friends" && friends.every == "2w" && friends.contacts == 2)
        #expect(friends.kept == 1 && friends.late == 0 && friends.skipped == 0 && friends.everyDays == 13)
    }

    @Test func `another year can be asked for, a future one is refused`() async throws {
        try await noteInteraction("ada", "2025-05-01", .call)
        let report = try await call(Control.GetReport.self, .init(year: 2025))
        #expect(report.from == "2025-01-01" && report.through == "2025-12-31" && report.interactions == 1)
        #expect(try await call(Control.GetReport.self, .init(year: 2026)).interactions == 0)
        await #expect(throws: VarlinkError.invalidParameter("year")) { try await call(Control.GetReport.self, .init(year: 2027)) }
        await #expect(throws: VarlinkError.invalidParameter("year")) { try await call(Control.GetReport.self, .init(year: -1)) }
    }

    @Test func `introductions name both`() async throws {
        #expect(try await all(Control.ListIntroductions.self, Empty()).flatMap(\.introductions).isEmpty)
        _ = try await call(Control.Introduce.self, .init(contact: "ada", other: "eve"))
        let pairs = try await all(Control.ListIntroductions.self, Empty()).flatMap(\.introductions)
        #expect(pairs.map { "\($0.contact.uid) \($0.contact.name) \($0.other.uid) \($0.other.name)" } == ["ada Ada Lovelace eve Eve"])
    }

    @Test func `of very many groups the hundred largest are in the reply`() throws {
        let groups = (0..<150).map { "group \(100 + $0)" }
        let contacts = groups.enumerated().flatMap { index, group in
            (0..<(index < 120 ? 1 : 2)).map { Contact(id: ContactID(rawValue: "\(group) \($0)"), name: "x", groups: [group]) }
        }
        let policy = Policy(
            groups: Dictionary(uniqueKeysWithValues: try groups.map { ($0, GroupPolicy(every: try Cadence(parsing: "2w"))) }))
        let book = BookBuilder(contacts: contacts, policy: policy, zone: .utc, now: home.clock.clock.now()).build()
        let report = WireReport(Report(days: Report.lastYear(today: book.today), zone: .utc), of: book)
        #expect(report.cadences.count == 100 && report.cadences.filter { $0.contacts == 2 }.count == 30)
        #expect(report.cadences.map(\.from) == report.cadences.map(\.from).sorted())
    }
}

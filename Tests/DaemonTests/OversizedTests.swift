import ControlInterface
import Foundation
import KeepInTouch
import Platform
import Testing
import Varlink

@testable import Daemon

/// Huge address books: every reply still fits into a message.
@MainActor
struct OversizedTests: AsksService {
    let served: ServedCoordinator

    /// Three hundred people of one name who work for one company, each in as many groups as there may be; and 600 files that are no cards.
    init() throws {
        let groups = (0..<100).map { "\($0) " + String(repeating: "g", count: 36) }.joined(separator: ",")
        let people = (0..<300).map { (uid: "u\($0)", name: "Ada Lovelace", more: "ORG:Engines\nCATEGORIES:\(groups)\n") }
        let home = try Home(cards: people + [("bob", "Bob", "TEL:1\n" + (0..<9000).map { "EMAIL:bob@\($0).example\n" }.joined())])
        for number in 0..<600 {
            try Data("no card".utf8).write(to: URL(fileURLWithPath: home.paths.contactsFolder + "/x\(number).vcf"))
        }
        served = try ServedCoordinator(home, started: false)
    }

    @Test func `long lists are cut at a bound`() async throws {
        let problems = try await call(Control.GetStatus.self, Empty()).problems
        #expect(problems.count == 501)
        #expect(problems.last?.message == "100 more problems; mend these first")
        #expect(try await call(Control.GetContact.self, .init(contact: "bob")).emails.count == 100)
        #expect(try await call(Control.FindPaths.self, .init(organization: "Engines")).paths.count == 200)
        #expect(try await all(Control.ListContacts.self, .init()).flatMap(\.contacts).count == 301)
        let duplicates = try await all(Control.ListDuplicates.self, Empty()).compactMap(\.duplicate)
        #expect(duplicates.map(\.contacts.count) == [100])
        let file = home.paths.contactsFolder + "/u7.vcf"
        #expect(
            try await refusal(Control.AddToGroup.self, .init(contact: "u7", group: "one more"))
                == .cardRefused(file: file, reason: "Ada Lovelace is in 100 groups already"))
        let one = "7 " + String(repeating: "G", count: 36)
        #expect(try await !call(Control.AddToGroup.self, .init(contact: "u7", group: one)).changed)
        #expect(try await refusal(Control.AddContact.self, .init(name: "Cy", groups: ["a"])) == nil)
    }
}

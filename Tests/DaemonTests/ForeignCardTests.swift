import AddressBook
import ControlInterface
import Foundation
import KeepInTouch
import TestLiterals
import Testing
import Varlink

@testable import Daemon

/// People whose cards are in another program's address book, which can't be changed, beside the user's own.
@MainActor
struct ForeignCardTests: AsksService {
    let served: ServedCoordinator
    let evolution: EvolutionStore

    init() throws {
        let home = try Home(
            cards: [("ada", "Ada Lovelace", "EMAIL:ada@example.org\n"), ("bob", "Bob", "")],
            configuration: "address_books = [\"~/.local/share/vitaminb/contacts\", \"evolution\"]\n" + Home.everyTwoWeeks)
        evolution = try EvolutionStore(in: home.path)
        evolution.put("king", "Countess King", more: "TEL:+44 20 7946 0321\r\nBDAY:1815-12-10\r\nCATEGORIES:choir\r\n")
        evolution.put("carl", "Carl Gauss", more: "CATEGORIES:choir\r\n")
        served = try ServedCoordinator(home)
    }

    private func contact(_ who: String) async throws -> Control.GetContact.Reply {
        try await call(Control.GetContact.self, .init(contact: who))
    }

    private func groups(_ who: String) async throws -> [String] { try await contact(who).contact.groups }

    /// What a start would make of the journal and the cards.
    private func restarted() throws -> Book {
        var cards = AddressBook(
            folders: coordinator.configuration.addressBooks, by: Identities(try coordinator.journal.corrections()))
        return try coordinator.journal.book(
            of: cards.rescan().changed, policy: coordinator.book.policy, zone: coordinator.book.zone, now: clock.clock.now()
        ).book
    }

    // MARK: Groups

    @Test func `somebody in another program's address book can be put into a group, and is reminded of by it`() async throws {
        let edited = try await call(Control.AddToGroup.self, .init(contact: "carl", group: "Friends"))
        #expect(edited.changed && edited.contact.groups == ["choir", "Friends"] && edited.contact.every == "2w")
        #expect(edited.file == evolution.path, "where the card is")
        #expect(try await !call(Control.AddToGroup.self, .init(contact: "carl", group: "friends")).changed)
        #expect(try await groups("carl") == ["choir", "Friends"])
        #expect(try restarted().contact("carl")?.groups == ["choir", "friends"])
        #expect(try await all(Control.ListGroups.self, Empty()).compactMap(\.group).first { $0.name == "Friends" }?.contacts == 1)
        let listed = try await all(Control.ListContacts.self, .init(group: "FRIENDS")).flatMap(\.contacts)
        #expect(listed.map(\.name) == ["Carl Gauss"])
    }

    @Test func `the group stays when the other program changes the card, and goes with undo`() async throws {
        _ = try await call(Control.AddToGroup.self, .init(contact: "carl", group: "friends"))
        evolution.put("carl", "Carl Friedrich Gauss", more: "CATEGORIES:choir,mathematicians\r\n")
        coordinator.lookAgain()
        #expect(try await groups("gauss") == ["choir", "mathematicians", "friends"])
        #expect(try await contact("gauss").contact.name == "Carl Friedrich Gauss")
        _ = try await call(Control.Undo.self, .init())
        #expect(try await groups("gauss") == ["choir", "mathematicians"])
        #expect(try restarted().contact("carl")?.groups == ["choir", "mathematicians"])
    }

    @Test func `what was put in by hand comes out again, what the card says does not`() async throws {
        for group in ["friends", "family"] { _ = try await call(Control.AddToGroup.self, .init(contact: "carl", group: group)) }
        #expect(try await call(Control.RemoveFromGroup.self, .init(contact: "carl", group: "Friends")).changed)
        #expect(try await groups("carl") == ["choir", "family"])
        #expect(try await !call(Control.RemoveFromGroup.self, .init(contact: "carl", group: "friends")).changed)
        let refusal = try await refusal(Control.RemoveFromGroup.self, .init(contact: "carl", group: "choir"))
        #expect(refusal == .cardRefused(file: evolution.path, reason: "it is read from GNOME Contacts; change it there"))
    }

    @Test func `a pause of the group covers whom the journal put into it`() async throws {
        _ = try await call(Control.AddToGroup.self, .init(contact: "carl", group: "friends"))
        _ = try await call(Control.Pause.self, .init(group: "friends", from: "2026-11-23", until: "2026-12-24"))
        #expect(try await contact("carl").contact.pausedBy == "friends")
    }

    @Test func `a card in a folder of the user's gets the group itself`() async throws {
        _ = try await call(Control.AddToGroup.self, .init(contact: "bob", group: "friends"))
        #expect(try home.card("bob").contains("CATEGORIES:friends"))
        #expect(try coordinator.entries(about: "bob").allSatisfy { $0.what.verb != .assigned })
    }

    @Test func `the card is not given out to be edited`() async throws {
        let refusal = try await refusal(Control.GetCard.self, .init(contact: "carl"))
        #expect(refusal == .cardRefused(file: evolution.path, reason: "it is read from GNOME Contacts; change it there"))
        #expect(try await call(Control.GetCard.self, .init(contact: "bob")).file.hasSuffix("bob.vcf"))
    }

    // MARK: Merging

    private func merge(_ other: String, into contact: String) async throws -> Control.MergeContacts.Reply {
        try await call(Control.MergeContacts.self, .init(contact: contact, other: other, dryRun: false))
    }

    @Test func `two cards in two address books become one person, and neither is touched`() async throws {
        let before = try home.card("ada")
        _ = try await call(Control.Acknowledge.self, .init(contacts: ["king"], via: .meal, note: "her new engine"))
        let merged = try await merge("king", into: "ada")
        #expect(merged.joined == true && merged.trash == nil)
        #expect(merged.contact.name == "Ada Lovelace" && merged.contact.lastContact == "2026-11-23")
        #expect(try home.card("ada") == before)
        let reply = try await contact("ada")
        #expect(reply.contact.birthday == "1815-12-10" && reply.contact.groups == ["choir"])
        #expect(reply.emails == ["ada@example.org"] && reply.telephones == ["+44 20 7946 0321"])
        for name in ["countess", "king", "lovelace"] { #expect(try await contact(name).contact.uid == "ada", "\(name)") }
        #expect(coordinator.book.contactCount == 3)
        #expect(try await call(Control.GetStatus.self, Empty()).problems.isEmpty)
        #expect(try await all(Control.ListDuplicates.self, Empty()).isEmpty)
        let again = try restarted()
        #expect(again.contactCount == 3 && again.contact("king")?.id == "ada")
        #expect(again.contact("ada") == coordinator.book.contact("ada"))
    }

    @Test func `it is one person whichever is named first, and the card that can be changed counts`() async throws {
        _ = try await merge("ada", into: "king")
        #expect(try await contact("king").contact.name == "Ada Lovelace")
        _ = try await call(Control.EditContact.self, .init(contact: "countess", note: "plays the harp"))
        #expect(try home.card("ada").contains("NOTE:plays the harp"))
    }

    @Test func `undo makes two of them again, each with what was said of them`() async throws {
        _ = try await call(Control.Acknowledge.self, .init(contacts: ["king"], via: .meal))
        _ = try await merge("king", into: "ada")
        _ = try await call(Control.Undo.self, .init())
        #expect(coordinator.book.contactCount == 4)
        #expect(try await contact("king").contact.lastContact == "2026-11-23")
        let ada = try await contact("ada").contact
        #expect(ada.lastContact == nil && ada.birthday == nil && ada.groups.isEmpty)
        #expect(try restarted().contactCount == 4)
    }

    @Test func `what the other program changes is seen, and where its card goes the person stays`() async throws {
        _ = try await merge("king", into: "ada")
        evolution.put("king", "Countess King", more: "BDAY:1815-12-11\r\nEMAIL:king@example.org\r\n")
        coordinator.lookAgain()
        let changed = try await contact("king@example.org")
        #expect(changed.contact.uid == "ada" && changed.contact.birthday == "1815-12-11" && changed.contact.groups.isEmpty)
        evolution.remove("king")
        coordinator.lookAgain()
        let alone = try await contact("ada").contact
        #expect(alone.name == "Ada Lovelace" && alone.birthday == nil && coordinator.book.contactCount == 3)
        #expect(try await call(Control.GetStatus.self, Empty()).problems.isEmpty)
    }

    @Test func `where one's own card is removed the other one counts, with the history`() async throws {
        _ = try await call(Control.Acknowledge.self, .init(contacts: ["ada"], via: .call))
        _ = try await merge("king", into: "ada")
        _ = try await call(Control.RemoveContact.self, .init(contact: "ada"))
        let left = try await contact("king").contact
        #expect(left.name == "Countess King" && left.lastContact == "2026-11-23" && coordinator.book.contactCount == 3)
    }

    @Test func `two cards of one other program are merged there`() async throws {
        let refusal = try await refusal(Control.MergeContacts.self, .init(contact: "carl", other: "king", dryRun: false))
        #expect(refusal == .cardRefused(file: evolution.path, reason: "both are read from GNOME Contacts; merge them there"))
    }
}

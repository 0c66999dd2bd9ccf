import AddressBook
import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing
import VCard

@testable import Daemon

/// A history whose card is gone was given to somebody by a merge: what becomes of both when cards change after that.
@MainActor
struct GivenHistoryTests {
    @Test func `a history without a card that was given to somebody follows when a server renames the UID`() throws {
        let home = try Home(cards: [("a", "Ada One", "EMAIL:ada@x.org\nCATEGORIES:friends\n"), ("b", "Bob Two", "CATEGORIES:friends\n")])
        let coordinator = try home.coordinator()
        coordinator.start()
        for who in ["a", "b"] { _ = try coordinator.say(.acknowledge(who: who, Interaction(via: .call), when: home.clock.clock.now())) }
        #expect(unlink("\(home.paths.contactsFolder)/b.vcf") == 0)
        coordinator.reload()
        _ = try coordinator.merge(try #require(coordinator.cardless(named: "b")), into: coordinator.book.find("ada"), dryRun: false)
        let card = try home.card("a")
        #expect(unlink("\(home.paths.contactsFolder)/a.vcf") == 0)
        try card.replacing("UID:a", with: "UID:a2")
            .write(toFile: "\(home.paths.contactsFolder)/a2.vcf", atomically: true, encoding: .utf8)
        coordinator.reload()
        let ada = try coordinator.book.find("ada")
        #expect(coordinator.book.relation(to: ada.id)?.lastContact?.via == .call)
        #expect(try coordinator.cardless().isEmpty && coordinator.entries(about: ada.id).count { $0.what.verb == .acknowledged } == 2)
    }

    @Test func `a card that comes back after its history was given to somebody else is itself again`() throws {
        let home = try Home(cards: [("a", "Ada One", "CATEGORIES:friends\n"), ("b", "Bob Two", "CATEGORIES:friends\n")])
        do {
            let coordinator = try home.coordinator()
            coordinator.start()
            let now = home.clock.clock.now()
            _ = try coordinator.say(.acknowledge(who: "a", Interaction(via: .meal), when: now))
            _ = try coordinator.say(.acknowledge(who: "b", Interaction(via: .call), when: now.adding(seconds: -86_400)))
            let card = try home.card("b")
            #expect(unlink("\(home.paths.contactsFolder)/b.vcf") == 0)
            coordinator.reload()
            _ = try coordinator.merge(try #require(coordinator.cardless(named: "b")), into: coordinator.book.find("ada"), dryRun: false)
            try card.write(toFile: "\(home.paths.contactsFolder)/b.vcf", atomically: true, encoding: .utf8)
            coordinator.reload()
            let (ada, bob) = (try coordinator.book.find("ada"), try coordinator.book.find("bob"))
            #expect(coordinator.book.contactCount == 2)
            #expect(coordinator.book.relation(to: ada.id)?.lastContact?.via == .meal)
            #expect(coordinator.book.relation(to: bob.id)?.lastContact?.via == .call)
        }
        let restarted = try home.coordinator()
        restarted.start()
        #expect(restarted.book.contactCount == 2)
    }

    @Test func `a card that a synchroniser brings back doesn't hide that a person has changed a card since`() throws {
        let home = try Home(cards: [("a", "Ada One", "CATEGORIES:friends\n"), ("b", "Bob Two", "CATEGORIES:friends\n")])
        let coordinator = try home.coordinator()
        coordinator.start()
        for who in ["a", "b"] { _ = try coordinator.say(.acknowledge(who: who, Interaction(via: .call), when: home.clock.clock.now())) }
        let card = try home.card("b")
        #expect(unlink("\(home.paths.contactsFolder)/b.vcf") == 0)
        coordinator.reload()
        _ = try coordinator.merge(try #require(coordinator.cardless(named: "b")), into: coordinator.book.find("ada"), dryRun: false)
        let edited = try coordinator.edit(coordinator.book.find("ada")) { $0.set("NOTE", to: "engines") }
        #expect(edited.hasChanged)
        try card.write(toFile: "\(home.paths.contactsFolder)/b.vcf", atomically: true, encoding: .utf8)
        coordinator.reload()
        #expect(coordinator.book.contactCount == 2)
        #expect(throws: RequestError.refused(.cardWasLast(edited.contact, .edited))) { try coordinator.undo() }
    }

    @Test(arguments: ["the card comes back", "the merge is taken back"])
    func `a history that was given away goes back alone, whatever UIDs the other card has got since`(how: String) throws {
        let home = try Home(cards: [("a", "Ada One", "EMAIL:ada@x.org\nCATEGORIES:friends\n"), ("b", "Bob Two", "CATEGORIES:friends\n")])
        let coordinator = try home.coordinator()
        coordinator.start()
        let now = home.clock.clock.now()
        _ = try coordinator.say(.acknowledge(who: "a", Interaction(via: .meal), when: now))
        _ = try coordinator.say(.acknowledge(who: "b", Interaction(via: .call), when: now.adding(seconds: -86_400)))
        let (ada, bob) = (try home.card("a"), try home.card("b"))
        #expect(unlink("\(home.paths.contactsFolder)/b.vcf") == 0)
        coordinator.reload()
        _ = try coordinator.merge(try #require(coordinator.cardless(named: "b")), into: coordinator.book.find("ada"), dryRun: false)
        for (old, new) in [("a", "a2"), ("a2", "a3")] {
            #expect(unlink("\(home.paths.contactsFolder)/\(old).vcf") == 0)
            try ada.replacing("UID:a", with: "UID:\(new)")
                .write(toFile: "\(home.paths.contactsFolder)/\(new).vcf", atomically: true, encoding: .utf8)
            coordinator.reload()
        }
        if how == "the card comes back" {
            try bob.write(toFile: "\(home.paths.contactsFolder)/b.vcf", atomically: true, encoding: .utf8)
            coordinator.reload()
            #expect(coordinator.book.relation(to: try coordinator.book.find("bob").id)?.lastContact?.via == .call)
            #expect(try coordinator.cardless().isEmpty && coordinator.book.contactCount == 2)
        } else {
            _ = try coordinator.undo()
            #expect(try coordinator.cardless().map(\.contact) == [Contact(id: ContactID(rawValue: "b"), name: "Bob Two")])
        }
        #expect(coordinator.book.relation(to: try coordinator.book.find("ada").id)?.lastContact?.via == .meal)
    }
}

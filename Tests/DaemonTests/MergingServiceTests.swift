import ControlInterface
import Foundation
import Journal
import KeepInTouch
import Platform
import TestLiterals
import Testing
import VCard

@testable import Daemon

/// Merging two contacts: real cards, a real journal; only the clock is the test's.
@MainActor
struct MergingServiceTests {
    let home: Home
    var paths: Paths { home.paths }
    var clock: SetClock { home.clock }

    init() throws {
        home = try Home(cards: [
            ("ada", "Ada Lovelace", "EMAIL:ada@example.org\n"), ("king", "Ada King", "TEL:+44 1\nCATEGORIES:friends\n"), ("bob", "Bob", ""),
        ])
    }

    func start() throws -> Coordinator {
        let coordinator = try home.coordinator()
        coordinator.start()
        return coordinator
    }

    func merge(
        _ coordinator: Coordinator, _ other: String, into contact: String, dryRun: Bool = false
    ) throws -> Control.MergeContacts.Reply {
        try ControlService(coordinator, EventStream()).merge(.init(contact: contact, other: other, dryRun: dryRun))
    }

    func refusal(_ body: () throws -> Void) -> ControlError? {
        do {
            try body()
            return nil
        } catch { return error as? ControlError }
    }

    func card(_ uid: String) throws -> String { try home.card(uid) }

    @Test func `a dry run says what a merge then does`() throws {
        let coordinator = try start()
        let before = try ["ada", "king"].map(card)
        let plan = try merge(coordinator, "Ada King", into: "lovelace", dryRun: true)
        #expect(plan.contact.uid == "ada" && plan.other.uid == "king" && plan.trash == nil)
        #expect(plan.file == paths.contactsFolder + "/ada.vcf" && plan.otherFile == paths.contactsFolder + "/king.vcf")
        #expect(try ["ada", "king"].map(card) == before)
        let merged = try merge(coordinator, "king", into: "ada")
        #expect(merged.fields == plan.fields && merged.other == plan.other)
        #expect(merged.trash == paths.trashFolder + "/king.vcf")
        #expect(merged.contact.groups == ["friends"] && merged.contact.every == "2w", "the answer knows the card as it is now")
        #expect(try card("ada").hasSuffix("EMAIL:ada@example.org\nTEL:+44 1\nCATEGORIES:friends\nEND:VCARD\n"))
        #expect(try String(contentsOfFile: paths.trashFolder + "/king.vcf", encoding: .utf8) == before[1])
        #expect(coordinator.book.contact(ContactID(rawValue: "king")) == nil)
    }

    @Test func `a contact can't be merged with itself or with an unknown one`() throws {
        let coordinator = try start()
        let before = try card("ada")
        #expect(refusal { _ = try merge(coordinator, "Ada Love", into: "ada") } == .sameContact(name: "Ada Lovelace"))
        #expect(refusal { _ = try merge(coordinator, "ada", into: "ada", dryRun: true) } == .sameContact(name: "Ada Lovelace"))
        #expect(refusal { _ = try merge(coordinator, "nobody", into: "ada") } == .noSuchContact(contact: "nobody"))
        #expect(try card("ada") == before)
    }

    @Test func `if the trash can't be written the reply says so, and a repeated merge completes it`() throws {
        let coordinator = try start()
        // A file in the folder's place, since permissions don't stop root.
        try Data().write(to: URL(fileURLWithPath: paths.trashFolder))
        try say(coordinator)
        guard case .mergeUnfinished(let file, let reason) = refusal({ _ = try merge(coordinator, "king", into: "ada") }) else {
            Issue.record("it was completed")
            return
        }
        #expect(file == paths.contactsFolder + "/king.vcf")
        #expect(reason.hasPrefix("Ada Lovelace's card has everything, but Ada King's could not be moved to the trash: "))
        let after = try card("ada")
        #expect(after.contains("TEL:+44 1\n"))
        #expect(coordinator.book.contact(ContactID(rawValue: "ada"))?.groups == ["friends"])
        #expect(coordinator.book.contact(ContactID(rawValue: "king")) != nil, "nobody is gone")
        try FileManager.default.removeItem(atPath: paths.trashFolder)
        let merged = try merge(coordinator, "king", into: "ada")
        #expect(merged.trash != nil && !merged.fields.contains { $0.outcome == .added })
        #expect(try card("ada") == after)
        #expect(try notes(coordinator, "ada") == ["before", "after"])
        #expect(merged.contact.lastContact == "2026-11-20")
    }

    /// A call with Ada a while ago, a meal with the other lately.
    func say(_ coordinator: Coordinator) throws {
        let now = clock.clock.now()
        _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call, note: "before"), when: now.adding(seconds: -30 * 86400)))
        _ = try coordinator.say(.acknowledge(who: "king", Interaction(via: .meal, note: "after"), when: now.adding(seconds: -3 * 86400)))
    }

    func notes(_ coordinator: Coordinator, _ uid: String) throws -> [String] {
        try coordinator.entries(about: ContactID(rawValue: uid)).compactMap { entry in
            if case .acknowledged(let interaction, _, _) = entry.what { interaction.note } else { nil }
        }
    }

    @Test func `the history of both belongs to the contact, also after a restart`() throws {
        let merged: WireContact
        do {
            let coordinator = try start()
            try say(coordinator)
            let reminder = try #require(coordinator.book.reminders(for: ContactID(rawValue: "king")).first).id
            merged = try merge(coordinator, "king", into: "ada").contact
            #expect(merged.lastContact == "2026-11-20" && merged.lastVia == .meal && merged.nextDue == "2026-12-04")
            #expect(try notes(coordinator, "ada") == ["before", "after"])
            #expect(
                try coordinator.book.find(reminder.description).id.rawValue == "ada", "the other's reminders are answered as the contact's")
        }
        let coordinator = try start()
        #expect(try notes(coordinator, "ada") == ["before", "after"])
        #expect(WireContact(try coordinator.book.find("ada"), in: coordinator.book) == merged)
        #expect(try coordinator.entries(about: ContactID(rawValue: "king")).isEmpty)
    }

    func undo(_ coordinator: Coordinator, _ entry: String? = nil) throws -> Control.Undo.Reply {
        try ControlService(coordinator, EventStream()).undo(.init(entry: entry))
    }

    @Test func `a merge that is taken back puts both cards and both histories back`() throws {
        let before = try ["ada", "king"].map(card)
        do {
            let coordinator = try start()
            try say(coordinator)
            _ = try merge(coordinator, "king", into: "ada")
            let reply = try undo(coordinator)
            #expect(reply.answers.map(\.entry.verb) == [.known(.merged)] && reply.answers.first?.entry.otherName == "Ada King")
            #expect(reply.file == paths.contactsFolder + "/king.vcf" && reply.former == nil)
            #expect(try ["ada", "king"].map(card) == before)
            #expect(try FileManager.default.contentsOfDirectory(atPath: paths.trashFolder).isEmpty)
            #expect(try notes(coordinator, "ada") == ["before"] && notes(coordinator, "king") == ["after"])
        }
        let coordinator = try start()
        #expect(try notes(coordinator, "ada") == ["before"] && notes(coordinator, "king") == ["after"])
        #expect(try undo(coordinator).answers.first?.entry.note == "after", "and then what was said before it")
    }

    @Test func `a card that was changed after the merge stays as it is, and the answer names a copy from before`() throws {
        let before = try ["ada", "king"].map(card)
        let coordinator = try start()
        _ = try merge(coordinator, "king", into: "ada")
        _ = try coordinator.edit(try coordinator.book.find("ada")) { $0.add("NOTE", .text("new")) }
        let after = try card("ada")
        #expect(refusal { _ = try undo(coordinator) } == .cardWasLast(name: "Ada Lovelace", act: "edited"))
        let reply = try undo(coordinator)
        #expect(try card("king") == before[1] && card("ada") == after)
        let former = try #require(reply.former)
        #expect(try String(contentsOfFile: former, encoding: .utf8) == before[0])
        #expect(throws: RequestError.self, "it is nothing that was removed") { try coordinator.putBack(nil) }
    }

    @Test func `a merge whose card is no longer in the trash is taken back all the same, and says so`() throws {
        let coordinator = try start()
        try say(coordinator)
        _ = try merge(coordinator, "king", into: "ada")
        try FileManager.default.removeItem(atPath: paths.trashFolder)
        let reply = try undo(coordinator)
        #expect(reply.file == nil)
        #expect(try notes(coordinator, "ada") == ["before"])
        #expect(try coordinator.cardless().map(\.contact.id.rawValue) == ["king"])
    }

    @Test func `an undo of a merge is taken back by merging again`() throws {
        let coordinator = try start()
        try say(coordinator)
        _ = try merge(coordinator, "king", into: "ada")
        let merged = try card("ada")
        _ = try undo(coordinator)
        let undone = try #require(coordinator.journal.entries(of: ContactID(rawValue: "ada")).last { $0.what.verb == .undone })
        #expect(try undo(coordinator, undone.id.text).answers.map(\.entry.verb) == [.known(.undone)])
        #expect(try card("ada") == merged && notes(coordinator, "ada") == ["before", "after"])
        #expect(coordinator.book.contact(ContactID(rawValue: "king")) == nil)
        _ = try undo(coordinator)
        #expect(try notes(coordinator, "ada") == ["before"] && notes(coordinator, "king") == ["after"])
    }

    @Test func `a merge into somebody whose card is gone is taken back all the same`() throws {
        let coordinator = try start()
        try say(coordinator)
        let before = try card("king")
        _ = try merge(coordinator, "king", into: "ada")
        let entry = try #require(coordinator.journal.entries(of: ContactID(rawValue: "ada")).last { $0.what.verb == .merged })
        _ = try coordinator.remove(coordinator.book.find("ada"))
        #expect(try undo(coordinator, entry.id.text).file == paths.contactsFolder + "/king.vcf")
        #expect(try card("king") == before && notes(coordinator, "king") == ["after"])
    }

    @Test func `who was removed after a merge that is taken back comes back without what the other had`() throws {
        let coordinator = try start()
        let before = try card("ada")
        _ = try merge(coordinator, "king", into: "ada")
        let entry = try #require(coordinator.journal.entries(of: ContactID(rawValue: "ada")).last { $0.what.verb == .merged })
        _ = try coordinator.remove(coordinator.book.find("ada"))
        _ = try undo(coordinator, entry.id.text)
        _ = try coordinator.putBack("ada")
        #expect(try card("ada") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: paths.trashFolder).isEmpty)
    }

    @Test func `a merge keeps the groups that a group's card put the other into`() throws {
        let group = "BEGIN:VCARD\nVERSION:4.0\nUID:g\nKIND:group\nFN:Choir\nMEMBER:urn:uuid:king\nMEMBER:king\nEND:VCARD\n"
        try group.write(toFile: paths.contactsFolder + "/g.vcf", atomically: true, encoding: .utf8)
        let coordinator = try start()
        let plan = try merge(coordinator, "king", into: "ada", dryRun: true)
        #expect(plan.fields.contains { $0.property == "CATEGORIES" && $0.other == "Choir" && $0.outcome == .added })
        let merged = try merge(coordinator, "king", into: "ada")
        #expect(merged.contact.groups == ["friends", "Choir"])
        _ = try undo(coordinator)
        #expect(try !card("ada").contains("CATEGORIES"))
    }

    @Test func `where a card can't be put back the reply says so, and the same again completes it`() throws {
        let coordinator = try start()
        try say(coordinator)
        _ = try merge(coordinator, "king", into: "ada")
        let merge = try #require(coordinator.journal.entries(of: ContactID(rawValue: "ada")).last { $0.what.verb == .merged })
        let aside = paths.contactsFolder + ".aside"
        try FileManager.default.moveItem(atPath: paths.contactsFolder, toPath: aside)
        guard case .mergeUnfinished = refusal({ _ = try undo(coordinator) }) else {
            Issue.record("it was completed")
            return
        }
        try FileManager.default.moveItem(atPath: aside, toPath: paths.contactsFolder)
        let reply = try undo(coordinator, merge.id.text)
        #expect(reply.file == paths.contactsFolder + "/king.vcf")
        #expect(try notes(coordinator, "king") == ["after"])
        #expect(refusal { _ = try undo(coordinator, merge.id.text) } != nil, "then it is done")
    }

    @Test func `no reminder of the other is told during the merge`() throws {
        let coordinator = try start()
        try say(coordinator)
        let before = try coordinator.journal.entries(of: ContactID(rawValue: "king"))
        _ = try merge(coordinator, "king", into: "ada")
        #expect(try coordinator.journal.entries(of: ContactID(rawValue: "king")) == before)
    }

    @Test(.enabled(if: access("/usr/bin/sqlite3", X_OK) == 0, "sqlite3 is not installed"))
    func `a journal that can't be written changes no card`() throws {
        let coordinator = try start()
        let before = try ["ada", "king"].map(card)
        try home.sql("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'full'); END")
        guard case .journalFailed = refusal({ _ = try merge(coordinator, "king", into: "ada") }) else {
            Issue.record("it was written")
            return
        }
        #expect(try ["ada", "king"].map(card) == before)
    }
}

import AddressBook
import ControlInterface
import Foundation
import KeepInTouch
import Platform
import TestLiterals
import Testing
import Varlink

@testable import Daemon

/// The handlers that change cards, asked over a real socket; the cards are real files.
@MainActor
struct EditingServiceTests: AsksService {
    let served: ServedCoordinator

    init() throws {
        let home = try Home(
            cards: [("ada", "Ada Lovelace", "CATEGORIES:Friends\n"), ("bob", "Bob Kahn", ""), ("eve", "Eve", "")],
            configuration: "[groups.friends]\nevery = \"2w\"\nat_most = \"6w\"\n[groups.unused]\nevery = \"1y\"\n")
        served = try ServedCoordinator(home)
    }

    func names(_ filter: Control.ListContacts.Parameters) async throws -> [String] {
        try await all(Control.ListContacts.self, filter).flatMap(\.contacts).map(\.name)
    }

    func card(_ uid: String) throws -> String { try home.card(uid) }

    @Test func `who is in a group by the group's own card is not said to be taken out of it`() async throws {
        let group = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:g\r\nKIND:group\r\nFN:Choir\r\nMEMBER:urn:uuid:eve\r\nEND:VCARD\r\n"
        try group.write(toFile: served.home.paths.contactsFolder + "/g.vcf", atomically: true, encoding: .utf8)
        served.coordinator.reload()
        #expect(try await names(.init(group: "choir")) == ["Eve"])
        await #expect {
            try await call(Control.RemoveFromGroup.self, .init(contact: "Eve", group: "Choir"))
        } throws: { error in
            "\(error)".contains("CardRefused") && "\(error)".contains("the group Choir has a card of its own")
        }
        let cards = try await all(Control.ListCards.self, .init(match: "eve"))
        #expect(cards.first?.groups == ["Choir"])
    }

    @Test func `adding somebody to a group with a cadence makes them due at once, removing them undoes it`() async throws {
        let added = try await call(Control.AddToGroup.self, .init(contact: "bob", group: "  Friends "))
        #expect(added.changed && added.contact.groups == ["Friends"] && added.contact.every == "2w")
        #expect(added.file == paths.contactsFolder + "/bob.vcf")
        #expect(try card("bob").hasSuffix("FN:Bob Kahn\nCATEGORIES:Friends\nEND:VCARD\n"))
        #expect(try await !call(Control.AddToGroup.self, .init(contact: "bob", group: "FRIENDS")).changed)
        let removed = try await call(Control.RemoveFromGroup.self, .init(contact: "Bob", group: "friends"))
        #expect(removed.changed && removed.contact.groups == [] && removed.contact.every == nil)
        #expect(try await !call(Control.RemoveFromGroup.self, .init(contact: "Bob", group: "friends")).changed)
    }

    @Test func `groups are listed with cadence, size and how many are due, those without a cadence too`() async throws {
        _ = try await call(Control.AddToGroup.self, .init(contact: "bob", group: "maths"))
        let groups = try await all(Control.ListGroups.self, Empty()).compactMap(\.group)
        #expect(groups.map(\.name) == ["Friends", "maths", "unused"])
        #expect(groups.map(\.every) == ["2w", nil, "1y"] && groups.map(\.atMost) == ["6w", nil, nil])
        #expect(groups.map(\.contacts) == [1, 1, 0] && groups.map(\.due) == [1, 0, 0])
    }

    @Test func `contacts that may be one person are found in the cards as they are now`() async throws {
        #expect(try await all(Control.ListDuplicates.self, Empty()).compactMap(\.duplicate) == [])
        for who in ["ada", "bob"] {
            var change = Control.EditContact.Parameters(contact: who)
            change.telephones = [who == "ada" ? "+44 20 7946 0000" : "020 7946 0000"]
            _ = try await call(Control.EditContact.self, change)
        }
        let found = try await all(Control.ListDuplicates.self, Empty()).compactMap(\.duplicate)
        #expect(found.map(\.by) == [.telephone] && found.map(\.value) == ["+442079460000"])
        #expect(found.first?.contacts.map(\.uid) == ["ada", "bob"])
    }

    @Test func `a list is of those who meet every condition`() async throws {
        _ = try coordinator.say(.acknowledge(who: "bob", Interaction(via: .call), when: coordinator.clock.now()))
        _ = try coordinator.say(.ignore(who: "eve"))
        #expect(try await names(.init()) == ["Ada Lovelace", "Bob Kahn", "Eve"])
        #expect(try await names(.init(group: "FRIENDS")) == ["Ada Lovelace"])
        #expect(try await names(.init(neverContacted: true)) == ["Ada Lovelace", "Eve"])
        #expect(try await names(.init(inNoGroup: true)) == ["Bob Kahn", "Eve"])
        #expect(try await names(.init(ignored: true)) == ["Eve"])
        #expect(try await names(.init(neverContacted: true, inNoGroup: true)) == ["Eve"])
        #expect(try await names(.init(match: "bob", neverContacted: true)) == [])
    }

    @Test func `an edit is in the card and in the book`() async throws {
        var change = Control.EditContact.Parameters(contact: "ada")
        change.name = "Ada King"
        change.emails = ["ada@example.org"]
        change.birthday = "--12-10"
        let edited = try await call(Control.EditContact.self, change)
        #expect(edited.changed && edited.contact.name == "Ada King" && edited.contact.birthday == "--12-10")
        #expect(try await call(Control.GetContact.self, .init(contact: "king")).emails == ["ada@example.org"])
        #expect(try await !call(Control.EditContact.self, change).changed)
        await illTyped("birthday", Control.EditContact.self) { json in
            json.member("contact", "ada")
            json.member("birthday", "someday")
        }
    }

    @Test func `an edited text is taken, and refused when the card is another's or no longer what it was`() async throws {
        let got = try await call(Control.GetCard.self, .init(contact: "ada"))
        #expect(try got.card == card("ada"))
        let file = paths.contactsFolder + "/ada.vcf"
        let new = got.card.replacing("FN:Ada Lovelace", with: "FN:Ada King")
        let other = got.card.replacing("UID:ada", with: "UID:bob")
        let refusal = try await refusal(Control.ReplaceCard.self, .init(contact: "ada", card: other, was: got.card))
        #expect(refusal == .cardRefused(file: file, reason: "the card would be another contact's: its UID has to stay"))
        let edited = try await call(Control.ReplaceCard.self, .init(contact: "ada", card: new, was: got.card))
        #expect(edited.changed && edited.contact.name == "Ada King")
        #expect(try card("ada") == new)
        let late = try await self.refusal(Control.ReplaceCard.self, .init(contact: "ada", card: got.card, was: got.card))
        #expect(late == .cardChanged(file: file))
    }

    @Test(arguments: [("NOTE:J\u{FC}rgen\n", "not in UTF-8"), ("NOTE:" + String(repeating: "x", count: 400 << 10) + "\n", "400 KiB")])
    func `a card that fits into no message is refused`(line: String, reason: String) async throws {
        let text = "BEGIN:VCARD\nVERSION:3.0\nUID:ada\nFN:Ada Lovelace\n\(line)END:VCARD\n"
        let file = paths.contactsFolder + "/ada.vcf"
        try #require(text.data(using: .isoLatin1)).write(to: URL(fileURLWithPath: file))
        guard case .cardRefused(file, let why) = try await refusal(Control.GetCard.self, .init(contact: "ada")) else {
            Issue.record("it was given out")
            return
        }
        #expect(why.contains(reason))
        #expect(try await call(Control.AddToGroup.self, .init(contact: "ada", group: "maths")).changed, "options do")
    }

    @Test func `a birthday and the day met can be removed`() async throws {
        _ = try await call(Control.EditContact.self, .init(contact: "ada", birthday: AnnualDay("1815-12-10"), met: CivilDate("2026-11-01")))
        #expect(try card("ada").contains("BDAY") && card("ada").contains("MET"))
        let edited = try await call(Control.EditContact.self, .init(contact: "ada", withoutBirthday: true, withoutMet: true))
        #expect(try edited.changed && !card("ada").contains("BDAY") && !card("ada").contains("MET"))
    }

    @Test func `a birthday of which the card has the year alone is shown`() async throws {
        let card = try card("ada").replacing("END:VCARD", with: "BDAY:1980\nEND:VCARD")
        try card.write(toFile: paths.contactsFolder + "/ada.vcf", atomically: true, encoding: .utf8)
        coordinator.handle(coordinator.addressBook.rescan())
        let dates = try await call(Control.GetContact.self, .init(contact: "ada")).dates
        #expect(dates.map(\.label) == ["birthday"] && dates.map(\.date) == ["1980"])
    }

    @Test func `nothing is added above the folders that have the cards`() async throws {
        let inside = paths.contactsFolder + "/personal"
        #expect(mkdir(inside, 0o700) == 0)
        for file in try FileManager.default.contentsOfDirectory(atPath: paths.contactsFolder) where file.hasSuffix(".vcf") {
            #expect(rename("\(paths.contactsFolder)/\(file)", "\(inside)/\(file)") == 0)
        }
        coordinator.handle(coordinator.addressBook.rescan())
        guard case .addressBookFailed(let file, let reason) = try await refusal(Control.AddContact.self, .init(name: "Eve")) else {
            Issue.record("another error, or none")
            return
        }
        #expect(file == paths.contactsFolder && reason.contains("address_books = [\"\(inside)\"]"))
    }

    @Test func `a day met that has not come is named`() async throws {
        let service = ControlService(coordinator, EventStream())
        #expect(service.examination().metAhead.isEmpty)
        _ = try await call(Control.EditContact.self, .init(contact: "ada", met: coordinator.book.today.adding(days: 365)))
        #expect(service.examination().metAhead == ["Ada Lovelace"])
    }

    @Test func `a removed contact doesn't stay by another file with the same UID, and is back once`() async throws {
        let copy = paths.contactsFolder + "/ada (conflicted copy).vcf"
        try card("ada").write(toFile: copy, atomically: true, encoding: .utf8)
        coordinator.handle(coordinator.addressBook.rescan())
        let removed = try await call(Control.RemoveContact.self, .init(contact: "ada"))
        #expect(removed.file == paths.contactsFolder + "/ada.vcf" && removed.copies == [copy])
        #expect(try await refusal(Control.GetContact.self, .init(contact: "ada")) == .noSuchContact(contact: "ada"))
        #expect(try await call(Control.PutBackContact.self, .init()).file == removed.file)
        #expect(access(copy, F_OK) == 0, "what came into the trash with it comes back with it")
        #expect(try await refusal(Control.PutBackContact.self, .init()) == .nothingToUndo)
    }

    @Test func `an undo after a change of a card says so, and doesn't take back something older`() async throws {
        _ = try coordinator.say(.acknowledge(who: "bob", Interaction(via: .meal), when: coordinator.clock.now()))
        func undo() async throws -> ControlError? { try await refusal(Control.Undo.self, .init()) }
        _ = try await call(Control.RemoveContact.self, .init(contact: "ada"))
        #expect(try await undo() == .cardWasLast(name: "Ada Lovelace", act: "removed"))
        _ = try await call(Control.PutBackContact.self, .init())
        _ = try await call(Control.AddContact.self, .init(name: "Eve Moss"))
        #expect(try await undo() == .cardWasLast(name: "Eve Moss", act: "added"))
        _ = try await call(Control.EditContact.self, .init(contact: "ada", note: "x"))
        #expect(try await undo() == .cardWasLast(name: "Ada Lovelace", act: "edited"))
        #expect(try await call(Control.Undo.self, .init()).answers.first?.entry.via == .meal, "typed once more it is meant")
    }

    @Test func `nothing is promised to the dead, and what was is named and can be ended`() async throws {
        _ = try coordinator.say(.promise(who: "ada", "flowers", on: coordinator.book.today))
        let dead = try card("ada").replacing("END:VCARD", with: "DEATHDATE:2026-11-20\nEND:VCARD")
        try dead.write(toFile: paths.contactsFolder + "/ada.vcf", atomically: true, encoding: .utf8)
        coordinator.handle(coordinator.addressBook.rescan())
        #expect(ControlService(coordinator, EventStream()).examination().deadWithPromises == ["Ada Lovelace"])
        let refused = ControlError.contactDied(name: "Ada Lovelace")
        #expect(try await refusal(Control.Promise.self, .init(contacts: ["ada"], promise: "x", on: coordinator.book.today)) == refused)
        #expect(try await refusal(Control.Track.self, .init(contacts: ["ada"], every: Cadence("3w"))) == refused)
        let tomorrow = coordinator.book.today.adding(days: 1)
        #expect(try await refusal(Control.Snooze.self, .init(contacts: ["ada"], until: .day(tomorrow))) == refused)
        _ = try await call(Control.EndPromise.self, .init(contacts: ["ada"], kept: false))
        #expect(ControlService(coordinator, EventStream()).examination().deadWithPromises.isEmpty)
    }

    @Test func `who asks for a company is told that it is one`() async throws {
        let text = "BEGIN:VCARD\nVERSION:4.0\nUID:acme\nKIND:org\nFN:Acme Ltd.\nEND:VCARD\n"
        try text.write(toFile: paths.contactsFolder + "/acme.vcf", atomically: true, encoding: .utf8)
        coordinator.handle(coordinator.addressBook.rescan())
        let refused = ControlError.notAPerson(name: "Acme Ltd.", kind: "org")
        #expect(try await refusal(Control.GetContact.self, .init(contact: "acme")) == refused)
        #expect(try await refusal(Control.Acknowledge.self, .init(contacts: ["Acme"])) == refused)
    }

    @Test func `a removed contact is in the trash, and back with the card and all that was said`() async throws {
        _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .meal), when: coordinator.clock.now()))
        let before = try card("ada")
        let removed = try await call(Control.RemoveContact.self, .init(contact: "ada"))
        #expect(removed.contact.name == "Ada Lovelace" && removed.trash == paths.trashFolder + "/ada.vcf")
        #expect(try await refusal(Control.GetContact.self, .init(contact: "ada")) == .noSuchContact(contact: "ada"))
        #expect(try String(contentsOfFile: removed.trash, encoding: .utf8) == before)
        try FileManager.default.moveItem(atPath: removed.trash, toPath: removed.file)
        coordinator.handle(coordinator.addressBook.refresh([removed.file]))
        let back = try await call(Control.GetContact.self, .init(contact: "ada")).contact
        #expect(back.lastContact == "2026-11-23" && back.lastVia == .meal)
    }
}

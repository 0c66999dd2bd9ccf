import AddressBook
import Foundation
import KeepInTouch
import Platform
import TestLiterals
import TestSupport
import Testing
import VCard

@testable import Daemon

/// What servers, synchronisers and people do to cards, over a real folder and a real journal: no history is lost, nobody is twice there.
@MainActor
struct IdentityCoordinatorTests {
    private let home: Home
    private static let ada = ContactID(rawValue: "ada")

    init() throws { home = try Home(cards: [("ada", "Ada Lovelace", "EMAIL:ada@example.org\nCATEGORIES:friends\n")]) }

    private var folder: String { home.paths.contactsFolder }

    private func coordinator() throws -> Coordinator {
        let coordinator = try home.coordinator()
        coordinator.start()
        return coordinator
    }

    private func call(_ coordinator: Coordinator, _ who: String) throws {
        _ = try coordinator.say(.acknowledge(who: who, Interaction(via: .call, note: "her new job"), when: home.clock.clock.now()))
    }

    private func told(_ coordinator: Coordinator) throws -> Int {
        var count = 0
        try coordinator.load { if $0.what.verb == .told { count += 1 } }
        return count
    }

    private func write(_ text: String, to name: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }

    private func renamed(_ uid: String = "ada", to new: String) throws {
        let card = try home.card(uid)
        #expect(unlink("\(folder)/\(uid).vcf") == 0)
        try write(card.replacing("UID:\(uid)", with: "UID:\(new)"), to: "\(new).vcf")
    }

    private func checkHistory(_ coordinator: Coordinator, _ who: String) throws {
        let contact = try coordinator.book.find(who)
        #expect(coordinator.book.relation(to: contact.id)?.lastContact?.via == .call && coordinator.book.contactCount == 1)
        #expect(try coordinator.lastNote(about: contact.id) == "her new job")
        #expect(coordinator.book.relation(to: contact.id)?.nextDue?.description == "2026-12-07")
        #expect(coordinator.addressBook.card(of: contact.id) != nil)
    }

    @Test(arguments: ["while it runs", "while it doesn't run"])
    func `a server renames the UID`(when: String) throws {
        do {
            let coordinator = try coordinator()
            try call(coordinator, "ada")
            if when == "while it runs" {
                try renamed(to: "39204.vcf")
                coordinator.reload()
                try checkHistory(coordinator, "ada")
            }
        }
        if when != "while it runs" { try renamed(to: "39204.vcf") }
        for _ in 1...2 { try checkHistory(try coordinator(), "39204.vcf") }
        // A second time, and the card can be edited and removed.
        try renamed("39204.vcf", to: "another")
        let coordinator = try coordinator()
        try checkHistory(coordinator, "ada lovelace")
        let edited = try coordinator.edit(coordinator.book.find("ada")) { $0.set("FN", to: "Ada King") }
        #expect(edited.contact.name == "Ada King" && edited.file.hasSuffix("/another.vcf"))
        try checkHistory(coordinator, "king")
        _ = try coordinator.remove(edited.contact)
        #expect(coordinator.book.contactCount == 0 && coordinator.book.cardless == [Self.ada])
    }

    @Test func `the new card comes days before the old one goes`() throws {
        do {
            let coordinator = try coordinator()
            try call(coordinator, "ada")
            let card = try home.card("ada")
            try home.clock.advance("2d")
            try write(card.replacing("UID:ada", with: "UID:new"), to: "new.vcf")
            coordinator.reload()
            #expect(coordinator.book.contactCount == 2)
            try home.clock.advance("3d")
            #expect(unlink("\(folder)/ada.vcf") == 0)
            coordinator.reload()
            try checkHistory(coordinator, "new")
        }
        try checkHistory(try coordinator(), "ada")
    }

    @Test func `vdirsyncer repair gives every card another UID at once, and that is nobody who is away`() throws {
        let home = try Home(cards: (1...8).map { ("uid-\($0)", "Contact \($0)", "CATEGORIES:friends\nTEL:030 123456\($0)\n") })
        let coordinator = try home.coordinator()
        coordinator.start()
        _ = try coordinator.say(.acknowledge(who: "uid-3", Interaction(via: .call), when: home.clock.clock.now()))
        for number in 1...8 {
            let card = try home.card("uid-\(number)")
            #expect(unlink("\(home.paths.contactsFolder)/uid-\(number).vcf") == 0)
            try card.replacing("UID:uid", with: "UID:repaired")
                .write(toFile: "\(home.paths.contactsFolder)/repaired-\(number).vcf", atomically: true, encoding: .utf8)
        }
        coordinator.reload()
        #expect(coordinator.problems[.away] == nil && coordinator.book.contactCount == 8)
        #expect(coordinator.book.relation(to: ContactID(rawValue: "repaired-3"))?.nextDue?.description == "2026-12-07")
        let told = try self.told(coordinator)
        coordinator.woke()
        #expect(try self.told(coordinator) == told)
    }

    @Test(arguments: [false, true])
    func `a whole book that goes and then comes with other UIDs is the same people`(isRestarted: Bool) throws {
        let home = try Home(cards: (1...8).map { ("uid-\($0)", "Contact \($0)", "CATEGORIES:friends\nTEL:030 123456\($0)\n") })
        let cards = try (1...8).map { try home.card("uid-\($0)") }
        func check(_ coordinator: Coordinator) throws {
            #expect(coordinator.problems[.away] == nil && coordinator.book.contactCount == 8)
            #expect(coordinator.book.relation(to: ContactID(rawValue: "new-3"))?.nextDue?.description == "2026-12-07")
            #expect(try coordinator.cardless().isEmpty)
            #expect(coordinator.book.due(home.clock.clock.now()).isEmpty)
        }
        do {
            let coordinator = try home.coordinator()
            coordinator.start()
            for number in 1...8 {
                _ = try coordinator.say(.acknowledge(who: "uid-\(number)", Interaction(via: .call), when: home.clock.clock.now()))
                #expect(unlink("\(home.paths.contactsFolder)/uid-\(number).vcf") == 0)
            }
            coordinator.reload()
            #expect(coordinator.problems[.away] != nil && coordinator.book.contactCount == 8)
            for (number, card) in zip(1...8, cards) {
                try card.replacing("UID:uid", with: "UID:new")
                    .write(toFile: "\(home.paths.contactsFolder)/new-\(number).vcf", atomically: true, encoding: .utf8)
            }
            if !isRestarted {
                coordinator.reload()
                return try check(coordinator)
            }
        }
        let coordinator = try home.coordinator()
        coordinator.start()
        try check(coordinator)
    }

    @Test func `undo of the entry makes the new card somebody else's`() throws {
        func check(_ coordinator: Coordinator) {
            #expect(coordinator.book.contact(ContactID(rawValue: "new"))?.id.rawValue == "new" && coordinator.book.contactCount == 1)
            #expect(coordinator.book.relation(to: ContactID(rawValue: "new"))?.lastContact == nil)
            #expect(coordinator.book.cardless == [Self.ada])
        }
        do {
            let coordinator = try coordinator()
            try call(coordinator, "ada")
            try renamed(to: "new")
            coordinator.reload()
            let entry = try #require(try coordinator.entries(about: Self.ada).last { $0.what.verb == .carried })
            #expect(try coordinator.undo(.entry(entry)).undone.first?.contact?.name == "Ada Lovelace")
            #expect(try coordinator.cardless().first?.entries.map(\.what.verb) == [.acknowledged])
            check(coordinator)
            coordinator.reload()
            check(coordinator)
        }
        check(try coordinator())
    }

    @Test func `where it is not certain the history is listed, given to anybody by merge, and taken back by undo`() throws {
        let coordinator = try coordinator()
        try call(coordinator, "ada")
        #expect(unlink("\(folder)/ada.vcf") == 0)
        try write("BEGIN:VCARD\nVERSION:3.0\nUID:new\nFN:Ada King\nEMAIL:ada@example.org\nEND:VCARD\n", to: "new.vcf")
        try write("BEGIN:VCARD\nVERSION:3.0\nUID:bob\nFN:Bob\nEND:VCARD\n", to: "bob.vcf")
        coordinator.reload()
        let found = try #require(try coordinator.cardless().first)
        #expect(found.contact.name == "Ada Lovelace" && found.entries.count == 1 && found.alike.map(\.name) == ["Ada King"])
        let king = try coordinator.book.find("king")
        #expect(coordinator.cardless(named: "lovelace, ada")?.id == Self.ada && coordinator.cardless(named: "king") == nil)
        let plan = try coordinator.merge(found.contact, into: king, dryRun: true)
        #expect(plan.otherFile == nil && coordinator.book.relation(to: king.id)?.lastContact == nil)
        _ = try coordinator.merge(found.contact, into: king, dryRun: false)
        #expect(try coordinator.lastNote(about: try coordinator.book.find("king").id) == "her new job")
        #expect(try coordinator.cardless().isEmpty)
        _ = try coordinator.undo()
        #expect(try coordinator.cardless().count == 1 && coordinator.book.relation(to: king.id)?.lastContact == nil)
    }

    @Test func `a card without a UID can be renamed, and gets one as doctor advises; its history goes with it`() throws {
        #expect(unlink("\(folder)/ada.vcf") == 0)
        try write("BEGIN:VCARD\nVERSION:2.1\nN:;Mom;;;\nFN:Mom\nTEL;CELL:+1 555 0100123\nCATEGORIES:friends\nEND:VCARD\n", to: "a.vcf")
        do {
            let coordinator = try coordinator()
            try call(coordinator, "mom")
            let first = try coordinator.book.find("mom").id
            let mary = try coordinator.edit(coordinator.book.find("mom")) { $0.set("FN", to: "Mary Smith") }
            try checkHistory(coordinator, "mary")
            #expect(mary.contact.id == first && coordinator.addressBook.card(of: first)?.card.uid != nil)
        }
        let text = try String(contentsOfFile: folder + "/a.vcf", encoding: .utf8)
        #expect(text.components(separatedBy: "UID:").count == 2)
        try checkHistory(try coordinator(), "mary")
    }

    @Test func `a merge gives a card without a UID one, too`() throws {
        try write("BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nCATEGORIES:friends\nEND:VCARD\n", to: "nameless.vcf")
        let coordinator = try coordinator()
        let nameless = try #require(coordinator.book.contacts.first { $0.id.isWithoutUID })
        try call(coordinator, nameless.id.rawValue)
        let ada = try #require(coordinator.book.contact(Self.ada))
        _ = try coordinator.merge(ada, into: nameless, dryRun: true)
        #expect(coordinator.book.contactCount == 2)
        let merged = try coordinator.merge(ada, into: nameless, dryRun: false)
        #expect(merged.contact.email == "ada@example.org" && merged.contact.id == nameless.id)
        try checkHistory(coordinator, "ada")
    }

    @Test func `a UID that a person adds by hand, or in the editor, carries the history over`() throws {
        #expect(unlink("\(folder)/ada.vcf") == 0)
        let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mom\r\nCATEGORIES:friends\r\nEND:VCARD\r\n"
        try write(card, to: "a.vcf")
        let coordinator = try coordinator()
        try call(coordinator, "mom")
        let edited = card.replacing("FN:Mom", with: "UID:7f\r\nFN:Mum")
        _ = try coordinator.replace(coordinator.book.find("mom"), was: card, with: edited)
        try checkHistory(coordinator, "mum")
        try write(card.replacing("FN:Mom", with: "UID:8f\r\nFN:Mum"), to: "a.vcf")
        coordinator.reload()
        try checkHistory(coordinator, "8f")
    }

    @Test func `two people of one name without UIDs are two, and who was known by the name alone keeps the history`() throws {
        #expect(unlink("\(folder)/ada.vcf") == 0)
        let former = ContactID(name: "Kausik", email: nil)
        func card(_ number: String) -> String {
            "BEGIN:VCARD\nVERSION:2.1\nFN:Kausik\nTEL:\(number)\nCATEGORIES:friends\nEND:VCARD\n"
        }
        try write("BEGIN:VCARD\nVERSION:2.1\nFN:Kausik\nCATEGORIES:friends\nEND:VCARD\n", to: "k.vcf")
        try call(try coordinator(), former.rawValue)
        try write(card("8012441234"), to: "k.vcf")
        let coordinator = try coordinator()
        try checkHistory(coordinator, "kausik")
        try write(card("8012441234") + card("+91 96740 421234"), to: "k.vcf")
        coordinator.reload()
        #expect(coordinator.book.contactCount == 2)
        #expect(coordinator.book.relation(to: former)?.lastContact?.via == .call)
        // On another day the number of a card without a UID changes.
        try home.clock.advance("1d")
        try write(card("8012440000") + card("+91 96740 421234"), to: "k.vcf")
        coordinator.reload()
        #expect(coordinator.book.contactCount == 2 && coordinator.book.relation(to: former)?.lastContact?.via == .call)
    }

    @Test func `other address books that are named while the daemon doesn't run are no volume that is not mounted`() throws {
        let home = try Home(cards: (1...8).map { ("uid-\($0)", "Contact \($0)", "") })
        do { try home.coordinator().start() }
        let elsewhere = home.path + "/elsewhere"
        try #require(mkdir(elsewhere, 0o700) == 0)
        try home.configure("address_books = [\"\(elsewhere)\"]\n")
        for _ in 1...2 {
            let coordinator = try home.coordinator()
            coordinator.start()
            #expect(coordinator.problems[.away] == nil && coordinator.book.contactCount <= 1)
            if coordinator.book.contactCount == 0 { _ = try coordinator.add(.init(name: "Eve Moss")) }
        }
    }

    @Test func `who was removed is put back, the last one first, beside who is in the file, and with the history`() throws {
        let home = try Home(cards: [("ada", "Ada Lovelace", ""), ("bob", "Bob Kahn", "")])
        let folder = home.paths.contactsFolder
        let both = "BEGIN:VCARD\nVERSION:3.0\nUID:una\nFN:Una One\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nUID:dua\nFN:Dua Two\nEND:VCARD\n"
        try both.write(toFile: folder + "/both.vcf", atomically: true, encoding: .utf8)
        let coordinator = try home.coordinator()
        coordinator.start()
        _ = try coordinator.say(.acknowledge(who: "dua", Interaction(via: .call), when: home.clock.clock.now()))
        for name in ["ada", "dua", "bob"] { _ = try coordinator.remove(coordinator.book.find(name)) }
        #expect(coordinator.book.contactCount == 1)
        #expect(throws: RequestError.self) { try coordinator.putBack("nobody") }
        #expect(try coordinator.putBack(nil).contact.name == "Bob Kahn")
        let dua = try coordinator.putBack("dua two")
        #expect(dua.contact.id.rawValue == "dua" && dua.file != folder + "/both.vcf")
        #expect(coordinator.book.relation(to: dua.contact.id)?.lastContact?.via == .call && coordinator.book.contactCount == 3)
        #expect(try coordinator.putBack("ada").file == folder + "/ada.vcf")
        #expect(try String(contentsOfFile: folder + "/both.vcf", encoding: .utf8).contains("UID:una"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.paths.trashFolder) == [])
        #expect(throws: RequestError.self) { try coordinator.putBack(nil) }
        // Somebody else has written the card meanwhile: both stay.
        let ada = try home.card("ada")
        _ = try coordinator.remove(coordinator.book.find("ada"))
        try ada.write(toFile: folder + "/again.vcf", atomically: true, encoding: .utf8)
        coordinator.reload()
        #expect(throws: RequestError.self) { try coordinator.putBack("ada") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.paths.trashFolder).sorted() == ["ada.vcf", "ada.vcf.origin"])
        // Whose card was merged is in the trash, and not removed.
        _ = try coordinator.merge(coordinator.book.find("bob"), into: coordinator.book.find("una"), dryRun: false)
        #expect(coordinator.addressBook.removedCards(in: home.paths.trashFolder).map(\.contact.name) == ["Ada Lovelace"])
    }

    @Test func `whose card is a link is removed and put back where the link leads`() throws {
        let home = try Home(cards: [("eve", "Eve", "")])
        let (link, target) = (home.paths.contactsFolder + "/ada.vcf", home.path + "/ada.vcf")
        let card = "BEGIN:VCARD\nVERSION:3.0\nUID:ada\nFN:Ada Lovelace\nEND:VCARD\n"
        try card.write(toFile: target, atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        let coordinator = try home.coordinator()
        coordinator.start()
        _ = try coordinator.remove(coordinator.book.find("Ada"))
        #expect(coordinator.book.contactCount == 1)
        #expect(try coordinator.putBack(nil).contact.name == "Ada Lovelace")
        #expect(try String(contentsOfFile: target, encoding: .utf8) == card && coordinator.book.contactCount == 2)
    }

    @Test func `nobody takes the place of whom the user removes, who can be put back`() throws {
        let home = try Home(cards: [("l1", "Leo Same", "TEL:+49 30 7777777\n")])
        let coordinator = try home.coordinator()
        coordinator.start()
        try home.card("l1").replacing("UID:l1", with: "UID:l2").write(
            toFile: home.paths.contactsFolder + "/l2.vcf", atomically: true, encoding: .utf8)
        coordinator.reload()
        let first = try #require(coordinator.book.contact(ContactID(rawValue: "l1")))
        _ = try coordinator.remove(first)
        try home.clock.advance("2d")
        coordinator.reload()
        #expect(coordinator.book.contacts.map(\.id.rawValue) == ["l2"])
        #expect(try coordinator.putBack("l1").contact.id == first.id)
        #expect(coordinator.book.contactCount == 2)
    }

    @Test func `an export is refused while an address book is away, and so is a change to who is there`() throws {
        let home = try Home(cards: (1...8).map { ("uid-\($0)", "Contact \($0)", "") })
        let coordinator = try home.coordinator()
        coordinator.start()
        let folder = home.paths.contactsFolder
        #expect(rename(folder, home.path + "/unmounted") == 0 && mkdir(folder, 0o700) == 0)
        coordinator.reload()
        #expect(throws: (any Error).self) { try ControlService(coordinator, EventStream()).cards(match: nil) }
        let contact = try coordinator.book.find("Contact 1")
        guard case .addressBookFailed? = #expect(throws: RequestError.self, performing: { try coordinator.remove(contact) }) else {
            Issue.record("another error")
            return
        }
    }

    @Test func `who comes back with another address while all are away is offered to merge, and the rest stay away`() throws {
        let home = try Home(cards: (1...8).map { ("uid-\($0)", "Contact \($0)", "EMAIL:c\($0)@old.org\nCATEGORIES:friends\n") })
        let coordinator = try home.coordinator()
        coordinator.start()
        _ = try coordinator.say(.acknowledge(who: "uid-1", Interaction(via: .call), when: home.clock.clock.now()))
        let folder = home.paths.contactsFolder
        for number in 1...8 { #expect(unlink("\(folder)/uid-\(number).vcf") == 0) }
        coordinator.reload()
        let card = "BEGIN:VCARD\nVERSION:3.0\nUID:new\nFN:Contact 1\nEMAIL:c1@new.org\nCATEGORIES:friends\nEND:VCARD\n"
        try card.write(toFile: folder + "/new.vcf", atomically: true, encoding: .utf8)
        coordinator.reload()
        let offered = try #require(coordinator.cardless().first)
        #expect(try coordinator.cardless().count == 1 && offered.contact.id.rawValue == "uid-1")
        #expect(offered.alike.map(\.id.rawValue) == ["new"])
        _ = try coordinator.merge(try #require(coordinator.cardless(named: "uid-1")), into: offered.alike[0], dryRun: false)
        #expect(coordinator.book.contactCount == 8 && coordinator.problems[.away]?.first?.message.hasPrefix("7 contacts") == true)
        #expect(coordinator.book.relation(to: try coordinator.book.find("new").id)?.lastContact?.via == .call)
    }

    @Test func `a volume that is not mounted when the daemon starts is away`() throws {
        let home = try Home(cards: (1...8).map { ("uid-\($0)", "Contact \($0)", "CATEGORIES:friends\n") })
        do { try home.coordinator().start() }
        let (folder, elsewhere) = (home.paths.contactsFolder, home.path + "/unmounted")
        #expect(rename(folder, elsewhere) == 0 && mkdir(folder, 0o700) == 0)
        for _ in 1...2 {
            let coordinator = try home.coordinator()
            coordinator.start()
            #expect(coordinator.problems[.away]?.first?.message.hasPrefix("8 contacts have gone at once") == true)
            #expect(coordinator.book.contactCount == 8, "they stay known")
            #expect(coordinator.book.due(home.clock.clock.now()).count == 8, "and due, by their group's cadence")
            #expect(throws: RequestError.self) { try coordinator.add(.init(name: "Eve Moss")) }
        }
        let coordinator = try home.coordinator()
        coordinator.start()
        #expect(rmdir(folder) == 0 && rename(elsewhere, folder) == 0)
        coordinator.reload()
        #expect(coordinator.problems[.away] == nil && coordinator.book.contactCount == 8)
    }
}

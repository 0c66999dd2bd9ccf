import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing
import VCard

@testable import AddressBook

/// Editing cards: only the requested change, and never over what another program wrote.
struct EditingTests {
    let folder = TemporaryFolder()
    let now: Instant
    let id = ContactID(rawValue: "u1")

    init() throws {
        let day = try #require(CivilDate("2026-11-23"))
        let time = try #require(ClockTime("23:45"))
        now = Zone.utc.instant(of: day, at: time)
    }

    /// As editors and phones write it: folds, odd case, unknown properties, base64.
    let ada = """
        begin:VCARD\r
        VERSION:3.0\r
        UID:u1\r
        fn:Ada Lovelace\r
        N:Lovelace;Ada;;;\r
        item1.EMAIL;TYPE=INTERNET:ada@exam\r
         ple.org\r
        item1.X-ABLabel:_$!<Work>!$_\r
        X-ODD;P="a:b":kept\\, as it is\r
        CATEGORIES:Friends,Fellow Students\r
        BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10\r
        REV;VALUE=date:2020-01-01\r
        END:VCARD\r

        """

    func book(_ cards: String..., file: String = "ada.vcf") throws -> AddressBook {
        try folder.write(cards.joined(), to: file)
        var book = AddressBook(folders: [folder.path])
        _ = book.rescan()
        return book
    }

    func text(_ name: String = "ada.vcf") throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name)), as: UTF8.self)
    }

    /// The removed lines, and the added ones.
    func difference(_ new: String) -> (gone: [Substring], come: [Substring]) {
        let (old, new) = (ada.split(separator: "\r\n"), new.split(separator: "\r\n"))
        return (old.filter { !new.contains($0) }, new.filter { !old.contains($0) })
    }

    @Test func `an edit changes the lines of its property and REV, and no others`() throws {
        let book = try book(ada)
        chmod(folder.path + "/ada.vcf", 0o640)
        let result = try book.edit(id, now: now) { card in card.add(group: "Maths") }
        #expect(result.hasChanged && result.file.hasSuffix("/ada.vcf"))
        let (gone, come) = difference(try text())
        #expect(gone == ["CATEGORIES:Friends,Fellow Students", "REV;VALUE=date:2020-01-01"])
        #expect(come == ["CATEGORIES:Friends,Fellow Students,Maths", "REV:20261123T234500Z"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ada.vcf"], "no temporary file is left")
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/ada.vcf")[.posixPermissions] as? Int
        #expect(mode == 0o640)
    }

    @Test func `an unchanged card is not written, and a card without REV gets none`() throws {
        let book = try book("BEGIN:VCARD\nVERSION:3.0\nUID:u1\nFN:Ada\nCATEGORIES:FRIENDS\nEND:VCARD\n")
        let before = try #require(CardFile.stamp(of: folder.path + "/ada.vcf"))
        #expect(try !book.edit(id, now: now) { card in card.add(group: "friends") }.hasChanged)
        #expect(CardFile.stamp(of: folder.path + "/ada.vcf") == before)
        #expect(try book.edit(id, now: now) { card in card.remove(group: "Friends") }.hasChanged)
        #expect(try text() == "BEGIN:VCARD\nVERSION:3.0\nUID:u1\nFN:Ada\nEND:VCARD\n")
    }

    @Test func `each part of a change sets its property`() throws {
        let book = try book(ada)
        var change = CardChange()
        change.name = "Ada King"
        change.emails = ["ADA@example.org", "king@example.org"]
        change.telephones = ["+44 20 1"]
        change.birthday = AnnualDay(year: 1815, month: 12, day: 10).map { .day($0) }
        change.nickname = "Countess"
        change.organization = "Analytical Engines, Ltd."
        change.met = CivilDate("1833-06-05").map { .day($0) }
        change.note = "engines;\nand dancing"
        _ = try book.edit(id, now: now) { card in change.apply(to: &card) }
        let (gone, come) = difference(try text())
        #expect(
            gone == ["fn:Ada Lovelace", "N:Lovelace;Ada;;;", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10", "REV;VALUE=date:2020-01-01"])
        #expect(
            come == [
                "fn:Ada King", "N:King;Ada;;;", "BDAY:1815-12-10", "REV:20261123T234500Z", "EMAIL:king@example.org", "TEL:+44 20 1",
                "NICKNAME:Countess", #"ORG:Analytical Engines\, Ltd."#, "X-VITAMINB-MET:1833-06-05", #"NOTE:engines\;\nand dancing"#,
            ])
        change = CardChange()
        (change.nickname, change.organization, change.note) = ("", "", "")
        (change.birthday, change.met) = (.nothing, .nothing)
        _ = try book.edit(id, now: now) { card in change.apply(to: &card) }
        #expect(try !["NICKNAME", "ORG", "NOTE", "BDAY", "X-VITAMINB-MET"].contains(where: text().contains))
    }

    @Test func `other cards in the file are unchanged`() throws {
        let bob = "BEGIN:VCARD\nVERSION:4.0\nUID:u2\nFN:Bob\nREV:20200101T000000Z\nEND:VCARD\n"
        let book = try book(bob, "\r\n", ada, bob.replacing("u2", with: "u3"))
        _ = try book.edit(ContactID(rawValue: "u2"), now: now) { card in
            card.set("FN", to: "Bobby")
            card.add("BDAY", .text("18151210"))
        }
        let new = "BEGIN:VCARD\nVERSION:4.0\nUID:u2\nFN:Bobby\nREV:20261123T234500Z\nBDAY:18151210\nEND:VCARD\n"
        #expect(try text() == new + "\r\n" + ada + bob.replacing("u2", with: "u3"))
    }

    @Test func `the change is repeated on top of what another program writes meanwhile`() throws {
        let book = try book(ada)
        var calls = 0
        _ = try book.edit(id, now: now) { card in
            calls += 1
            if calls < 3 { try? folder.write(ada.replacing("Ada Lovelace", with: "Ada \(calls)"), to: "ada.vcf") }
            card.add(group: "Maths")
        }
        #expect(calls == 3)
        #expect(try text().contains("fn:Ada 2\r\n") && text().contains("Fellow Students,Maths\r\n"))
    }

    @Test func `an edit gives up when another program keeps changing the file`() throws {
        let book = try book(ada)
        var calls = 0
        #expect(throws: CardEditingError.changedMeanwhile(file: folder.path + "/ada.vcf")) {
            try book.edit(id, now: now) { card in
                calls += 1
                try? folder.write(ada.replacing("Ada Lovelace", with: "Ada \(calls)"), to: "ada.vcf")
                card.add(group: "Maths")
            }
        }
        #expect(calls == 3)
        #expect(try text() == ada.replacing("Ada Lovelace", with: "Ada 3"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ada.vcf"])
    }

    @Test func `a card that was removed meanwhile is not created again`() throws {
        let book = try book(ada)
        #expect(throws: CardEditingError.gone) {
            try book.edit(id, now: now) { card in
                unlink(folder.path + "/ada.vcf")
                card.add(group: "Maths")
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func `an edit that would make a card without a UID somebody else's needs a UID, and adds it`() throws {
        let book = try book("BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\n")
        let id = ContactID(rawValue: "no-uid-" + String("Ada\n".stableHash, radix: 16))
        let refusal = #expect(throws: CardEditingError.self) { try book.edit(id, now: now) { card in card.set("FN", to: "Eve") } }
        #expect(refusal == .withoutUID(new: nil))
        #expect(try book.edit(id, now: now) { card in card.set("NOTE", to: "x") }.hasChanged)
        #expect(try !text().contains("UID"), "none is added that is not needed")
        #expect(try book.edit(id, now: now, uid: ContactID(rawValue: "7f")) { card in card.set("FN", to: "Eve") }.hasChanged)
        #expect(try text() == "BEGIN:VCARD\nVERSION:3.0\nFN:Eve\nNOTE:x\nUID:7f\nEND:VCARD\n")
    }

    @Test func `a symbolic link is kept`() throws {
        let elsewhere = TemporaryFolder()
        try elsewhere.write(ada, to: "real.vcf")
        symlink(elsewhere.path + "/real.vcf", folder.path + "/ada.vcf")
        var book = AddressBook(folders: [folder.path])
        _ = book.rescan()
        _ = try book.edit(id, now: now) { card in card.add(group: "Maths") }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/ada.vcf") == elsewhere.path + "/real.vcf")
        #expect(try text().contains("Maths"))
    }

    @Test func `a file that nobody may write is not replaced, through a link either, and not by the superuser`() throws {
        let objects = TemporaryFolder()
        try objects.write(ada, to: "object")
        chmod(objects.path + "/object", 0o444)
        symlink(objects.path + "/object", folder.path + "/ada.vcf")
        var book = AddressBook(folders: [folder.path])
        _ = book.rescan()
        #expect(throws: CardEditingError.failed(file: objects.path + "/object", SystemError("change it", code: EACCES))) {
            try book.edit(id, now: now) { card in card.add(group: "Maths") }
        }
        #expect(try text() == ada)
    }

    @Test func `an edited text replaces the card byte for byte`() throws {
        let book = try book("\n", ada.replacing("REV;VALUE=date:2020-01-01\r\n", with: ""), "tail")
        let was = ada.replacing("REV;VALUE=date:2020-01-01\r\n", with: "")
        let new = was.replacing("fn:Ada Lovelace\r\n", with: "FN:Ada King\nX-NEW:1\n")
        #expect(try book.replace(id, was: was, with: new, now: now).hasChanged)
        #expect(try text() == "\n" + new + "tail")
    }

    @Test(arguments: [
        ("UID:u1", "UID:u2", "its UID has to stay"), ("END:VCARD", "", "expected"), ("END:VCARD", "END:VCARD\nBEGIN:VCARD\nEND:VCARD", "2"),
        ("fn:Ada", "no property", "line 4"), ("VERSION:3.0\r\n", "VERSION:3.0\r\nKIND:group\r\n", "its UID has to stay"),
    ])
    func `a text that is not one card of this contact is refused`(old: String, new: String, reason: String) throws {
        let book = try book(ada)
        let refusal = #expect(throws: CardEditingError.self) {
            try book.replace(id, was: ada, with: ada.replacing(old, with: new), now: now)
        }
        guard case .refused(_, let why) = refusal else { throw try #require(refusal) }
        #expect(why.contains(reason))
        #expect(try text() == ada)
    }

    @Test func `an edited text does not replace a card that has changed since`() throws {
        let book = try book(ada)
        let other = ada.replacing("Ada Lovelace", with: "Ada K.")
        try folder.write(other, to: "ada.vcf")
        #expect(throws: CardEditingError.changedMeanwhile(file: folder.path + "/ada.vcf")) {
            try book.replace(id, was: ada, with: ada + "", now: now)
        }
        #expect(try text() == other)
    }

    @Test func `a discarded card is in the trash unchanged, and nothing there is overwritten`() throws {
        let trash = folder.path + "/data/trash"
        for number in 1...3 {
            let card = ada.replacing("Lovelace", with: "\(number)")
            let (file, place) = try book(card).discard(id, to: trash)
            #expect(file == folder.path + "/ada.vcf" && place == trash + (number == 1 ? "/ada.vcf" : "/ada-\(number).vcf"))
            #expect(access(file, F_OK) != 0)
            #expect(try text("data/trash" + place.dropFirst(trash.count)) == card)
        }
        #expect(try text("data/trash/ada.vcf").contains("Ada 1"))
    }

    @Test func `only the discarded card is removed from a file with several cards`() throws {
        let bob = "BEGIN:VCARD\nVERSION:3.0\nUID:u2\nFN:Bob\nEND:VCARD\n"
        let (_, place) = try book(bob, ada).discard(id, to: folder.path + "/trash")
        #expect(try text() == bob)
        #expect(try text("trash" + place.dropFirst((folder.path + "/trash").count)) == ada)
    }

    @Test(.enabled(if: TemporaryFolder.onAnotherFileSystem() != nil, "there is no other file system"))
    func `a card can be moved to a trash on another file system`() throws {
        let far = try #require(TemporaryFolder.onAnotherFileSystem())
        let (file, place) = try book(ada).discard(id, to: far.path + "/trash")
        #expect(access(file, F_OK) != 0)
        #expect(try String(contentsOfFile: place, encoding: .utf8) == ada)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [], "nothing is left in the address book")
    }

    @Test func `with a full trash the card stays`() throws {
        let trash = folder.path + "/trash"
        mkdir(trash, 0o700)
        for number in 1...AddressBook.trashBound { try folder.write("x", to: number == 1 ? "trash/ada.vcf" : "trash/ada-\(number).vcf") }
        #expect(throws: CardEditingError.self) { try book(ada).discard(id, to: trash) }
        #expect(try text() == ada)
    }
}

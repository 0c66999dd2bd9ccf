import AddressBook
import Foundation
import KeepInTouch
import TestSupport
import Testing

/// Cards that are not those of living people: groups, companies, lists and the dead.
struct KindTests {
    @Test func `a birthday in another calendar is no day of ours, and named`() throws {
        let folder = TemporaryFolder()
        try folder.card("Mei", uid: "m", more: "BDAY;CALSCALE=chinese:19850815\r\n")
        try folder.card("Li", uid: "l", more: "X-ALTBDAY;CALSCALE=chinese:19850815\r\n")
        try folder.card("Both", uid: "b", more: "BDAY:19850928\r\nX-ALTBDAY;CALSCALE=chinese:19850815\r\n")
        try folder.card("Ours", uid: "o", more: "BDAY;CALSCALE=GREGORIAN:19850815\r\n")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        let days = Dictionary(uniqueKeysWithValues: found.changed.map { ($0.name, $0.birthday?.description) })
        #expect(days == ["Mei": nil, "Li": nil, "Both": "1985-09-28", "Ours": "1985-08-15"])
        #expect(found.problems.map(\.file).sorted() == [folder.path + "/l.vcf", folder.path + "/m.vcf"])
        #expect(found.problems.allSatisfy { $0.message.contains("the calendar \"chinese\"") })
    }

    @Test func `yearly dates with a label are read with it, and one that can't be read is named once`() throws {
        let folder = TemporaryFolder()
        try folder.card(
            "Ada", uid: "a",
            more: "ANNIVERSARY:someday\r\nitem1.X-ABDATE:2001-12-07\r\nitem1.X-ABLABEL:Name day\r\nitem2.X-ABDATE:--0808\r\n"
                + "item2.X-ABLABEL:_$!<Other>!$_\r\nitem3.X-ABDATE:in May\r\nitem3.X-ABLABEL:Trip\r\nitem4.X-ABDATE:2020-01-01\r\n"
                + "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2019-02-29;0;Move;\r\n"
                + "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2019-02-28;0;Cat;\r\n")
        var book = AddressBook(folders: [folder.path])
        let found = book.rescan()
        #expect(found.changed.first?.dates.map { "\($0.label) \($0.day)" } == ["Name day 2001-12-07", "Cat 2019-02-28"])
        #expect(
            found.problems.map(\.message) == [
                "the date \"anniversary\", \"someday\", can't be read; write it as year, month and day: 2005-12-31"
            ])
    }

    @Test func `a mailing list of SOGo's is nobody, and the second of two cards with one UID in a file is named`() throws {
        let folder = TemporaryFolder()
        try folder.write("BEGIN:VLIST\nVERSION:1.0\nUID:l1\nFN:Choir\nCARD;EMAIL=x@example.org:c1\nEND:VLIST\n", to: "list.vcf")
        let two = ["One", "Two"].map { "BEGIN:VCARD\nVERSION:3.0\nUID:q\nFN:\($0)\nEND:VCARD\n" }
        try folder.write(two.joined(), to: "two.vcf")
        var book = AddressBook(folders: [folder.path])
        #expect(book.rescan().changed.map(\.name) == ["One"])
        #expect(book.leftOut.map { "\($0.name): \($0.kind)" } == ["Choir: list"])
        #expect(book.problems.map(\.message).contains("the same UID as in line 1, which counts; give this card a new one"))
        #expect(!book.problems.contains { $0.file.hasSuffix("list.vcf") })
    }

    @Test(arguments: ["X-KADDRESSBOOK-X-Anniversary", "X-MS-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY"])
    func `an anniversary is read by the names that programs have for it`(name: String) throws {
        let folder = TemporaryFolder()
        try folder.card("Ada", uid: "a", more: "\(name):2010-12-03\r\n")
        var book = AddressBook(folders: [folder.path])
        #expect(book.rescan().changed.first?.anniversary?.description == "2010-12-03")
    }

    @Test func `groups are separated as older programs do it, too, and Google's own are none`() throws {
        let folder = TemporaryFolder()
        try folder.card("Kai", uid: "k", more: "CATEGORIES:Frühere;Chor\\;Rest,myContacts,starred,a\\,b\r\n")
        var book = AddressBook(folders: [folder.path])
        #expect(book.rescan().changed.first?.groupNames.written == ["Frühere", "Chor;Rest", "a,b"])
        let id = ContactID(rawValue: "k")
        _ = try book.edit(id, now: Instant(seconds: 0)) { card in
            card.remove(group: "frühere")
            card.add(group: "Neue")
        }
        let text = try String(contentsOfFile: folder.path + "/k.vcf", encoding: .utf8)
        #expect(text.contains("CATEGORIES:Chor\\;Rest,myContacts,starred,a\\,b,Neue"))
    }

    let folder = TemporaryFolder()

    private func person(_ name: String, uid: String, more: String = "") throws { try folder.card(name, uid: uid, more: more) }

    private func groups(_ changes: AddressBook.Changes) -> [String: [String]] {
        Dictionary(uniqueKeysWithValues: changes.changed.map { ($0.name, $0.groupNames.written) })
    }

    @Test(arguments: [
        "KIND:group\r\nMEMBER:urn:uuid:4F9F1C0E-0000-4000-8000-000000000001\r\nMEMBER:mailto:x@example.org\r\n",
        "X-ADDRESSBOOKSERVER-KIND:group\r\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:4f9f1c0e-0000-4000-8000-000000000001\r\n",
    ]) func `a group card makes its members members of that group`(card: String) throws {
        try person("Anna", uid: "4f9f1c0e-0000-4000-8000-000000000001", more: "CATEGORIES:Team\r\n")
        try person("Bert", uid: "b")
        try person("Friends", uid: "g", more: card)
        var book = AddressBook(folders: [folder.path])
        #expect(groups(book.rescan()) == ["Anna": ["Team", "Friends"], "Bert": []])
        #expect(book.leftOut.map(\.name) == ["Friends"] && book.leftOut.map(\.kind) == ["group"])
        let problem = "one member of the group is named by an address alone, and not in it; write MEMBER: and the card's UID"
        #expect(book.problems.map(\.message) == (card.contains("mailto:") ? [problem] : []))
    }

    @Test func `whom a changed group card adds or drops is told anew, and their cards are not touched`() throws {
        for name in ["a", "b"] { try person(name, uid: name) }
        try person("Friends", uid: "g", more: "KIND:group\r\nMEMBER:a\r\n")
        var book = AddressBook(folders: [folder.path])
        #expect(groups(book.rescan()) == ["a": ["Friends"], "b": []])
        try person("Friends", uid: "g", more: "KIND:group\r\nMEMBER:b\r\nNOTE:longer\r\n")
        #expect(groups(book.rescan()) == ["a": [], "b": ["Friends"]])
        try FileManager.default.removeItem(atPath: #require(book.leftOut.first?.file))
        #expect(groups(book.rescan()) == ["b": []])
        #expect(book.leftOut.isEmpty)
    }

    @Test func `a member whose card changes stays a member`() throws {
        try person("Anna", uid: "a")
        try person("Friends", uid: "g", more: "KIND:group\r\nMEMBER:a\r\n")
        var book = AddressBook(folders: [folder.path])
        _ = book.rescan()
        try person("Anna", uid: "a", more: "NOTE:moved\r\n")
        #expect(groups(book.rescan()) == ["Anna": ["Friends"]])
    }

    @Test(
        arguments: [
            ("X-ABShowAs:COMPANY\r\nN:;;;;\r\n", "org"), ("ORG:The Bank\r\nN:;;;;\r\n", "org"), ("ORG:The Bank\r\n", "org"),
            ("X-EVOLUTION-LIST:TRUE\r\n", "list"), ("KIND:location\r\n", "location"),
            ("ORG:The Bank\r\nN:Bank;The;;;\r\n", nil), ("ORG:Another\r\n", nil), ("KIND:individual\r\n", nil), ("KIND:\r\n", nil),
        ] as [(String, String?)]) func `a company, a list and a place are left out, and why is known`(more: String, kind: String?) throws
    {
        try person("The Bank", uid: "u", more: more)
        var book = AddressBook(folders: [folder.path])
        #expect(book.rescan().changed.count == (kind == nil ? 1 : 0))
        #expect(book.leftOut.map(\.kind) == [kind].compactMap(\.self))
        #expect(book.leftOut.allSatisfy { $0.file.hasPrefix(folder.path) && $0.line == 1 })
    }

    @Test(
        arguments: [
            ("DEATHDATE:20240301\r\n", "2024-03-01"), ("DEATHDATE;VALUE=text:circa 1800\r\n", "circa 1800"),
            ("X-DEATHDATE:2024\r\n", "2024"), ("DEATHDATE:\r\n", nil),
            ("item1.X-ABDATE:2024-03-01\r\nitem1.X-ABLabel:Date of death\r\n", "2024-03-01"),
            ("item1.X-ABDATE:2024-03-01\r\nitem1.X-ABLabel:Todestag\r\n", "2024-03-01"),
            ("item1.X-ABDATE:2024-03-01\r\nitem1.X-ABLabel:_$!<Anniversary>!$_\r\n", nil),
        ] as [(String, String?)]) func `who has died is known by the card`(more: String, died: String?) throws
    {
        try person("Ilse", uid: "u", more: more)
        var book = AddressBook(folders: [folder.path])
        #expect(book.rescan().changed.map(\.died) == [died])
    }

    @Test(arguments: [
        ("BDAY;VALUE=TEXT:--1204", "--12-04"), ("BDAY;VALUE=text:1985-12-05", "1985-12-05"), ("BDAY:1985/12/06", "1985-12-06"),
        ("BDAY:07.12.1985", "1985-12-07"), ("BDAY:25/12/1985", "1985-12-25"), ("BDAY:1985-12-9", "1985-12-09"),
        ("BDAY:1985-12-10 00:00:00", "1985-12-10"), ("BDAY:1985-12-11t00:00:00", "1985-12-11"), ("BDAY:--12-12", "--12-12"),
        ("BDAY;VALUE=text:14 December 1985", "1985-12-14"), ("BDAY:19851215000000", "1985-12-15"),
        ("BDAY:1985-12-16T00:00:00.000+0000", "1985-12-16"), ("BDAY:\r\nBDAY:1985-12-18", "1985-12-18"),
        // Local midnight in Berlin, written in UTC, and a placeholder for no year.
        ("BDAY:1980-12-04T23:00:00Z", "1980-12-05"), ("BDAY:1980-12-31T22:00:00Z", "1981-01-01"), ("BDAY:1604-12-10", "--12-10"),
    ]) func `a birthday is read in the spellings that programs have for it`(line: String, birthday: String) throws {
        try person("Ada", uid: "u", more: line + "\r\n")
        var book = AddressBook(folders: [folder.path])
        let changes = book.rescan()
        #expect(changes.changed.map(\.birthday?.description) == [birthday] && changes.problems.isEmpty)
    }

    @Test(arguments: ["12/08/1985", "in spring", "1985-13-40"]) func `a birthday that can't be read, or in two ways, is named`(text: String)
        throws
    {
        try person("Ada", uid: "u", more: "BDAY:\(text)\r\n")
        var book = AddressBook(folders: [folder.path])
        let changes = book.rescan()
        #expect(changes.changed.map(\.birthday) == [nil])
        #expect(
            changes.problems.map(\.message) == [
                "the birthday \"\(text)\" can't be read; write it as year, month and day: 1985-12-31, or --12-31"
            ])
    }

    @Test func `one UID in two spellings is one contact`() throws {
        let uid = "4f9f1c0e-0000-4000-8000-000000000001"
        try person("Ada", uid: "urn:uuid:" + uid.uppercased())
        var book = AddressBook(folders: [folder.path])
        #expect(book.rescan().changed.map(\.id.rawValue) == [uid])
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.removeItem(atPath: folder.path + "/" + file)
        }
        try person("Ada", uid: uid)
        let changes = book.rescan()
        #expect(changes.changed.map(\.id.rawValue) == [uid] && changes.removed.isEmpty)
        #expect(book.card(of: ContactID(rawValue: uid.uppercased())) != nil)
    }
}

import AddressBook
import KeepInTouch
import TestSupport
import Testing

struct ContactDetailsTests {
    let folder = TemporaryFolder()

    func details() -> [String: ContactDetails] {
        var book = AddressBook(folders: [folder.path])
        _ = book.rescan()
        let all = book.contactDetails()
        let byID = Dictionary(all.map { ($0.contact.rawValue, $0) }) { first, _ in first }
        #expect(byID.count == all.count, "nobody twice")
        return byID
    }

    @Test func `several threads find the addresses and numbers of all contacts`() throws {
        for number in 0..<500 {
            try folder.card(
                "Person \(number)", uid: "p\(number)",
                more: "EMAIL:p\(number)@example.org\r\nTEL:tel:+1555\(number)\r\nTEL:\(number)\r\n")
        }
        let found = details()
        #expect(found.count == 500)
        for number in 0..<500 {
            let one = try #require(found["p\(number)"])
            #expect(one.name == "Person \(number)" && one.emails == ["p\(number)@example.org"])
            #expect(one.telephones == ["+1555\(number)", "\(number)"])
        }
    }

    @Test func `details come from the file that counts, and only from persons`() throws {
        try folder.card("Ada", uid: "u1", more: "EMAIL:first@example.org\r\n")
        try folder.write("BEGIN:VCARD\nVERSION:3.0\nUID:u1\nFN:Ada II\nEMAIL:second@example.org\nEND:VCARD\n", to: "z.vcf")
        try folder.write(
            "BEGIN:VCARD\nVERSION:3.0\nUID:u2\nFN:Bob\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nUID:u3\nFN:Cy\nEND:VCARD\n", to: "two.vcf")
        try folder.write("BEGIN:VCARD\nVERSION:3.0\nFN:No UID\nEMAIL:n@example.org\nEND:VCARD\n", to: "no-uid.vcf")
        try folder.card("The club", uid: "u4", more: "KIND:group\r\n")
        try folder.write("not a card at all", to: "broken.vcf")
        let found = details()
        #expect(found.values.map(\.name).sorted() == ["Ada", "Bob", "Cy", "No UID"])
        #expect(found["u1"]?.emails == ["first@example.org"])
    }
}

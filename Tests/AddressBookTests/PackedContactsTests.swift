import KeepInTouch
import Testing

@testable import AddressBook

struct PackedContactsTests {
    private let contacts = [
        Contact(id: ContactID(rawValue: "u1"), name: "Ada Lovelace"),
        Contact(
            id: ContactID(rawValue: "urn:uuid:é"), name: "Zoë", nickname: "Countess of the engines",
            otherNames: "Zo\nzoë@example.org", groups: ["friends", "maths"],
            birthday: AnnualDay(year: nil, month: 2, day: 29), anniversary: AnnualDay(year: 2001, month: 2, day: 3),
            organization: "Löwe SE, Vertrieb und mehr", met: CivilDate(year: 2019, month: 3, day: 2)),
        Contact(id: ContactID(rawValue: ""), name: "", groups: ["friends\u{0}maths"], organization: "Löwe SE, Vertrieb und mehr"),
    ]

    private func packed(_ contacts: [Contact]) -> PackedContacts {
        var packed = PackedContacts()
        for contact in contacts { packed.append(contact) }
        return packed
    }

    @Test func `contacts are unpacked as they were packed`() {
        let packed = packed(contacts)
        #expect(packed.count == contacts.count)
        #expect((0..<packed.count).map(packed.contact) == contacts)
        for (place, contact) in contacts.enumerated() {
            #expect(packed.withID(place) { String(decoding: $0, as: UTF8.self) } == contact.id.rawValue)
        }
    }

    @Test func `sharing equal values changes no contact`() {
        var all = [packed(contacts), packed(contacts.reversed()), packed([])]
        PackedContacts.share(&all)
        #expect((0..<3).map(all[0].contact) == contacts)
        #expect((0..<3).map(all[1].contact) == contacts.reversed())
    }

    @Test func `a name and a UID of maximum length are kept`() {
        let contact = Contact(
            id: ContactID(rawValue: String(repeating: "x", count: CardFile.maximumIDBytes)),
            name: String(repeating: "n", count: CardFile.maximumNameBytes), nickname: String(repeating: "é", count: 512))
        #expect(packed([contact]).contact(0) == contact)
    }
}

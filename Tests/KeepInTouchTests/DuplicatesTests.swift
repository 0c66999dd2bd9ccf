import Testing

@testable import KeepInTouch

struct DuplicatesTests {
    func details(_ uid: String, _ name: String, emails: [String] = [], telephones: [String] = []) -> ContactDetails {
        ContactDetails(contact: ContactID(rawValue: uid), name: name, emails: emails, telephones: telephones)
    }

    func found(_ all: ContactDetails...) -> [String] {
        Duplicate.find(among: all).map { "\($0.reason) \($0.value) \($0.contacts.map(\.rawValue).joined(separator: ","))" }
    }

    @Test func `two cards are alike by address, number or name, and are named once`() {
        let ada = details("1", "Ada Lovelace", emails: ["ada@example.org"], telephones: ["+44 20 7946 0000"])
        #expect(found(ada, details("2", "A. L.", emails: ["x@y", "ADA@Example.org"])) == ["email ada@example.org 1,2"])
        #expect(found(ada, details("2", "A. L.", telephones: ["020 7946 0000"])) == ["telephone +442079460000 1,2"])
        #expect(found(ada, details("2", "ada  LÓVELACE")) == ["name ada lovelace 1,2"])
        #expect(found(ada, details("2", "Ada Lovelace", emails: ["ada@example.org"])) == ["email ada@example.org 1,2"])
        #expect(found(ada, details("2", "Bob"), details("3", ""), details("4", "")) == [])
        #expect(found(details("1", "Ada", emails: ["a@b", "A@b"])) == [], "one card is no pair")
    }

    @Test(arguments: [
        ("+49 30 1234567", "0049 (30) 123-4567", true), ("+49 (0)30 1234567", "030/1234567", true), ("030 1234567", "030-123 4567", true),
        ("+1 (555) 010-0123", "555.010.0123", true), ("+44 20 7946 0000", "+1 20 7946 0000", false), ("1234", "1234", false),
        ("+49 30 1234567", "+49 30 1234568", false), ("+33 1 2345 6789", "2345 6789 12", false), ("anonymous", "anonymous", false),
        ("+49301234567;ext=12", "+49 30 1234567", true), ("1234567", "+1234 56 1234567", false),
    ])
    func `numbers are the same in the sense of E.164`(one: String, other: String, areSame: Bool) {
        let found = Duplicate.find(among: [details("1", "a", telephones: [one]), details("2", "b", telephones: [other])])
        #expect(found.isEmpty != areSame)
    }
}

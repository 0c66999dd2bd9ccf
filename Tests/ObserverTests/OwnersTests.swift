import KeepInTouch
import Testing

@testable import Observer

/// Whose an address or a number is.
struct OwnersTests {
    private static func person(_ name: String, _ emails: String..., telephones: [String] = []) -> ContactDetails {
        ContactDetails(contact: ContactID(rawValue: name), name: name, emails: emails, telephones: telephones)
    }

    private static func isMe(_ address: String, _ me: [String], _ people: ContactDetails...) throws -> Bool {
        let owners = Owners(me: me, people: people)
        return try owners.isMe(#require(MailAddress(address)))
    }

    private static func whose(_ address: String, _ owners: Owners) throws -> [String] {
        try owners.contacts(with: #require(MailAddress(address))).map(\.rawValue).sorted()
    }

    @Test func `the user's own card has the user's other addresses`() throws {
        #expect(try Self.isMe("max@work.test", ["max@home.test"], Self.person("Max Muster", "max@home.test", "max@work.test")))
        #expect(try Self.isMe("max@work.test", ["mm@home.test"], Self.person("Max Muster", "mm@home.test", "max@work.test")))
        #expect(try Self.isMe("boss@work.test", ["me@home.test"], Self.person("Max Muster", "me@home.test", "boss@work.test")))
    }

    @Test func `whoever shares the family's address with the user is somebody else, under their own`() throws {
        let eva = Self.person("Eva Muster", "familie@web.test", "eva@private.test", telephones: ["+49 30 1234567"])
        let owners = Owners(me: ["familie@web.test"], people: [eva])
        #expect(try !Self.isMe("eva@private.test", ["familie@web.test"], eva))
        #expect(try Self.whose("eva@private.test", owners) == ["Eva Muster"])
        #expect(try Self.whose("familie@web.test", owners) == [])
        #expect(owners.contacts(withNumber: "030 1234567").count == 1)
        let max = Self.person("Max Muster", "familie@web.test", "max@work.test")
        #expect(try !Self.isMe("eva@private.test", ["familie@web.test", "max@work.test"], eva, max))
    }

    @Test func `an address or number of more people than a family is nobody's`() throws {
        func owners(_ count: Int) -> Owners {
            Owners(
                me: ["me@x.test"],
                people: (0..<count).map { Self.person("P \($0)", "info@club.test", telephones: ["+49 30 1234567"]) })
        }
        #expect(try Self.whose("info@club.test", owners(4)).count == 4 && owners(4).contacts(withNumber: "030 1234567").count == 4)
        #expect(try Self.whose("info@club.test", owners(5)) == [] && owners(5).contacts(withNumber: "030 1234567") == [])
    }
}

import Foundation
import Testing

@testable import KeepInTouch

struct ReminderIDTests {
    static let uuid = "4f9f1c0e-9d6b-4b1c-8a4e-0123456789ab"

    @Test(arguments: [
        "keep-in-touch/\(uuid)/ada", "birthday/2026/ada", "anniversary/2027/\(uuid)", "birthday/2026/a/b/c", "birthday/2026/",
        "anniversary/2026-1a2b3c4d/ada", "anniversary/2026-0/ada",
        "birthday/2026/ 中 ",
    ]) func `an id reads back as it was written`(text: String) {
        #expect(ReminderID(text)?.description == text)
    }

    @Test func `the contact in it is the same in every spelling of the UID`() {
        let id = ReminderID("anniversary/2027/urn:uuid:\(Self.uuid.uppercased())")
        #expect(id?.description == "anniversary/2027/\(Self.uuid)")
    }

    @Test func `it names the kind, the cycle and the contact`() throws {
        let id = try #require(ReminderID("keep-in-touch/\(Self.uuid.uppercased())/urn:x/y"))
        #expect(id.contact.rawValue == "urn:x/y")
        #expect(id.key.kind == .keepInTouch)
        #expect(id.key.cycle == .since(try #require(UUID(uuidString: Self.uuid))))
        #expect(ReminderID("birthday/2026/ada")?.key == ReminderKey(kind: .birthday, cycle: .year(2026)))
    }

    @Test(arguments: [
        "", "/", "//", "ada", "birthday", "birthday/2026", "birthday//ada", "birthday/-1/ada", "birthday/+1/ada",
        "birthday/12345678901/ada",
        "birthday/\(uuid)/ada", "keep-in-touch/2026/ada", "keep-in-touch/x/ada", "promise/2026/ada", "Birthday/2026/ada",
        " birthday/2026/ada", "birthday/2026-1a2b3c4d/ada", "anniversary/2026-/ada", "anniversary/2026-01/ada", "anniversary/2026-x/ada",
        "anniversary/2026-123456789/ada",
    ]) func `anything else is no id`(text: String) {
        #expect(ReminderID(text) == nil)
    }
}

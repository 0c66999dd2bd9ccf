import ControlInterface
import Foundation
import KeepInTouch
import Platform
import TestLiterals
import Testing

@testable import Daemon

/// Importing into a real address book.
@MainActor
struct ImportTests {
    let base: CoordinatorTests
    var folder: String { base.paths.contactsFolder }

    init() throws {
        base = try CoordinatorTests()
        try base.configure("[groups.friends]\nevery = \"2w\"\n")
    }

    static func card(_ name: String, uid: String? = nil, email: String? = nil, more: String = "") -> String {
        let lines = [uid.map { "UID:\($0)\n" }, "FN:\(name)\n", email.map { "EMAIL:\($0)\n" }, more].compactMap { $0 }
        return "BEGIN:VCARD\nVERSION:3.0\n" + lines.joined() + "END:VCARD\n"
    }

    func coordinator() throws -> Coordinator {
        let coordinator = try base.coordinator()
        coordinator.start()
        return coordinator
    }

    func run(_ coordinator: Coordinator, _ cards: [String], groups: [String]? = nil, dryRun: Bool = false) throws -> [WireImportResult] {
        try ControlService(coordinator, EventStream()).importCards(.init(cards: cards, groups: groups, dryRun: dryRun)).results
    }

    /// Every file of the address book, with what is in it.
    func files() throws -> [String: String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return try Dictionary(uniqueKeysWithValues: names.map { ($0, try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)) })
    }

    static let uuid = "0b1f6a9e-5d7c-4a34-9a57-3f4c5c9b0001"
    static let cards = [
        card("Grace Hopper", uid: uuid, email: "Grace@Example.org", more: "X-THEIRS:as\n it is\n"), card("Ada, too", uid: "ada"),
        card("Grace again", uid: "g-2", email: "grace@example.ORG"), card("Grace once more", uid: uuid), "no card at all",
        card("Jean Bartik", uid: "urn:jean", email: "jean@example.org"),
    ]
    static let results = [
        WireImportResult(outcome: .new, contact: ContactID(rawValue: uuid), name: "Grace Hopper"),
        WireImportResult(outcome: .matched, contact: "ada", name: "Ada Lovelace", reason: "the same UID"),
        WireImportResult(
            outcome: .matched, contact: ContactID(rawValue: uuid), name: "Grace Hopper",
            reason: "the same e-mail address, grace@example.org"),
        WireImportResult(outcome: .matched, contact: ContactID(rawValue: uuid), name: "Grace Hopper", reason: "the same UID"),
        WireImportResult(outcome: .skipped, reason: "not exactly one whole vCard"),
        WireImportResult(outcome: .new, contact: "urn:jean", name: "Jean Bartik"),
    ]

    @Test func `a dry run changes nothing, and says what then happens`() throws {
        let coordinator = try coordinator()
        let before = try files()
        #expect(try run(coordinator, Self.cards, dryRun: true) == Self.results)
        #expect(try files() == before && coordinator.book.contactCount == 2)
        #expect(try run(coordinator, Self.cards) == Self.results)
        #expect(try files().count == 4 && coordinator.book.contactCount == 4)
        #expect(try before.allSatisfy { try files()[$0.key] == $0.value }, "whose card is there already is left alone")
    }

    @Test func `who only shares an address with somebody who is there is somebody else, and so is who is wanted`() throws {
        let coordinator = try coordinator()
        let cards = [
            Self.card("Grace Hopper", uid: Self.uuid, email: "hopper@example.org", more: "TEL:+1 212 5550123\n"),
            Self.card("Vincent Hopper", uid: "v", email: "hopper@example.org"),
            "BEGIN:VCARD\nVERSION:3.0\nUID:n\nFN:Hopper\\, Grace\nTEL:212 555-0123\nEND:VCARD\n",
        ]
        _ = try run(coordinator, [cards[0]])
        let others = Array(cards[1...])
        #expect(try run(coordinator, others, dryRun: true).map(\.outcome) == [.new, .matched])
        #expect(try run(coordinator, others, dryRun: true)[1].reason == "the same telephone number, 212 555-0123")
        let service = ControlService(coordinator, EventStream())
        let wanted = try service.importCards(.init(cards: others, wanted: ["n"], dryRun: false)).results
        #expect(wanted.map(\.outcome) == [.new, .new] && coordinator.book.contactCount == 5)
    }

    @Test func `importing twice adds nothing, also not to the next daemon`() throws {
        var after: [String: String] = [:]
        do {
            let coordinator = try coordinator()
            _ = try run(coordinator, Self.cards)
            after = try files()
            #expect(try run(coordinator, Self.cards).allSatisfy { $0.outcome != .new })
        }
        #expect(try run(coordinator(), Self.cards).allSatisfy { $0.outcome != .new })
        #expect(try files() == after)
    }

    @Test func `a card is written as it was, in a file that bears its UID where that is a UUID`() throws {
        let coordinator = try coordinator()
        _ = try run(coordinator, Self.cards)
        let files = try files()
        #expect(files[Self.uuid + ".vcf"] == Self.cards[0])
        let jean = try #require(files.first { $0.value == Self.cards[5] })
        #expect(UUID(uuidString: String(jean.key.dropLast(4))) != nil)
        #expect(files.keys.allSatisfy { $0.hasSuffix(".vcf") })
    }

    @Test func `groups are added to the card's own, and the contact is in them at once`() throws {
        let coordinator = try coordinator()
        let cards = [Self.card("Grace", uid: "g", more: "CATEGORIES:navy,Friends\n"), Self.card("Jean", uid: "j")]
        _ = try run(coordinator, cards, groups: ["friends", " fellow  students ", ""])
        let contents = try files().values
        #expect(contents.contains(Self.card("Grace", uid: "g", more: "CATEGORIES:navy,Friends,fellow students\n")))
        #expect(contents.contains(Self.card("Jean", uid: "j", more: "CATEGORIES:friends,fellow students\n")))
        #expect(base.due(coordinator) == ["ada", "bob", "g", "j"])
    }

    @Test func `a card without a UID gets a fresh UUID`() throws {
        let coordinator = try coordinator()
        let uid = try #require(try run(coordinator, [Self.card("Grace")]).first?.contact)
        #expect(UUID(uuidString: uid.rawValue) != nil)
        #expect(try files()[uid.rawValue + ".vcf"] == Self.card("Grace", more: "UID:\(uid)\n"))
    }

    @Test func `an existing file is never overwritten`() throws {
        let coordinator = try coordinator()
        try Data("somebody's".utf8).write(to: URL(filePath: folder + "/\(Self.uuid).vcf"))
        _ = try run(coordinator, [Self.cards[0]])
        let files = try files()
        #expect(files[Self.uuid + ".vcf"] == "somebody's" && files.values.contains(Self.cards[0]))
    }

    @Test func `a card that is no person's, or whose UID is too long, is skipped`() throws {
        let coordinator = try coordinator()
        let cards = [Self.card("All", uid: "a", more: "KIND:group\n"), Self.card("Long", uid: String(repeating: "x", count: 513))]
        let results = try run(coordinator, cards)
        #expect(results.map(\.outcome) == [.skipped, .skipped] && results.map(\.name) == ["All", "Long"])
        #expect(results[1].reason?.contains("512 bytes") == true)
    }

    @Test(arguments: [0, 1]) func `if one card can't be written none is, and the error says so`(position: Int) throws {
        let coordinator = try coordinator()
        // Its name is taken by a dangling link.
        try FileManager.default.createSymbolicLink(atPath: folder + "/\(Self.uuid).vcf", withDestinationPath: "/nonexistent/card")
        var cards = [Self.cards[5], Self.cards[5].replacing("jean", with: "joan")]
        cards.insert(Self.cards[0], at: position)
        let error = try #require(throws: ControlError.self) { try run(coordinator, cards) }
        guard case .addressBookFailed(let file, let reason) = error else { throw error }
        #expect(file == folder && reason.contains(Self.uuid))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["\(Self.uuid).vcf", "ada.vcf", "bob.vcf"])
        #expect(coordinator.book.contactCount == 2)
    }

    @Test func `the file of every card is told, or of those that match`() throws {
        let coordinator = try coordinator()
        _ = try run(coordinator, Self.cards)
        let service = ControlService(coordinator, EventStream())
        let all = Array(try service.cards(match: nil))
        #expect(all.compactMap(\.contact) == ["ada", "bob", ContactID(rawValue: Self.uuid), "urn:jean"])
        #expect(all.compactMap(\.file).allSatisfy { FileManager.default.fileExists(atPath: $0) })
        #expect(try Array(service.cards(match: "hopper")).map(\.file) == [folder + "/\(Self.uuid).vcf"])
        #expect(try Array(service.cards(match: "zoe")).isEmpty)
    }
}

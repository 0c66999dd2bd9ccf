import Foundation
import KeepInTouch
import TestSupport
import Testing

@testable import AddressBook

struct LeftoversTests {
    private let folder = TemporaryFolder()
    private static let ours = "0b7e6f0a-4f3c-4d5e-9a51-3c1a2b3c4d5e.tmp"

    @Test func `the start removes temporary files of a killed daemon, and nothing else`() throws {
        try folder.card("Ada Lovelace", uid: "ada")
        let others = ["notes.tmp", Self.ours.uppercased(), "x" + Self.ours, String(Self.ours.dropLast(4))]
        for name in others + [Self.ours] { try folder.write("BEGIN:VCARD\r\n", to: name) }
        var book = AddressBook(folders: [folder.path])
        #expect(book.rescan().changed.map(\.name) == ["Ada Lovelace"])
        #expect(try files() == (others + ["ada.vcf"]).sorted())
        // Later it may be a card that is being written.
        try folder.write("BEGIN:VCARD\r\n", to: Self.ours)
        _ = book.rescan()
        #expect(try files().contains(Self.ours))
    }

    @Test func `the start removes empty files from the trash, and no cards`() throws {
        for name in [Self.ours, "empty.vcf", "notes"] { try folder.write("", to: name) }
        try folder.card("Ada Lovelace", uid: "ada")
        AddressBook.tidy(trash: folder.path)
        #expect(try files() == ["ada.vcf", "notes"])
        AddressBook.tidy(trash: folder.path + "/none")
    }

    private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
}

import FoundationEssentials
import Glibc
import Testing
import VCard

/// Any folder of real address books, named by `VITAMINB_CORPUS`: nothing crashes, nothing is lost.
struct CorpusWalkTests {
    private static let folder = getenv("VITAMINB_CORPUS").map { String(cString: $0) }

    @Test(.enabled(if: folder != nil, "VITAMINB_CORPUS names no folder"))
    func `every card of a folder is read and written back byte for byte`() throws {
        let folder = try #require(Self.folder)
        var counts = (files: 0, cards: 0, properties: 0, problems: 0)
        let names = try #require(FileManager.default.subpathsOfDirectory(atPath: folder) as [String]?)
        for name in names.sorted() where [".vcf", ".vcard", ".ics"].contains(where: name.lowercased().contains) {
            let path = folder + "/" + name
            var isFolder: Bool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else { continue }
            guard let bytes = FileManager.default.contents(atPath: path).map({ Array($0) }) else { continue }
            let file = VCardFile(bytes, name: name)
            guard !file.cards.isEmpty else { continue }
            counts.files += 1
            counts.cards += file.cards.count
            counts.problems += file.problems.count
            for problem in file.problems.prefix(10) { print(problem) }
            #expect(file.bytes(with: file.cards) == bytes, "\(name)")
            for card in file.cards {
                counts.properties += card.properties.count
                #expect(card.bytes == Array(bytes[card.byteRange]), "\(name):\(card.line)")
                _ = (card.displayName, card.emails, card.telephones, card.birthday, card.anniversary, card.organization)
                for property in card.properties { _ = (property.text, property.components, property.parameters, property.data) }
                var edited = card
                edited.set("NOTE", to: "changed")
                #expect(VCardFile(edited.bytes, name: name).cards.first?.note == "changed", "\(name):\(card.line)")
            }
        }
        print("\(counts.files) files, \(counts.cards) cards, \(counts.properties) properties, \(counts.problems) problems")
        #expect(counts.cards > 0)
    }
}

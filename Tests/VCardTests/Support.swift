import FoundationEssentials
import Glibc
import Testing
import VCard

/// The files of this folder, found beside the tests' sources.
enum TestFolder {
    static let path = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/") ?? #filePath.startIndex))

    static func read(_ path: String) throws -> [UInt8] {
        try #require(FileManager.default.contents(atPath: path).map { Array($0) }, "no file \(path)")
    }

    static func corpus(_ name: String) throws -> [UInt8] { try read("\(path)/Corpus/\(name)") }

    /// The names of the corpus' files, in alphabetical order.
    static let corpusNames: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/Corpus")) ?? []
        return names.filter { $0.hasSuffix(".vcf") }.sorted()
    }()
}

extension VCardFile {
    init(_ text: String, limits: Limits = Limits()) {
        self.init(Array(text.utf8), name: "test.vcf", limits: limits)
    }
}

/// The only card of a vCard 3.0 (or another version) with these lines.
func card(_ lines: String..., version: String = "3.0", lineEnd: String = "\r\n") throws -> Card {
    let all = ["BEGIN:VCARD", "VERSION:\(version)"] + lines + ["END:VCARD", ""]
    let file = VCardFile(all.joined(separator: lineEnd))
    try #require(file.cards.count == 1)
    return file.cards[0]
}

func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

/// The seed of a run: `VITAMINB_SEED` repeats one, and it stands in every failure.
let testSeed: UInt64 = getenv("VITAMINB_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_240_229

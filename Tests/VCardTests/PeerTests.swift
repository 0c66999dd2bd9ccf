import FoundationEssentials
import Glibc
import TestSupport
import Testing
import VCard

/// What other programs read from the same cards: where vobject and libebook agree, we agree with them.
struct PeerTests {
    /// A card's file and property, such as `12.vcf EMAIL`, and the values read for it.
    typealias Readings = [String: [String]]

    private static let python = getenv("VITAMINB_PYTHON").map { String(cString: $0) } ?? "python3"

    private static let missing: String? =
        if run("\(python) -c 'import vobject' 2>&1") == nil {
            "\(python) has no vobject"
        } else if run("pkg-config --exists libebook-contacts-1.2 && command -v cc") == nil {
            "there is no C compiler or no libebook-contacts-1.2"
        } else {
            nil
        }

    @Test(.enabled(if: missing == nil, Comment(rawValue: missing ?? "")))
    func `properties that vobject and libebook read alike are read the same here`() throws {
        let temporary = TemporaryFolder()
        let folder = temporary.path
        let cards = try Self.write(try Self.cards(), to: folder + "/cards")
        let sources = TestFolder.path + "/Peers"
        let build = "cc -o \(folder)/peer \(sources)/read_libebook.c $(pkg-config --cflags --libs libebook-contacts-1.2)"
        try #require(Self.run(build) != nil, "the libebook reader doesn't build")
        let libebook = Self.readings(try #require(Self.run("\(folder)/peer \(folder)/cards 2>/dev/null")))
        let vobject = Self.readings(try #require(Self.run("\(Self.python) \(sources)/read_vobject.py \(folder)/cards 2>/dev/null")))

        // Where we know better: they leave the backslash of the escaped colons in Google's exports.
        func knowsBetter(_ values: [String]) -> Bool { values.contains { $0.contains("\\:") } }
        var agreed = 0
        for (name, card) in cards {
            for property in ["FN", "N", "EMAIL", "UID", "NOTE", "BDAY", "TITLE"] {
                guard let theirs = libebook["\(name) \(property)"], theirs == vobject["\(name) \(property)"], !knowsBetter(theirs) else {
                    continue
                }
                agreed += 1
                #expect(Self.ours(card, property) == theirs, "\(property) of \(text(card.bytes))")
            }
        }
        print("compared \(agreed) properties of \(cards.count) cards with vobject and libebook")
        #expect(agreed >= 100)
    }

    /// The corpus' cards, as far as other programs read their encoding.
    private static func cards() throws -> [Card] {
        let folder = getenv("VITAMINB_CORPUS").map { String(cString: $0) }
        let more = try folder.map { try FileManager.default.subpathsOfDirectory(atPath: $0).filter { $0.hasSuffix(".vcf") } } ?? []
        let paths = TestFolder.corpusNames.map { "\(TestFolder.path)/Corpus/\($0)" } + more.map { "\(folder ?? "")/\($0)" }
        return try paths.flatMap { path in
            let bytes = try TestFolder.read(path)
            return bytes.contains(0) ? [] : VCardFile(bytes, name: path).cards.filter(\.isComplete)
        }
    }

    private static func write(_ cards: [Card], to folder: String) throws -> [(String, Card)] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try cards.enumerated().map { index, card in
            let name = "\(index).vcf"
            try Data(card.bytes).write(to: URL(filePath: folder + "/" + name))
            return (name, card)
        }
    }

    private static func ours(_ card: Card, _ property: String) -> [String] {
        card.all(property).map { found in
            guard property == "N" else { return found.text.trimmed }
            let components = found.components.map { $0.joined(separator: ",") } + ["", ""]
            return "\(components[0])|\(components[1])".trimmed
        }
    }

    private static func readings(_ output: String) -> Readings {
        var readings: Readings = [:]
        for line in output.split(separator: "\n") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 3 else { continue }
            readings["\(cells[0]) \(cells[1])", default: []].append(unescaped(cells[2]))
        }
        return readings
    }

    private static func unescaped(_ shown: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in shown {
            if isEscaped {
                result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }

    /// What a shell command prints, or nil if it fails.
    private static func run(_ command: String) -> String? {
        guard let run = try? CommandRun(blocking: ["/bin/sh", "-c", command]), run.status == 0 else { return nil }
        return run.output
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

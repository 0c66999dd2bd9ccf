import Foundation
import Testing

/// The folders of `KeepInTouch` are layers: what is in one uses what is in it and below it, never what is above it.
struct LayerTests {
    /// From the lowest to the highest. What has the same number doesn't use each other.
    static let layers = ["Text": 0, "Time": 1, "Contacts": 2, "Journal": 3, "Planning": 4, "Book": 5, "Report": 6, "Wording": 6]

    private static let files = (try? TidyTests.files(in: "Sources/KeepInTouch")) ?? [:]
    private static let outer = declared(files, nested: false)
    private static let all = declared(files, nested: true)

    private static func folder(_ file: String) -> String { file.split(separator: "/").dropFirst(2).first.map(String.init) ?? "" }

    /// The types and protocols that each folder declares, those nested in others or not.
    private static func declared(_ files: [String: [TidyTests.Line]], nested: Bool) -> [String: Set<String>] {
        var names: [String: Set<String>] = [:]
        for (file, lines) in files {
            for line in lines where nested || line.code.first != " " {
                guard let match = line.code.firstMatch(of: /\b(?:struct|class|enum|protocol|typealias) (\w+)/) else { continue }
                names[folder(file), default: []].insert(String(match.1))
            }
        }
        return names
    }

    @Test func `every file of the core is in a layer`() {
        #expect(Set(Self.files.keys.map(Self.folder)) == Set(Self.layers.keys))
    }

    @Test(arguments: layers.keys.sorted()) func `a layer of the core uses nothing that is above it`(folder: String) throws {
        let level = try #require(Self.layers[folder])
        var above: Set<String> = []
        for (other, number) in Self.layers where other != folder && number >= level { above.formUnion(Self.outer[other] ?? []) }
        // What a layer declares inside of a type of its own may have the name of something above it.
        above.subtract(Self.all[folder] ?? [])
        for (file, lines) in Self.files where Self.folder(file) == folder {
            for line in lines {
                let words = line.code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
                let wrong = words.filter(above.contains)
                #expect(wrong.isEmpty, "\(line.testDescription): \(wrong)")
            }
        }
    }
}

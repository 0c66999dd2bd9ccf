import Foundation
import Testing

/// `Sources/ARCHITECTURE.md` and `.github/CONTRIBUTING.md` say what is so: the targets are those of `Package.swift`, and names exist.
struct ArchitectureTests {
    private static func text(of file: String) throws -> String {
        try String(contentsOf: TidyTests.root.appending(path: file), encoding: .utf8)
    }

    /// The targets below `Sources`, with what each may import. C libraries aren't listed, only imported.
    private static func declared() throws -> [String: Set<String>] {
        let manifest = try text(of: "Package.swift")
        let targets = manifest.matches(of: /\.(?:target|executableTarget)\(\s*name: "([^"]+)"((?s:.*?))swiftSettings:/)
        let ours = targets.filter { !$0.2.contains("path: \"Tests/") }.map { target in
            let list = target.2.firstMatch(of: /dependencies: \[((?s:.*?))\]/)?.1 ?? ""
            let names = list.replacing(/, package: "[^"]+"/, with: "").matches(of: /"([^"]+)"/).map { String($0.1) }
            return (String(target.1), Set(names))
        }
        return Dictionary(uniqueKeysWithValues: ours)
    }

    private static func described() throws -> [String: Set<String>] {
        let rows = try text(of: "Sources/ARCHITECTURE.md").split(separator: "\n").map { $0.split(separator: "|") }
        let targets = rows.filter { $0.count == 3 && $0[0].wholeMatch(of: #/ `[^`]+` /#) != nil }.map { row in
            let names = row.map { $0.matches(of: /`([^`]+)`/).map { String($0.1) } }
            return (names[0][0], Set(names[2]))
        }
        return Dictionary(uniqueKeysWithValues: targets)
    }

    /// What is declared anywhere, and the names of files and folders.
    private static let known = Result {
        let files = try TidyTests.files(in: "Sources").merging(TidyTests.files(in: "Tests")) { first, _ in first }
        let code = files.values.joined().map(\.code).joined(separator: "\n")
        let declarations = code.matches(of: /\b(?:struct|class|enum|actor|protocol|func|let|var|case|name:) "?(\w+)/).map { String($0.1) }
        let stems = files.keys.flatMap { $0.split { "/.+".contains($0) }.map(String.init) }
        let manifest = try text(of: "Package.swift").matches(of: /name: "([^"]+)"/).map { String($0.1) }
        return Set(declarations + stems + manifest + ["Package"])
    }

    @Test func `the page describes every target, and nothing else`() throws {
        let (declared, described) = (try Self.declared(), try Self.described())
        #expect(declared.count > 15)
        #expect(described.keys.sorted() == declared.keys.sorted())
    }

    @Test func `the page draws the arrows that the manifest declares`() throws {
        let described = try Self.described()
        for (target, names) in try Self.declared() {
            #expect(described[target]?.sorted() == names.sorted(), "\(target)")
        }
    }

    @Test(arguments: ["Sources/ARCHITECTURE.md", ".github/CONTRIBUTING.md"])
    func `every type, member and file that a page names exists`(page: String) throws {
        let known = try Self.known.get()
        let named = try Self.text(of: page).matches(of: /`([A-Z]\w*[a-z]\w*(?:[.+]\w+)*)`/).map { String($0.1) }
        #expect(named.count > 20)
        #expect(
            named.filter { name in !(known.contains(name) || name.split { ".+".contains($0) }.allSatisfy { known.contains(String($0)) }) }
                == [])
    }
}

import Foundation
import Testing

/// `Tests/RELIABILITY.md` names tests and code for every promise. All of them exist.
struct ReliabilityTests {
    private static let page = (try? String(contentsOf: TidyTests.root.appending(path: "Tests/RELIABILITY.md"), encoding: .utf8)) ?? ""

    /// All text between backticks.
    private static let names = Set(page.matches(of: /`([^`\n]+)`/).map { String($0.1) })

    private static func text(of folder: String) throws -> String {
        try TidyTests.files(in: folder).values.joined().map(\.code).joined(separator: "\n")
    }

    private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: TidyTests.root.appending(path: path).path) }

    @Test func `every suite that is named exists`() throws {
        let suites = Set(try Self.text(of: "Tests").matches(of: /(?:struct|class) (\w+Tests)\b/).map { String($0.1) })
        let named = Self.names.compactMap { $0.wholeMatch(of: /(?:swift test --filter )?(\w+Tests)/).map { String($0.1) } }
        #expect(named.count > 20)
        #expect(named.filter { !suites.contains($0) }.sorted() == [])
    }

    @Test func `every scenario and every other file that is named exists`() throws {
        let words = Self.names.flatMap { $0.split(separator: " ").map(String.init) }
        let paths = words.filter { $0.contains(/^(Tests|Sources|systemd|config)\//) }
        #expect(paths.count > 10)
        #expect(paths.filter { !Self.exists($0) }.sorted() == [])
        let scenarios = try FileManager.default.contentsOfDirectory(atPath: TidyTests.root.appending(path: "Tests/Rig").path)
        let numbers = Self.names.flatMap { name in
            name.wholeMatch(of: /Tests\/Rig\/run\.sh \S+ (.*)/).map { $0.1.split(separator: " ").map(String.init) } ?? []
        }
        #expect(!numbers.isEmpty)
        #expect(numbers.filter { number in !scenarios.contains { $0.hasPrefix(number + "-") } }.sorted() == [])
    }

    @Test func `the code that a promise names exists`() throws {
        var declared: Set<Substring> = []
        let words = try Self.text(of: "Sources").split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        for (keyword, name) in zip(words, words.dropFirst())
        where ["struct", "class", "enum", "actor", "func", "let", "var"].contains(keyword) { declared.insert(name) }
        let rows = Self.page.split(separator: "\n").map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        let places = rows.filter { $0.count == 3 }.flatMap { row in row[1].matches(of: /`([^`]+)`/).map { String($0.1) } }
        #expect(places.count > 20)
        for place in Set(places) where !Self.exists("systemd/" + place) && !Self.exists(place) {
            #expect(place.split(separator: ".").allSatisfy(declared.contains), "\(place): no such code")
        }
    }

    @Test func `a row has as many cells as its table`() {
        var width = 0
        for line in Self.page.split(separator: "\n", omittingEmptySubsequences: false) {
            let cells = line.hasPrefix("|") ? line.split(separator: "|").count : 0
            if width == 0 || cells == 0 { width = cells }
            #expect(cells == width, "\(line)")
        }
    }

    @Test func `the packages that are listed are those of the manifest, with their versions`() throws {
        let manifest = try String(contentsOf: TidyTests.root.appending(path: "Package.swift"), encoding: .utf8)
        let used = manifest.matches(of: /\.package\(url: ".*\/([^"\/]+)", from: "([^"]+)"\)/).map { "| `\($0.1)` | \($0.2) or newer |" }
        #expect(used.count == manifest.matches(of: /\.package\(/).count && !used.isEmpty)
        let listed = Self.page.matches(of: /(?m)^\| `(swift-[^`]+)` \| ([^|]+) \|/).map { String($0.0) }
        #expect(listed.sorted() == used.sorted())
    }
}

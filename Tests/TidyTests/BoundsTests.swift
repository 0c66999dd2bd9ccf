import Foundation
import Testing

/// ARCHITECTURE's table of bounds: each row names a constant by its file and identifier, and its value. The code has the same value there.
struct BoundsTests {
    struct Row: CustomTestStringConvertible {
        let name: String
        let value: String
        var testDescription: String { "\(name) = \(value)" }
        /// The value in bytes where it has a unit of bytes, in the constant's own unit otherwise.
        var number: Int? {
            guard let match = value.wholeMatch(of: /([\d,]+)(?: (.*))?/), let number = Int(match.1.replacing(",", with: "")) else {
                return nil
            }
            return switch match.2 {
            case "KiB": number << 10
            case "MiB": number << 20
            case "kB": number * 1000
            default: number
            }
        }
    }

    private static let sources = (try? TidyTests.files(in: "Sources")) ?? [:]

    private static let rows: [Row] = {
        let file = TidyTests.root.appending(path: "Sources/ARCHITECTURE.md")
        let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
        let section = lines.drop { $0 != "## Bounds" }.dropFirst().prefix { !$0.hasPrefix("## ") }
        return section.compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4, cells[3].hasPrefix("`") else { return nil }
            return Row(name: cells[3].trimmingCharacters(in: ["`"]), value: cells[1])
        }
    }()

    @Test func `there is a table of bounds`() { #expect(Self.rows.count > 40) }

    @Test(arguments: rows) func `a bound is what the table says`(row: Row) throws {
        let parts = row.name.split(separator: ".")
        try #require(parts.count == 2)
        let files = Self.sources.filter { $0.key.hasSuffix("/\(parts[0]).swift") }
        #expect(!files.isEmpty, "no file \(parts[0]).swift")
        let found = files.values.joined().compactMap { Self.value(of: parts[1], in: $0.code) }
        #expect(found == [try #require(row.number)], "the value in the code")
    }

    /// The whole number that a line of code gives to a constant, a property or a parameter of this name.
    private static func value(of name: Substring, in code: Substring) -> Int? {
        code.matches(of: /(\w+)(?:: \w+)? = ([\d_]+(?: (?:<<|\*) [\d_]+)?)/).first { $0.1 == name }.flatMap { number($0.2) }
    }

    /// The value of a literal, or of two with `<<` or `*` between.
    private static func number(_ text: Substring) -> Int? {
        let words = text.replacing("_", with: "").split(separator: " ")
        guard let first = words.first.flatMap({ Int($0) }) else { return nil }
        guard words.count == 3, let second = Int(words[2]) else { return words.count == 1 ? first : nil }
        return words[1] == "<<" ? first << second : first * second
    }
}

import Foundation
import TestSupport
import Testing

@testable import TOML

/// Python's tomllib, an independent TOML 1.0 reader.
private enum Tomllib {
    /// Renders the documents of a file, which a NUL separates, as the tests do, or says `refused`.
    static let program = #"""
        import sys, tomllib

        def quoted(text):
            return '"' + "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\{ord(c):x};" for c in text) + '"'

        def rendering(value):
            if isinstance(value, dict): return "{" + ",".join(sorted(quoted(k) + "=" + rendering(v) for k, v in value.items())) + "}"
            if isinstance(value, list): return "[" + ",".join(map(rendering, value)) + "]"
            if isinstance(value, str): return quoted(value)
            if isinstance(value, bool): return str(value).lower()
            return "fraction" if isinstance(value, float) else str(value)

        for document in open(sys.argv[1], "rb").read().split(b"\0"):
            try: print(rendering(tomllib.loads(document.decode())))
            except tomllib.TOMLDecodeError: print("refused")
        """#

    static let isMissing = run(["-c", "import tomllib"]) == nil

    /// What a Python program prints, or nil if it fails.
    static func run(_ arguments: [String]) -> String? {
        let python = ProcessInfo.processInfo.environment["VITAMINB_PYTHON"] ?? "python3"
        guard let run = try? CommandRun(blocking: ["/usr/bin/env", python] + arguments), run.status == 0 else { return nil }
        return run.output
    }
}

/// Makes documents of few names, so that they collide, and of tricky syntax; without what is refused on purpose.
private struct DocumentGenerator {
    var numbers: SplitMix64

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &numbers) == 0 }
    mutating func pick(_ choices: [String]) -> String { choices[Int.random(in: 0..<choices.count, using: &numbers)] }
    mutating func several(_ most: Int, _ separator: String = "", _ make: (inout Self) -> String) -> String {
        (0..<Int.random(in: 0...most, using: &numbers)).map { _ in make(&self) }.joined(separator: separator)
    }

    mutating func document() -> String {
        let lines = several(8) { generator in
            let line =
                switch Int.random(in: 0..<8, using: &generator.numbers) {
                case 0: generator.pick(["", "# é [a]", "\t"])
                case 1, 2: "[" + generator.key() + "]" + generator.pick(["", "", " # a", "#"])
                default: generator.key() + generator.pick([" = ", "=", "\t="]) + generator.value(depth: 0) + generator.pick(["", "", "#"])
                }
            return line + generator.pick(["\n", "\n", "\n", "\r\n"])
        }
        guard chance(4) else { return lines }
        var scalars = Array(lines.unicodeScalars)
        let place = Int.random(in: 0...scalars.count, using: &numbers)
        if chance(2) { scalars.removeSubrange(place..<min(place + 1, scalars.count)) }
        let inserted = pick(["", "\"", "'", "[", "]", "{", "}", "=", ".", ",", "#", "\n", "\r", "\\", " "])
        scalars.insert(contentsOf: inserted.unicodeScalars, at: place)
        return scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    }

    mutating func key() -> String {
        let parts = ["a", "a", "b", "b", "c", "1", "a-b", "\"a\"", "'b'", "\"\\u0063\"", "\"\"", "\"é\\n\"", "'a.b'"]
        return pick(parts) + several(2) { $0.pick([".", " . "]) + $0.pick(parts) }
    }

    mutating func value(depth: Int) -> String {
        switch Int.random(in: 0..<(depth < 3 ? 9 : 6), using: &numbers) {
        case 0: return pick(["true", "false", "True", "1.5", "-0.0_1", "01.5", "1.", ".5", "1_.5"])
        case 1: return pick(["0", "-0", "+1", "1_000", "9223372036854775807", "-9223372036854775808", "01", "1__0", "_1", "1_", "+", "00"])
        case 2: return "\"" + several(5) { $0.basicPart() } + "\""
        case 3: return "'" + several(4) { $0.pick(["a", "\\", "\"", "é", "#", "\t"]) } + "'"
        case 4: return "'''" + several(5) { $0.pick(["a", "\\", "'", "''", "\n", "\r\n", "\"\"\""]) } + pick(["'''", "''''", "'''''"])
        case 5:
            let parts = ["\n", "\r\n", "\\\n  ", "\\ \r\n\n\t", "\"", "\"\"", "  ", "\\  a"]
            return "\"\"\"" + several(6) { $0.chance(2) ? $0.basicPart() : $0.pick(parts) }
                + pick(["\"\"\"", "\"\"\"\"", "\"\"\"\"\""])
        case 6, 7:
            let end = pick(["", "", ",", "\n", " # ]\n", ",,"])
            return "[" + several(3, pick([",", ", ", "\n,# ,\n"])) { $0.value(depth: depth + 1) } + end + "]"
        default:
            let end = pick(["", "", "", " ", ",", "\n"])
            return "{" + several(3, ", ") { $0.key() + " = " + $0.value(depth: depth + 1) } + end + "}"
        }
    }

    mutating func basicPart() -> String {
        chance(40)
            ? pick(["\\x41", "\\uD800", "\\u12", "\\U00110000", "\\ ", "\u{1}", "\u{7F}"])
            : pick(["a", "é", " ", "\t", "#", "'", "\\n", "\\t\\b\\f\\r", "\\u00e9", "\\U0001F600", "\\\\", "\\\"", "\u{85}", "e\u{301}"])
    }
}

struct TOMLPeerTests {
    @Test(.enabled(if: !Tomllib.isMissing, "no python3 with tomllib (VITAMINB_PYTHON names one)"))
    func `Python's tomllib reads the same values, and refuses the same documents`() throws {
        var generator = DocumentGenerator(numbers: SplitMix64(seed: 3))
        let documents = [TOMLParserTests.text] + (0..<2000).map { _ in generator.document() }
        let folder = TemporaryFolder()
        try folder.write(documents.joined(separator: "\0"), to: "documents")
        let theirs = try #require(Tomllib.run(["-c", Tomllib.program, folder.path + "/documents"])).split(separator: "\n")
        try #require(theirs.count == documents.count)
        var refused = 0
        for (document, their) in zip(documents, theirs) {
            let our = (try? TOMLParser.parse(Array(document.utf8)).rendering) ?? "refused"
            #expect(our == their, "\(document.debugDescription)")
            if our == "refused" { refused += 1 }
        }
        // Otherwise only one half of the rules would be tested.
        #expect((documents.count / 4...documents.count * 3 / 4).contains(refused))
    }
}

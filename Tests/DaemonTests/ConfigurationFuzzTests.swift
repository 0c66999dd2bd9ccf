import TestSupport
import Testing

@testable import Daemon

/// Whether it is accepted. A refusal must have a reason and a position in the text.
private func isAccepted(_ text: String) -> Bool {
    do {
        return try !ConfigurationFixture.parse(text).addressBooks.isEmpty
    } catch {
        let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        #expect((1...ConfigurationError.bound).contains(error.problems.count))
        for problem in error.problems {
            #expect(
                (1...lines).contains(problem.line) && problem.column > 0 && !problem.message.isEmpty,
                "\(problem) of \(text.debugDescription)")
        }
        return false
    }
}

struct ConfigurationFuzzTests {
    @Test func `no mutation of the example crashes the reader`() throws {
        let example = Array(try #require(try ConfigurationFile.text(path: ConfigurationFixture.shippedFile)).utf8)
        let pieces = [
            "\"", "'", "\"\"\"", "'''", "[", "]", "[[", "{", "}", "=", ".", "#", "\n", "\\", "\\u0000", "\0", "é", "e\u{301}", "every", "1",
            ",",
        ]
        var numbers = SplitMix64(seed: 1)
        var accepted = 0
        for _ in 0..<2000 {
            var bytes = example
            for _ in 0..<Int.random(in: 1...3, using: &numbers) {
                let place = Int.random(in: 0...bytes.count, using: &numbers)
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &numbers)))
                case 1: bytes.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &numbers)].utf8, at: place)
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            if isAccepted(String(decoding: bytes, as: UTF8.self)) { accepted += 1 }
        }
        // Most of the example is comments, so that some mutations do no harm.
        #expect((1..<2000).contains(accepted))
        print("counted 2000 mutated configurations: \(accepted) harmless, all others refused with their place")
    }

    @Test func `random bytes are refused`() {
        var numbers = SplitMix64(seed: 2)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 8...200, using: &numbers)).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            #expect(!isAccepted("x" + String(decoding: bytes, as: UTF8.self)))
        }
    }

    @Test(arguments: [
        ("", "a.", "a = 1"), ("[", "a.", "a]"), ("a = ", "[", ""), ("a = ", "{a=", ""), ("a = ", "{a.a.a=[\n", ""), ("", "''.", ""),
    ])
    func `nesting deep enough to overflow the stack is refused`(start: String, repeated: String, end: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try ConfigurationFixture.parse(start + String(repeating: repeated, count: 100_000) + end)
        }
        #expect(error.problems.map(\.message) == ["this is nested too deeply"])
    }

    @Test(
        arguments: [
            ("a = '", ".[", "'"), ("a = \"\"\"", "\n.[", "\"\"\""), ("a = '''", "\n.[", "'''"), ("", "# [.\n", "a = 1"),
            ("a = [", "[1.5], {b.c = []},\n", "]"),
        ])
    func `dots and brackets that don't nest don't count as nesting`(start: String, repeated: String, end: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try ConfigurationFixture.parse(start + String(repeating: repeated, count: 300) + end)
        }
        #expect(error.problems.map(\.message).allSatisfy { $0.hasPrefix("unknown key \"a\"") })
    }

    @Test(arguments: [
        "[=]", "[[[a]]]", "[\n]", "[é]", "a = [}", "a = [,]", "a = 2000-01-01T=", "a = 2000-01-01 0\n", "a = {b = }", "a = [1 }", "[[a]",
    ])
    func `what is cut short or closed by the wrong bracket is refused`(text: String) {
        #expect(!isAccepted(text))
    }
}

import KeepInTouch
import Phrases
import Testing

@testable import vitaminb

struct JSONTextTests {
    @Test func `what a terminal would act on is escaped, and the value stays the same`() throws {
        let name = "Ada\u{1B}[31m\u{9B}\u{202E}\n\"\\ Zoë/"
        let text = try JSONText.of(["name": name], isPretty: false)
        #expect(text.dropLast().unicodeScalars.filter(\.isTreacherous).isEmpty)
        #expect(text.hasSuffix("}\n"))
        #expect(text.contains("Zoë/"))
        #expect(try decoded(text) == ["name": name])
    }

    @Test func `it is one line for programs, and several for people`() throws {
        #expect(try JSONText.of(["b": 1, "a": 2], isPretty: false) == "{\"a\":2,\"b\":1}\n")
        #expect(try JSONText.of([1], isPretty: true).split(separator: "\n").count == 3)
    }
}

import Foundation
import KeepInTouch
import Phrases
import Testing
import Varlink

@testable import vitaminb

struct JSONTextTests {
    private struct Named: JSONWritable {
        let name: String
        func write(to json: inout JSONWriter) { json.object { $0.member("name", name) } }
    }

    private struct Pair: JSONWritable {
        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("b", 1)
                json.member("a", [2])
            }
        }
    }

    @Test func `control characters are escaped, and the value stays the same`() throws {
        let name = "Ada\u{1B}[31m\u{9B}\u{202E}\n\"\\ Zoë/"
        let text = JSONText.string(of: Named(name: name))
        #expect(text.dropLast().unicodeScalars.filter(\.isTreacherous).isEmpty)
        #expect(text.hasSuffix("}\n"))
        #expect(text.contains("Zoë/"))
        #expect(try JSONDecoder().decode([String: String].self, from: Data(text.utf8)) == ["name": name])
    }

    @Test func `it is one line for programs, and several for people`() throws {
        #expect(JSONText.string(of: Pair()) == "{\"b\":1,\"a\":[2]}\n")
        #expect(
            JSONText.string(of: Pair(), isPretty: true) == """
                {
                  "b": 1,
                  "a": [
                    2
                  ]
                }

                """)
        #expect(JSONText.string(of: [Int](), isPretty: true) == "[]\n")
    }
}

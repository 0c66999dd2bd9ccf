import TestSupport
import Testing

@testable import Varlink

/// What is done with eight bytes at a time, against the same done byte by byte.
struct PlainTextTests {
    @Test func `plain text ends at the first quotation mark, backslash or control character, wherever that is`() {
        for special in Array("\"\\\u{0}\u{1F}\n".utf8) {
            for count in 0..<20 {
                for other in Array(" !#[]\u{7F}".utf8) + [0x80, 0xA2, 0xDC, 0xFF] {
                    let text = [UInt8](repeating: other, count: count) + [special, other, special]
                    #expect(text.withUnsafeBytes { PlainText.end(of: $0, from: 0) } == count)
                    #expect(text.withUnsafeBytes { PlainText.end(of: $0, from: count + 1) } == count + 2)
                    #expect(text.dropLast(3).withUnsafeBytes { PlainText.end(of: $0, from: 0) } == count)
                }
            }
        }
    }

    static let pieces: [[UInt8]] =
        ["a", "plain ASCII", "é", "山", "🧐", "e\u{301}"].map { Array($0.utf8) }
        + [[0xC3], [0xA9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF]]

    @Test(arguments: pieces, pieces)
    func `bytes are UTF-8 if the standard library finds that they are`(first: [UInt8], second: [UInt8]) {
        for count in 0..<10 {
            let bytes = [UInt8](repeating: UInt8(ascii: " "), count: count) + first + second + first
            #expect(bytes.isUTF8 == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
        }
    }

    @Test func `a list is passed on as it is written, whatever its elements are`() throws {
        let frame = Array(#"{"parameters":{"of a newer version":[{"a": 1,"b":["\u00e9"]},null,"x"]},"continues":true}"#.utf8)
        let reply = try Reply<RawList<Echo>.Reply>(frame)
        #expect(reply.continues)
        #expect(try JSONWriter.text(of: reply.value.elements) == Array(#"[{"a": 1,"b":["\u00e9"]},null,"x"]"#.utf8))
    }

    @Test func `a reply's error may come before its parameters or behind them`() throws {
        for text in [#"{"error":"a.B","parameters":{"why":"x"}}"#, #"{"parameters":{"why":"x"},"error":"a.B"}"#] {
            let error = try Reply<Echo.Reply>(Array(text.utf8)).error
            #expect(error?.description == #"a.B {"why":"x"}"#)
        }
    }
}

import Testing

@testable import vitaminb

/// Parsing bytes into keys.
struct KeyReaderTests {
    private func keys(_ text: String) -> [Key] {
        var reader = KeyReader()
        return reader.keys(text.utf8) + reader.keysAtRest()
    }

    @Test(arguments: [
        ("d\r", [Key.character("d"), .enter]), ("\n", [.enter]), ("é佐😀", [.character("é"), .character("佐"), .character("😀")]),
        ("\u{7F}\u{8}\u{15}", [.backspace, .backspace, .clear]), ("\u{3}\u{4}\u{1A}", [.interrupt, .interrupt, .stop]),
        ("\u{1B}", [.escape]), ("\u{1B}[C\u{1B}[D\u{1B}OC", [.right, .left, .right]),
        // Of no meaning here: up, Home, F5, a click, Alt-k, the other control keys.
        ("\u{1B}[A\u{1B}[1~\u{1B}[15~\u{1B}[<0;3;4M\u{1B}k\u{1}\t", []), ("\u{1B}[1;5C", []),
        ("\u{1B}[200~k\rq\u{1B}[201~d", [.pasted("k\rq"), .character("d")]),
        ("\u{1B}[", []), ("\u{1B}[200~never ended", []),
    ])
    func `bytes are the keys they stand for`(text: String, expected: [Key]) {
        #expect(keys(text) == expected)
    }

    @Test func `bytes may be cut anywhere`() {
        let text = "aé佐😀\u{1B}[C\u{1B}[200~x佐\u{1B}[y\u{1B}[201~\r"
        let expected: [Key] = [
            .character("a"), .character("é"), .character("佐"), .character("😀"), .right, .pasted("x佐\u{1B}[y"), .enter,
        ]
        for size in 1...8 {
            var reader = KeyReader()
            let bytes = Array(text.utf8)
            let found = stride(from: 0, to: bytes.count, by: size).flatMap { reader.keys(bytes[$0..<min($0 + size, bytes.count)]) }
            #expect(found == expected, "cut every \(size) bytes")
        }
    }

    @Test func `bytes that are not UTF-8 are no key, and hide none`() {
        var reader = KeyReader()
        #expect(reader.keys([0xFF, 0x80, 0xC0, 0xE4, 0x64, 0xED, 0xA0, 0x80, 0xF5, 0x6B]) == [.character("d"), .character("k")])
    }

    @Test func `only an ESC at the end is ambiguous`() {
        var reader = KeyReader()
        #expect(reader.keys("d".utf8) == [.character("d")] && !reader.isInDoubt)
        #expect(reader.keys("\u{1B}".utf8) == [] && reader.isInDoubt)
        #expect(reader.keys("[D".utf8) == [.left] && !reader.isInDoubt)
        #expect(reader.keys("\u{1B}[200~".utf8) == [] && !reader.isInDoubt && reader.keysAtRest() == [])
    }

    @Test func `endless pastes and sequences are bounded`() {
        var reader = KeyReader()
        #expect(reader.keys(("\u{1B}[200~" + String(repeating: "x", count: 100_000) + "\u{1B}[201~").utf8).count == 1)
        #expect(reader.keys(("\u{1B}[" + String(repeating: "1", count: 100)).utf8) == [] && !reader.isInDoubt)
        #expect(reader.keys("d".utf8) == [.character("d")])
    }
}

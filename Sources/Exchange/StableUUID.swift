/// UUIDs derived from a text, the same on every machine (RFC 9562, section 5.8: version 8).
enum StableUUID {
    /// The UUID of the text, in lower case.
    static func text(of text: String) -> String {
        var digits = [hash("1" + text), hash("2" + text)].map { number in
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.flatMap(Array.init)
        digits[12] = "8"
        digits[16] = "8"
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }

    /// FNV-1a over the UTF-8 bytes.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

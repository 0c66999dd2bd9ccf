import FoundationEssentials

/// The words of a field that are written in ASCII and stand for others (RFC 2047).
enum EncodedWords {
    /// The text, with what its encoded words stand for. One that is not in UTF-8 stays as it is: those who write of folders write so.
    static func decoded(_ text: String) -> String {
        guard text.contains("=?") else { return text }
        var decoded = ""
        // A program may have cut a character in two, so the bytes of words that follow each other are joined before they are read.
        var bytes: [UInt8] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "=?")?.lowerBound {
            let before = rest[..<start]
            guard let word = word(at: rest[start...]) else {
                decoded += String(decoding: bytes, as: UTF8.self) + before + "=?"
                bytes = []
                rest = rest[start...].dropFirst(2)
                continue
            }
            // Spaces between two of them stand for nothing (section 6.2).
            if bytes.isEmpty || !before.allSatisfy(\.isWhitespace) {
                decoded += String(decoding: bytes, as: UTF8.self) + before
                bytes = []
            }
            bytes += word.bytes
            rest = rest[word.end...]
        }
        return decoded + String(decoding: bytes, as: UTF8.self) + rest
    }

    /// The bytes of the encoded word that begins here, and where it ends; nil: none does.
    private static func word(at text: Substring) -> (bytes: [UInt8], end: Substring.Index)? {
        let parts = text.split(separator: "?", maxSplits: 4, omittingEmptySubsequences: false)
        // A language may follow the character set (RFC 2231, section 5).
        guard parts.count == 5, parts[0] == "=", parts[4].first == "=", parts[1].prefix(while: { $0 != "*" }).lowercased() == "utf-8"
        else { return nil }
        let end = text.index(after: parts[4].startIndex)
        switch parts[2].lowercased() {
        case "b": return Data(base64Encoded: String(parts[3])).map { ([UInt8]($0), end) }
        case "q": return (quoted(Array(parts[3].utf8)), end)
        default: return nil
        }
    }

    /// Section 4.2.
    private static func quoted(_ written: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var place = 0
        while place < written.count {
            switch written[place] {
            case UInt8(ascii: "_"): bytes.append(Ascii.space)
            case UInt8(ascii: "="):
                let digits = written.dropFirst(place + 1).prefix(2)
                if digits.count == 2, let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
                    bytes.append(byte)
                    place += 2
                } else {
                    bytes.append(written[place])
                }
            case let byte: bytes.append(byte)
            }
            place += 1
        }
        return bytes
    }
}

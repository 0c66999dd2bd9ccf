// The decomposition of RFC 5198 (NFD) is in the standard library, under this name only; full Foundation would cost 48 MB.
@_spi(_Unicode) import Swift

extension String {
    /// How names and groups are compared: without case and without accents, so that "zoe" finds "Zoë" and "lukasz" finds "Łukasz".
    package var folded: String { foldedByTable ?? foldedByUnicode }

    /// The same from a table, character by character; nil if one is not in it. How a character folds does not depend on its neighbours.
    private var foldedByTable: String? {
        var copy = self
        return copy.withUTF8 { text in
            var isInTable = true
            let folded = String(unsafeUninitializedCapacity: text.count) { folded in
                var (read, written) = (0, 0)
                while read < text.count {
                    let byte = text[read]
                    if byte < 0x80 {
                        folded[written] = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
                        read += 1
                        written += 1
                    } else if 0xC2..<0xC8 ~= byte {
                        let bytes = LatinFolding.table[Int(byte & 7) << 6 | Int(text[read + 1] & 0x3F)]
                        folded[written] = UInt8(truncatingIfNeeded: bytes)
                        if bytes > 0xFF { folded[written + 1] = UInt8(bytes >> 8) }
                        read += 2
                        written += bytes > 0xFF ? 2 : 1
                    } else {
                        isInTable = false
                        return 0
                    }
                }
                return written
            }
            return isInTable ? folded : nil
        }
    }

    /// The same of any text, by Unicode's properties of each character.
    var foldedByUnicode: String {
        var folded = String.UnicodeScalarView()
        for scalar in lowercased()._nfd where scalar.properties.canonicalCombiningClass == .notReordered {
            // Letters that Unicode does not take apart into a base and an accent, though people do.
            switch scalar {
            case "ß": folded.append(contentsOf: "ss".unicodeScalars)
            case "æ": folded.append(contentsOf: "ae".unicodeScalars)
            case "œ": folded.append(contentsOf: "oe".unicodeScalars)
            case "ø": folded.append("o")
            case "ł": folded.append("l")
            case "đ", "ð": folded.append("d")
            case "ı": folded.append("i")
            case "þ": folded.append(contentsOf: "th".unicodeScalars)
            // Full-width letters and digits, as East Asian keyboards write them.
            case "\u{FF01}"..."\u{FF5E}": folded.append(UnicodeScalar(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)))
            case "\u{3000}": folded.append(" ")
            // Katakana and hiragana are two ways to write the same sounds.
            case "\u{30A1}"..."\u{30F6}": folded.append(UnicodeScalar(scalar.value - 0x60) ?? scalar)
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }
}

/// The folded characters below U+0200, which most European names are made of: a start folds thousands of names and groups.
private enum LatinFolding {
    /// For each character one or two bytes of UTF-8, the first in the lower half.
    static let table: [UInt16] = (0..<0x200).map { value in
        let character = UnicodeScalar(UInt16(value)).map { String(Character($0)) } ?? ""
        let bytes = Array(character.foldedByUnicode.utf8)
        return UInt16(bytes.first ?? 0) | (bytes.count > 1 ? UInt16(bytes[1]) << 8 : 0)
    }
}

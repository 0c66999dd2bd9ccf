/// Base64 (RFC 4648, section 4). Other characters are skipped.
enum Base64 {
    /// Whether a byte is a base64 digit or padding.
    static func isDigit(_ byte: UInt8) -> Bool { byte == Ascii.equals || value(of: byte) != nil }

    /// Decodes text up to its padding.
    static func decode(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            if byte == Ascii.equals { break }
            guard let digit = value(of: byte) else { continue }
            bits = bits << 6 | digit
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 65...90: UInt32(byte) - 65
        case 97...122: UInt32(byte) - 71
        case 48...57: UInt32(byte) + 4
        case 43: 62
        case 47: 63
        default: nil
        }
    }
}

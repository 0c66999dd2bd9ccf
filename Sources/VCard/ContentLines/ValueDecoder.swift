/// Decodes a property's value in one pass: quoted-printable, backslash escapes, character set.
///
/// Values are split before they are decoded, so an escaped or encoded separator does not split.
struct ValueDecoder {
    let isQuotedPrintable: Bool
    let charset: String?

    /// The text of a value, or of a part of one.
    func text(_ raw: ArraySlice<UInt8>) -> String {
        guard raw.contains(where: { $0 == Ascii.backslash || isQuotedPrintable && $0 == Ascii.equals }) else {
            return Charset.decode(raw, named: charset)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var offset = raw.startIndex
        while offset < raw.endIndex {
            let byte = raw[offset]
            if byte == Ascii.backslash, offset + 1 < raw.endIndex, let meaning = Self.meaning(ofEscaped: raw[offset + 1]) {
                bytes.append(meaning)
                offset += 2
            } else if isQuotedPrintable, byte == Ascii.equals, offset + 2 < raw.endIndex,
                let high = Ascii.hexadecimal(raw[offset + 1]), let low = Ascii.hexadecimal(raw[offset + 2])
            {
                let decoded = high << 4 | low
                if decoded == Ascii.lineFeed, bytes.last == Ascii.carriageReturn { bytes.removeLast() }
                bytes.append(decoded)
                offset += 3
            } else {
                bytes.append(byte)
                offset += 1
            }
        }
        return Charset.decode(bytes[...], named: charset)
    }

    /// The bytes of a value in quoted-printable.
    static func quotedPrintable(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var offset = raw.startIndex
        while offset < raw.endIndex {
            if raw[offset] == Ascii.equals, offset + 2 < raw.endIndex, let high = Ascii.hexadecimal(raw[offset + 1]),
                let low = Ascii.hexadecimal(raw[offset + 2])
            {
                bytes.append(high << 4 | low)
                offset += 3
            } else {
                bytes.append(raw[offset])
                offset += 1
            }
        }
        return bytes
    }

    /// Splits at separators that are not preceded by a backslash.
    static func split(_ raw: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = raw.startIndex
        var offset = start
        while offset < raw.endIndex {
            if raw[offset] == Ascii.backslash {
                offset += 1
            } else if raw[offset] == separator {
                parts.append(raw[start..<offset])
                start = offset + 1
            }
            offset += 1
        }
        parts.append(raw[start...])
        return parts
    }

    /// RFC 6350, section 3.4, and the escaped colon that some programs write in URIs of vCard 3.0.
    private static func meaning(ofEscaped byte: UInt8) -> UInt8? {
        switch byte {
        case 0x6E, 0x4E: Ascii.lineFeed
        case Ascii.backslash, Ascii.comma, Ascii.semicolon, Ascii.colon: byte
        default: nil
        }
    }
}

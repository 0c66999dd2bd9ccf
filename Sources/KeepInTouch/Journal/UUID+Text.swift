import FoundationEssentials

extension UUID {
    /// Reads 32 hexadecimal digits in their five groups, in upper or lower case (RFC 9562, section 4).
    ///
    /// Foundation's own reads with sscanf(3), and took a third of a start: a journal of a million entries names two million of them.
    package init?(text: String) {
        var text = text
        guard text.utf8.count == 36, let id = text.withUTF8(Self.read) else { return nil }
        self = id
    }

    /// Reads 32 hexadecimal digits in a row, in upper or lower case.
    package init?(digits: String) {
        var digits = digits
        guard digits.utf8.count == 32, let id = digits.withUTF8(Self.read) else { return nil }
        self = id
    }

    /// Reads the digits, with hyphens between their groups or without.
    private static func read(_ text: UnsafeBufferPointer<UInt8>) -> UUID? {
        guard text.count == 36 || text.count == 32 else { return nil }
        let hasHyphens = text.count == 36
        var value: (UInt64, UInt64) = (0, 0)
        for (position, byte) in text.enumerated() {
            if hasHyphens, position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            value = (value.0 << 4 | value.1 >> 60, value.1 << 4 | UInt64(digit))
        }
        let bytes = (value.0.bigEndian, value.1.bigEndian)
        return UUID(uuid: withUnsafeBytes(of: bytes) { $0.load(as: uuid_t.self) })
    }

    /// In lower case, as RFC 9562 writes it. Foundation's own writes with snprintf(3), which took a fifth of a long list.
    package var text: String {
        withUnsafeBytes(of: uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { text in
                var position = 0
                for byte in bytes {
                    if position == 8 || position == 13 || position == 18 || position == 23 {
                        text[position] = UInt8(ascii: "-")
                        position += 1
                    }
                    text[position] = Self.digit(byte >> 4)
                    text[position + 1] = Self.digit(byte & 0xF)
                    position += 2
                }
                return position
            }
        }
    }

    /// 32 hexadecimal digits in a row, in lower case.
    package var digits: String { text.filter { $0 != "-" } }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value }
}

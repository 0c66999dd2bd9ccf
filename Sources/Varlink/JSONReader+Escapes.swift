extension JSONReader {
    /// The number that four hexadecimal digits are.
    static func codeUnit(_ digits: ArraySlice<UInt8>) -> UInt16? {
        guard digits.count == 4 else { return nil }
        var unit: UInt16 = 0
        for byte in digits {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    /// What a text stands for that was checked, from between its quotation marks.
    static func unescaped(_ text: ArraySlice<UInt8>) -> String {
        guard var backslash = text.firstIndex(of: UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
        var units: [UInt16] = []
        var plain = ""
        var rest = text
        // Both halves of a surrogate pair are escaped, one right after the other.
        func flush() {
            plain += String(decoding: units, as: UTF16.self)
            units = []
        }
        while true {
            if backslash > rest.startIndex { flush() }
            plain += String(decoding: rest[..<backslash], as: UTF8.self)
            let character = rest[(backslash + 1)...].first
            var next = backslash + 2
            switch character {
            case UInt8(ascii: "u"):
                next += 4
                units.append(codeUnit(rest[(backslash + 2)...].prefix(4)) ?? 0xFFFD)
            case UInt8(ascii: "b"): units.append(0x08)
            case UInt8(ascii: "f"): units.append(0x0C)
            case UInt8(ascii: "n"): units.append(0x0A)
            case UInt8(ascii: "r"): units.append(0x0D)
            case UInt8(ascii: "t"): units.append(0x09)
            default: units.append(UInt16(character ?? 0x5C))
            }
            rest = rest[min(next, rest.endIndex)...]
            guard let found = rest.firstIndex(of: UInt8(ascii: "\\")) else { break }
            backslash = found
        }
        flush()
        return plain + String(decoding: rest, as: UTF8.self)
    }
}

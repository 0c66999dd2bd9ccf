/// Goes over the parts of a line of UTF-8, byte by byte.
struct TextScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// U+200E, which iOS puts before what WhatsApp says.
    static let leftToRight: [UInt8] = [0xE2, 0x80, 0x8E]

    /// What is not read yet.
    var rest: ArraySlice<UInt8> { bytes[position...] }

    /// Whether the character is not seen and says only in which direction the others are written, or is a byte order mark.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// Goes over marks.
    mutating func skipMarks() {
        while let first = rest.first, first == 0xE2 || first == 0xEF {
            guard let scalar = String(decoding: rest.prefix(3), as: UTF8.self).unicodeScalars.first, Self.isMark(scalar) else { return }
            position += 3
        }
    }

    /// Goes over this byte, if it comes next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        position += 1
        return true
    }

    /// Reads a number that has one of these counts of digits, Latin, Arabic or Persian ones. Nil where it has another.
    mutating func number(digits: Int...) -> Int? {
        skipMarks()
        var (number, count) = (0, 0)
        while let digit = takeDigit() {
            count += 1
            guard count <= 4 else { return nil }
            number = number * 10 + digit
        }
        skipMarks()
        return digits.contains(count) ? number : nil
    }

    private mutating func takeDigit() -> Int? {
        guard let byte = rest.first else { return nil }
        if Self.isDigit(byte) {
            position += 1
            return Int(byte - UInt8(ascii: "0"))
        }
        // U+0660 to U+0669, and U+06F0 to U+06F9.
        guard byte == 0xD9 || byte == 0xDB, let second = rest.dropFirst().first else { return nil }
        let zero: UInt8 = byte == 0xD9 ? 0xA0 : 0xB0
        guard (zero...zero + 9).contains(second) else { return nil }
        position += 2
        return Int(second - zero)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Goes over what is between the parts of a date, a space behind it included. Nil where nothing of the kind comes next.
    mutating func dateSeparator() -> UInt8? {
        guard let byte = rest.first, byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") else { return nil }
        position += 1
        _ = takeSpace()
        return byte
    }

    /// Goes over what is between the parts of a time; false where nothing of the kind comes next.
    mutating func timeSeparator() -> Bool {
        guard let byte = rest.first, byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") else { return false }
        var copy = self
        copy.position += 1
        guard copy.startsWithDigit else { return false }
        position += 1
        return true
    }

    /// Goes over a space, a no-break space or a narrow one.
    private mutating func takeSpace() -> Bool {
        switch rest.first {
        case 0x20: position += 1
        case 0xC2 where rest.dropFirst().first == 0xA0: position += 2
        case 0xE2 where rest.starts(with: Self.narrowSpace): position += 3
        default: return false
        }
        return true
    }

    private static let narrowSpace: [UInt8] = [0xE2, 0x80, 0xAF]
    /// U+2013.
    private static let enDash: [UInt8] = [0xE2, 0x80, 0x93]

    /// Goes over all that is no digit and no bracket, at most so many bytes. False where there is no space in it.
    mutating func skipWords(_ bound: Int) -> Bool {
        var hasSpace = false
        let end = position + bound
        while position < end, let byte = rest.first {
            if takeSpace() {
                hasSpace = true
                continue
            }
            if Self.isDigit(byte) || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") { break }
            if (byte == 0xD9 || byte == 0xDB), hasSpace, startsWithDigit { break }
            position += 1
        }
        return hasSpace
    }

    private var startsWithDigit: Bool {
        var copy = self
        return copy.takeDigit() != nil
    }

    /// Goes on behind the first of this byte and a space behind it, over at most so many bytes, among which are no digits.
    mutating func skip(past wanted: UInt8, _ bound: Int) -> Bool {
        let end = position + bound
        while position < end, let byte = rest.first, !Self.isDigit(byte) {
            position += 1
            if byte == wanted {
                _ = takeSpace()
                return true
            }
        }
        return false
    }

    /// Goes on behind the first ` - `, over at most so many bytes, among which are no digits.
    mutating func skipDash(_ bound: Int) -> Bool {
        let end = position + bound
        while position < end, let byte = rest.first, !Self.isDigit(byte) {
            guard takeSpace() else {
                position += 1
                continue
            }
            if take(UInt8(ascii: "-")) {
                if takeSpace() { return true }
            } else if rest.starts(with: Self.enDash) {
                position += Self.enDash.count
                if takeSpace() { return true }
            }
        }
        return false
    }
}

/// Texts: TOML's strings of all four kinds (TOML 1.0, String).
extension TOMLScanner {
    /// The longest text that is read, in bytes: what Swift does with text, such as comparing it, may take the square of its length.
    static let textBound = 1024

    /// The text at whose first quote this is. In a key it is on one line.
    mutating func text(isKey: Bool = false) throws(TOMLError) -> String {
        let start = offset
        guard let quote = next else { return "" }
        let isMultiline = !isKey && isAt([quote, quote, quote])
        skip(isMultiline ? 3 : 1)
        // A line end directly after the opening quotes is not part of the string.
        if isMultiline, take("\n") || take("\r") && take("\n") {}
        var text: [UInt8] = []
        while let byte = next, isMultiline || byte != UInt8(ascii: "\n") {
            if byte == quote, !isMultiline || isAt([quote, quote, quote]) {
                skip(isMultiline ? 3 : 1)
                // Up to two quotes directly before the closing three are part of the string.
                for _ in 0..<2 where isMultiline && next == quote {
                    text.append(quote)
                    skip()
                }
                if text.count <= Self.textBound { return String(decoding: text, as: UTF8.self) }
                throw TOMLError(offset: start, message: "this text is longer than \(Self.textBound) bytes")
            }
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                text += try escape(isMultiline: isMultiline)
            } else {
                skip()
                // Drop the CR of a line end, so that a string is the same in every file.
                if byte != UInt8(ascii: "\r") { text.append(byte) }
            }
        }
        throw TOMLError(offset: start, message: "this text lacks its closing quote")
    }

    private func isAt(_ expected: [UInt8]) -> Bool {
        bytes[offset...].starts(with: expected)
    }

    /// Reads an escape, and returns what it stands for.
    private mutating func escape(isMultiline: Bool) throws(TOMLError) -> String.UTF8View {
        let start = offset
        skip()
        if isMultiline, skipLineEnd() { return "".utf8 }
        // At the end of a line the string ends without its closing quote, which the caller reports.
        guard let letter = next, !"\r\n".utf8.contains(letter) else { return "".utf8 }
        skip()
        switch letter {
        case UInt8(ascii: "b"): return "\u{8}".utf8
        case UInt8(ascii: "t"): return "\t".utf8
        case UInt8(ascii: "n"): return "\n".utf8
        case UInt8(ascii: "f"): return "\u{C}".utf8
        case UInt8(ascii: "r"): return "\r".utf8
        case UInt8(ascii: "\""): return "\"".utf8
        case UInt8(ascii: "\\"): return "\\".utf8
        case UInt8(ascii: "u"): return try character(digits: 4, start: start)
        case UInt8(ascii: "U"): return try character(digits: 8, start: start)
        default:
            let shown = String(String(decoding: bytes[start...].prefix(5), as: UTF8.self).unicodeScalars.prefix(2))
            throw TOMLError(offset: start, message: "\(shown) is no escape; write \\\\ for a backslash, or the text in single quotes")
        }
    }

    /// Skips the white space after a backslash if there is a line end in it, and returns whether there was.
    private mutating func skipLineEnd() -> Bool {
        guard let end = bytes[offset...].first(where: { !" \t".utf8.contains($0) }), "\r\n".utf8.contains(end) else { return false }
        skipWhiteSpace()
        return true
    }

    /// Reads the digits of a `\\u` or `\\U` escape, and returns the character.
    private mutating func character(digits: Int, start: Int) throws(TOMLError) -> String.UTF8View {
        var number: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw TOMLError(offset: start, message: "this escape needs \(digits) hexadecimal digits")
            }
            number = number << 4 | UInt32(digit)
            skip()
        }
        guard let scalar = Unicode.Scalar(number) else { throw TOMLError(offset: start, message: "there is no character of this number") }
        guard scalar != "\0" else { throw TOMLError(offset: start, message: "no text may contain a NUL character") }
        return String(scalar).utf8
    }
}

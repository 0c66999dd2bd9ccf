import Glibc

/// The character sets of vCard 2.1's CHARSET. iconv(3) knows them; those that the Web reads as windows-1252 are read so here.
enum Charset {
    /// Decodes text. Never fails.
    ///
    /// Text with an unknown character set, or none, is decoded as UTF-8 if it is valid, else as windows-1252. ISO-8859-1 is decoded as
    /// windows-1252, as on the Web, because its writers mean that.
    static func decode(_ bytes: ArraySlice<UInt8>, named name: String? = nil) -> String {
        let label = name.map(label) ?? ""
        if windows1252Labels.contains(label) { return windows1252(bytes) }
        if !label.isEmpty, !utf8Labels.contains(label), let text = converted(bytes, from: label) { return text }
        if let text = try? UTF8Span(validating: bytes.span) { return String(copying: text) }
        return utf8Labels.contains(label) ? String(decoding: bytes, as: UTF8.self) : windows1252(bytes)
    }

    /// Whether text in this character set can be decoded.
    static func isKnown(_ name: String) -> Bool {
        let label = label(name)
        if label.isEmpty || utf8Labels.contains(label) || windows1252Labels.contains(label) { return true }
        guard let converter = converter(from: label) else { return false }
        iconv_close(converter)
        return true
    }

    /// Whether a character may have several bytes, some of them those of a backslash or another ASCII character.
    static func isOfManyBytes(_ name: String) -> Bool {
        let label = label(name)
        return ["shift", "sjis", "ms_kanji", "gb", "big5", "euc", "iso-2022", "johab", "cp93", "cp94", "cp95", "windows-31j", "utf-7"]
            .contains { label.hasPrefix($0) }
    }

    private static let utf8Labels: Set = ["utf-8", "utf8"]
    private static let windows1252Labels: Set = ["iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii"]

    private static func label(_ name: String) -> String {
        String(decoding: name.utf8.map(Ascii.lowercased), as: UTF8.self)
    }

    private static func converter(from label: String) -> iconv_t? {
        // A slash would begin an option of iconv's, and no character set has a name as long as this.
        guard label.utf8.allSatisfy({ Ascii.isLetterOrDigit($0) || "-_:.".utf8.contains($0) }), 1...40 ~= label.utf8.count,
            let converter = iconv_open("UTF-8", label), converter != iconv_t(bitPattern: -1)
        else { return nil }
        return converter
    }

    /// The text, with U+FFFD for what is none in this character set; nil: it is not known.
    private static func converted(_ bytes: ArraySlice<UInt8>, from label: String) -> String? {
        guard let converter = converter(from: label) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var result: [UInt8] = []
        input.withUnsafeMutableBufferPointer { input in
            var (next, left) = (input.baseAddress, input.count)
            // Three bytes of UTF-8 at most for one of most character sets; where there are more, another round.
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { room in
                while left > 0 {
                    var (end, free) = (room.baseAddress, room.count)
                    let failed = iconv(converter, &next, &left, &end, &free) == -1
                    let code = errno
                    result += room.prefix(room.count - free).map { UInt8(bitPattern: $0) }
                    if !failed { break }
                    if code != E2BIG {
                        // An invalid or a cut-off character.
                        result += Array("\u{FFFD}".utf8)
                        next = next.map { $0 + 1 }
                        left -= 1
                    }
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
        string(bytes) { 0x80...0x9F ~= $0 ? windows1252Controls[Int($0) - 0x80] : UInt32($0) }
    }

    private static func string(_ bytes: ArraySlice<UInt8>, _ scalar: (UInt8) -> UInt32) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(Unicode.Scalar(scalar(byte)) ?? "\u{FFFD}") }
        return String(scalars)
    }

    /// The characters of windows-1252 in place of ISO-8859-1's control characters. The five undefined ones stay controls.
    private static let windows1252Controls: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
}

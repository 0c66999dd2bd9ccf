/// The character sets of vCard 2.1's CHARSET that address books use.
enum Charset {
    /// Decodes text. Never fails.
    ///
    /// Text with an unknown character set, or none, is decoded as UTF-8 if it is valid, else as windows-1252. ISO-8859-1 is decoded as
    /// windows-1252, as on the Web, because its writers mean that.
    static func decode(_ bytes: ArraySlice<UInt8>, named name: String? = nil) -> String {
        let label = name.map { String(decoding: $0.utf8.map(Ascii.lowercased), as: UTF8.self) }
        switch label {
        case "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252": return windows1252(bytes)
        case "iso-8859-15", "latin9": return latin9(bytes)
        default: break
        }
        if let text = try? UTF8Span(validating: bytes.span) { return String(copying: text) }
        return label == "utf-8" || label == "utf8" ? String(decoding: bytes, as: UTF8.self) : windows1252(bytes)
    }

    private static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
        string(bytes) { 0x80...0x9F ~= $0 ? windows1252Controls[Int($0) - 0x80] : UInt32($0) }
    }

    private static func latin9(_ bytes: ArraySlice<UInt8>) -> String {
        string(bytes) { latin9Changes[$0] ?? UInt32($0) }
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

    private static let latin9Changes: [UInt8: UInt32] = [
        0xA4: 0x20AC, 0xA6: 0x0160, 0xA8: 0x0161, 0xB4: 0x017D, 0xB8: 0x017E, 0xBC: 0x0152, 0xBD: 0x0153, 0xBE: 0x0178,
    ]
}

extension Unicode.Scalar {
    /// Whether a terminal would act on it instead of showing it: control characters, line separators, and the marks that turn
    /// the direction of the text around (Unicode's UAX #9), which could make one name look like another. All are below U+10000.
    package var isTreacherous: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Whether a byte of UTF-8 may be the first of such a character, line breaks aside. Hardly any text has one.
    package static func mayBeTreacherous(_ byte: UInt8) -> Bool {
        byte < 0x20 ? byte != 0x0A : byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
    }
}

extension String {
    /// The text as it may be shown in one line: a card's text never steers the terminal, nor makes one line look like two.
    package var printable: String {
        let isPlain = utf8.withContiguousStorageIfAvailable { bytes in
            !bytes.contains { $0 == 0x0A || Unicode.Scalar.mayBeTreacherous($0) }
        }
        guard isPlain != true, unicodeScalars.contains(where: \.isTreacherous) else { return self }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "\n", "\t": text.append(" ")
            default: text.append(scalar.isTreacherous ? "\u{FFFD}" : scalar)
            }
        }
        return String(text)
    }

    /// The text in markup: of notifications, and of status bars, which use Pango's. To Swift a bracket and an accent that follows it are
    /// one character.
    package var asMarkup: String {
        String(
            decoding: utf8.flatMap { byte -> [UInt8] in
                switch byte {
                case UInt8(ascii: "&"): Array("&amp;".utf8)
                case UInt8(ascii: "<"): Array("&lt;".utf8)
                case UInt8(ascii: ">"): Array("&gt;".utf8)
                default: [byte]
                }
            }, as: UTF8.self)
    }

    /// The same of a text of several lines, whose line ends become those of a terminal.
    package var printableLines: String {
        replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
            .joined(separator: "\n")
    }
}

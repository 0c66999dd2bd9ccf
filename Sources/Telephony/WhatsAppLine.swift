/// The beginning of a message in WhatsApp's exported text: when it was written, in any of the forms that telephones write.
///
/// `[12/11/25, 14:03:22] Ada: text` (iOS), `12.11.25, 14:03 - Ada: text` (Android), with `2:03 PM` or `2:03 p. m.`, with a word between
/// date and time (`klo`), with narrow spaces, and with marks for the direction of writing anywhere.
struct WhatsAppLine {
    /// What is the same in all messages of a file. A line that looks otherwise is text that somebody has pasted.
    struct Style: Hashable {
        let isBracketed: Bool
        let separator: UInt8
    }

    let style: Style
    let date: ChatDate
    /// Who wrote it; nil where WhatsApp itself did.
    let sender: String?
    /// What WhatsApp itself says, in lower case; nil where it is what a person wrote.
    let notice: String?

    /// How many bytes there may be between a date and its time, and behind a time.
    private static let wordBytes = 24
    /// How long a name may be, in bytes.
    static let nameBytes = 256

    /// Reads a line. Nil where no message begins on it.
    init?(_ line: [UInt8]) {
        var scanner = TextScanner(line)
        scanner.skipMarks()
        let isBracketed = scanner.take(UInt8(ascii: "["))
        guard let first = scanner.number(digits: 1, 2, 4), let separator = scanner.dateSeparator(),
            let second = scanner.number(digits: 1, 2), scanner.dateSeparator() == separator,
            let third = scanner.number(digits: 1, 2, 4), scanner.skipWords(Self.wordBytes), Self.skipTime(&scanner)
        else { return nil }
        guard isBracketed ? scanner.skip(past: UInt8(ascii: "]"), Self.wordBytes) : scanner.skipDash(Self.wordBytes) else { return nil }
        style = Style(isBracketed: isBracketed, separator: separator)
        date = ChatDate(first: first, second: second, third: third)
        (sender, notice) = Self.parts(of: scanner.rest)
    }

    /// Goes over `14:03`, `2.03` or `14:03:22`. False where none comes next.
    private static func skipTime(_ scanner: inout TextScanner) -> Bool {
        guard scanner.number(digits: 1, 2) != nil, scanner.timeSeparator(), scanner.number(digits: 2) != nil else { return false }
        return !scanner.timeSeparator() || scanner.number(digits: 2) != nil
    }

    /// Divides what is behind the time: `Ada: text`. iOS puts a mark before what WhatsApp says, and gives it a name, too: that of the
    /// group, or of somebody whom it is about.
    private static func parts(of rest: ArraySlice<UInt8>) -> (sender: String?, notice: String?) {
        guard let colon = colon(in: rest), let sender = name(rest[..<colon]) else { return (nil, text(rest)) }
        let body = rest[colon...].dropFirst().drop { $0 == UInt8(ascii: " ") }
        // Android writes this in place of some things that it doesn't export. As one can't tell what it was, it is no message.
        if body.elementsEqual("null".utf8) { return (nil, text(body)) }
        guard body.starts(with: TextScanner.leftToRight) else { return (sender, nil) }
        let notice = text(body)
        return WhatsAppNotice.isOmittedMedia(notice) ? (sender, nil) : (nil, notice)
    }

    /// Where the name ends: at a colon before a space, or at the end.
    private static func colon(in rest: ArraySlice<UInt8>) -> Int? {
        var start = rest.startIndex
        while let colon = rest[start...].firstIndex(of: UInt8(ascii: ":")) {
            if colon + 1 == rest.endIndex || rest[colon + 1] == UInt8(ascii: " ") { return colon }
            start = colon + 1
        }
        return nil
    }

    /// The name of a person; nil where it is a part of what WhatsApp says: that has the names of groups in quotation marks.
    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count <= nameBytes else { return nil }
        var name = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where !TextScanner.isMark(scalar) {
            if quotationMarks.contains(scalar) { return nil }
            name.append(scalar.properties.isWhitespace ? " " : scalar)
        }
        let text = trimmed(String(name))
        return text.isEmpty ? nil : text
    }

    private static let quotationMarks: [Unicode.Scalar] = ["\"", "“", "”", "„", "«", "»"]

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self).lowercased() }
}

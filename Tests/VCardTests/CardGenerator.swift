import TestSupport

/// Makes files of vCards, valid and damaged, the same from the same seed.
struct CardGenerator {
    var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    private static let names = [
        "FN", "N", "NICKNAME", "EMAIL", "TEL", "ORG", "TITLE", "NOTE", "CATEGORIES", "BDAY", "UID", "REV", "X-CUSTOM", "PHOTO", "AGENT",
        "fn", "Email", "RELATED", "IMPP", "ANNIVERSARY", "X-ABLabel", "X-ABDATE",
    ]
    private static let parameters = [
        ";TYPE=home", ";TYPE=\"a:b,c;d\"", ";HOME;CELL", ";PREF=1", ";VALUE=text", ";X-P=^n^^^'", ";CHARSET=ISO-8859-1", ";CHARSET=bogus",
        ";ENCODING=QUOTED-PRINTABLE", ";QUOTED-PRINTABLE", ";ENCODING=b", ";BASE64", ";X-OPEN=\"", ";X-APPLE-OMIT-YEAR=1604", ";;=;",
    ]
    private static let words = [
        "Ada", "Jürgen", "ß", "日本語", "😀", "e\u{301}", " ", ",", ";", ":", "\\n", "\\,", "\\;", "\\\\", "\\", "=C3=BC", "=", "\"", "--0412",
        "1985-04-12", "1604-02-29", "T10", "/9j/4AAQ", "tel:+49", "\u{FEFF}", "\t", "BEGIN", "END:VCARD", ".", "^n", "\u{0}", "\u{A0}",
    ]
    private static let lineEnds = ["\r\n", "\n", "\r", "\r\r\n"]

    /// Any text, line breaks among it.
    mutating func text() -> String {
        (0..<Int.random(in: 0...30, using: &random)).map { _ in
            random.chance(5) ? random.pick(["\n", "\r\n", "\r", "\u{85}", "\u{2028}"]) : random.pick(Self.words)
        }.joined()
    }

    /// A file of up to four cards with one style of line ending, or a mix.
    mutating func file() -> [UInt8] {
        let style: String? = random.chance(20) ? nil : random.pick(Self.lineEnds)
        var bytes: [UInt8] = random.chance(10) ? [0xEF, 0xBB, 0xBF] : []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            var lines = ["BEGIN:VCARD", "VERSION:" + random.pick(["2.1", "3.0", "4.0"])]
            for _ in 0..<Int.random(in: 0...12, using: &random) { lines.append(line()) }
            if random.chance(10) { lines += ["AGENT:", "BEGIN:VCARD", "FN:inner", "END:VCARD"] }
            if random.chance(95) { lines.append("END:VCARD") }
            for line in lines { bytes += folded(line, style) }
            if random.chance(10) { bytes += Array("\n\nnoise\n".utf8) }
        }
        return bytes
    }

    /// A file of vCards, damaged.
    mutating func spoiledFile() -> [UInt8] {
        var bytes = file()
        for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
            let start = Int.random(in: bytes.indices, using: &random)
            let end = min(bytes.count, start + Int.random(in: 0...40, using: &random))
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(start..<end)
            case 2: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: bytes.indices, using: &random))
            case 3: bytes.insert(random.pick([10, 13, 32, 9, 58, 59, 34, 46, 61, 92, 0, 0xEF, 0xC3]), at: start)
            case 4: bytes[start] ^= 0x20
            case 5 where random.chance(20): bytes.removeSubrange(start...)
            case 6 where random.chance(20): bytes = bytes.flatMap { [$0, 0] }
            default: bytes.swapAt(start, Int.random(in: bytes.indices, using: &random))
            }
        }
        return bytes
    }

    private mutating func line() -> String {
        var head = random.chance(20) ? "item\(Int.random(in: 1...3, using: &random))." : ""
        head += random.pick(Self.names)
        while random.chance(35) { head += random.pick(Self.parameters) }
        let value = text().split(whereSeparator: \.isNewline).joined()
        return random.chance(4) ? value : head + ":" + value
    }

    /// Folded anywhere, inside a character too.
    private mutating func folded(_ line: String, _ style: String?) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in line.utf8 {
            bytes.append(byte)
            if random.chance(2) { bytes += Array(((style ?? random.pick(Self.lineEnds)) + random.pick([" ", "\t"])).utf8) }
        }
        return bytes + Array((style ?? random.pick(Self.lineEnds)).utf8)
    }
}

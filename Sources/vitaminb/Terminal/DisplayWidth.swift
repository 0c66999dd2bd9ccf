extension Character {
    /// Its width in terminal cells: 0, 1 or 2.
    var displayWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        if first.isASCII { return 1 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // U+FE0F selects the emoji form of a character.
        let isPicture = first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}")
        return isPicture || first.isWide ? 2 : 1
    }
}

extension Unicode.Scalar {
    /// Unicode's East Asian Width W and F (UAX #11), by blocks: the standard library doesn't know it.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

extension String {
    /// The text's width in terminal cells.
    var displayWidth: Int {
        // Of two bytes from U+00C0 to U+02FF, as Latin letters are, none is wide or joins another.
        let letters = utf8.withContiguousStorageIfAvailable { bytes in
            bytes.reduce(into: (count: 0, isPlain: true)) { letters, byte in
                if byte < 0x80 || 0xC3...0xCB ~= byte { letters.count += 1 } else if byte >= 0xC0 { letters.isPlain = false }
            }
        }
        if let letters, letters.isPlain { return letters.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// The text, cut with an ellipsis if it is wider than `cells`.
    func cut(to cells: Int) -> String {
        guard displayWidth > cells else { return self }
        var room = cells - 1
        let beginning = prefix { character in
            room -= character.displayWidth
            return room >= 0
        }
        return beginning + "…"
    }
}

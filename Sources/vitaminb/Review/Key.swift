/// A key or a paste at a terminal.
enum Key: Equatable {
    case character(Character)
    /// A paste, whose letters are text and never commands.
    case pasted(String)
    case enter, escape, backspace, clear, left, right
    /// Ctrl-C, or the terminal went away.
    case interrupt
    /// Ctrl-Z.
    case stop
}

/// Parses a terminal's bytes incrementally: UTF-8, and the escape sequences of ECMA-48 and xterm.
struct KeyReader {
    /// How a paste begins and ends, after `ESC [ ? 2004 h`.
    private static let pasteBegins: [UInt8] = Array("\u{1B}[200~".utf8)
    private static let pasteEnds: [UInt8] = Array("\u{1B}[201~".utf8)
    /// How many bytes of a paste are kept.
    private static let pasteBound = 1 << 16
    /// Longer escape sequences are unknown.
    private static let sequenceBound = 32

    private var bytes: [UInt8] = []
    private var pasted: [UInt8]?

    /// Whether the input ends in ESC, which is a key or the beginning of a sequence; only waiting tells.
    var isInDoubt: Bool { pasted == nil && bytes.first == 0x1B }

    /// The keys that are complete now.
    mutating func keys(_ input: some Sequence<UInt8>) -> [Key] {
        bytes += input
        var keys: [Key] = []
        while !bytes.isEmpty {
            let count = bytes.count
            if pasted != nil {
                keys += paste()
                if pasted != nil { break }
            } else if let key = next() {
                keys.append(key)
            } else if bytes.count == count {
                break
            }
        }
        return keys
    }

    /// The pending bytes as keys, if nothing follows in time.
    mutating func keysAtRest() -> [Key] {
        guard isInDoubt else { return [] }
        let isAlone = bytes.count == 1
        bytes = []
        return isAlone ? [.escape] : []
    }

    /// Removes one key or one unknown sequence; nil if more bytes are needed.
    private mutating func next() -> Key? {
        switch bytes[0] {
        case 0x1B: return sequence()
        case 0x03, 0x04: return take(1, .interrupt)
        case 0x1A: return take(1, .stop)
        case 0x0A, 0x0D: return take(1, .enter)
        case 0x08, 0x7F: return take(1, .backspace)
        case 0x15: return take(1, .clear)
        case 0..<0x20: return take(1, nil)
        case let first:
            let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
            let isCut = !bytes.dropFirst().prefix(max(length, 1) - 1).allSatisfy { $0 & 0xC0 == 0x80 }
            guard length > 0, !isCut else { return take(1, nil) }
            guard bytes.count >= length else { return nil }
            let text = String(validating: bytes[..<length], as: UTF8.self)
            return take(length, text?.first.map(Key.character))
        }
    }

    private mutating func sequence() -> Key? {
        guard bytes.count > 1 else { return nil }
        // A letter with Alt is no key of ours.
        guard bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else { return take(bytes[1] == 0x1B ? 1 : 2, nil) }
        guard let final = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
            return bytes.count > Self.sequenceBound ? take(bytes.count, nil) : nil
        }
        if bytes.starts(with: Self.pasteBegins) {
            pasted = []
            return take(Self.pasteBegins.count, nil)
        }
        switch (final, bytes[final]) {
        case (2, UInt8(ascii: "C")): return take(3, .right)
        case (2, UInt8(ascii: "D")): return take(3, .left)
        default: return take(final + 1, nil)
        }
    }

    private mutating func take(_ count: Int, _ key: Key?) -> Key? {
        bytes.removeFirst(count)
        return key
    }

    private mutating func paste() -> [Key] {
        let end = bytes.firstRange(of: Self.pasteEnds)
        // Keep what may be the beginning of the paste's end.
        let safe = end?.lowerBound ?? max(0, bytes.count - Self.pasteEnds.count + 1)
        let text = (pasted ?? []) + bytes[..<safe]
        bytes.removeFirst(end?.upperBound ?? safe)
        pasted = end == nil ? Array(text.prefix(Self.pasteBound)) : nil
        return end == nil ? [] : [.pasted(String(decoding: text.prefix(Self.pasteBound), as: UTF8.self))]
    }
}

/// Folds and unfolds content lines (RFC 6350, section 3.2).
enum Folding {
    /// The maximum length of a physical line in octets, without its ending.
    static let width = 75

    /// Copies the bytes of a range.
    static func copy(_ bytes: RawSpan, _ range: Range<Int>) -> [UInt8] {
        range.map { bytes[$0] }
    }

    /// The bytes of a range without its folds and, in quoted-printable, without its soft line breaks.
    static func unfold(_ bytes: RawSpan, _ range: Range<Int>, softBreaks: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            guard Ascii.isLineEnd(byte) else {
                result.append(byte)
                offset += 1
                continue
            }
            let next = LineEnds.skip(in: bytes, at: offset)
            if softBreaks, result.last == Ascii.equals {
                result.removeLast()
                offset = next
            } else if next < range.upperBound, Ascii.isBlank(bytes[next]) {
                offset = next + 1
            } else {
                result.append(byte)
                offset += 1
            }
        }
        return result
    }

    /// Folds a content line into physical lines of at most 75 octets, between characters, with line endings.
    ///
    /// The first holds the whole group and name, however long: letters alone would continue a value in base64 on the line before.
    static func fold(_ line: [UInt8], lineEnd: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(line.count + line.count / 20 + 8)
        var start = 0
        let nameEnd = line.firstIndex { $0 == Ascii.semicolon || $0 == Ascii.colon } ?? 0
        var room = max(width, nameEnd + 1)
        while line.count - start > room {
            var end = start + room
            var steps = 0
            while line[end] & 0xC0 == 0x80, steps < 3 {
                end -= 1
                steps += 1
            }
            result += line[start..<end]
            result += lineEnd
            result.append(Ascii.space)
            start = end
            room = width - 1
        }
        result += line[start...]
        return result + lineEnd
    }
}

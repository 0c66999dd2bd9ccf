/// One line of a file by which machines exchange what they have written: a JSON object whose first member, `sum`, is a checksum of the
/// bytes behind it. So a line that was torn or changed is noticed before anything is made of it, and one that a later version has written
/// is known to be as it was written.
package enum SealedLine {
    private static let beginning = Array(#"{"sum":""#.utf8)
    private static let middle = Array(#"","#.utf8)
    private static let digits = 16
    /// Where the bytes begin that the checksum is of.
    private static let offset = beginning.count + digits + middle.count
    private static let lineFeed = UInt8(ascii: "\n")

    /// How long a line is at most, in bytes: a note of 16 KiB of which each byte is escaped fits.
    package static let maximumBytes = 256 << 10

    /// The line of a JSON object that has at least one member and no line feed, with the line feed at its end.
    static func bytes(of object: String) -> [UInt8] {
        let rest = Array(object.utf8.dropFirst())
        return beginning + hexadecimal(sum(of: rest[...])) + middle + rest + [lineFeed]
    }

    /// Whether a line, which has no line feed, is as it was written.
    package static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count > offset, line.starts(with: beginning) else { return false }
        let start = line.startIndex
        let written = line[(start + beginning.count)..<(start + beginning.count + digits)]
        guard line[(start + beginning.count + digits)..<(start + offset)].elementsEqual(middle) else { return false }
        return written.elementsEqual(hexadecimal(sum(of: line[(start + offset)...])))
    }

    /// The lines of these bytes without their line feeds, and how many bytes they are, with them. What is behind the last line feed is
    /// still to be written, or was torn.
    package static func split(_ bytes: ArraySlice<UInt8>) -> (lines: [ArraySlice<UInt8>], count: Int) {
        guard let end = bytes.lastIndex(of: lineFeed) else { return ([], 0) }
        let lines = bytes[..<end].split(separator: lineFeed, omittingEmptySubsequences: false)
        return (lines, end + 1 - bytes.startIndex)
    }

    /// A checksum of bytes that were read, to know them again.
    package static func sum(of bytes: ArraySlice<UInt8>) -> UInt64 {
        var sum = Checksum()
        bytes.withUnsafeBytes { sum.add($0) }
        return sum.value
    }

    private static func hexadecimal(_ value: UInt64) -> [UInt8] {
        let text = String(value, radix: 16)
        return Array((String(repeating: "0", count: digits - text.count) + text).utf8)
    }
}

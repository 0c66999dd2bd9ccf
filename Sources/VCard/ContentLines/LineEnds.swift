/// Finds the ends of physical lines: CRLF, LF or CR, possibly mixed; and CR CR LF, which comes of converting CRLF once more.
enum LineEnds {
    /// The offset of the first CR or LF at or after `start`, or the number of bytes.
    ///
    /// Checks eight bytes at a time, because parsing spends most of its time here.
    @inline(__always)
    static func next(in bytes: RawSpan, from start: Int) -> Int {
        var position = start
        let lastWord = bytes.byteCount - 8
        while position <= lastWord {
            let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
            // The high bit of every byte below 0x10 and, above such a byte only, perhaps of others: the lowest one is true.
            let controls = (word &- 0x1010_1010_1010_1010) & ~word & 0x8080_8080_8080_8080
            if controls == 0 {
                position += 8
                continue
            }
            position += controls.trailingZeroBitCount >> 3
            if Ascii.isLineEnd(bytes[position]) { return position }
            position += 1
        }
        while position < bytes.byteCount, !Ascii.isLineEnd(bytes[position]) { position += 1 }
        return position
    }

    /// The offset after the line ending at `offset`.
    @inline(__always)
    static func skip(in bytes: RawSpan, at offset: Int) -> Int {
        guard bytes[offset] == Ascii.carriageReturn, offset + 1 < bytes.byteCount else { return offset + 1 }
        if bytes[offset + 1] == Ascii.lineFeed { return offset + 2 }
        let isDoubled =
            bytes[offset + 1] == Ascii.carriageReturn && offset + 2 < bytes.byteCount && bytes[offset + 2] == Ascii.lineFeed
        return offset + (isDoubled ? 3 : 1)
    }
}

/// Converts UTF-16 to UTF-8 a chunk at a time. What is no character becomes U+FFFD.
struct UTF16Decoder {
    let isBigEndian: Bool
    /// The first byte of a unit whose other one is in the next chunk.
    private var half: UInt8?
    private var text = BoundedText(bound: .max)

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    /// The chunk's text. A character that is divided between two chunks is in the later one; without bytes, what is left at the end.
    mutating func utf8(of bytes: [UInt8]) -> [UInt8] {
        for byte in bytes {
            guard let first = half else {
                half = byte
                continue
            }
            half = nil
            text.append(unit: isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first))
        }
        if bytes.isEmpty { text.finish() }
        return text.take()
    }
}

/// The encoding of a file.
enum FileEncoding: Sendable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian

    /// Recognised by the byte order mark or, without one, by the zero bytes between the first letters.
    init(of bytes: [UInt8]) {
        guard bytes.count >= 4 else {
            self = .utf8
            return
        }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0xFF, 0xFE, _, _): self = .utf16LittleEndian
        case (0xFE, 0xFF, _, _): self = .utf16BigEndian
        case (1..., 0, 1..., 0): self = .utf16LittleEndian
        case (0, 1..., 0, 1...): self = .utf16BigEndian
        default: self = .utf8
        }
    }
}

/// U+FEFF in UTF-8, which some programs write at the start of a file.
enum ByteOrderMark {
    static let first: UInt8 = 0xEF
    static let length = 3

    static func stands(in bytes: RawSpan, at offset: Int) -> Bool {
        offset + length <= bytes.byteCount && bytes[offset] == first && bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF
    }
}

/// Converts UTF-16 to UTF-8 and back without loss: an unpaired surrogate becomes three bytes, like a character.
enum UTF16Bytes {
    /// Converts to UTF-8, without an odd last byte.
    static func decode(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        func unit(_ offset: Int) -> UInt32 {
            bigEndian ? UInt32(bytes[offset]) << 8 | UInt32(bytes[offset + 1]) : UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset])
        }
        var offset = 0
        while offset + 1 < bytes.count {
            var scalar = unit(offset)
            offset += 2
            if scalar & 0xFC00 == 0xD800, offset + 1 < bytes.count, unit(offset) & 0xFC00 == 0xDC00 {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(offset) & 0x3FF
                offset += 2
            }
            append(scalar, to: &result)
        }
        return result
    }

    /// Reverses ``decode(_:bigEndian:)``.
    static func encode(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        func put(_ unit: UInt32) {
            let high = UInt8(truncatingIfNeeded: unit >> 8)
            let low = UInt8(truncatingIfNeeded: unit)
            result += bigEndian ? [high, low] : [low, high]
        }
        var offset = 0
        while offset < bytes.count {
            let lead = bytes[offset]
            let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            var scalar = UInt32(lead) & [0, 0x7F, 0x1F, 0x0F, 0x07][length]
            for byte in bytes[offset...].dropFirst().prefix(length - 1) { scalar = scalar << 6 | UInt32(byte & 0x3F) }
            offset += length
            if scalar < 0x10000 {
                put(scalar)
            } else {
                put(0xD800 + (scalar - 0x10000) >> 10)
                put(0xDC00 + (scalar - 0x10000) & 0x3FF)
            }
        }
        return result
    }

    private static func append(_ scalar: UInt32, to result: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift) & 0x3F) }
        switch scalar {
        case ..<0x80: result.append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800: result += [UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6), tail(0)]
        case ..<0x10000: result += [UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12), tail(6), tail(0)]
        default: result += [UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18), tail(12), tail(6), tail(0)]
        }
    }
}

/// Converts ascending offsets in a source's UTF-8 to offsets in its file, in linear time for all together.
struct OffsetCursor {
    private let source: Source
    private var position = 0
    private var offset = 0

    init(_ source: Source) {
        self.source = source
    }

    /// The offset in the file. The arguments of successive calls must ascend.
    mutating func offset(at target: Int) -> Int {
        guard source.encoding != .utf8 else { return target }
        for byte in source.bytes[position..<max(position, target)] where byte & 0xC0 != 0x80 {
            offset += byte >= 0xF0 ? 4 : 2
        }
        position = max(position, target)
        return offset
    }
}

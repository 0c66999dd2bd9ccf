/// Text that is put together from bytes of UTF-8 and from units that stand for characters, up to a bound.
struct BoundedText {
    /// How many bytes it keeps.
    let bound: Int
    private(set) var bytes: [UInt8] = []
    /// Whether something was left out.
    private(set) var isCut = false
    /// The first half of a character beyond U+FFFF, which waits for the other.
    private var high: UInt32?

    init(bound: Int) { self.bound = bound }

    /// Appends one byte of UTF-8.
    mutating func append(_ byte: UInt8) {
        if high != nil { finish() }
        add(byte)
    }

    /// Appends the character with this number, or one half of a surrogate pair; anything else is U+FFFD (XML 1.0, section 2.2).
    mutating func append(unit: UInt32) {
        switch unit {
        case 0xD800...0xDBFF:
            finish()
            high = unit
        case 0xDC00...0xDFFF:
            if let first = high {
                high = nil
                add(scalar: 0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00))
            } else {
                add(scalar: 0xFFFD)
            }
        default:
            finish()
            add(scalar: unit)
        }
    }

    /// Ends the text: a half that is alone is U+FFFD.
    mutating func finish() {
        guard high != nil else { return }
        high = nil
        add(scalar: 0xFFFD)
    }

    /// Removes what is there, and returns it. A half that waits goes on waiting.
    mutating func take() -> [UInt8] {
        let taken = bytes
        bytes = []
        return taken
    }

    /// The text. Bytes that are no UTF-8 are U+FFFD.
    var string: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func add(scalar number: UInt32) {
        let scalar = Unicode.Scalar(number) ?? "\u{FFFD}"
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { add(byte) }
    }

    private mutating func add(_ byte: UInt8) {
        if bytes.count < bound { bytes.append(byte) } else { isCut = true }
    }
}

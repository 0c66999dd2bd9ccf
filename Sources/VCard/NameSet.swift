/// The names of a card's properties, roughly: tells at once of most names that a card lacks that it does.
///
/// A card is asked for a dozen names and has few of them; without this, each question goes through all of its lines.
struct NameSet: Sendable {
    private var bits: UInt64

    /// Of a card that may have properties of any name.
    static let any = NameSet(bits: .max)

    /// Of a card without properties.
    init() { self.init(bits: 0) }

    private init(bits: UInt64) { self.bits = bits }

    /// Takes in a line's name.
    @inline(__always)
    mutating func insert(_ line: Line, in bytes: RawSpan) {
        if line.nameLength > 0 {
            bits |= Self.bit(length: Int(line.nameLength), initial: line.initial(in: bytes))
        } else if !line.traits.contains(.malformed) {
            // A folded name may be any.
            self = .any
        }
    }

    /// Whether a property may have this name; where it does, this is never false.
    func mayContain(_ name: String) -> Bool {
        guard let initial = name.utf8.first else { return true }
        return bits & Self.bit(length: name.utf8.count, initial: Ascii.lowercased(initial)) != 0
    }

    @inline(__always)
    private static func bit(length: Int, initial: UInt8) -> UInt64 { 1 << UInt64((length &* 27 &+ Int(initial)) & 63) }
}

/// The names of a card's properties, roughly: tells at once of most names that a card lacks that it does.
///
/// A card is asked for a dozen names and has few of them; without this, each question goes through all of its lines.
struct NameSet: Sendable {
    private var bits: UInt64 = 0
    /// The bits of names that came more than once.
    private var repeated: UInt64 = 0

    /// Of a card without properties.
    init() {}

    /// Of a card that may have properties of any name, any number of each.
    static var any: NameSet {
        var names = NameSet()
        (names.bits, names.repeated) = (.max, .max)
        return names
    }

    /// Takes in a line's name.
    @inline(__always)
    mutating func insert(_ line: Line, in bytes: RawSpan) {
        if line.nameLength > 0 {
            let bit = Self.bit(length: Int(line.nameLength), initial: line.initial(in: bytes))
            repeated |= bits & bit
            bits |= bit
        } else if !line.traits.contains(.malformed) {
            // A folded name may be any.
            self = .any
        }
    }

    /// Whether a property may have this name; where it does, this is never false.
    func mayContain(_ name: String) -> Bool { bits & Self.bit(name) != 0 }

    /// Whether several properties may have this name; where they do, this is never false.
    func mayRepeat(_ name: String) -> Bool { repeated & Self.bit(name) != 0 }

    @inline(__always)
    private static func bit(_ name: String) -> UInt64 {
        name.utf8.first.map { bit(length: name.utf8.count, initial: Ascii.lowercased($0)) } ?? .max
    }

    @inline(__always)
    private static func bit(length: Int, initial: UInt8) -> UInt64 { 1 << UInt64((length &* 27 &+ Int(initial)) & 63) }
}

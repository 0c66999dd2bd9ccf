/// An approximate set of the names of a card's properties (a Bloom filter), which excludes most missing names at once.
///
/// A card is asked for a dozen names and has few of them; without this, each request would search all of its lines.
struct NameSet: Sendable {
    private var bits: UInt64 = 0
    /// The bits of names that occur more than once.
    private var repeated: UInt64 = 0

    /// The set of a card without properties.
    init() {}

    /// The set of a card that may have any number of properties of any name.
    static var any: NameSet {
        var names = NameSet()
        (names.bits, names.repeated) = (.max, .max)
        return names
    }

    /// Adds a line's name.
    @inline(__always)
    mutating func insert(_ line: Line, in bytes: RawSpan) {
        if line.nameLength > 0 {
            let bit = Self.bit(length: Int(line.nameLength), initial: line.initial(in: bytes))
            repeated |= bits & bit
            bits |= bit
        } else if !line.traits.contains(.malformed) {
            // A folded name can be any name.
            self = .any
        }
    }

    /// Whether a property may have this name. Never false if one has.
    func mayContain(_ name: String) -> Bool { bits & Self.bit(name) != 0 }

    /// Whether several properties may have this name. Never false if they have.
    func mayRepeat(_ name: String) -> Bool { repeated & Self.bit(name) != 0 }

    @inline(__always)
    private static func bit(_ name: String) -> UInt64 {
        name.utf8.first.map { bit(length: name.utf8.count, initial: Ascii.lowercased($0)) } ?? .max
    }

    @inline(__always)
    private static func bit(length: Int, initial: UInt8) -> UInt64 { 1 << UInt64((length &* 27 &+ Int(initial)) & 63) }
}

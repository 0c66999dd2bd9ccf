import FoundationEssentials

/// A small deterministic random generator (Steele, Lea, Flood 2014): the same seed gives the same numbers on every machine.
package struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// True with the probability `part` / `whole`; `part` is percent where there is no `whole`.
    package mutating func chance(_ part: Int, of whole: Int = 100) -> Bool { Int.random(in: 0..<whole, using: &self) < part }

    /// One of the choices, of which there has to be at least one.
    package mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: choices.indices, using: &self)] }

    /// A UUID made of the next 128 bits; its version and variant bits are random, too.
    package mutating func uuid() -> UUID {
        var bytes = (next(), next())
        return withUnsafeBytes(of: &bytes) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}

extension String {
    /// FNV-1a over the UTF-8 bytes: unlike `hashValue` the same in every process and on every machine.
    package var stableHash: UInt64 {
        utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

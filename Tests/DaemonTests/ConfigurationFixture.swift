import Platform

@testable import Daemon

/// What the tests of the configuration share.
enum ConfigurationFixture {
    /// The paths of a user called Ada.
    static let paths = Paths(environment: ["HOME": "/home/ada"])

    /// config/vitaminb.toml of this package.
    static let shippedFile = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/config/vitaminb.toml"

    static func parse(_ text: String) throws(ConfigurationError) -> Configuration {
        try Configuration.parse(text, file: "vitaminb.toml", environment: paths)
    }
}

/// Numbers that are the same in every run (SplitMix64).
struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

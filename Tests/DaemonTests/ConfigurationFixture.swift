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

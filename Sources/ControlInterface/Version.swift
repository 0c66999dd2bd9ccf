/// The program's version, as `--version`, `GetStatus` and `GetInfo` tell it.
package enum Version {
    /// Major, minor and patch (semver.org).
    package static let text = "0.1.0"
}

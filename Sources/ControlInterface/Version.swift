/// The program's version, as `--version`, `GetStatus` and `GetInfo` tell it.
public enum Version {
    /// Major, minor and patch (semver.org).
    public static let text = "0.1.0"
}

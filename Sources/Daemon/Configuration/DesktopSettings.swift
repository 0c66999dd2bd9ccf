/// How the desktop shows reminders: `[desktop]`.
public struct DesktopSettings: Equatable, Sendable {
    /// Whether it shows them at all.
    public var notifications = true
    /// Whether it never shows whom they are about. While the screen is locked it doesn't in any case.
    public var isPrivate = false
}

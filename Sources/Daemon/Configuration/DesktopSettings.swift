/// How the desktop shows reminders: `[desktop]`.
package struct DesktopSettings: Equatable, Sendable {
    /// Whether it shows them at all.
    package var notifications = true
    /// Whether it never shows who they are about. While the screen is locked, it never does.
    package var isPrivate = false
}

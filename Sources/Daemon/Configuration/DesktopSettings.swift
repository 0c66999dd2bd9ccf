/// How the desktop shows reminders: `[desktop]`.
package struct DesktopSettings: Equatable, Sendable {
    /// Whether it shows them at all.
    package var notifications = true
    /// Whether it never shows whom they are about. While the screen is locked it doesn't in any case.
    package var isPrivate = false
}

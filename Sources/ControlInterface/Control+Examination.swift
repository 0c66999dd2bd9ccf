import Varlink

/// What `doctor` asks.
extension Control {
    /// What only the daemon can look at.
    package enum Examine: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Examine"
        /// No parameters.
        package typealias Parameters = Empty
        /// See the interface description.
        package typealias Reply = WireExamination
    }
}

/// What only the daemon can look at: the reply of `Examine`.
package struct WireExamination: Codable, Sendable, Equatable {
    /// An instant: now, with the offset of the daemon's zone.
    package var now: String
    /// What is damaged in the journal first.
    package var damage: String?
    /// Whether the journal is too big to be looked at.
    package var tooBig: Bool
    /// An instant: when the last entry was said.
    package var lastSaid: String?
    /// Whether the daemon may write to the journal's folder.
    package var writable: Bool
    /// Whether reminders are to be shown on the desktop.
    package var notifications: Bool
    /// Whether they are shown without names.
    package var namesHidden: Bool

    /// What was found.
    package init(
        now: String, damage: String?, tooBig: Bool, lastSaid: String?, writable: Bool, notifications: Bool, namesHidden: Bool
    ) {
        self.now = now
        self.damage = damage
        self.tooBig = tooBig
        self.lastSaid = lastSaid
        self.writable = writable
        self.notifications = notifications
        self.namesHidden = namesHidden
    }
}

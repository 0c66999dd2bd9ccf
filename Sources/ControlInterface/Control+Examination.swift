import Varlink

/// What `doctor` asks.
extension Control {
    /// What only the daemon can look at.
    public enum Examine: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Examine"
        /// No parameters.
        public typealias Parameters = Empty
        /// See the interface description.
        public typealias Reply = WireExamination
    }
}

/// What only the daemon can look at: the reply of `Examine`.
public struct WireExamination: Codable, Sendable, Equatable {
    /// An instant: now, with the offset of the daemon's zone.
    public var now: String
    /// What is damaged in the journal first.
    public var damage: String?
    /// Whether the journal is too big to be looked at.
    public var tooBig: Bool
    /// An instant: when the last entry was said.
    public var lastSaid: String?
    /// Whether the daemon may write to the journal's folder.
    public var writable: Bool
    /// Whether reminders are to be shown on the desktop.
    public var notifications: Bool
    /// Whether they are shown without names.
    public var namesHidden: Bool

    /// What was found.
    public init(
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

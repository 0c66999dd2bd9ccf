/// What a service tells the manager that started it (sd_notify(3)).
package enum ServiceState: Equatable, Sendable {
    /// It has started, or has finished reloading, and serves.
    case ready(status: String)
    /// It reads its configuration again; `ready` follows.
    case reloading
    /// One line for `systemctl status`.
    case status(String)
    /// It is alive. Due every `ServiceManager.watchdogMicroseconds`, best at a third of that.
    case watchdog
    /// It is about to end.
    case stopping

    /// The bytes of a status line that are kept. A whole message over 4096 bytes is dropped by systemd.
    static let statusLimit = 1024

    /// The assignments of sd_notify(3), one a line.
    func assignments(monotonicMicroseconds: UInt64) -> String {
        switch self {
        case .ready(let status): "READY=1\nSTATUS=\(Self.line(status))"
        case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(monotonicMicroseconds)"
        case .status(let status): "STATUS=\(Self.line(status))"
        case .watchdog: "WATCHDOG=1"
        case .stopping: "STOPPING=1"
        }
    }

    /// One line, so that no name in a status can be taken for an assignment of its own, and no NUL can end it early.
    private static func line(_ status: String) -> String {
        String(status.prefix(utf8Bytes: statusLimit)).plain(replacement: " ")
    }
}

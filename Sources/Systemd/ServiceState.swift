/// A state that a service reports to its manager (sd_notify(3)).
package enum ServiceState: Equatable, Sendable {
    /// It has started, or has finished reloading.
    case ready(status: String)
    /// It reloads its configuration; `ready` follows.
    case reloading
    /// One line for `systemctl status`.
    case status(String)
    /// It is alive. Due within every `ServiceManager.watchdogMicroseconds`; best sent three times as often.
    case watchdog
    /// It is about to end.
    case stopping

    /// The most bytes of a status line. systemd drops a message of more than 4096 bytes.
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

    /// The status as one line: a line end or a NUL in a name must not start an assignment or end the message.
    private static func line(_ status: String) -> String {
        String(status.prefix(utf8Bytes: statusLimit)).plain(replacement: " ")
    }
}

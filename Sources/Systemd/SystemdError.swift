import Glibc

/// A call into libsystemd that failed.
public struct SystemdError: Error, Equatable, CustomStringConvertible {
    /// What was tried, in a person's words: "tell the service manager READY=1".
    public var attempt: String
    /// The `errno` value, positive (errno(3)).
    public var code: Int32

    /// "cannot ATTEMPT: REASON".
    public var description: String { "cannot \(attempt): \(String(cString: strerror(code)))" }
}

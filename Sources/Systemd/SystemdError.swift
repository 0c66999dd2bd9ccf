import Glibc

/// A call into libsystemd that failed.
package struct SystemdError: Error, Equatable, CustomStringConvertible {
    /// What was tried, in a person's words: "tell the service manager READY=1".
    package var attempt: String
    /// The `errno` value, positive (errno(3)).
    package var code: Int32

    /// "cannot ATTEMPT: REASON".
    package var description: String { "cannot \(attempt): \(String(cString: strerror(code)))" }
}

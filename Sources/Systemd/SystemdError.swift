import Glibc

/// A call to libsystemd that failed.
package struct SystemdError: Error, Equatable, CustomStringConvertible {
    /// What was tried: "tell the service manager READY=1".
    package var attempt: String
    /// The positive errno value (errno(3)).
    package var code: Int32

    /// "cannot ATTEMPT: REASON".
    package var description: String { "cannot \(attempt): \(String(cString: strerror(code)))" }
}

import Glibc

/// A failed system call.
package struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried: "create /home/ada/x".
    package let attempt: String
    /// Its errno value (errno(3)).
    package let code: Int32

    /// The error of the call that has just failed.
    package init(_ attempt: String, code: Int32 = errno) {
        self.attempt = attempt
        self.code = code
    }

    /// Whether descriptors or memory ran out. That says nothing about the file it was tried on.
    package var isShortage: Bool { [EMFILE, ENFILE, ENOMEM].contains(code) }

    /// `cannot create /home/ada/x: No space left on device`.
    package var description: String { "cannot \(attempt): \(String(cString: strerror(code)))" }
}

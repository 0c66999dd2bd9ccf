import Glibc

/// What the system refused to do, and why.
public struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried: "create /home/ada/x".
    public let attempt: String
    /// The `errno` of it.
    public let code: Int32

    /// The error of the call that has just failed.
    public init(_ attempt: String, code: Int32 = errno) {
        self.attempt = attempt
        self.code = code
    }

    /// Whether it was for want of descriptors or memory, which says nothing about what it was tried on.
    var isShortage: Bool { [EMFILE, ENFILE, ENOMEM].contains(code) }

    /// `cannot create /home/ada/x: No space left on device`.
    public var description: String { "cannot \(attempt): \(String(cString: strerror(code)))" }
}

/// A listening socket that a socket unit opened and passed to this process.
public struct PassedSocket: Equatable, Sendable {
    /// Its descriptor, open and close-on-exec.
    public let descriptor: Int32
    /// What the unit calls it (`FileDescriptorName=`); "unknown" when it does not say.
    public let name: String
}

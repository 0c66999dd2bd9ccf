/// A listening socket that a socket unit opened and passed to this process.
package struct PassedSocket: Equatable, Sendable {
    /// Its descriptor, open and close-on-exec.
    package let descriptor: Int32
    /// What the unit calls it (`FileDescriptorName=`); "unknown" when it does not say.
    package let name: String
}

/// A listening socket that a socket unit passed to this process.
package struct PassedSocket: Equatable, Sendable {
    /// Its descriptor, with close-on-exec set.
    package let descriptor: Int32
    /// Its name in the unit (`FileDescriptorName=`); "unknown" without one.
    package let name: String
}

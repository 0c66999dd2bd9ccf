import Glibc

/// There is no service to talk to, or no longer.
package struct ConnectionError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The socket's path.
    package let address: String
    /// errno(3). `ECONNRESET` if the service closed the connection, `EPROTO` if it broke the protocol, `ETIMEDOUT` if it
    /// didn't answer in time.
    package let errno: Int32
    /// What was tried, as in "can't `operation` `address`".
    package let operation: String
    /// What there is to say beyond ``errno``; may be empty.
    package let detail: String

    init(_ operation: String, _ address: String, errno: Int32 = Glibc.errno, detail: String = "") {
        self.address = address
        // A socket's timeout is reported as EAGAIN, which would tell nobody anything.
        self.errno = errno == EAGAIN ? ETIMEDOUT : errno
        self.operation = operation
        self.detail = detail
    }

    /// Whether the service can't have read the call: sending failed (EPIPE), or the kernel says that it closed the connection with
    /// something unread (ECONNRESET, unix(7)). Where it only closed the connection, the call may have been carried out.
    var isUnread: Bool { errno == EPIPE || (errno == ECONNRESET && detail.isEmpty) }

    /// "can't connect to /run/x: Connection refused".
    package var description: String {
        let text = "can't \(operation) \(address): \(String(cString: strerror(errno)))"
        return detail.isEmpty ? text : "\(text) (\(detail))"
    }
}

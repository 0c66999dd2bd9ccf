import Glibc

/// A connection to a service: blocking, one call at a time.
///
/// A call that ends otherwise than with its last reply (the connection broke, the closure threw) ends the connection.
package final class Client {
    /// The longest reply that is read, in bytes; sd-varlink's own bound.
    static let maximumReplyBytes = 16 << 20
    /// How often a call that no service has read is sent again.
    private static let attempts = 3

    /// The socket, as to wait for with poll(2); closed with the client.
    package private(set) var descriptor: Int32

    private let path: String
    private var timeout: Int
    private var input = FrameBuffer(limit: maximumReplyBytes)

    /// Connects to the service at `path`.
    /// - Parameter timeout: how many seconds the service may take for each reply but a subscription's; 0 is forever.
    package init(path: String, timeout: Int = 0) throws(ConnectionError) {
        self.path = path
        self.timeout = timeout
        descriptor = try UnixSocket.connect(path: path, timeout: timeout)
    }

    deinit { close(descriptor) }

    /// Calls, and waits for the reply. Throws the `VarlinkError` that the service answered with, a ``ConnectionError``, or the
    /// ``JSONError`` of a reply that isn't `M.Reply`.
    package func call<M: VarlinkMethod>(_ method: M.Type, _ parameters: M.Parameters) throws -> M.Reply {
        let reply: Reply<M.Reply> = try firstReply(to: M.name, parameters, flag: nil)
        if let error = reply.error { throw error }
        guard !reply.continues else { throw broken("it continues a reply that has no `more`") }
        return try reply.value
    }

    /// Calls without waiting for anything: the service doesn't answer, and nobody hears of errors.
    package func callOneway<M: VarlinkMethod>(_ method: M.Type, _ parameters: M.Parameters) throws {
        try send(M.name, parameters, flag: "oneway")
    }

    /// Calls with `more`, and hands over each reply. A last reply without parameters only ends the stream: that is what an
    /// enumeration of nothing looks like. `each` may throw to stop early. Throws as ``call(_:_:)``.
    package func enumerate<M: VarlinkMethod>(
        _ method: M.Type, _ parameters: M.Parameters, each: (M.Reply) throws -> Void
    ) throws {
        var isOpen = true
        defer { if isOpen { shutdown(descriptor, Int32(SHUT_RDWR)) } }
        var reply: Reply<M.Reply> = try firstReply(to: M.name, parameters, flag: "more")
        while true {
            isOpen = reply.continues && reply.error == nil
            if let error = reply.error { throw error }
            if isOpen || reply.parameters != nil { try each(reply.value) }
            guard isOpen else { return }
            reply = try nextReply()
        }
    }

    /// As ``enumerate(_:_:each:)``, but waits for the next reply however long it takes. Returns when the service ends the stream.
    package func subscribe<M: VarlinkMethod>(
        _ method: M.Type, _ parameters: M.Parameters, each: (M.Reply) throws -> Void
    ) throws {
        timeout = 0
        UnixSocket.setTimeout(descriptor, seconds: timeout)
        try enumerate(method, parameters, each: each)
    }

    /// Calls, and waits for the first reply. A service that restarts ends some connections before it has read the call; that call
    /// goes to the one that takes its place on the socket.
    private func firstReply<R>(to method: String, _ parameters: some JSONWritable, flag: String?) throws -> Reply<R> {
        for _ in 0..<Self.attempts {
            do {
                try send(method, parameters, flag: flag)
                return try nextReply()
            } catch let error as ConnectionError where error.isUnread && input.count == 0 {
                close(descriptor)
                descriptor = -1
                descriptor = try UnixSocket.connect(path: path, timeout: timeout)
            }
        }
        try send(method, parameters, flag: flag)
        return try nextReply()
    }

    private func send(_ method: String, _ parameters: some JSONWritable, flag: String?) throws {
        var output = OutputBuffer()
        output.append { $0.appendCall(method, parameters: JSONWriter.text(of: parameters), flag: flag) }
        while !output.isEmpty {
            var taken = 0
            output.drain {
                taken = Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                return max(taken, 0)
            }
            guard taken >= 0 || errno == EINTR else { throw ConnectionError("send to", path) }
        }
    }

    private func nextReply<R>() throws -> Reply<R> {
        do {
            while true {
                if let frame = try input.next() { return try Reply(frame) }
                try receive()
            }
        } catch let error as MalformedMessage { throw broken(error.reason) }
    }

    private func receive() throws(ConnectionError) {
        try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer throws(ConnectionError) in
            var count = 0
            repeat { count = recv(descriptor, buffer.baseAddress, buffer.count, 0) } while count < 0 && errno == EINTR
            guard count >= 0 else { throw ConnectionError("receive from", path) }
            guard count > 0 else { throw ConnectionError("receive from", path, errno: ECONNRESET, detail: "it closed the connection") }
            input.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// The service can't be understood from here on.
    private func broken(_ reason: String) -> ConnectionError {
        shutdown(descriptor, Int32(SHUT_RDWR))
        return ConnectionError("understand", path, errno: EPROTO, detail: reason)
    }
}

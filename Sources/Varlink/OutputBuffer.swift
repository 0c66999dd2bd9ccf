/// Bytes that wait for the socket to take them. Holds no memory while it is empty.
struct OutputBuffer {
    /// What was queued, of which the first `sent` bytes are gone.
    private var bytes: [UInt8] = []
    private var sent = 0

    var count: Int { bytes.count - sent }
    var isEmpty: Bool { bytes.isEmpty }

    /// Queues what `write` appends.
    mutating func append(_ write: (inout [UInt8]) throws -> Void) rethrows {
        if sent > bytes.count / 2 {
            bytes.removeFirst(sent)
            sent = 0
        }
        try write(&bytes)
    }

    /// Gives all that waits to `send`, which answers how much of it was taken.
    mutating func drain(_ send: (UnsafeRawBufferPointer) -> Int) {
        sent += bytes.withUnsafeBytes { send(UnsafeRawBufferPointer(rebasing: $0[sent...])) }
        if sent == bytes.count { self = OutputBuffer() }
    }
}

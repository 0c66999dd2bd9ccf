import Glibc

/// Bytes come in as they arrive, whole frames (the text before each NUL) go out. What it holds is bounded by `limit` and
/// one read.
struct FrameBuffer {
    /// The longest frame, in bytes without its NUL.
    let limit: Int

    private var bytes: [UInt8] = []
    /// Where the first frame that nobody has taken starts.
    private var start = 0
    /// There is no NUL between `start` and here.
    private var searched = 0

    init(limit: Int) { self.limit = limit }

    /// How many bytes wait.
    var count: Int { bytes.count - start }

    /// Takes in what was read.
    mutating func append(_ new: UnsafeRawBufferPointer) {
        if start > 0 {
            bytes.removeFirst(start)
            searched -= start
            start = 0
        }
        bytes.append(contentsOf: new)
    }

    /// Whether a whole frame is there.
    mutating func hasFrame() -> Bool {
        guard searched < bytes.count else { return false }
        searched += bytes[searched...].withUnsafeBytes { unseen in
            unseen.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { strnlen($0, unseen.count) } ?? 0 }
        }
        return searched < bytes.count
    }

    /// The next whole frame; nil if more has to be read first. Throws if a frame is longer than the bound, finished or not.
    mutating func next() throws(MalformedMessage) -> [UInt8]? {
        let isWhole = hasFrame()
        guard searched - start <= limit else { throw MalformedMessage("a message over \(limit) bytes") }
        guard isWhole else { return nil }
        let frame = Array(bytes[start..<searched])
        searched += 1
        start = searched
        if start == bytes.count { self = FrameBuffer(limit: limit) }
        return frame
    }
}

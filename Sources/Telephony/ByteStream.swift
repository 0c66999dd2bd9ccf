import Glibc
import Platform

/// The bytes of a file, a chunk at a time, as UTF-8: what begins with a byte order mark of UTF-16 is converted on the way.
struct ByteStream: ~Copyable {
    /// How much of a file is read, in bytes. A telephone's backup of messages has their pictures.
    static let maximumBytes = 2 << 30
    /// How much is read at once, in bytes.
    private static let chunk = 64 << 10

    private var buffer: [UInt8] = []
    private var position = 0
    /// The line of the next byte, counted from 1.
    private(set) var line = 1
    /// What stopped the reading before the file's end.
    private(set) var failure: FileReadingError?
    private var rest: ArraySlice<UInt8>
    private let descriptor: Int32?
    private var bytesLeft = Self.maximumBytes
    private var isAtStart = true
    private var utf16: UTF16Decoder?

    /// The bytes of a regular file. It is not waited for pipes and devices; they are refused.
    init(path: String) throws(TelephonyError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(.notOpened(errno)) }
        var status = stat()
        let failure: FileReadingError? =
            if fstat(descriptor, &status) != 0 {
                .notRead(errno)
            } else if status.st_mode & S_IFMT == S_IFDIR {
                .folder
            } else if status.st_mode & S_IFMT != S_IFREG {
                .notRegular
            } else {
                nil
            }
        if let failure {
            close(descriptor)
            throw .unreadable(failure)
        }
        (self.descriptor, rest) = (descriptor, [])
    }

    /// Bytes that are in memory.
    init(_ bytes: [UInt8]) { (descriptor, rest) = (nil, bytes[...]) }

    deinit { if let descriptor { close(descriptor) } }

    /// The next byte, which stays to be read; nil at the end.
    mutating func peek() -> UInt8? {
        while position == buffer.count { if !fill() { return nil } }
        return buffer[position]
    }

    /// Reads the next byte; nil at the end.
    mutating func next() -> UInt8? {
        guard let byte = peek() else { return nil }
        position += 1
        if byte == 0x0A { line += 1 }
        return byte
    }

    /// Goes on to the first byte that `isWanted`, which stays to be read. False where there is none.
    mutating func skip(to isWanted: (UInt8) -> Bool) -> Bool {
        while peek() != nil {
            let start = position
            position = buffer[start...].firstIndex(where: isWanted) ?? buffer.count
            line += buffer[start..<position].reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
            if position < buffer.count { return true }
        }
        return false
    }

    /// Goes over spaces, tabs and line ends, and returns the byte behind, which stays to be read.
    @discardableResult
    mutating func skipSpace() -> UInt8? {
        while let byte = peek() {
            guard Self.isSpace(byte) else { return byte }
            _ = next()
        }
        return nil
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Reads a line without its end. What is longer than `bound` bytes is read, too, but not kept. False at the end.
    mutating func readLine(into line: inout [UInt8], bound: Int) -> Bool {
        line.removeAll(keepingCapacity: true)
        guard peek() != nil else { return false }
        while peek() != nil {
            let end = buffer[position...].firstIndex(of: 0x0A) ?? buffer.count
            line += buffer[position..<min(end, position + bound - line.count)]
            position = end
            if end < buffer.count {
                _ = next()
                break
            }
        }
        if line.last == 0x0D { line.removeLast() }
        return true
    }

    /// Reads the next chunk, of which there may be no text. False at the end.
    private mutating func fill() -> Bool {
        var bytes = chunk()
        let isEnd = bytes.isEmpty
        if isAtStart {
            isAtStart = false
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
                bytes.removeFirst(3)
            } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
                utf16 = UTF16Decoder(isBigEndian: bytes[0] == 0xFE)
                bytes.removeFirst(2)
            }
        }
        (buffer, position) = (utf16?.utf8(of: bytes) ?? bytes, 0)
        return !isEnd || !buffer.isEmpty
    }

    private mutating func chunk() -> [UInt8] {
        guard failure == nil else { return [] }
        let wanted = min(Self.chunk, bytesLeft)
        var bytes: [UInt8]
        if let descriptor {
            do throws(SystemError) {
                // One byte more where this is the last that may be read, to see whether the file ends there.
                bytes = try WholeFile.bytes(of: descriptor, atMost: max(wanted, 1))
            } catch {
                failure = .notRead(error.code)
                return []
            }
        } else {
            bytes = Array(rest.prefix(max(wanted, 1)))
            rest = rest.dropFirst(bytes.count)
        }
        if wanted == 0, !bytes.isEmpty {
            failure = .tooBig(maximumBytes: Self.maximumBytes)
            return []
        }
        bytesLeft -= bytes.count
        return bytes
    }
}

import Glibc
import Platform

/// Reads the headers of a file in the mbox format (RFC 4155), from a place on. The texts are only run over.
struct Mbox {
    /// A message's header, and how far the file was read when it was found.
    typealias Found = (header: [UInt8], place: Int64)

    private let path: String
    private static let chunk = 256 << 10

    init(_ path: String) { self.path = path }

    /// Which file it is, and how long.
    var position: Memory.Position? {
        var status = stat()
        guard stat(path, &status) == 0, status.isFile else { return nil }
        return Memory.Position(inode: Int64(status.st_ino), bytes: Int64(status.st_size))
    }

    /// Calls `body` with each message's header that begins at `start` or behind it, and returns up to where whole messages were read: what
    /// a program is writing at the end is read next time.
    func read(from start: Int64, _ body: ([UInt8], Int64) throws -> Void) throws -> Int64 {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw SystemError("open \(path)") }
        defer { close(file) }
        guard lseek(file, Int(start), SEEK_SET) == Int(start) else { throw SystemError("read \(path)") }
        var scan = MboxScan(at: start)
        var buffer = [UInt8](repeating: 0, count: Self.chunk)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw SystemError("read \(path)") }
            if count == 0 { break }
            for header in scan.take(buffer[..<count]) { try body(header, scan.place) }
        }
        for header in scan.finish() { try body(header, scan.place) }
        return scan.place
    }
}

/// Finds the headers in the bytes of an mbox file, however they are cut into pieces. Behind a header's empty line it keeps the lines of its
/// parts' headers that say what they are, and nothing else of the text.
struct MboxScan {
    /// Where the next line begins in the file.
    private(set) var place: Int64
    /// The line that is being read, up to as many bytes as matter.
    private var line: [UInt8] = []
    private var lineBytes: Int64 = 0
    /// The message that is being read; nil: what is read is the rest of one that was.
    private var message: [UInt8]?
    private var isInText = false
    /// Whether the line before said what a part is, which may go on in this one.
    private var isOfPartType = false
    /// A message begins behind an empty line alone, or at the beginning.
    private var isBehindBlank = true

    /// Reads on from this place in the file, at which a line begins.
    init(at place: Int64) { self.place = place }

    /// Takes more bytes, and returns the messages that they complete.
    mutating func take(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        var complete: [[UInt8]] = []
        var rest = bytes
        while let end = rest.firstIndex(of: Ascii.lineFeed) {
            append(rest[rest.startIndex...end])
            if let message = endLine() { complete.append(message) }
            rest = rest[(end + 1)...]
        }
        append(rest)
        return complete
    }

    /// The file ends, and with it the last message.
    mutating func finish() -> [[UInt8]] {
        var complete: [[UInt8]] = []
        if !line.isEmpty, let message = endLine() { complete.append(message) }
        if let message, !message.isEmpty { complete.append(message) }
        message = nil
        return complete
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        lineBytes += Int64(bytes.count)
        let bound = isInText || message == nil ? Self.longestOfText : HeaderBlock.bound
        if line.count < bound { line += bytes.prefix(bound - line.count) }
    }

    /// Of a text only the beginning of each line matters.
    private static let longestOfText = 128
    private static let partType = Array("content-type:".utf8)

    /// Takes in a whole line. Returns the message that it ends.
    private mutating func endLine() -> [UInt8]? {
        defer {
            place += lineBytes
            line.removeAll(keepingCapacity: true)
            lineBytes = 0
        }
        let isBlank = lineBytes <= 2 && line.allSatisfy { $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn }
        defer { isBehindBlank = isBlank }
        if isBehindBlank, Self.isSeparator(line) {
            defer { (message, isInText) = ([], false) }
            return message.flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let count = message?.count, count < HeaderBlock.bound else { return nil }
        isOfPartType =
            line.count > Self.partType.count && zip(line, Self.partType).allSatisfy { Ascii.small($0) == $1 }
            || isOfPartType && (line.first == Ascii.space || line.first == Ascii.tab)
        if !isInText || isOfPartType { message?.append(contentsOf: line.prefix(HeaderBlock.bound - count)) }
        if isBlank { isInText = true }
        return nil
    }

    /// "From ADDRESS Mon Dec  1 10:00:00 2025", as every program writes it; "From" at the beginning of a sentence is none.
    private static func isSeparator(_ line: [UInt8]) -> Bool {
        guard line.starts(with: "From ".utf8) else { return false }
        let words = line.split { $0 == Ascii.space || $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn }
        guard let weekday = words.dropFirst(2).firstIndex(where: { Self.weekdays.contains(String(decoding: $0, as: UTF8.self)) }) else {
            return false
        }
        return words.count >= weekday + 4 && words[weekday + 3].filter { $0 == Ascii.colon }.count >= 1
    }

    private static let weekdays: Set = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
}

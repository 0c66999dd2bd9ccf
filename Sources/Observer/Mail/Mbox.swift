import Glibc
import Platform

/// Reads the headers of a file in the mbox format (RFC 4155), from a place on. The texts are only run over.
struct Mbox {
    private let path: String
    private static let chunk = 256 << 10

    init(_ path: String) { self.path = path }

    /// Which file it is, and how long.
    var position: Memory.Position? {
        var status = stat()
        guard stat(path, &status) == 0, status.isFile else { return nil }
        return Memory.Position(inode: Int64(status.st_ino), bytes: Int64(status.st_size))
    }

    /// Calls `body` with each message's header that begins at `start` or behind it, and with the place behind that message. Returns up to
    /// where whole headers were read: a header that a program is still writing is read next time.
    ///
    /// Begins anew where nothing begins at `start`: some programs write a file again in place when letters are deleted.
    func read(from start: Int64, _ body: ([UInt8], Int64) throws -> Void) throws -> Int64 {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw SystemError("open \(path)") }
        defer { close(file) }
        let start = Self.isBoundary(start, in: file) ? start : 0
        guard lseek(file, Int(start), SEEK_SET) == Int(start) else { throw SystemError("read \(path)") }
        var scan = MboxScan(at: start)
        var buffer = [UInt8](repeating: 0, count: Self.chunk)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw SystemError("read \(path)") }
            if count == 0 { break }
            for message in scan.take(buffer[..<count]) { try body(message.header, message.end) }
        }
        for message in scan.finish() { try body(message.header, message.end) }
        return scan.whole
    }

    /// Whether a message can begin here, perhaps behind empty lines, or the file ends.
    private static func isBoundary(_ place: Int64, in file: Int32) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, off_t(place)) }
        let line = bytes[..<max(0, count)].drop { $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn }
        return place == 0 || line.isEmpty || line.starts(with: "From ".utf8)
    }
}

/// Finds the headers in the bytes of an mbox file, however they are cut into pieces. Behind a header's empty line it keeps the lines of its
/// parts' headers that say what they are, and nothing else of the text.
struct MboxScan {
    /// A message's header, and where the message ends in the file.
    typealias Message = (header: [UInt8], end: Int64)

    /// Where the next line begins in the file.
    private(set) var place: Int64
    /// Where the message that is being read begins.
    private var start: Int64
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
    init(at place: Int64) { (self.place, start) = (place, place) }

    /// Up to where everything was read but a header that goes on behind these bytes.
    var whole: Int64 { message != nil && !isHeaderRead ? start : place }

    /// Takes more bytes, and returns the messages that they complete.
    mutating func take(_ bytes: ArraySlice<UInt8>) -> [Message] {
        var complete: [Message] = []
        var rest = bytes
        while let end = rest.firstIndex(of: Ascii.lineFeed) {
            append(rest[rest.startIndex...end])
            if let message = endLine() { complete.append(message) }
            rest = rest[(end + 1)...]
        }
        append(rest)
        return complete
    }

    /// The file ends, and with it the last message, if its header is whole. A line that may become a separator stays to be read.
    mutating func finish() -> [Message] {
        var complete: [Message] = []
        let separator = Array("From ".utf8)
        if !line.starts(with: separator), !separator.starts(with: line), let message = endLine() { complete.append(message) }
        if let message, isHeaderRead {
            if !message.isEmpty { complete.append((message, place)) }
            self.message = nil
        }
        return complete
    }

    /// Whether nothing more of the header is wanted.
    private var isHeaderRead: Bool { isInText || (message?.count ?? 0) >= HeaderBlock.bound }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        lineBytes += Int64(bytes.count)
        let bound = isInText || message == nil ? Self.longestOfText : HeaderBlock.bound
        if line.count < bound { line += bytes.prefix(bound - line.count) }
    }

    /// Of a text only the beginning of each line matters. A separator has an address, of at most 256 bytes (RFC 5321, section 4.5.3.1.3).
    private static let longestOfText = 512

    /// Takes in a whole line. Returns the message that it ends.
    private mutating func endLine() -> Message? {
        defer {
            place += lineBytes
            line.removeAll(keepingCapacity: true)
            lineBytes = 0
        }
        let isBlank = lineBytes <= 2 && line.allSatisfy { $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn }
        defer { isBehindBlank = isBlank }
        if Self.isSeparator(line, isBehindBlank: isBehindBlank) {
            defer { (message, start, isInText, isOfPartType) = ([], place, false, false) }
            return message.flatMap { $0.isEmpty ? nil : ($0, place) }
        }
        guard let count = message?.count else { return nil }
        if count < HeaderBlock.bound {
            isOfPartType =
                HeaderBlock.isPartType(line[...])
                || isOfPartType && (line.first == Ascii.space || line.first == Ascii.tab)
            if !isInText || isOfPartType { message?.append(contentsOf: line.prefix(HeaderBlock.bound - count)) }
        }
        if isBlank { isInText = true }
        return nil
    }

    /// "From ADDRESS Mon Dec  1 10:00:00 2025" behind an empty line (RFC 4155, appendix A); "From" at the beginning of a sentence is none.
    ///
    /// Thunderbird has "-" in place of the address, and since 2024 "From " alone (MboxMsgOutputStream.cpp). Its older versions don't always
    /// leave an empty line before that.
    private static func isSeparator(_ line: [UInt8], isBehindBlank: Bool) -> Bool {
        guard line.starts(with: "From ".utf8) else { return false }
        let words = line.split { $0 == Ascii.space || $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn }
        if words.count == 1 { return line.last == Ascii.lineFeed }
        guard isBehindBlank || words[1].elementsEqual("-".utf8),
            let weekday = words.dropFirst(2).firstIndex(where: { Self.weekdays.contains(String(decoding: $0, as: UTF8.self)) })
        else { return false }
        return words.count >= weekday + 4 && Self.months.contains(String(decoding: words[weekday + 1], as: UTF8.self))
            && words[weekday + 3].contains(Ascii.colon)
    }

    private static let weekdays: Set = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months: Set = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

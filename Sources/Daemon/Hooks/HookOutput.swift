/// Splits what a hook prints into lines, up to a limit.
struct HookOutput {
    /// How many bytes are passed on.
    static let bound = 64 * 1024
    /// How many bytes a line may have. A longer one is split.
    static let lineBound = 2048

    private var rest: [UInt8] = []
    private var room = bound
    private var isCut = false

    /// The lines that these bytes complete.
    mutating func add(_ bytes: some Collection<UInt8>) -> [String] {
        guard !isCut else { return [] }
        rest += bytes.prefix(room)
        isCut = bytes.count > room
        room -= min(room, bytes.count)
        var lines: [String] = []
        var start = 0
        while start < rest.count {
            let end = rest[start...].prefix(Self.lineBound + 1).firstIndex(of: UInt8(ascii: "\n"))
            guard let end = end ?? (rest.count - start > Self.lineBound ? start + Self.lineBound : nil) else { break }
            lines.append(String(decoding: rest[start..<end], as: UTF8.self))
            start = end < rest.count && rest[end] == UInt8(ascii: "\n") ? end + 1 : end
        }
        rest.removeSubrange(..<start)
        return isCut ? lines + end() + ["what it prints after \(Self.bound) bytes is left out"] : lines
    }

    /// The last line, if it has no newline.
    mutating func end() -> [String] {
        defer { rest = [] }
        return rest.isEmpty ? [] : [String(decoding: rest, as: UTF8.self)]
    }
}

/// Reads the content lines of a file of any kind, one after the other, in linear time and without keeping them.
package struct ContentLineReader {
    private let source: Source
    private var scanner = LineScanner()

    /// Reads the bytes of a file, in UTF-8, or in UTF-16 as recognised by a byte order mark or zero bytes. At most 2 GiB: what follows
    /// is ignored, because offsets have 32 bits.
    package init(_ bytes: [UInt8]) {
        let bytes = bytes.count > Int(Int32.max) ? Array(bytes.prefix(Int(Int32.max))) : bytes
        let encoding = FileEncoding(of: bytes)
        let text = encoding == .utf8 ? bytes : UTF16Bytes.decode(bytes, bigEndian: encoding == .utf16BigEndian)
        source = Source(bytes: text, lines: [], encoding: encoding)
    }

    /// The next content line, or nil at the end. Blank lines and lines without a colon are skipped.
    package mutating func next() -> Property? {
        let bytes = source.bytes
        while let line = scanner.next(in: bytes.span.bytes) {
            if !line.traits.contains(.malformed) { return Property(source: source, at: line) }
        }
        return nil
    }

    /// The number of the physical line that comes next, from 1.
    package var nextLineNumber: Int { scanner.nextLineNumber }
}

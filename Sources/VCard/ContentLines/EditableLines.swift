/// The content lines of a file of any kind, to be edited: every line that is not edited stays byte for byte.
package struct EditableLines: Sendable {
    /// All lines in their order; those that are no property have an empty name.
    package private(set) var lines: [Property]
    private let encoding: FileEncoding

    /// Reads the bytes of a file, in UTF-8 or UTF-16. At most 2 GiB: what follows is left out, because offsets have 32 bits.
    package init(_ bytes: [UInt8]) {
        let bytes = bytes.count > Int(Int32.max) ? Array(bytes.prefix(Int(Int32.max))) : bytes
        encoding = FileEncoding(of: bytes)
        let text = encoding == .utf8 ? bytes : UTF16Bytes.decode(bytes, bigEndian: encoding == .utf16BigEndian)
        var scanner = LineScanner()
        var places: [Line] = []
        while let line = scanner.next(in: text.span.bytes) { places.append(line) }
        let source = Source(bytes: text, lines: places, encoding: encoding)
        lines = places.map { Property(source: source, at: $0) }
    }

    /// The bytes to write, in the encoding of the file.
    package var bytes: [UInt8] {
        let text = Array(lines.map(\.bytes).joined())
        return encoding == .utf8 ? text : UTF16Bytes.encode(text, bigEndian: encoding == .utf16BigEndian)
    }

    /// Gives the property at this index a value and, if given, other parameters. A line that says the same stays as it is.
    package mutating func replace(_ index: Int, with value: PropertyValue, parameters: [Parameter]? = nil) {
        let old = lines[index]
        if parameters == nil, old.says(value) { return }
        let writer = ContentLineWriter(version: .v4, lineEnd: old.lineEnd ?? lineEnd)
        lines[index] = writer.property(value, replacing: old, parameters: parameters)
    }

    /// Inserts a property before the line at this index.
    package mutating func insert(_ name: String, _ value: PropertyValue, parameters: [Parameter] = [], at index: Int) {
        let writer = ContentLineWriter(version: .v4, lineEnd: lineEnd)
        if index > 0 { writer.terminate(&lines[index - 1]) }
        lines.insert(writer.property(value, name: name, group: nil, parameters: parameters), at: index)
    }

    /// Removes the line at this index.
    package mutating func remove(at index: Int) { lines.remove(at: index) }

    private var lineEnd: [UInt8] { lines.lazy.compactMap(\.lineEnd).first ?? [13, 10] }
}

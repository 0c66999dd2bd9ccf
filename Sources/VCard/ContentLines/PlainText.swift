/// The text of files whose encoding is not declared.
package enum PlainText {
    /// The file's text without a byte order mark. Recognises UTF-16 by its byte order mark or zero bytes, else decodes valid UTF-8, and
    /// anything else as windows-1252. Never fails; invalid characters become U+FFFD.
    package static func decode(_ bytes: [UInt8]) -> String {
        let encoding = FileEncoding(of: bytes)
        guard encoding != .utf8 else { return Charset.decode(withoutMark(bytes)) }
        return String(decoding: withoutMark(UTF16Bytes.decode(bytes, bigEndian: encoding == .utf16BigEndian)), as: UTF8.self)
    }

    /// Whether the bytes are UTF-16.
    package static func isUTF16(_ bytes: [UInt8]) -> Bool { FileEncoding(of: bytes) != .utf8 }

    /// The bytes without leading UTF-8 byte order marks.
    package static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var start = 0
        while ByteOrderMark.stands(in: bytes.span.bytes, at: start) { start += ByteOrderMark.length }
        return bytes[start...]
    }
}

/// The text of files that say nothing, or little, about their encoding.
package enum PlainText {
    /// The file's text in UTF-8, without a byte order mark: UTF-16 where that or its zero bytes tell, otherwise UTF-8, and
    /// windows-1252 where it can't be that. Never fails; what no encoding has becomes U+FFFD.
    package static func decode(_ bytes: [UInt8]) -> String {
        let encoding = FileEncoding(of: bytes)
        guard encoding != .utf8 else { return Charset.decode(withoutMark(bytes)) }
        return String(decoding: withoutMark(UTF16Bytes.decode(bytes, bigEndian: encoding == .utf16BigEndian)), as: UTF8.self)
    }

    /// Whether the bytes are UTF-16, which ``decode(_:)`` has to turn into UTF-8 first.
    package static func isUTF16(_ bytes: [UInt8]) -> Bool { FileEncoding(of: bytes) != .utf8 }

    /// The bytes without the byte order marks of UTF-8 that they begin with.
    package static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var start = 0
        while ByteOrderMark.stands(in: bytes.span.bytes, at: start) { start += ByteOrderMark.length }
        return bytes[start...]
    }
}

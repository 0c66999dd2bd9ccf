/// A place in a document, as editors count it.
package struct TOMLPosition: Equatable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, in Unicode scalar values.
    package let column: Int

    /// The place of the byte at this offset. Takes time linear in the offset.
    package init(of offset: Int, in bytes: [UInt8]) {
        let lineStart = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        line = 1 + bytes[..<lineStart].count { $0 == UInt8(ascii: "\n") }
        column = 1 + bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 }
    }
}

import Platform
import SQLite

extension Statement {
    /// Adds the column's value to the sum, as ``Value/add(to:)`` does.
    func add(_ column: Int32, to sum: inout Checksum) {
        switch kind(column) {
        case .null: sum.add(0)
        case .integer:
            sum.add(1)
            sum.add(UInt64(bitPattern: integer(column)))
        case .text:
            withBytes(column) { bytes in
                sum.add(UInt64(2 + bytes.count))
                sum.add(bytes)
            }
        }
    }
}

extension Statement.Value {
    /// Adds the value to the sum: its type and length first, so that no two lists of values give the same sequence.
    func add(to sum: inout Checksum) {
        switch self {
        case .null: sum.add(0)
        case .integer(let number):
            sum.add(1)
            sum.add(UInt64(bitPattern: number))
        case .text(let text):
            var text = text
            text.withUTF8 { bytes in
                sum.add(UInt64(2 + bytes.count))
                sum.add(UnsafeRawBufferPointer(bytes))
            }
        }
    }
}

import Platform
import SQLite

extension Statement {
    /// Adds the column's value to the checksum, like ``Value/add(to:)``.
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
    /// Adds the value to the checksum, after its type and length, so that different lists of values give different sequences.
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

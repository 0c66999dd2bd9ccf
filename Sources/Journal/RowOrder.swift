import SQLite

/// Checks whether rows are unchanged, in the order of their numbers: a schema never wrote less to check a row by than the schema before it.
struct RowOrder {
    private var last = RowCheck.none

    mutating func isWhole(_ row: Statement) -> Bool {
        let check = row.check
        guard check >= last, row.text(.id) != nil, row.isWhole else { return false }
        last = check
        return true
    }
}

/// What a row can be checked by.
enum RowCheck: Comparable {
    /// Nothing: schemas 1 and 2.
    case none
    /// A checksum of the columns that schema 3 had.
    case checksum
    /// A checksum of all columns.
    case seal
}

extension Statement {
    /// What the current row can be checked by.
    fileprivate var check: RowCheck {
        optionalInteger(.seal) != nil ? .seal : optionalInteger(.checksum) != nil ? .checksum : .none
    }

    /// Whether the current row is as it was written, as far as that can be told.
    var isWhole: Bool {
        var sum = Checksum()
        switch check {
        case .none: return true
        case .checksum:
            for column in 0..<Column.checksum.rawValue { add(column, to: &sum) }
            return Int64(bitPattern: sum.value) == integer(.checksum)
        case .seal:
            for column in 0..<Column.seal.rawValue where column != Column.checksum.rawValue { add(column, to: &sum) }
            return Int64(bitPattern: sum.value) == integer(.seal)
        }
    }
}

import VCard

/// Which number is the day in the dates of a file such as `05/12/1981`: one of them that can be read in one way only decides for all.
package struct DateOrder: Sendable, Equatable {
    /// Nil: there are no such dates, or they don't tell.
    package let order: DayOrder?
    /// The date that tells, or the first that can be read in two ways; nil: there are none that would be.
    package let example: String?
    /// The line of the example.
    package let line: Int

    /// Whether there are dates that can be read in two ways, and nothing tells how.
    package var isOpen: Bool { order == nil && example != nil }

    /// No dates.
    init() { (order, example, line) = (nil, nil, 0) }

    /// Of a table whose rows these are; `said` is what the user says.
    init(of rows: [CSVRow], said: DayOrder?) {
        var open: (text: String, line: Int)?
        var telling: [DayOrder: (text: String, line: Int)] = [:]
        for row in rows {
            for cell in row.cells where cell.utf8.count <= Self.longest {
                guard let found = DayText.order(of: cell) else { continue }
                if let order = found.order { telling[order] = telling[order] ?? (cell, row.line) }
                if found.isOpen { open = open ?? (cell, row.line) }
            }
        }
        // Where the file contradicts itself, nobody knows.
        let decided = telling.count == 1 ? telling.first : nil
        order = said ?? decided?.key
        let shown = said == nil ? decided?.value ?? open : open
        (example, line) = open == nil ? (nil, 0) : (shown?.text, shown?.line ?? 0)
    }

    /// No date is longer, with its time of day.
    private static let longest = 32
}

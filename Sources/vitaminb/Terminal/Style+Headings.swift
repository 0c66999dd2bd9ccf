extension Style {
    /// The columns' names if the output is a terminal and there are rows.
    func headings(_ names: [String], over rows: [[Table.Cell]]) -> [[Table.Cell]] {
        isTerminal && !rows.isEmpty ? [names.map { Table.Cell($0, .strong) }] : []
    }
}

import TOML

/// The names that are valid in a place where an unknown one was found.
struct Names {
    let known: [String]

    init(_ known: [String]) {
        self.known = known
    }

    /// A suggestion for someone who wrote `name`.
    func suggestion(for name: String, otherwise: String) -> String {
        nearest(to: name).map { "did you mean \($0.quoted)?" } ?? otherwise
    }

    /// The known name that was most likely meant; nil if none is similar.
    func nearest(to name: String) -> String? {
        let lower = name.prefix(32).lowercased()
        let bound = min(3, max(1, lower.count / 3))
        let candidates = known.map { (name: $0, distance: Self.distance(Array($0), Array(lower))) }.filter { $0.distance <= bound }
        return candidates.min { $0.distance < $1.distance }?.name
    }

    /// The edit distance between two words: insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var rows = [Array(0...right.count)]
        for (i, letter) in left.enumerated() {
            var row = [i + 1]
            for (j, other) in right.enumerated() {
                var best = min(rows[i][j] + (letter == other ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}

import ControlInterface
import KeepInTouch

/// The network of introductions, laid out as trees with a line for each person, so that names never overlap.
///
/// Each tree is a connected component of the network. The trees don't depend on the order of the introductions.
/// they come.
struct IntroductionForest {
    /// A line with a person.
    struct Row {
        let person: WireAcquaintance
        /// The depth in the tree.
        let depth: Int
    }

    /// An introduction, as two indices of rows.
    struct Link: Equatable {
        let from: Int
        let to: Int
        /// Whether each introduced the other.
        let isMutual: Bool
        /// Whether it is an edge of the tree; others are drawn across it.
        let isBranch: Bool
    }

    struct Tree {
        let rows: [Row]
        let links: [Link]
    }

    /// The largest first.
    let trees: [Tree]
    /// How many people are left out because more are better connected.
    let others: Int

    /// How many people are shown at most.
    static let bound = 60

    init(_ introductions: [WireIntroduction], bound: Int = Self.bound) {
        var people: [String: WireAcquaintance] = [:]
        var neighbors: [String: Set<String>] = [:]
        for pair in introductions where pair.contact.uid.rawValue != pair.other.uid.rawValue {
            for (one, other) in [(pair.contact, pair.other), (pair.other, pair.contact)] {
                people[one.uid.rawValue] = one
                neighbors[one.uid.rawValue, default: []].insert(other.uid.rawValue)
            }
        }
        let keys = people.mapValues { $0.name.folded }
        // The best connected first; equal ones by name.
        let ranked = people.keys.sorted { left, right in
            let (most, more) = (neighbors[left]?.count ?? 0, neighbors[right]?.count ?? 0)
            return most != more ? most > more : (keys[left] ?? "", left) < (keys[right] ?? "", right)
        }
        let shown = ranked.prefix(bound)
        others = ranked.count - shown.count
        let rank = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($0.element, $0.offset) })
        let near = neighbors.mapValues { $0.filter { rank[$0] != nil }.sorted { (rank[$0] ?? 0) < (rank[$1] ?? 0) } }
        let knows = Set(introductions.map { Pair($0.contact.uid.rawValue, $0.other.uid.rawValue) })

        var seen: Set<String> = []
        var trees: [Tree] = []
        for start in shown where !seen.contains(start) {
            let part = Self.reachable(from: start, near).members
            seen.formUnion(part)
            // Prefer a root whom nobody introduced.
            let root = part.first { one in !part.contains { knows.contains(Pair($0, one)) } } ?? start
            let parents = Self.reachable(from: root, near).parents
            var rows: [(uid: String, depth: Int)] = []
            Self.walk(root, 0, part, parents) { rows.append(($0, $1)) }
            trees.append(
                Tree(
                    rows: rows.compactMap { row in people[row.uid].map { Row(person: $0, depth: row.depth) } },
                    links: Self.links(rows.map(\.uid), knows, parents)))
        }
        self.trees = trees.enumerated().sorted { ($1.element.rows.count, $0.offset) < ($0.element.rows.count, $1.offset) }.map(\.element)
    }

    private struct Pair: Hashable {
        let from: String
        let to: String

        init(_ from: String, _ to: String) { (self.from, self.to) = (from, to) }
    }

    /// Everyone reachable, nearest first, with their predecessors.
    private static func reachable(from start: String, _ near: [String: [String]]) -> (members: [String], parents: [String: String]) {
        var (members, parents, next) = ([start], [start: start], 0)
        while next < members.count {
            for other in near[members[next]] ?? [] where parents[other] == nil {
                parents[other] = members[next]
                members.append(other)
            }
            next += 1
        }
        parents[start] = nil
        return (members, parents)
    }

    /// The tree in depth-first order. `part` is sorted by rank.
    private static func walk(
        _ uid: String, _ depth: Int, _ part: [String], _ parents: [String: String], _ body: (String, Int) -> Void
    ) {
        body(uid, depth)
        for child in part where parents[child] == uid { walk(child, depth + 1, part, parents, body) }
    }

    private static func links(_ rows: [String], _ knows: Set<Pair>, _ parents: [String: String]) -> [Link] {
        var links: [Link] = []
        for (upper, one) in rows.enumerated() {
            for (lower, other) in rows.enumerated() where upper < lower {
                let (down, up) = (knows.contains(Pair(one, other)), knows.contains(Pair(other, one)))
                guard down || up else { continue }
                links.append(
                    Link(
                        from: down ? upper : lower, to: down ? lower : upper, isMutual: down && up,
                        isBranch: parents[other] == one || parents[one] == other))
            }
        }
        return links
    }
}

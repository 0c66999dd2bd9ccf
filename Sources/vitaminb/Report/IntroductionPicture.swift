import ControlInterface
import KeepInTouch
import Language
import Phrases

/// The trees of an ``IntroductionForest`` as SVG and as sentences.
enum IntroductionPicture {
    private static let (width, row, step, dot) = (330.0, 24.0, 22.0, 4.0)
    /// Below this depth, trees aren't indented further, so that names have room.
    private static let deepest = 7

    /// The arrow's head, for all drawings of the page.
    static let definitions: Markup = """
        <svg class="definitions" aria-hidden="true" width="0" height="0"><defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" \
        markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0.5 8 4 0 7.5z"/></marker></defs></svg>
        """

    static func drawing(_ tree: IntroductionForest.Tree) -> Markup {
        // Lines across the tree pass its left side.
        let margin = tree.links.contains { !$0.isBranch } ? 30.0 : 8.0
        let height = Double(tree.rows.count) * row
        let first = tree.rows.first?.person.name ?? ""
        let more = tree.rows.count - 1
        return """
            <svg class="tree" role="img" viewBox="0 0 \(width) \(height)">\
            <title>\(gettext(more, "\(first) and one more", "\(first) and \(more) more"))</title>\
            <desc>\(sentences(tree).joined(separator: " "))</desc>
            \(tree.links.map { link($0, tree, margin) })
            \(tree.rows.indices.map { person(tree.rows[$0], at: place($0, tree, margin)) })</svg>
            """
    }

    /// Who knows whom, a sentence for everybody who knows somebody.
    static func sentences(_ tree: IntroductionForest.Tree) -> [String] {
        tree.rows.indices.compactMap { index in
            let others = tree.links.compactMap { $0.from == index ? $0.to : $0.isMutual && $0.to == index ? $0.from : nil }
            if others.isEmpty { return nil }
            let names = others.map { tree.rows[$0].person.name }.joined(separator: ", ")
            return gettext("\(tree.rows[index].person.name) knows \(names).")
        }
    }

    private static func place(_ index: Int, _ tree: IntroductionForest.Tree, _ margin: Double) -> (x: Double, y: Double) {
        (margin + Double(min(tree.rows[index].depth, deepest)) * step, (Double(index) + 0.5) * row)
    }

    private static func person(_ person: IntroductionForest.Row, at place: (x: Double, y: Double)) -> Markup {
        let name = person.person.name
        // A terminal cell is at least as wide as an average letter here.
        let shown = name.cut(to: Int((width - place.x - 12) / 7.6))
        let whole: Markup? = shown == name ? nil : "<title>\(name)</title>"
        return """
            <circle cx="\(place.x)" cy="\(place.y)" r="\(dot)"/><text x="\(place.x + 11)" y="\(place.y + 5)">\(whole)\(shown)</text>
            """
    }

    private static func link(_ link: IntroductionForest.Link, _ tree: IntroductionForest.Tree, _ margin: Double) -> Markup {
        let (from, to) = (place(link.from, tree, margin), place(link.to, tree, margin))
        let gap = dot + 2
        let both: Markup = link.isMutual ? " marker-start=\"url(#head)\"" : ""
        guard link.isBranch else {
            return """
                <path class="across" d="M\(from.x - gap) \(from.y)C2 \(from.y) 2 \(to.y) \(to.x - gap) \(to.y)" \
                marker-end="url(#head)"\(both)/>
                """
        }
        let isDown = link.from < link.to
        let (upper, lower) = isDown ? (from, to) : (to, from)
        let heads: Markup = link.isMutual || isDown ? " marker-end=\"url(#head)\"" : ""
        let tails: Markup = link.isMutual || !isDown ? " marker-start=\"url(#head)\"" : ""
        let end: Markup =
            upper.x < lower.x
            ? "V\(lower.y - 6)Q\(upper.x) \(lower.y) \(upper.x + 6) \(lower.y)H\(lower.x - gap)" : "V\(lower.y - gap)"
        return "<path d=\"M\(upper.x) \(upper.y + gap)\(end)\"\(heads)\(tails)/>"
    }
}

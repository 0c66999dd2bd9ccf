import ControlInterface
import KeepInTouch
import Language

/// The report's bars, an SVG image each. They stretch to the available width.
enum BarPictures {
    /// A bar for `value`; the longest one is for `most`.
    static func bar(_ value: Int, of most: Int) -> Markup {
        """
        <svg class="bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">\
        <rect class="given" width="\(share(value, of: most))" height="10"/></svg>
        """
    }

    /// Rounds in time, late and skipped, as shares of all.
    static func parts(_ cadence: WireKeptCadence) -> Markup {
        var left = 0.0
        let parts: [Markup] = [("kept", cadence.kept), ("late", cadence.late), ("skipped", cadence.skipped)].map { name, count in
            let width = share(count, of: cadence.rounds)
            defer { left += width }
            return "<rect class=\"\(name)\" x=\"\(left)\" width=\"\(width)\" height=\"10\"/>"
        }
        return """
            <svg class="bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">\
            <rect class="track" width="100" height="10"/>\(parts)</svg>
            """
    }

    /// Favors got to the left of the middle, and given to the right.
    static func diverging(given: Int, got: Int, of most: Int) -> Markup {
        let (left, right) = (share(got, of: most) / 2, share(given, of: most) / 2)
        return """
            <svg class="bar diverging" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">\
            <rect class="got" x="\(50 - left)" y="1" width="\(left)" height="8"/>\
            <rect class="given" x="50" y="1" width="\(right)" height="8"/>\
            <line class="middle" x1="50" x2="50" y1="0" y2="10"/></svg>
            """
    }

    private static func share(_ value: Int, of most: Int) -> Double {
        most == 0 ? 0 : 100 * Double(value) / Double(most)
    }
}

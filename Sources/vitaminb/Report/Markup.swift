import KeepInTouch
import Phrases

/// HTML or SVG. Interpolated text is escaped; only interpolated ``Markup`` isn't.
struct Markup: ExpressibleByStringInterpolation {
    private(set) var source: String

    init(stringLiteral source: String) { self.source = source }
    init(stringInterpolation: Interpolation) { source = stringInterpolation.source }

    static func += (left: inout Markup, right: Markup) { left.source += right.source }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(2 * literalCapacity) }

        mutating func appendLiteral(_ literal: String) { source += literal }
        mutating func appendInterpolation(_ text: String) { source += text.escaped }
        mutating func appendInterpolation(_ number: Int) { source += String(number) }
        /// A length, rounded to a hundredth.
        mutating func appendInterpolation(_ number: Double) {
            let hundredths = Int((number * 100).rounded())
            source += hundredths % 100 == 0 ? String(hundredths / 100) : String(Double(hundredths) / 100)
        }
        mutating func appendInterpolation(_ markup: Markup) { source += markup.source }
        mutating func appendInterpolation(_ markup: [Markup]) { for part in markup { source += part.source } }
        mutating func appendInterpolation(_ markup: Markup?) { source += markup?.source ?? "" }
    }
}

extension String {
    /// Escaped for text and attributes of HTML and XML, without characters that they forbid or that change the text's direction.
    fileprivate var escaped: String {
        var escaped = ""
        for scalar in printable.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

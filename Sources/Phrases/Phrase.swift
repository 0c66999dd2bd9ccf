/// A sentence for a person: what it is in English, and all it takes to say it in another language.
///
/// It is made of a literal, and the English text of that, with a placeholder for each interpolation, is the key under which
/// gettext(3) looks for a translation. What is interpolated may be a phrase itself.
package struct Phrase: Sendable, Equatable {
    /// Something interpolated.
    package indirect enum Argument: Sendable, Equatable {
        case text(String)
        case phrase(Phrase)
    }

    /// The English text, with `%1$s`, `%2$s`… where its arguments go, and `%%` for a percent sign (gettext's msgid).
    package let id: String
    /// The English text for any other number than one (gettext's msgid_plural), and the number.
    package let plural: Plural?
    /// What tells it from another phrase with the same text (gettext's msgctxt).
    package let context: String?
    private let arguments: [Argument]

    /// A number, and how English says it for other numbers than one.
    package struct Plural: Sendable, Equatable {
        /// The English text for other numbers than one.
        package let id: String
        /// The number.
        package let count: Int
    }

    /// A sentence, which is the same in English for all numbers in it.
    package init(_ literal: Literal, context: String? = nil) {
        (id, arguments, plural, self.context) = (literal.id, literal.arguments, nil, context)
    }

    /// A sentence for one, and one for any other number.
    package init(_ count: Int, _ one: Literal, _ other: Literal, context: String? = nil) {
        (id, plural, self.context) = (one.id, Plural(id: other.id, count: count), context)
        arguments = count == 1 ? one.arguments : other.arguments
    }

    /// The whole sentence, where `translate` says for a phrase what stands for its `id`.
    package func said(_ translate: (Phrase) -> String) -> String {
        var text = ""
        var rest = translate(self)[...]
        while let percent = rest.firstIndex(of: "%") {
            text += rest[..<percent]
            rest = rest[percent...].dropFirst()
            let digits = rest.prefix { $0.isNumber }
            if let number = Int(digits), arguments.indices.contains(number - 1), rest.dropFirst(digits.count).hasPrefix("$s") {
                switch arguments[number - 1] {
                case .text(let argument): text += argument
                case .phrase(let phrase): text += phrase.said(translate)
                }
                rest = rest.dropFirst(digits.count + 2)
            } else {
                text += "%"
                if rest.first == "%" { rest = rest.dropFirst() }
            }
        }
        return text + rest
    }
}

extension Phrase: CustomStringConvertible {
    /// The sentence in English.
    package var description: String {
        said { phrase in phrase.plural.flatMap { $0.count == 1 ? nil : $0.id } ?? phrase.id }
    }
}

extension Phrase {
    /// What a phrase is made of. Only a literal becomes one, so that whoever reads the sources has seen them all.
    package struct Literal: ExpressibleByStringInterpolation, Sendable {
        fileprivate let id: String
        fileprivate let arguments: [Argument]

        /// A text without interpolations.
        package init(stringLiteral: String) {
            id = stringLiteral.replacing("%", with: "%%")
            arguments = []
        }

        /// A text with interpolations.
        package init(stringInterpolation: Interpolation) {
            id = stringInterpolation.id
            arguments = stringInterpolation.arguments
        }

        /// The literal as it is put together.
        package struct Interpolation: StringInterpolationProtocol {
            fileprivate var id = ""
            fileprivate var arguments: [Argument] = []

            /// Nothing yet.
            package init(literalCapacity: Int, interpolationCount: Int) {
                id.reserveCapacity(literalCapacity + 4 * interpolationCount)
                arguments.reserveCapacity(interpolationCount)
            }

            /// Adds what stands between interpolations.
            package mutating func appendLiteral(_ literal: String) {
                id += literal.contains("%") ? literal.replacing("%", with: "%%") : literal
            }

            /// Adds a phrase, which is translated by itself.
            package mutating func appendInterpolation(_ phrase: Phrase) { append(.phrase(phrase)) }
            /// Adds a text that is the same in every language: a name, something a person said.
            package mutating func appendInterpolation(_ text: some StringProtocol) { append(.text(String(text))) }
            /// Adds a number.
            package mutating func appendInterpolation(_ number: some BinaryInteger) { append(.text(String(number))) }

            private mutating func append(_ argument: Argument) {
                arguments.append(argument)
                id += "%\(arguments.count)$s"
            }
        }
    }
}

extension Phrase {
    /// What a phrase is made of. Only a literal becomes one, so that whoever reads the sources has seen them all.
    package struct Literal: ExpressibleByStringInterpolation, Sendable, Equatable {
        private let pieces: Pieces

        /// A text without interpolations.
        package init(stringLiteral: String) { pieces = .text(stringLiteral) }

        /// A text with interpolations.
        package init(stringInterpolation: Interpolation) { pieces = .several(stringInterpolation.pieces) }

        /// The literal as it is put together.
        package struct Interpolation: StringInterpolationProtocol {
            fileprivate var pieces: [Piece] = []

            /// Nothing yet.
            package init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(2 * interpolationCount + 1) }

            /// Adds what stands between interpolations.
            package mutating func appendLiteral(_ literal: String) {
                if !literal.isEmpty { pieces.append(.literal(literal)) }
            }

            /// Adds a phrase, which is translated by itself.
            package mutating func appendInterpolation(_ phrase: Phrase) { pieces.append(.argument(.phrase(phrase))) }
            /// Adds a text that is the same in every language: a name, something a person said.
            package mutating func appendInterpolation(_ text: String) { pieces.append(.argument(.text(text))) }
            /// Adds a part of a text that is the same in every language.
            package mutating func appendInterpolation(_ text: Substring) { pieces.append(.argument(.text(String(text)))) }
            /// Adds a number.
            package mutating func appendInterpolation(_ number: some BinaryInteger) { pieces.append(.argument(.text(String(number)))) }
        }
    }
}

extension Phrase.Literal {
    /// Something interpolated.
    enum Argument: Sendable, Equatable {
        case text(String)
        indirect case phrase(Phrase)

        func said(_ translate: (Phrase) -> String) -> String {
            switch self {
            case .text(let text): text
            case .phrase(let phrase): phrase.said(translate)
            }
        }
    }

    fileprivate enum Piece: Sendable, Equatable {
        case literal(String)
        case argument(Argument)
    }

    /// Most phrases have no interpolation, and need no array.
    private enum Pieces: Sendable, Equatable {
        case text(String)
        case several([Piece])
    }

    /// What is interpolated, in order.
    var arguments: [Argument] {
        guard case .several(let pieces) = pieces else { return [] }
        return pieces.compactMap { piece in
            if case .argument(let argument) = piece { argument } else { nil }
        }
    }

    /// The text in English.
    var english: String {
        switch pieces {
        case .text(let text): return text
        case .several:
            var text = ""
            appendEnglish(to: &text)
            return text
        }
    }

    /// The text with placeholders for what is interpolated.
    var id: String {
        let escaped = { (text: String) in text.utf8.contains(UInt8(ascii: "%")) ? text.replacing("%", with: "%%") : text }
        switch pieces {
        case .text(let text): return escaped(text)
        case .several(let pieces):
            var id = ""
            var count = 0
            for piece in pieces {
                if case .literal(let literal) = piece {
                    id += escaped(literal)
                } else {
                    count += 1
                    id += "%\(count)$s"
                }
            }
            return id
        }
    }

    fileprivate func appendEnglish(to text: inout String) {
        switch pieces {
        case .text(let literal): text += literal
        case .several(let pieces):
            for piece in pieces {
                switch piece {
                case .literal(let literal): text += literal
                case .argument(.text(let argument)): text += argument
                case .argument(.phrase(let phrase)): phrase.chosen.appendEnglish(to: &text)
                }
            }
        }
    }
}

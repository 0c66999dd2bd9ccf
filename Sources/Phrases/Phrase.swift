/// A sentence for a person: what it is in English, and all it takes to say it in another language.
///
/// It is made of a literal. The English text of that, with a placeholder for each interpolation, is the key under which gettext(3)
/// looks for a translation. What is interpolated may be a phrase itself.
package struct Phrase: Sendable, Equatable {
    /// The literal for any other number than one (gettext's msgid_plural), and the number.
    private struct Plural: Sendable, Equatable {
        let literal: Literal
        let count: Int
    }

    private let literal: Literal
    private let plural: Plural?
    /// Distinguishes it from another phrase with the same text (gettext's msgctxt).
    package let context: String?

    /// A sentence that English says in the same way for all numbers in it.
    package init(_ literal: Literal, context: String? = nil) {
        (self.literal, plural, self.context) = (literal, nil, context)
    }

    /// A sentence for one, and one for any other number.
    package init(_ count: Int, _ one: Literal, _ other: Literal, context: String? = nil) {
        (literal, plural, self.context) = (one, Plural(literal: other, count: count), context)
    }

    /// The English text, with `%1$s`, `%2$s`… where its arguments go, and `%%` for a percent sign (gettext's msgid).
    package var id: String { literal.id }
    /// The same for any other number than one (gettext's msgid_plural), and the number; nil where English makes no difference.
    package var pluralID: (id: String, count: Int)? { plural.map { ($0.literal.id, $0.count) } }

    /// The literal for its number.
    var chosen: Literal { plural.flatMap { $0.count == 1 ? nil : $0.literal } ?? literal }
}

extension Phrase: CustomStringConvertible {
    /// The sentence in English.
    package var description: String { chosen.english }
}

extension Phrase {
    /// The whole sentence, where `translate` returns for a phrase what stands for its `id`.
    package func said(_ translate: (Phrase) -> String) -> String {
        var translation = translate(self)
        return translation.withUTF8 { bytes in
            let percent = UInt8(ascii: "%")
            guard bytes.contains(percent) else { return String(decoding: bytes, as: UTF8.self) }
            let arguments = chosen.arguments
            var text = ""
            var rest = bytes[...]
            while let place = rest.firstIndex(of: percent) {
                text += String(decoding: rest[..<place], as: UTF8.self)
                rest = rest[(place + 1)...]
                if let (number, length) = Self.placeholder(rest), arguments.indices.contains(number - 1) {
                    text += arguments[number - 1].said(translate)
                    rest = rest.dropFirst(length)
                } else {
                    text += "%"
                    if rest.first == percent { rest = rest.dropFirst() }
                }
            }
            return text + String(decoding: rest, as: UTF8.self)
        }
    }

    /// The number in `1$s`, which follows a percent sign, and how many bytes that takes; nil: it is no placeholder.
    private static func placeholder(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (number: Int, length: Int)? {
        let digits = bytes.prefix { $0 &- 48 < 10 }
        guard let number = Int(String(decoding: digits, as: UTF8.self)), bytes.dropFirst(digits.count).starts(with: "$s".utf8) else {
            return nil
        }
        return (number, digits.count + 2)
    }
}

/// One property of a card: a view of its content line, which decodes on access.
package struct Property: Sendable {
    let source: Source
    let at: Line

    private var head: ContentLineHead? {
        guard !at.traits.contains(.malformed) else { return nil }
        let file = source.bytes
        return ContentLineHead(of: at, in: file.span.bytes)
    }

    /// The group, as in `item1.EMAIL`.
    package var group: String? {
        let startsWithName = at.nameLength > 0 && at.nameOffset == 0
        return startsWithName ? nil : head?.group.map { Charset.decode($0) }
    }

    /// The name as written; empty for lines that are no property, such as blank lines.
    package var name: String { head.map { Charset.decode($0.name) } ?? "" }

    /// Whether the property has this name, ignoring case.
    package func isNamed(_ name: String) -> Bool {
        let file = source.bytes
        return at.isNamed(name, in: file.span.bytes)
    }

    /// Whether it has any parameters. Cheaper than looking for one.
    var hasParameters: Bool { at.traits.contains(.parameters) }

    /// The parameters in their order.
    package var parameters: [Parameter] {
        guard at.traits.contains(.parameters) else { return [] }
        return head?.parameters.map(Parameter.init(raw:)) ?? []
    }

    /// The values of all parameters with this name, ignoring case, in their order.
    package func parameter(_ name: String) -> [String] {
        guard at.traits.contains(.parameters), let head else { return [] }
        return head.parameters.filter { Parameter.isNamed(name, raw: $0) }.flatMap { Parameter(raw: $0).values }
    }

    /// The TYPEs in lower case, including `TYPE="voice,cell"` and the bare types of vCard 2.1.
    package var types: [String] {
        parameter("TYPE").flatMap { $0.lowercased().split(separator: ",").map(String.init) }
    }

    /// The preference, 1 is the highest (RFC 6350, section 5.3); `TYPE=PREF` of older versions counts as 1.
    package var preference: Int? {
        guard at.traits.contains(.parameters), mentions("PREF"), let head else { return nil }
        var isPreferred = false
        for raw in head.parameters {
            if Parameter.isNamed("PREF", raw: raw) {
                if let number = Parameter(raw: raw).values.first.flatMap({ Int($0) }), 1...100 ~= number { return number }
            } else if Parameter.isNamed("TYPE", raw: raw) {
                isPreferred = isPreferred || raw.split { !Ascii.isLetterOrDigit($0) }.contains { Ascii.equal($0, "PREF") }
            }
        }
        return isPreferred ? 1 : nil
    }

    /// The value as one text: unfolded, decoded, unescaped.
    package var text: String {
        if let text = plainText() { return text }
        let (value, decoder) = readable
        return decoder.text(value)
    }

    /// The value if it needs no decoding, as most values: on one line, without escapes and without this separator. Else nil.
    private func plainText(without separator: UInt8 = Ascii.backslash) -> String? {
        guard at.traits.isDisjoint(with: [.foldedValue, .malformed, .charset, .quotedPrintable]) else { return nil }
        let file = source.bytes
        let bytes = file.span.bytes
        let range = at.valueRange(in: bytes)
        for offset in range where bytes[offset] == Ascii.backslash || bytes[offset] == separator { return nil }
        guard let text = try? UTF8Span(validating: file.span.extracting(range)) else { return nil }
        return String(copying: text)
    }

    /// The values of a list such as CATEGORIES: separated by commas, trimmed, without empty ones.
    package var list: [String] {
        if let text = plainText(without: Ascii.comma)?.trimmed { return text.isEmpty ? [] : [text] }
        let (value, decoder) = readable
        return ValueDecoder.split(value, at: Ascii.comma).compactMap {
            let text = decoder.text($0).trimmed
            return text.isEmpty ? nil : text
        }
    }

    /// The ``list`` of CATEGORIES, which older programs separate by semicolons.
    package var categories: [String] {
        let (value, decoder) = readable
        return ValueDecoder.split(value, at: Ascii.comma).flatMap { ValueDecoder.split($0, at: Ascii.semicolon) }.compactMap {
            let text = decoder.text($0).trimmed
            return text.isEmpty ? nil : text
        }
    }

    /// The fields of a value such as ORG: separated by semicolons; a comma is text.
    package var fields: [String] {
        if let text = plainText(without: Ascii.semicolon) { return [text] }
        let (value, decoder) = readable
        return ValueDecoder.split(value, at: Ascii.semicolon).map(decoder.text)
    }

    /// The first of the ``fields`` that isn't blank, trimmed.
    var firstField: String? {
        if let text = plainText(without: Ascii.semicolon)?.trimmed { return text.isEmpty ? nil : text }
        let (value, decoder) = readable
        return ValueDecoder.split(value, at: Ascii.semicolon).lazy.map { decoder.text($0).trimmed }.first { !$0.isEmpty }
    }

    /// The components of a structured value such as N or ADR: fields that are lists.
    package var components: [[String]] {
        let (value, decoder) = readable
        return ValueDecoder.split(value, at: Ascii.semicolon).map {
            ValueDecoder.split($0, at: Ascii.comma).map(decoder.text)
        }
    }

    /// The bytes of a base64 value, or of a `data:` URI with base64 in it; nil for other values.
    package var data: [UInt8]? {
        let value = unfoldedValue
        if at.traits.contains(.base64) { return Base64.decode(value) }
        guard let comma = value.firstIndex(of: Ascii.comma), Ascii.equal(value.prefix(5), "data:"),
            Ascii.equal(value[..<comma].suffix(7), ";base64")
        else { return nil }
        return Base64.decode(value[(comma + 1)...])
    }

    /// The value's bytes in the file, including folds (converted to UTF-8 if the file is in UTF-16).
    package var rawValue: ArraySlice<UInt8> {
        guard !at.traits.contains(.malformed) else { return bytes }
        let file = source.bytes
        return file[at.valueRange(in: file.span.bytes)]
    }

    /// The physical line in the file where the property begins, from 1; 0 for a new property.
    package var line: Int { Int(at.number) }

    /// The bytes of the whole content line, with folds and line ending.
    var bytes: ArraySlice<UInt8> { source.bytes[at.startOffset..<at.endOffset] }

    var unfoldedValue: ArraySlice<UInt8> {
        guard at.traits.contains(.foldedValue) else { return rawValue }
        let file = source.bytes
        let bytes = file.span.bytes
        return Folding.unfold(bytes, at.valueRange(in: bytes), softBreaks: at.traits.contains(.quotedPrintable))[...]
    }

    /// Whether a word may occur before the value, ignoring case: a quick check, which is seldom wrong.
    func mentions(_ word: String) -> Bool {
        let file = source.bytes
        let bytes = file.span.bytes
        guard !at.traits.contains(.foldedHead), let initial = word.utf8.first.map(Ascii.lowercased) else { return true }
        return (at.startOffset..<at.valueOffset).contains {
            Ascii.lowercased(bytes[$0]) == initial && Ascii.matches(word, in: bytes, at: $0)
        }
    }

    /// The value and how to decode its parts. What is in a character set of many bytes is in UTF-8 already: a part of a character may look
    /// like a separator.
    private var readable: (value: ArraySlice<UInt8>, decoder: ValueDecoder) {
        let isQuotedPrintable = at.traits.contains(.quotedPrintable)
        let value = unfoldedValue
        // In a UTF-16 file CHARSET can't describe the bytes.
        if source.encoding != .utf8 { return (value, ValueDecoder(isQuotedPrintable: isQuotedPrintable, charset: "UTF-8")) }
        guard let charset, Charset.isOfManyBytes(charset) else {
            return (value, ValueDecoder(isQuotedPrintable: isQuotedPrintable, charset: charset))
        }
        let bytes = isQuotedPrintable ? ValueDecoder.quotedPrintable(value)[...] : value
        return (Array(Charset.decode(bytes, named: charset).utf8)[...], ValueDecoder(isQuotedPrintable: false, charset: "UTF-8"))
    }

    /// CHARSET of vCard 2.1.
    private var charset: String? { at.traits.contains(.charset) ? parameter("CHARSET").first : nil }

    /// The character set that it is declared to be in, where that is not known.
    var unknownCharset: String? {
        guard source.encoding == .utf8, let charset, !Charset.isKnown(charset) else { return nil }
        return charset
    }
}

extension Card {
    /// The first character set that is declared in the card and not known: what is in it can't be read.
    package var unknownCharset: String? {
        // Few cards declare any, and an address book has thousands.
        if case .read(let source, let lines) = content, !lines.contains(where: { source.lines[Int($0)].traits.contains(.charset) }) {
            return nil
        }
        return properties.lazy.compactMap(\.unknownCharset).first
    }

    /// Rewrites the properties that aren't UTF-8. A card in UTF-8 stays byte for byte.
    ///
    /// Address books with other encodings can't be synchronised, and cards in different encodings can't share a file.
    package mutating func makeUTF8() {
        for property in properties where (try? UTF8Span(validating: property.rawValue.span)) == nil {
            let isStructured = ["N", "ADR", "ORG"].contains { property.isNamed($0) }
            let parameters = property.parameters.filter { !["CHARSET", "ENCODING"].contains($0.name.uppercased()) }
            replace(property, with: isStructured ? .components(property.components) : .text(property.text), parameters: parameters)
        }
    }
}

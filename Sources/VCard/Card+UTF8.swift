extension Card {
    /// Writes the properties that aren't UTF-8 again, so that the card is; one that is already stays as it was, byte for byte.
    ///
    /// A vdir with another encoding in it can't be synchronised, and files in several can't be put together.
    package mutating func makeUTF8() {
        for property in properties where (try? UTF8Span(validating: property.rawValue.span)) == nil {
            let isStructured = ["N", "ADR", "ORG"].contains { property.isNamed($0) }
            let parameters = property.parameters.filter { !["CHARSET", "ENCODING"].contains($0.name.uppercased()) }
            replace(property, with: isStructured ? .components(property.components) : .text(property.text), parameters: parameters)
        }
    }
}

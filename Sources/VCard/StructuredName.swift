/// The components of a person's name, N (RFC 6350, section 6.2.2); each may have several values.
///
/// RFC 9554 adds two components, which repeat parts of these; they are in ``Property/components``.
package struct StructuredName: Sendable, Equatable {
    /// Family names, or surnames.
    package let family: [String]
    /// Given names.
    package let given: [String]
    /// Additional, or middle, names.
    package let additional: [String]
    /// Honorific prefixes: "Dr.".
    package let prefixes: [String]
    /// Honorific suffixes: "Jr.".
    package let suffixes: [String]

    /// The components in N's order; missing ones are empty.
    package init(components: [[String]]) {
        func component(_ index: Int) -> [String] {
            guard components.indices.contains(index) else { return [] }
            return components[index].map(\.trimmed).filter { !$0.isEmpty }
        }
        family = component(0)
        given = component(1)
        additional = component(2)
        prefixes = component(3)
        suffixes = component(4)
    }

    /// The name to show: prefixes, given, additional, family, suffixes; in East Asia the family name comes first.
    package var display: String {
        if PersonName.isEastAsian((family + given).joined()) { return (family + given).joined(separator: " ") }
        return [prefixes, given, additional, family, suffixes].joined().joined(separator: " ")
    }
}

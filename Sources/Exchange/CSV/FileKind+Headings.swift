extension FileKind {
    /// The kind of table with these headings; nil if there is none.
    init?(_ headings: CSVHeadings) {
        if headings.has("first name", "last name", "url", "connected on") {
            self = .linkedIn
        } else if headings.has("given name", "family name") {
            self = .oldGoogle
        } else if headings.has("first name", "last name", "organization name", "labels") || headings.has("first name", "e-mail 1 - value") {
            self = .google
        } else if headings.has("first name", "last name", "display name", "primary email") {
            self = .thunderbird
        } else if headings.has("first name", "last name", "e-mail address") || headings.has("first name", "last name", "mobile phone") {
            self = .outlook
        } else {
            return nil
        }
    }

    /// The person that a row of this kind of table describes.
    func person(_ row: CSVRow) -> Person {
        switch self {
        case .google, .oldGoogle: Person(google: row)
        case .linkedIn: Person(linkedIn: row)
        case .outlook: Person(outlook: row)
        case .thunderbird: Person(thunderbird: { row[$0] })
        case .vCard, .thunderbirdDatabase, .evolution: Person()
        }
    }
}

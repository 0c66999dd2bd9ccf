import VCard

extension Person {
    /// A row of LinkedIn's Connections.csv, with English or German headings.
    init(linkedIn row: CSVRow) {
        first = row["first name"]
        last = row["last name"]
        emails = [row["email address", "e-mail address"]].filter { !$0.isEmpty }
        // A row without any of these is a deleted member; at most the profile's address is left.
        guard ![first, last].allSatisfy(\.isEmpty) || !emails.isEmpty else {
            self = Person()
            return
        }
        organization = row["company", "unternehmen"]
        title = row["position"]
        pages = [row["url"]].filter { !$0.isEmpty }
        met = row.date("connected on", "verbunden am")
    }
}

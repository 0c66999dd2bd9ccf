import VCard

extension Person {
    /// A row of LinkedIn's Connections.csv, in English, German or French.
    init(linkedIn row: CSVRow) {
        first = row["first name"]
        last = row["last name"]
        emails = [row["email address", "e-mail address"]].filter { !$0.isEmpty }
        // A row without any of these is a deleted member; at most the profile's address is left.
        guard ![first, last].allSatisfy(\.isEmpty) || !emails.isEmpty else {
            self = Person()
            return
        }
        organization = row["company"]
        title = row["position"]
        pages = [row["url"]].filter { !$0.isEmpty }
        met = row.date("connected on")
    }
}

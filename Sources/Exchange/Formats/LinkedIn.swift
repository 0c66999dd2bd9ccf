extension Person {
    /// A row of LinkedIn's Connections.csv, with English or German headings.
    init(linkedIn row: CSVRow) {
        first = row["first name"]
        last = row["last name"]
        emails = [row["email address", "e-mail address"]].filter { !$0.isEmpty }
        // Without any of these there was a member once, and what is left is a profile's address at most.
        guard ![first, last].allSatisfy(\.isEmpty) || !emails.isEmpty else {
            self = Person()
            return
        }
        organization = row["company", "unternehmen"]
        title = row["position"]
        pages = [row["url"]].filter { !$0.isEmpty }
        met = DayText.card(row["connected on", "verbunden am"])
    }
}

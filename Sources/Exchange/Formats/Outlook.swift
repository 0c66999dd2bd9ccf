import VCard

extension Person {
    /// A row of Outlook's CSV: from the desktop, from Outlook.com, or what Google calls "Outlook CSV".
    init(outlook row: CSVRow) {
        // A French one may call the job by the same word, further to the right.
        prefix = row.has("titre#2") || row.has("fonction") ? row["titre"] : row["title"]
        first = row["first name"]
        middle = row["middle name"]
        last = row["last name"]
        suffix = row["suffix"]
        nickname = row["nickname"]
        organization = row["company"]
        department = row["department"]
        title = row["job title"]
        emails = [row["e-mail address"], row["e-mail 2 address"], row["e-mail 3 address"]].filter { !$0.isEmpty }
        telephones = Self.outlookTelephones.map { (row[$0], $1) }.filter { !$0.0.isEmpty }
        addresses = [("home", "HOME"), ("business", "WORK"), ("other", "")].map { Self.outlookAddress(row, $0, type: $1) }
        birthday = row.date("birthday")
        anniversary = row.date("anniversary")
        relations = [("spouse", row["spouse"]), ("assistant", row["assistant's name"]), ("manager", row["manager's name"])]
            .filter { !$0.name.isEmpty }
        note = row["notes"]
        pages = [row["web page"], row["personal web page"]].filter { !$0.isEmpty }
        groups = row["categories"].split { $0 == ";" || $0 == "," }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private static let outlookTelephones: [(heading: String, types: [String])] = [
        ("primary phone", ["PREF"]), ("mobile phone", ["CELL"]), ("home phone", ["HOME"]), ("home phone 2", ["HOME"]),
        ("business phone", ["WORK"]), ("business phone 2", ["WORK"]), ("company main phone", ["WORK"]), ("other phone", []),
        ("car phone", ["CAR"]), ("pager", ["PAGER"]), ("home fax", ["HOME", "FAX"]), ("business fax", ["WORK", "FAX"]),
        ("other fax", ["FAX"]),
    ]

    private static func outlookAddress(_ row: CSVRow, _ place: String, type: String) -> Address {
        let streets = [row["\(place) street"], row["\(place) street 2"], row["\(place) street 3"]].filter { !$0.isEmpty }
        let address = Address(
            type: type, box: row["\(place) address po box"], street: streets.joined(separator: "\n"), city: row["\(place) city"],
            region: row["\(place) state"], code: row["\(place) postal code"],
            country: row["\(place) country", "\(place) country/region"])
        return address.isEmpty ? Address(type: type, street: row["\(place) address"]) : address
    }
}

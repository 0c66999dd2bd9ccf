import VCard

extension Person {
    /// A row of Google's CSV, with the headings of 2024 or older ones. Only `vitaminb export` writes a UID there.
    init(google row: CSVRow) {
        uid = row["uid"]
        met = row.date("met")
        // Google files people under "Lovelace, Ada"; `vitaminb export` under the name to show.
        full = uid.isEmpty ? row["name"] : row["file as"]
        prefix = row["name prefix"]
        first = row["first name", "given name"]
        middle = row["middle name", "additional name"]
        last = row["last name", "family name"]
        suffix = row["name suffix"]
        phoneticFirst = row["phonetic first name", "given name yomi"]
        phoneticLast = row["phonetic last name", "family name yomi"]
        nickname = row["nickname"]
        organization = row["organization name", "organization 1 - name"]
        department = row["organization department", "organization 1 - department"]
        title = row["organization title", "organization 1 - title"]
        birthday = row.date("birthday")
        note = row["notes"]
        // Labels that begin with an asterisk are Google's own. The star stays in the card, as Google's server writes it there.
        groups = Self.values(row["labels", "group membership"]).compactMap { label in
            label.hasPrefix("*") ? (Self.withoutMark(label).lowercased() == "starred" ? "starred" : nil) : label
        }
        for number in Self.numbers where row.has("e-mail \(number) - value") {
            emails += Self.values(row["e-mail \(number) - value"])
        }
        for number in Self.numbers where row.has("phone \(number) - value") {
            let types = Self.types(row["phone \(number) - label", "phone \(number) - type"])
            telephones += Self.values(row["phone \(number) - value"]).map { ($0, types) }
        }
        for number in Self.numbers where row.has("website \(number) - value") {
            pages += Self.values(row["website \(number) - value"])
        }
        for number in Self.numbers where row.has("address \(number) - street") { addresses.append(Self.address(row, number)) }
        for number in Self.numbers {
            guard let date = row.date("event \(number) - value") else { continue }
            let label = Self.withoutMark(row["event \(number) - label", "event \(number) - type"])
            if label.lowercased() == "anniversary" {
                anniversary = anniversary ?? date
            } else if !label.isEmpty {
                dates.append((label, date))
            }
        }
        for number in Self.numbers where row.has("relation \(number) - value") {
            let label = Self.withoutMark(row["relation \(number) - label", "relation \(number) - type"])
            relations += Self.values(row["relation \(number) - value"]).map { (label, $0) }
        }
    }

    /// The most numbered columns of one kind that are read.
    private static let numbers = 1...20

    /// Several values share a cell.
    private static func values(_ cell: String) -> [String] {
        cell.split(separator: " ::: ").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// A label without the asterisk that Google puts before those that a person has most of.
    private static func withoutMark(_ label: String) -> String {
        (label.hasPrefix("*") ? String(label.dropFirst()) : label).trimmed
    }

    private static func types(_ label: String) -> [String] {
        let label = label.lowercased()
        if label.contains("mobile") { return ["CELL"] }
        let place = label.contains("home") ? ["HOME"] : label.contains("work") ? ["WORK"] : []
        return place + (label.contains("fax") ? ["FAX"] : label.contains("pager") ? ["PAGER"] : [])
    }

    private static func address(_ row: CSVRow, _ number: Int) -> Address {
        func cell(_ part: String) -> String { row["address \(number) - \(part)"] }
        let address = Address(
            type: types(row["address \(number) - label", "address \(number) - type"]).first { $0 == "HOME" || $0 == "WORK" } ?? "",
            box: cell("po box"), extended: cell("extended address"), street: cell("street"), city: cell("city"),
            region: cell("region"), code: cell("postal code"), country: cell("country"))
        return address.isEmpty ? Address(type: address.type, street: cell("formatted")) : address
    }
}

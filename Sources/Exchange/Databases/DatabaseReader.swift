import VCard

/// Reads address books that are SQLite databases.
enum DatabaseReader {
    static func read(_ bytes: [UInt8], log: [UInt8]?, name: String) throws(ExchangeError) -> ContactFile {
        let database = try DatabaseCopy(bytes, log: log, name: name)
        let tables = try database.tables()
        if tables.contains("properties"), tables.contains("cards") || tables.contains("lists") {
            return try thunderbird(database, name)
        }
        if tables.contains("folders") { return try evolution(database, tables, name) }
        if tables.contains("ECacheObjects") { return try evolutionCache(database, name) }
        throw ContactFile.unknown(name, .database)
    }

    /// Thunderbird's `properties(card, name, value)`. Since version 102 one property is the whole card; before, each was one value.
    private static func thunderbird(_ database: DatabaseCopy, _ name: String) throws(ExchangeError) -> ContactFile {
        var file = ContactFile(kind: .thunderbirdDatabase)
        var order: [String] = []
        var cards: [String: [String: String]] = [:]
        for row in try database.rows("SELECT card, name, value FROM properties ORDER BY rowid") {
            if cards[row[0]] == nil { order.append(row[0]) }
            cards[row[0], default: [:]][row[1]] = row[2]
        }
        for (index, uid) in order.enumerated() {
            guard let properties = cards[uid] else { continue }
            if let text = properties["_vCard"], !text.isEmpty {
                take(text, into: &file, name: name, row: index + 1)
            } else {
                var person = Person { flatNames[$0].flatMap { properties[$0]?.trimmed } ?? "" }
                person.uid = uid
                file.take(person, name: name, line: index + 1)
            }
        }
        return file
    }

    /// Evolution's `contacts.db`, with a table for each folder, which has a column `vcard`.
    private static func evolution(_ database: DatabaseCopy, _ tables: [String], _ name: String) throws(ExchangeError) -> ContactFile {
        var file = ContactFile(kind: .evolution)
        var number = 0
        for folder in try database.rows("SELECT folder_id FROM folders ORDER BY folder_id").compactMap(\.first)
        where tables.contains(folder) {
            let quoted = "\"" + folder.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
            for row in try database.rows("SELECT vcard FROM \(quoted) ORDER BY rowid") {
                number += 1
                take(row[0], into: &file, name: name, row: number)
            }
        }
        return file
    }

    /// Evolution's `cache.db`, its copy of an online address book.
    private static func evolutionCache(_ database: DatabaseCopy, _ name: String) throws(ExchangeError) -> ContactFile {
        var file = ContactFile(kind: .evolution)
        let cards = try database.evolutionObjects(orderedBy: "rowid")
        for (index, card) in cards.enumerated() { take(card, into: &file, name: name, row: index + 1) }
        return file
    }

    private static func take(_ text: String, into file: inout ContactFile, name: String, row: Int) {
        let found = VCardFile(Array(text.utf8), name: name).cards
        if found.isEmpty { file.skip(row, name, "", "there is no vCard in the row") }
        for card in found { file.take(card, name: name, line: row) }
    }

    /// The database's property names, by the headings of the CSV.
    private static let flatNames = [
        "first name": "FirstName", "last name": "LastName", "display name": "DisplayName", "nickname": "NickName",
        "primary email": "PrimaryEmail", "secondary email": "SecondEmail", "work phone": "WorkPhone", "home phone": "HomePhone",
        "fax number": "FaxNumber", "pager number": "PagerNumber", "mobile number": "CellularNumber", "home address": "HomeAddress",
        "home address 2": "HomeAddress2", "home city": "HomeCity", "home state": "HomeState", "home zipcode": "HomeZipCode",
        "home country": "HomeCountry", "work address": "WorkAddress", "work address 2": "WorkAddress2", "work city": "WorkCity",
        "work state": "WorkState", "work zipcode": "WorkZipCode", "work country": "WorkCountry", "job title": "JobTitle",
        "department": "Department", "organization": "Company", "web page 1": "WebPage1", "web page 2": "WebPage2",
        "birth year": "BirthYear", "birth month": "BirthMonth", "birth day": "BirthDay", "notes": "Notes",
    ]
}

import FoundationEssentials
import KeepInTouch
import SQLite

/// Finding single entries.
extension Journal {
    /// The entries that change what others mean, in order.
    package func corrections() throws(SQLiteError) -> [Entry] {
        try entries(
            """
            seq IN (SELECT seq FROM entry WHERE verb = 'merge' UNION SELECT seq FROM entry WHERE verb = 'carry'
            UNION SELECT seq FROM entry WHERE target IS NOT NULL
            UNION SELECT seq FROM entry WHERE undoes IS NOT NULL) ORDER BY seq
            """) + twins.entries(where: "target IS NOT NULL OR verb IN ('merge', 'carry')")
    }

    /// What was said in one act, in order.
    package func entries(ofAct act: UUID) throws(SQLiteError) -> [Entry] {
        try entries("act = ?1 OR id = ?1 AND act IS NULL ORDER BY seq", [.text(act.text)])
    }

    /// The entries that were said, or happened, after this moment, and those that were said before the other, in order.
    package func entries(after moment: Instant, orSaidBefore first: Instant) throws(SQLiteError) -> [Entry] {
        let (condition, values) = (
            "said > ?1 OR happened > ?1 OR said < ?2 OR second > ?1", [Statement.Value.integer(moment.seconds), .integer(first.seconds)]
        )
        return try entries(condition + " ORDER BY seq", values) + twins.entries(where: condition, values)
    }

    /// The entries whose id begins with these hexadecimal digits, in their order, at most `bound`.
    package func entries(idPrefix digits: String, bound: Int) throws(SQLiteError) -> [Entry] {
        let prefix = Self.grouped(digits)
        // A hexadecimal digit and a hyphen come before "g".
        return try entries("id >= ?1 AND id < ?1 || 'g' ORDER BY id LIMIT ?2", [.text(prefix), .integer(Int64(bound))])
    }

    /// The last entry for which this holds, in the order in which they count.
    package func last(where isWanted: (Entry) -> Bool) throws(SQLiteError) -> Entry? {
        if isWrittenHere { return try first(orderedBy: "seq DESC", where: isWanted) }
        // What was said by a wrong clock counts where it was dated anew.
        let redated = try entries("id IN (SELECT target FROM entry WHERE verb = ?1)", [.text(Verb.redated.rawValue)])
        let ids = Set(redated.map(\.id))
        let rightOrder = "coalesce(second, said) DESC, counter DESC, writer DESC, number DESC"
        let other = try first(orderedBy: rightOrder) { !ids.contains($0.id) && isWanted($0) }
        if redated.isEmpty { return other }
        return Corrections(try corrections()).ordered(redated.filter(isWanted) + [other].compactMap(\.self)).last
    }

    private func first(orderedBy order: String, where isWanted: (Entry) -> Bool) throws(SQLiteError) -> Entry? {
        let rows = try database.prepare("SELECT \(Column.list), seq FROM entry ORDER BY \(order)")
        while try rows.step() { if let entry = entry(rows), isWanted(entry) { return entry } }
        return nil
    }

    private func entries(_ condition: String, _ values: [Statement.Value] = []) throws(SQLiteError) -> [Entry] {
        let rows = try database.prepare("SELECT \(Column.list), seq FROM entry WHERE \(condition)")
        try rows.bind(values)
        var entries: [Entry] = []
        while try rows.step() { if let entry = entry(rows) { entries.append(entry) } }
        return entries
    }

    /// The beginning of an id with its hyphens (RFC 9562, section 4).
    private static func grouped(_ digits: String) -> String {
        digits.lowercased().enumerated().reduce(into: "") { text, digit in
            if [8, 12, 16, 20].contains(digit.offset) { text += "-" }
            text.append(digit.element)
        }
    }
}

import VCard

/// The contents of a file: cards to import, and what is left out.
package struct ContactFile: Sendable {
    /// The largest file that is read, in bytes. Photos make the exports of phones big.
    package static let maximumBytes = 256 << 20

    /// Which kind of file it is.
    package let kind: FileKind
    /// The cards in the order of the file.
    package internal(set) var cards: [ImportedCard] = []
    /// What is left out and why, in the order of the file.
    package internal(set) var skips: [Skip] = []
    /// How its dates are read.
    package private(set) var dates = DateOrder()

    /// Something in a file that isn't imported.
    package struct Skip: Sendable, Equatable {
        /// The file's name, as it was given to the reader.
        package let file: String
        /// The line, counted from 1; in a database, the row.
        package let line: Int
        /// The person's name; empty if unknown.
        package let name: String
        /// Why it is left out.
        package let reason: String
        /// Whether only a part of the row is left out.
        package var isPart = false
    }

    /// Reads the contents of a file. `name` is what errors call it; `log` is the content of the `-wal` file beside a database. `order` says
    /// how the dates of a table are read; without it they tell themselves, and where they don't, ``dates`` is open and those are left out.
    ///
    /// Throws if nothing can be read: the file is of no known kind, too big, or broken.
    package init(_ bytes: [UInt8], name: String, log: [UInt8]? = nil, order: DayOrder? = nil) throws(ExchangeError) {
        guard bytes.count <= Self.maximumBytes else { throw Self.tooBig(name) }
        if bytes.starts(with: DatabaseCopy.signature) {
            self = try DatabaseReader.read(bytes, log: log, name: name)
        } else if CardCollection.isOne(bytes) {
            self = CardCollection.read(bytes, name: name)
        } else if let table = try CSVTable.read(bytes, name: name, order: order) {
            self.init(table, name: name)
        } else {
            throw Self.unknown(name, FileGuess(bytes))
        }
    }

    init(kind: FileKind) {
        self.kind = kind
    }

    private init(_ table: CSVTable, name: String) {
        kind = table.kind
        dates = table.dates
        for row in table.rows {
            if row.isOverlong {
                skip(row.line, name, "", "the row has more cells than there are headings")
                continue
            }
            let person = table.kind.person(row)
            take(person, name: name, line: row.line, isEmpty: row.isEmpty)
            guard let date = row.unreadableDate, let card = person.card else { continue }
            skip(row.line, name, card.displayName, "the date \"\(date)\" can't be read; all else is there", isPart: true)
        }
    }

    /// Adds a person, or the reason why it is skipped.
    mutating func take(_ person: Person, name: String, line: Int, isEmpty: Bool = false) {
        if let card = person.card {
            take(card, name: name, line: line)
        } else if kind == .linkedIn {
            skip(line, name, "", "no name and no address: a deleted member")
        } else {
            skip(line, name, "", isEmpty ? "the row is empty" : "neither a name nor an address")
        }
    }

    /// Adds a card, or the reason why it is skipped.
    mutating func take(_ card: Card, name: String, line: Int) {
        do {
            cards.append(try ImportedCard(card, file: name, line: line))
        } catch {
            skip(line, name, card.displayName, error.text)
        }
    }

    mutating func skip(_ line: Int, _ file: String, _ name: String, _ reason: String, isPart: Bool = false) {
        skips.append(Skip(file: file, line: line, name: name, reason: reason, isPart: isPart))
    }

    /// The error for a file of more than ``maximumBytes``.
    package static func tooBig(_ name: String) -> ExchangeError {
        ExchangeError(name, "the file is bigger than \(maximumBytes >> 20) MiB")
    }

    static func unknown(_ name: String, _ guess: FileGuess) -> ExchangeError {
        ExchangeError(name, "not a file that contacts are imported from", guess: guess)
    }
}

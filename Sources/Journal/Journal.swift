import FoundationEssentials
import KeepInTouch
import Platform
import SQLite

/// The append-only record of everything the user said, in one SQLite file. The daemon is its only writer.
package final class Journal: EntryStore {
    /// The database's file.
    package let path: String
    /// When it was made, by the system's clock.
    package let created: Instant
    let database: Database
    private let insert: Statement
    private let byContact: Statement
    private let lock: FileLock
    private let places: [FilePlace]
    /// Why no copy could be made before the tables were brought up to date.
    package let copyFailure: (any Error)?

    /// Opens the journal, creating it (0600, in a 0700 folder) where there never was one, and brings its tables up to date; before
    /// that a copy is made of it, whose failure is ``copyFailure``.
    ///
    /// Fails with a ``JournalError`` where another daemon has it open, where it is of a newer version or another program's, where it
    /// is gone though there are `copies` or one of the `traces` (files that only a daemon with a journal leaves), where it lacks what
    /// a copy has, and where the disk says no. An existing file is never replaced.
    package init(path: String, copies: JournalCopies? = nil, traces: [String] = []) throws {
        let folder = Folder.of(path)
        do { try Folder.create(folder) } catch { throw JournalError.unavailable(error) }
        lock = try JournalError.lock(path)
        // SQLite keeps its -wal where a link leads.
        let path = JournalFile.resolved(path)
        self.path = path
        let file = JournalFile(path: path, copies: copies, traces: traces)
        let isNew = try file.prepare()
        database = try Database(path: path)
        // WAL: a commit is one write at the end of a file; FULL: it is synchronised to disk before COMMIT returns.
        try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
        copyFailure = try file.migrate(database)
        if isNew { try Folder.synchronize(folder) }
        try file.compare(database)
        places = FilePlace.all([path, path + "-wal"])
        created = Instant(seconds: try database.number("SELECT created FROM journal"))
        insert = try database.prepare("INSERT INTO entry (\(EntryRow.columns)) VALUES (\(EntryRow.parameters))")
        byContact = try database.prepare("SELECT \(EntryRow.columns), seq FROM entry WHERE contact = ? ORDER BY seq")
    }

    /// Throws where the files that are open are no longer those that have their names: what would be written now, no start would find.
    package func checkIsInPlace() throws(JournalError) {
        guard let lost = places.first(where: { !$0.isKept }) else { return }
        throw .moved(path: lost.path)
    }

    /// Makes a copy of what is open, which no name may lead to any more.
    package func rescue(to copies: JournalCopies, on day: CivilDate) throws {
        try copies.take(of: database, named: JournalCopies.name(rescuedOn: day))
    }

    /// Empties the `-wal` file into the journal's own. A spoilt byte in there takes all that comes after it with it, so it is kept short.
    package func checkpoint() throws(SQLiteError) {
        try database.checkpoint()
    }

    /// Appends the entries, all or none. When this returns they are on disk.
    ///
    /// Throws a `JournalError` or an `SQLiteError`, and then none of them is.
    package func append(_ entries: [Entry]) throws {
        try checkIsInPlace()
        failPoint("journal: before an entry")
        try database.transaction { () throws(SQLiteError) in
            for entry in entries { try insert.run(EntryRow.values(entry)) }
            failPoint("journal: before COMMIT")
        }
        failPoint("journal: after COMMIT")
    }

    /// Reads the entries that stand (those taken back left out), in the order in which they were said.
    ///
    /// Every row is looked at, those taken back included. Returns what could not be used; it stays in the file.
    package func load(_ body: (Entry) -> Void) throws(SQLiteError) -> UnusableEntries {
        // What was taken back is known twice, to the index and to the rows that it leads to: one of them may be spoilt.
        let undone = try database.prepare(
            """
            SELECT undoes FROM entry INDEXED BY entry_undoes WHERE undoes IS NOT NULL UNION ALL
            SELECT undoes FROM entry NOT INDEXED WHERE seq IN (SELECT seq FROM entry INDEXED BY entry_undoes WHERE undoes IS NOT NULL)
            """)
        var gone: Set<UUID> = []
        while try undone.step() { if let id = undone.text(0).flatMap(UUID.init(text:)) { gone.insert(id) } }
        // By the table alone: a spoilt index must not hide anything.
        let rows = try database.prepare("SELECT \(EntryRow.columns), seq FROM entry NOT INDEXED ORDER BY seq")
        var unusable = UnusableEntries()
        var order = EntryRow.Order()
        var last: Int64 = 0
        while try rows.step() {
            let seq = rows.integer(EntryRow.count)
            unusable.missing += Int(max(0, seq - last - 1))
            last = seq
            guard order.isWhole(rows) else {
                unusable.changed += 1
                continue
            }
            guard let entry = EntryRow.known(rows) else {
                unusable.unknown += 1
                continue
            }
            if case .undone(let id) = entry.what {
                if gone.insert(id).inserted { unusable.changed += 1 }
            } else if !gone.contains(entry.id) {
                body(entry)
            }
        }
        // The numbers are given out one after the other (sqlite.org/autoinc.html), and the last of them is kept.
        unusable.missing += Int(clamping: max(0, try database.number("SELECT seq FROM sqlite_sequence WHERE name = 'entry'") - last))
        try releaseMemory()
        return unusable
    }

    /// Lets go of what was read: it is in SQLite's cache, and will hardly be read again.
    package func releaseMemory() throws(SQLiteError) {
        try database.run("PRAGMA shrink_memory")
    }

    /// All of a contact's entries, those taken back included, in the order in which they were said.
    package func entries(of contact: ContactID) throws(SQLiteError) -> [Entry] {
        try entries(of: JournalPart(contacts: [contact]))
    }

    /// A part of the journal, entries taken back included, in the order in which they were said.
    package func entries(of part: JournalPart) throws(SQLiteError) -> [Entry] {
        let contacts = part.contacts.map(\.rawValue) + (part.hasGroups ? [""] : [])
        var found: [(seq: Int64, entry: Entry)] = []
        for contact in contacts {
            try byContact.bind([.text(contact)])
            while try byContact.step() {
                if let entry = EntryRow.entry(byContact) { found.append((byContact.integer(EntryRow.count), entry)) }
            }
        }
        return found.sorted { $0.seq < $1.seq }.map(\.entry)
    }

    /// The entries that say that contacts were merged, in their order.
    package func merges() throws(SQLiteError) -> [Entry] {
        let rows = try database.prepare("SELECT \(EntryRow.columns) FROM entry WHERE verb = 'merge' ORDER BY seq")
        var merges: [Entry] = []
        while try rows.step() { if let entry = EntryRow.entry(rows) { merges.append(entry) } }
        return merges
    }

    /// The last thing a person said that has not been taken back; of one entry's id: that entry, if the same is true of it.
    package func lastUndoable(_ id: UUID? = nil) throws(SQLiteError) -> Entry? {
        let rows = try database.prepare(
            """
            SELECT \(EntryRow.columns) FROM entry
            WHERE verb NOT IN ('began', 'told', 'undo', 'merge') AND id NOT IN (SELECT undoes FROM entry WHERE undoes IS NOT NULL)
            AND (?1 IS NULL OR id = ?1)
            ORDER BY seq DESC LIMIT 1
            """)
        try rows.bind([id.map { .text($0.text) } ?? .null])
        return try rows.step() ? EntryRow.entry(rows) : nil
    }
}

import FoundationEssentials
import Glibc
import KeepInTouch
import Platform
import SQLite

/// The append-only record of everything the user said, in one SQLite file. The daemon is its only writer.
package final class Journal: EntryStore {
    /// The database's file.
    package let path: String
    /// When it was created, by the system's clock.
    package let created: Instant
    let database: Database
    private let insert: Statement
    private let byID: Statement
    private let byContact: Statement
    private var hand: EntryWriter
    private let oldPlaces: OldPlaces
    let twins: Twins
    package private(set) var isWrittenHere: Bool
    private let lock: FileLock
    private let home: HeldFolder
    private let places: [FilePlace]
    private let log: LogEnd
    /// The rows that this process has written since the newest copy, in order: where a checkpoint of a log that another program changes in
    /// that moment tears the database file, they are nowhere else. Of those that are in that file, the last ``savedBound`` are kept.
    private var recent: [[Statement.Value]] = []
    /// How many of these, the last ones, are in the `-wal` file alone: at most as many as fit between two checkpoints.
    private var unsaved = 0
    /// A day has fewer, unless much arrives at once; they take about a megabyte.
    private static let savedBound = 1000
    private var lastID: String?
    /// The number of the last entry.
    private var lastNumber: Int64
    /// Whether a commit could not be read back: then nothing is added any more, whatever the files look like later.
    private var isBroken = false
    /// Why no copy could be made before the migration; nil if one was made or none was needed.
    package let copyFailure: (any Error)?

    /// Opens the journal and migrates its tables, after making a copy. Creates it (0600, in a 0700 folder) if there never was one.
    ///
    /// Throws a ``JournalError`` if another daemon has it open, if a newer version or another program wrote it, if it is gone though there
    /// are `copies` or `traces` (files that exist only if there was a journal), if it lacks an entry that a copy has, or if the system
    /// refuses. Never replaces an existing file. On another `machine` than before, which is an id of 32 hexadecimal digits, another writer
    /// goes on with it, since the former one may still write there; where both use it, it throws.
    package init(path: String, copies: JournalCopies? = nil, traces: [String] = [], machine: String? = nil) throws {
        let folder = Folder.of(path)
        do { try Folder.create(folder) } catch { throw JournalError.unavailable(error) }
        // SQLite keeps the -wal file beside the file that a link leads to, and the lock is there, too: another link may lead to it.
        let path = JournalFile.resolved(path)
        lock = try JournalError.lock(path)
        self.path = path
        let file = JournalFile(path: path, copies: copies, traces: traces)
        let isNew = try file.prepare()
        database = try Database(path: path)
        // WAL: a commit is one write at the end of a file. FULL: the commit is synced to disk before COMMIT returns.
        try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
        copyFailure = try file.migrate(database)
        if isNew { try Folder.synchronize(folder) }
        try file.compare(database)
        if let machine { try JournalMachines(of: database, path: path).settle(on: machine) }
        home = HeldFolder(Folder.of(path))
        places = FilePlace.all([path, path + "-wal", path + "-shm"])
        log = LogEnd(path: path + "-wal")
        database.followLog()
        (lastNumber, lastID) = try database.lastEntry()
        created = Instant(seconds: try database.number("SELECT created FROM journal"))
        insert = try database.prepare("INSERT INTO entry (\(Column.list)) VALUES (\(Column.parameters))")
        byID = try database.prepare("SELECT 1 FROM entry WHERE id = ?")
        isWrittenHere = try !database.hasOtherWriters
        oldPlaces = try OldPlaces(of: database)
        guard let hand = try EntryWriter(of: database, oldPlaces, hasOthers: !isWrittenHere) else {
            throw JournalError.damaged(path: path, what: "it has no writer")
        }
        self.hand = hand
        twins = try Twins(database)
        byContact = try database.prepare("SELECT \(Column.list), seq FROM entry WHERE contact = ? ORDER BY seq")
        // From here on others wait with whoever writes.
        database.patience = Self.patience
    }

    /// How long an entry waits for another program's lock, in milliseconds: a moment, since nobody is answered meanwhile.
    private static let patience: Int32 = 50

    /// Whether they are where they were.
    package var isInPlace: Bool { (try? checkIsInPlace()) != nil }

    /// Throws if the open files were moved, removed, replaced, or changed by another program. No start would find what is written to them
    /// now.
    package func checkIsInPlace() throws(JournalError) {
        if let lost = places.first(where: { !$0.isKept }) {
            let name = String(path.dropFirst(Folder.of(path).count + 1))
            throw home.isElsewhere(with: name, like: path) ? .folderMoved(path: Folder.of(path)) : .moved(path: lost.path)
        }
        if isBroken { throw .moved(path: path + "-wal") }
        guard database.isIndexWhole else { throw .moved(path: path + "-shm") }
        let isLogKept = log.isKept
        if isLogKept, database.isIndexKept { return }
        // Another connection may have written by SQLite's rules, or emptied the log: then all that was said is there.
        guard log.isByTheRules, !log.isCutOff, isAllThere else {
            throw .moved(path: path + (isLogKept ? "-shm" : "-wal"))
        }
        if !isLogKept { log.forget() }
        database.noteIndex()
    }

    /// Whether the last entry is there, and all that may be in the `-wal` file alone.
    private var isAllThere: Bool {
        // What SQLite has in memory would answer for the files.
        guard (try? releaseMemory()) != nil else { return false }
        let ids = recent.suffix(unsaved).map { $0[Int(Column.id.rawValue)] } + (lastID.map { [.text($0)] } ?? [])
        return ids.allSatisfy { (try? isThere($0)) == true }
    }

    /// After a checkpoint: what was changed in that moment may have got into the database file.
    private func noteSaved() {
        guard isAllThere else { return isBroken = true }
        unsaved = 0
        recent.removeFirst(max(0, recent.count - Self.savedBound))
    }

    /// After a copy was made: what the newest one has need not be kept for another.
    package func noteCopied(to copies: JournalCopies) {
        guard let id = copies.newest?.lastEntry else { return }
        let isLast = { (row: [Statement.Value]) in if case .text(id) = row[Int(Column.id.rawValue)] { true } else { false } }
        guard let last = recent.lastIndex(where: isLast) else { return }
        recent.removeFirst(min(last + 1, recent.count - unsaved))
    }

    /// What another program has changed within a commit is never noticed later: nothing is added any more.
    private func noteIndex() { if !database.noteIndex() { isBroken = true } }

    /// Copies the open database, which may no longer have a name; and where its files have been changed, what is in the database file and
    /// what this process has added since.
    package func rescue(to copies: JournalCopies, on day: CivilDate) throws {
        let name = JournalCopies.name(rescuedOn: day)
        if isAllThere, (try? copies.take(of: database, named: name)) != nil { return }
        do {
            try copies.take(ofSaved: path, adding: recent, named: name)
        } catch {
            // Of a torn file a restoration finds what it has by itself.
            guard let good = copies.newest else { throw error }
            try copies.take(ofSaved: good.path, adding: recent, named: name)
        }
    }

    /// Moves what is in the `-wal` file into the database file. The `-wal` file is kept short, because one damaged byte in it loses
    /// everything after it.
    package func checkpoint() throws(SQLiteError) {
        if !isInPlace { return }
        defer { database.noteIndex() }
        try database.checkpoint()
        log.forget()
        noteSaved()
    }

    /// Appends the entries atomically, but for those with a derived id that are there. When this returns they are on disk; it returns
    /// those that it has appended.
    ///
    /// Throws a `JournalError` or an `SQLiteError`; then none of them is appended.
    @discardableResult package func append(_ entries: [Entry]) throws -> [Entry] {
        try checkIsInPlace()
        failPoint("journal: before an entry")
        var hand = hand
        var rows: [[Statement.Value]] = []
        var new: [Entry] = []
        do throws(SQLiteError) {
            try database.transaction { () throws(SQLiteError) in
                // First, since the number of the last row is of `entry`.
                new = try twins.append(entries.filter { $0.place != nil })
                for entry in entries {
                    if entry.isDerived || entry.place != nil, try isThere(.text(entry.id.text)) { continue }
                    if let place = entry.place { hand.hear(place, at: Instant(seconds: Int64(time(nil)))) }
                    let placed = entry.place == nil ? hand.placing(entry) : entry
                    rows.append(EntryRow(placed).values)
                    try insert.run(rows[rows.count - 1])
                    new.append(placed)
                }
                failPoint("journal: before COMMIT")
            }
        } catch {
            // It may have begun the log anew.
            noteIndex()
            isBroken = isBroken || error.isDamage
            throw error
        }
        // What can't be read back was not said. Where the index has lost what it knew of the log in this moment, SQLite goes on from older
        // pages, and numbers again.
        noteIndex()
        if !rows.isEmpty, let frames = database.logFrames,
            !log.note(frames: frames) || database.lastInserted < lastNumber + Int64(rows.count)
        {
            isBroken = true
        }
        if isBroken { throw JournalError.moved(path: path + "-wal") }
        recent += rows
        unsaved += rows.count
        if database.isLogSaved { noteSaved() }
        if isBroken { throw JournalError.moved(path: path + "-wal") }
        lastNumber += Int64(rows.count)
        if let last = rows.last, case .text(let id) = last[Int(Column.id.rawValue)] { lastID = id }
        self.hand = hand
        isWrittenHere = isWrittenHere && new.allSatisfy { $0.place?.writer == hand.id }
        failPoint("journal: after COMMIT")
        return new
    }

    package var writer: UUID { hand.id }
    /// How many entries its writer has written.
    package var written: Int64 { hand.count }

    /// Another writer goes on with it: somebody else writes as its writer.
    package func takeNewWriter() throws {
        try checkIsInPlace()
        defer { noteIndex() }
        try database.transaction { () throws(SQLiteError) in try database.run(JournalMachines.newWriter) }
        if let frames = database.logFrames, !log.note(frames: frames) { isBroken = true }
        isWrittenHere = try !database.hasOtherWriters
        guard let new = try EntryWriter(of: database, oldPlaces, hasOthers: !isWrittenHere) else { return }
        hand = new
    }

    /// What the program says by itself has a derived id, and may be there already.
    func isThere(_ id: Statement.Value) throws(SQLiteError) -> Bool {
        try byID.bind([id])
        let isThere = try byID.step()
        try byID.bind([])
        return isThere
    }

    /// Reads all entries in order.
    ///
    /// Checks every row. Returns how many are unusable; they stay in the file.
    package func load(_ body: (Entry) -> Void) throws(SQLiteError) -> UnusableEntries {
        var indexed = Set(try corrections().map(\.id))
        // Don't use an index: a damaged one could hide rows.
        let rows = try database.prepare("SELECT \(Column.list), seq FROM entry NOT INDEXED ORDER BY seq")
        var unusable = UnusableEntries()
        var order = RowOrder()
        var last: Int64 = 0
        while try rows.step() {
            let seq = rows.integer(Column.count)
            unusable.missing += Int(max(0, seq - last - 1))
            last = seq
            guard order.isWhole(rows) else {
                unusable.changed += 1
                continue
            }
            guard let entry = rows.knownEntry() else {
                unusable.unknown += 1
                continue
            }
            // What changes other entries was found by an index, which may be damaged.
            if entry.what.changesOthers, indexed.remove(entry.id) == nil { unusable.changed += 1 }
            body(oldPlaces.placed(entry, seq))
        }
        unusable.changed += try twins.load(body)
        // Numbers are assigned consecutively (sqlite.org/autoinc.html), and sqlite_sequence has the last one.
        unusable.missing += Int(clamping: max(0, try database.number("SELECT seq FROM sqlite_sequence WHERE name = 'entry'") - last))
        try releaseMemory()
        return unusable
    }

    /// The entry of a row that was selected with ``Column/list`` and its number, at its place.
    func entry(_ row: Statement) -> Entry? { row.entry().map { oldPlaces.placed($0, row.integer(Column.count)) } }

    /// Empties SQLite's cache. What is in it will hardly be read again.
    package func releaseMemory() throws(SQLiteError) {
        try database.run("PRAGMA shrink_memory")
    }

    /// All entries of a contact, in order.
    package func entries(of contact: ContactID) throws(SQLiteError) -> [Entry] {
        try entries(of: JournalPart(contacts: [contact]))
    }

    /// The entries of a part of the journal, in order.
    package func entries(of part: JournalPart) throws(SQLiteError) -> [Entry] {
        let contacts = part.contacts.flatMap(\.spellings) + (part.hasGroups ? [""] : [])
        var (entries, numbers) = ([Entry](), [Int64]())
        for contact in contacts {
            try byContact.bind([.text(contact)])
            while try byContact.step() {
                guard let entry = entry(byContact) else { continue }
                entries.append(entry)
                numbers.append(byContact.integer(Column.count))
            }
        }
        // Nearly all are of one contact, in their order already: a long history is not to be copied for that.
        if !zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) {
            entries = entries.indices.sorted { numbers[$0] < numbers[$1] }.map { entries[$0] }
        }
        if !isWrittenHere { for contact in contacts { entries += try twins.entries(where: "contact = ?", [.text(contact)]) } }
        return entries
    }
}

import Glibc
import KeepInTouch
import Platform
import SQLite

/// Puts a copy of the journal in its place, and into it all that was said later and can still be read, be it in a later copy or in
/// the journal as it is. Nothing is deleted: what is replaced is kept under another name.
package struct JournalRestoration {
    private let path: String
    private let copies: JournalCopies
    private let lock: FileLock
    /// What stands before the stamp in the name of what was replaced.
    private static let replaced = ".replaced-"

    /// What came of it, or would.
    package struct Outcome: Equatable, Sendable {
        /// How many entries the copy has.
        package var copied = 0
        /// How many more were found elsewhere.
        package var added = 0
        /// How many were said that are nowhere to be found, as far as that can be seen.
        package var lost = 0
        /// Whether all of the journal could be read; nil where there is none.
        package var isJournalWhole: Bool?
        /// Where what is replaced is kept; nil where there is nothing to replace.
        package var aside: String?
    }

    /// For the journal at the path. Throws a ``JournalError`` while a daemon has it open.
    package init(path: String, copies: JournalCopies) throws {
        do { try Folder.create(Folder.of(path)) } catch { throw JournalError.unavailable(error) }
        lock = try JournalError.lock(path)
        self.path = JournalFile.resolved(path)
        self.copies = copies
    }

    /// Puts the copy in the journal's place; with `dryRun` only says what would come of it. `stamp` makes the name of what is replaced.
    ///
    /// Throws where the copy is no good one, and where something can't be written. Then the journal is as it was, unless it was in
    /// the last moment, between its going and the copy's coming: then there is none, which no start takes for an empty one.
    package func restore(_ copy: String, stamp: String, dryRun: Bool) throws -> Outcome {
        let new = path + ".new"
        var outcome = Outcome()
        defer { Self.remove(new) }
        do {
            let database = try prepare(copy, as: new)
            outcome.copied = Int(try database.number("SELECT count(*) FROM entry"))
            let chosen = JournalCopies.Copy(path: copy)
            for later in copies.list.reversed() where later.written >= chosen?.written ?? .min && later.path != copy {
                try add(SalvagedRows(path: later.path, isWanted: isWanted(database)), to: database, &outcome)
            }
            if let journal = journal(newerThan: chosen) {
                try add(journal: journal, to: database, &outcome)
                if journal != path { outcome.aside = journal }
            }
            try JournalCheck.run(database)
        }
        let aside = path + Self.replaced + stamp
        if access(path, F_OK) == 0 || access(path + "-wal", F_OK) == 0 { outcome.aside = aside }
        if dryRun { return outcome }
        failPoint("restoration: copied")
        try WholeFile.synchronize(new)
        try putAside(as: aside)
        failPoint("restoration: the journal set aside")
        guard rename(new, path) == 0 else { throw SystemError("put \(path) in its place") }
        failPoint("restoration: in its place")
        try Folder.synchronize(Folder.of(path))
        return outcome
    }

    /// Puts the journal and its copies aside, and an empty journal in its place. Returns where they are.
    package func beginAnew(stamp: String) throws -> [String] {
        var kept: [String] = []
        if access(copies.folder, F_OK) == 0 {
            let aside = copies.folder + Self.replaced + stamp
            guard rename(copies.folder, aside) == 0 else { throw SystemError("move \(copies.folder) to \(aside)") }
            kept.append(aside)
        }
        let aside = path + Self.replaced + stamp
        try putAside(as: aside)
        if access(aside, F_OK) == 0 { kept.append(aside) }
        try WholeFile.create(path)
        let database = try Database(path: path)
        _ = try JournalFile(path: path, copies: nil, traces: []).migrate(database)
        try Folder.synchronize(Folder.of(path))
        return kept
    }

    /// The copy as a journal of today's tables, in a file of its own.
    private func prepare(_ copy: String, as new: String) throws -> Database {
        Self.remove(new)
        try WholeFile.create(new)
        do {
            let source = try Database(path: copy, readOnly: true)
            try JournalCheck.run(source)
            try source.prepare("VACUUM INTO ?").run([.text(new)])
        } catch let error as SQLiteError where error.isDamage {
            throw JournalError.damaged(path: copy, what: error.message)
        }
        let database = try Database(path: new)
        try database.run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
        _ = try JournalFile(path: new, copies: nil, traces: []).migrate(database)
        return database
    }

    /// The journal's file. Where there is none, that of one which was set aside and written to since the copy was taken: a restoration
    /// that was cut short before the copy came leaves that.
    private func journal(newerThan copy: JournalCopies.Copy?) -> String? {
        if access(path, F_OK) == 0 { return path }
        let folder = Folder.of(path)
        let beginning = path.dropFirst(folder.count + 1) + Self.replaced
        let written = { (file: String) in
            ["", "-wal"].compactMap { JournalCopies.Copy(path: file + $0)?.written }.max() ?? .min
        }
        return Folder.names(in: folder).filter { $0.hasPrefix(beginning) && !$0.hasSuffix("-wal") }.map { folder + "/" + $0 }
            .filter { written($0) > copy?.written ?? .min }
            .max { written($0) < written($1) }
    }

    /// Adds what the journal has, read from a copy of its files: SQLite changes what it opens, and this may be all there is.
    private func add(journal: String, to database: Database, _ outcome: inout Outcome) throws {
        let scratch = path + ".scratch"
        Self.remove(scratch)
        defer { Self.remove(scratch) }
        for end in ["", "-wal"] where access(journal + end, F_OK) == 0 { try FileSalvage.copy(journal + end, to: scratch + end) }
        outcome.isJournalWhole = false
        let found: SalvagedRows
        // Where nothing at all can be read, the copies are what there is.
        do { found = try SalvagedRows(path: scratch, isWanted: isWanted(database)) } catch { return }
        try add(found, to: database, &outcome)
        outcome.isJournalWhole = found.isComplete
        outcome.lost = max(0, Int(found.count) - outcome.copied - outcome.added)
    }

    private func isWanted(_ database: Database) throws -> (String) throws -> Bool {
        let known = try database.prepare("SELECT 1 FROM entry WHERE id = ?")
        return { id in
            try known.bind([.text(id)])
            return try !known.step()
        }
    }

    private func add(_ found: SalvagedRows, to database: Database, _ outcome: inout Outcome) throws {
        let insert = try database.prepare("INSERT INTO entry (\(EntryRow.columns)) VALUES (\(EntryRow.parameters))")
        try database.transaction { () throws(SQLiteError) in
            for row in found.rows {
                do throws(SQLiteError) {
                    try insert.run(row)
                    outcome.added += 1
                } catch  where error.isConstraint {
                    // It takes back an entry that is nowhere to be found, or isn't what a row may be.
                    continue
                }
            }
        }
    }

    /// The database first: without it, its `-wal` is nobody's.
    private func putAside(as aside: String) throws {
        for end in ["", "-wal"] where access(path + end, F_OK) == 0 {
            guard rename(path + end, aside + end) == 0 else { throw SystemError("move \(path + end) to \(aside + end)") }
        }
        unlink(path + "-shm")
    }

    private static func remove(_ path: String) {
        for end in ["", "-wal", "-shm", "-journal"] { unlink(path + end) }
    }
}

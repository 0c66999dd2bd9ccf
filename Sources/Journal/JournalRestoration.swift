import Glibc
import KeepInTouch
import Platform
import SQLite

/// Replaces the journal with a copy of it, and adds all later entries that can still be read, from later copies and from the journal
/// itself. Deletes nothing: what is replaced is kept under another name.
package struct JournalRestoration {
    private let path: String
    private let copies: JournalCopies
    private let lock: FileLock
    /// The part of a replaced file's name before the time stamp.
    private static let replaced = ".replaced-"

    /// The result, or what it would be.
    package struct Outcome: Equatable, Sendable {
        /// How many entries the copy has.
        package var copied = 0
        /// How many later entries were found elsewhere.
        package var added = 0
        /// How many entries are lost, as far as that can be told.
        package var lost = 0
        /// Whether all of the journal could be read; nil if there is none.
        package var isJournalWhole: Bool?
        /// Where the replaced journal is kept; nil if there was none.
        package var aside: String?
    }

    /// Locks the journal at this path. Throws a ``JournalError`` while a daemon has it open.
    package init(path: String, copies: JournalCopies) throws {
        do { try Folder.create(Folder.of(path)) } catch { throw JournalError.unavailable(error) }
        lock = try JournalError.lock(path)
        self.path = JournalFile.resolved(path)
        self.copies = copies
    }

    /// Replaces the journal with the copy; with `dryRun` it only returns what would happen. `stamp` is part of the replaced file's name.
    ///
    /// Throws if the copy is damaged or something can't be written. The journal is unchanged then, unless it failed between the two
    /// renames at the end: then there is no journal, and no start begins an empty one.
    package func restore(_ copy: String, stamp: String, dryRun: Bool) throws -> Outcome {
        let new = path + ".new"
        var outcome = Outcome()
        defer { Self.remove(new) }
        do {
            let database = try prepare(copy, as: new)
            outcome.copied = Int(try database.number("SELECT count(*) FROM entry"))
            let chosen = JournalCopies.Copy(path: copy)
            for later in copies.list.reversed()
            where later.last >= chosen?.last ?? .min && later.path != copy && later.mayBeOfSameJournal(as: chosen) {
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
        try replace(by: new, aside: aside)
        return outcome
    }

    /// Puts the new file in the journal's place, which is kept under the other name if there is one.
    private func replace(by new: String, aside: String) throws {
        failPoint("restoration: copied")
        try WholeFile.synchronize(new)
        try putAside(as: aside)
        failPoint("restoration: the journal set aside")
        guard rename(new, path) == 0 else { throw SystemError("put \(path) in its place") }
        failPoint("restoration: in its place")
        try Folder.synchronize(Folder.of(path))
    }

    /// Makes the journal this machine's own again after its folder was carried to another one, and adds what the copies have that a
    /// synchroniser made when both had written. Those are kept under another name, as the journal is.
    package func join(stamp: String) throws -> Outcome {
        let new = path + ".new"
        var outcome = Outcome()
        defer { Self.remove(new) }
        let copies = JournalMachines.conflictCopies(of: path)
        let journal = journal(newerThan: nil) ?? path
        do {
            let database = try prepare(journal, as: new, readOnly: false)
            outcome.copied = Int(try database.number("SELECT count(*) FROM entry"))
            for copy in copies { try add(journal: copy, to: database, &outcome) }
            outcome.lost = 0
            try database.run("UPDATE journal SET machine = NULL")
            try JournalCheck.run(database)
        }
        let aside = path + Self.replaced + stamp
        outcome.aside = journal == path ? aside : journal
        try replace(by: new, aside: aside)
        for copy in copies { rename(copy, copy + Self.replaced + stamp) }
        try Folder.synchronize(Folder.of(path))
        return outcome
    }

    /// Moves the journal and its copies aside, and creates an empty journal. Returns where they are kept.
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

    /// Makes a new file of the copy, with the current tables.
    private func prepare(_ copy: String, as new: String, readOnly: Bool = true) throws -> Database {
        // Opening a pipe would wait for its writer.
        guard JournalCopies.written(copy) != nil else { throw JournalError.notAFile(path: copy) }
        Self.remove(new)
        try WholeFile.create(new)
        do {
            let source = try Database(path: copy, readOnly: readOnly)
            try JournalCheck.run(source)
            try source.prepare("VACUUM INTO ?").run([.text(new)])
        } catch let error as SQLiteError where error.isDamage {
            throw JournalError.damaged(path: copy, what: error.message)
        }
        let database = try Database(path: new)
        try database.run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
        _ = try JournalFile(path: new, copies: nil, traces: []).migrate(database)
        // What is written from now on is not what was written after the copy, so another writer has to number it.
        try database.run(JournalMachines.newWriter)
        return database
    }

    /// The journal's file. If there is none, the newest one that was moved aside and written after the copy was made, which is what a
    /// restoration leaves that was interrupted between its two renames.
    private func journal(newerThan copy: JournalCopies.Copy?) -> String? {
        if access(path, F_OK) == 0 { return path }
        let folder = Folder.of(path)
        let beginning = path.dropFirst(folder.count + 1) + Self.replaced
        let written = { (file: String) in
            ["", "-wal"].compactMap { JournalCopies.written(file + $0) }.max() ?? .min
        }
        return Folder.names(in: folder).filter { $0.hasPrefix(beginning) && !$0.hasSuffix("-wal") }.map { folder + "/" + $0 }
            .filter { written($0) > copy?.written ?? .min }
            .max { written($0) < written($1) }
    }

    /// Adds the journal's entries. Reads them from a copy of its files, because SQLite changes what it opens, and these may be the last.
    private func add(journal: String, to database: Database, _ outcome: inout Outcome) throws {
        let scratch = path + ".scratch"
        Self.remove(scratch)
        defer { Self.remove(scratch) }
        for end in ["", "-wal"] where access(journal + end, F_OK) == 0 { try FileSalvage.copy(journal + end, to: scratch + end) }
        outcome.isJournalWhole = false
        let found: SalvagedRows
        // If nothing can be read, the copies have to do.
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
        let insert = try database.prepare("INSERT INTO entry (\(Column.list)) VALUES (\(Column.parameters))")
        try database.transaction { () throws(SQLiteError) in
            for row in found.rows {
                do throws(SQLiteError) {
                    try insert.run(row)
                    outcome.added += 1
                } catch  where error.isConstraint {
                    // Skip an undo of an entry that is lost, and a row that violates another constraint.
                    continue
                }
            }
        }
    }

    /// Moves the database first, because a `-wal` file alone is ignored.
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

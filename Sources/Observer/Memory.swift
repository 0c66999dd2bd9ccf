import Glibc
import KeepInTouch
import Platform
import SQLite

/// What one run remembers for the next: which files it has read, and salted hashes of the user's own letters' Message-IDs, by which an
/// answer is known. It may be deleted at any time: what is read again is noticed under the same ids.
///
/// Of a letter there is no address, no subject and no text in it.
package final class Memory {
    /// What it makes of a place that is read from the beginning on: a file that grows.
    package struct Position: Equatable {
        /// The file's inode, and how many of its bytes were read.
        let inode: Int64
        let bytes: Int64
    }

    /// A letter that came in, of which it isn't known for ever whether it answers one of the user's: that may be found later.
    struct Arrival {
        let row: Int64
        let contact: ContactID
        let day: CivilDate
        let moment: Instant
        let references: [UInt64]
        /// Whether it was noticed as one that answers nothing.
        let isTold: Bool
    }

    private let database: Database
    private let lock: FileLock?
    /// What every hash is made with.
    let salt: [UInt8]

    private struct AnotherVersion: Error {}
    private struct Damaged: Error {}

    /// The version of its tables. A file of another version is made anew.
    private static let version: Int64 = 1

    /// Opens the memory in this folder, which is made where it is missing; nil: one that forgets at once.
    ///
    /// Throws where the folder can't be written, or another run is at work.
    package init(folder: String?) throws {
        if let folder {
            try Folder.create(folder)
            // Nobody else may read it, whatever the umask. SQLite gives its other files the same mode.
            let before = umask(0o077)
            defer { umask(before) }
            lock = try FileLock(path: Path.join(folder, "observe.lock"))
            database = try Self.open(Path.join(folder, "observe.sqlite"))
        } else {
            lock = nil
            database = try Self.tables(in: Database(path: ":memory:", create: true))
        }
        salt = try Self.salt(in: database)
    }

    private static func open(_ path: String) throws -> Database {
        if let database = try? Database(path: path, create: true), let ready = try? tables(in: checked(database)) { return ready }
        // It is damaged, or of another version: nothing is lost with it.
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
        return try tables(in: quick(Database(path: path, create: true)))
    }

    /// Throws where a page of it is damaged, which would be found in the middle of each run (sqlite.org/pragma.html#pragma_quick_check).
    private static func checked(_ database: Database) throws -> Database {
        guard try database.text("PRAGMA quick_check(1)") == "ok" else { throw Damaged() }
        return try quick(database)
    }

    /// Doesn't wait for the disk: after a power failure what was remembered last may be gone, and is found again.
    private static func quick(_ database: Database) throws -> Database {
        try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        return database
    }

    private static func tables(in database: Database) throws -> Database {
        let version = try database.number("PRAGMA user_version")
        if version == Self.version { return database }
        if version != 0 { throw AnotherVersion() }
        try database.transaction { () throws(SQLiteError) in
            try database.run(
                """
                CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
                CREATE TABLE places (id INTEGER PRIMARY KEY, path TEXT UNIQUE, stamp TEXT, inode INTEGER, bytes INTEGER);
                CREATE TABLE files (place INTEGER, name INTEGER, PRIMARY KEY (place, name)) WITHOUT ROWID;
                CREATE TABLE sent (hash INTEGER PRIMARY KEY);
                CREATE TABLE lists (hash INTEGER PRIMARY KEY);
                CREATE TABLE arrivals (
                    id INTEGER PRIMARY KEY, contact TEXT, day INTEGER, moment INTEGER, refs TEXT, told INTEGER);
                PRAGMA user_version = 1;
                """)
        }
        return database
    }

    private static func salt(in database: Database) throws -> [UInt8] {
        if let text = try database.text("SELECT value FROM settings WHERE name = 'salt'") { return Array(text.utf8) }
        var generator = SystemRandomNumberGenerator()
        let text = String(generator.next() as UInt64, radix: 36) + String(generator.next() as UInt64, radix: 36)
        try database.prepare("INSERT INTO settings VALUES ('salt', ?)").run([.text(text)])
        return Array(text.utf8)
    }

    /// What stands for an address, an id or a path, from which nobody can tell what it was.
    func hash(_ text: some Sequence<UInt8>) -> UInt64 { SHA256.prefix(of: salt + text) }

    // MARK: Settings

    /// Whom the files that are known were looked through for: with other addresses all of them have to be read again.
    var seeker: String? { get throws(SQLiteError) { try setting("seeker") } }

    /// From which day on; nil: there was no look.
    package var since: CivilDate? { get throws(SQLiteError) { try setting("since").flatMap(CivilDate.init) } }

    private func setting(_ name: String) throws(SQLiteError) -> String? {
        let statement = try database.prepare("SELECT value FROM settings WHERE name = ?")
        try statement.bind([.text(name)])
        return try statement.step() ? statement.text(0) : nil
    }

    /// Forgets which files were read, and begins anew.
    func begin(seeker: String, since: CivilDate) throws(SQLiteError) {
        try database.transaction { () throws(SQLiteError) in
            try database.run("DELETE FROM places; DELETE FROM files; DELETE FROM arrivals")
            let insert = try database.prepare("INSERT OR REPLACE INTO settings VALUES (?, ?)")
            try insert.run([.text("seeker"), .text(seeker)])
            try insert.run([.text("since"), .text(since.description)])
        }
    }

    /// Runs `body` as one transaction.
    func transaction(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) { try database.transaction(body) }

    // MARK: Places

    /// What stands for a path, in which there may be addresses.
    private func key(_ place: String) -> String { String(hash(place.utf8), radix: 16) }

    /// How a folder was when it was listed last, as a text that is compared; nil: it was not.
    func stamp(of place: String) throws(SQLiteError) -> String? {
        let statement = try database.prepare("SELECT stamp FROM places WHERE path = ?")
        try statement.bind([.text(key(place))])
        return try statement.step() ? statement.text(0) : nil
    }

    /// How far a file was read.
    func position(in place: String) throws(SQLiteError) -> Position? {
        let statement = try database.prepare("SELECT inode, bytes FROM places WHERE path = ? AND inode IS NOT NULL")
        try statement.bind([.text(key(place))])
        return try statement.step() ? Position(inode: statement.integer(0), bytes: statement.integer(1)) : nil
    }

    /// The names in a folder that were read, as hashes.
    func files(in place: String) throws(SQLiteError) -> Set<UInt64> {
        var names: Set<UInt64> = []
        let statement = try database.prepare("SELECT f.name FROM files f, places p WHERE p.path = ? AND f.place = p.id")
        try statement.bind([.text(key(place))])
        while try statement.step() { names.insert(UInt64(bitPattern: statement.integer(0))) }
        return names
    }

    /// Notes how a folder is now, which of its files were read, and which are no longer there.
    func note(_ place: String, stamp: String?, read: [UInt64] = [], gone: some Sequence<UInt64> = []) throws(SQLiteError) {
        let id = try id(of: place)
        try database.prepare("UPDATE places SET stamp = ? WHERE id = ?").run([.init(stamp), .integer(id)])
        let insert = try database.prepare("INSERT OR IGNORE INTO files VALUES (?, ?)")
        for name in read { try insert.run([.integer(id), .integer(Int64(bitPattern: name))]) }
        let delete = try database.prepare("DELETE FROM files WHERE place = ? AND name = ?")
        for name in gone { try delete.run([.integer(id), .integer(Int64(bitPattern: name))]) }
    }

    /// Notes how far a file was read.
    func note(_ place: String, _ position: Position) throws(SQLiteError) {
        try database.prepare("UPDATE places SET inode = ?, bytes = ? WHERE id = ?")
            .run([.integer(position.inode), .integer(position.bytes), .integer(id(of: place))])
    }

    private func id(of place: String) throws(SQLiteError) -> Int64 {
        try database.prepare("INSERT OR IGNORE INTO places (path) VALUES (?)").run([.text(key(place))])
        let statement = try database.prepare("SELECT id FROM places WHERE path = ?")
        try statement.bind([.text(key(place))])
        return try statement.step() ? statement.integer(0) : 0
    }

    // MARK: Hashes

    enum Hashes: String { case sent, lists }

    func hashes(_ which: Hashes) throws(SQLiteError) -> Set<UInt64> {
        var found: Set<UInt64> = []
        let statement = try database.prepare("SELECT hash FROM \(which.rawValue)")
        while try statement.step() { found.insert(UInt64(bitPattern: statement.integer(0))) }
        return found
    }

    func add(_ hashes: some Sequence<UInt64>, to which: Hashes) throws(SQLiteError) {
        let insert = try database.prepare("INSERT OR IGNORE INTO \(which.rawValue) VALUES (?)")
        for hash in hashes { try insert.run([.integer(Int64(bitPattern: hash))]) }
    }

    // MARK: Arrivals

    func add(_ arrivals: [Arrival]) throws(SQLiteError) {
        let insert = try database.prepare("INSERT INTO arrivals (contact, day, moment, refs, told) VALUES (?, ?, ?, ?, 0)")
        for arrival in arrivals {
            try insert.run([
                .text(arrival.contact.rawValue), .integer(Int64(arrival.day.dayNumber)), .integer(arrival.moment.seconds),
                .text(arrival.references.map { String($0, radix: 16) }.joined(separator: " ")),
            ])
        }
    }

    /// The next ones behind this row, at most so many, in the order in which they were added.
    func arrivals(after row: Int64, atMost bound: Int) throws(SQLiteError) -> [Arrival] {
        var found: [Arrival] = []
        let statement = try database.prepare(
            "SELECT id, contact, day, moment, refs, told FROM arrivals WHERE id > ? ORDER BY id LIMIT ?")
        try statement.bind([.integer(row), .integer(Int64(bound))])
        while try statement.step() {
            found.append(
                Arrival(
                    row: statement.integer(0), contact: ContactID(rawValue: statement.text(1) ?? ""),
                    day: CivilDate(dayNumber: Int32(clamping: statement.integer(2))), moment: Instant(seconds: statement.integer(3)),
                    references: (statement.text(4) ?? "").split(separator: " ").compactMap { UInt64($0, radix: 16) },
                    isTold: statement.integer(5) != 0))
        }
        return found
    }

    /// Notes which of them were told, and forgets those of which nothing more can come.
    func settle(told: [Int64], over: [Int64]) throws(SQLiteError) {
        let update = try database.prepare("UPDATE arrivals SET told = 1 WHERE id = ?")
        for row in told { try update.run([.integer(row)]) }
        let delete = try database.prepare("DELETE FROM arrivals WHERE id = ?")
        for row in over { try delete.run([.integer(row)]) }
    }
}

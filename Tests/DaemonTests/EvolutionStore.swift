import CSQLite
import Foundation
import Testing

/// The database of an Evolution address book below a home, made with its tables, which a running program has open.
final class EvolutionStore {
    let path: String
    private var handle: OpaquePointer?

    init(in home: String, _ name: String = "system") throws {
        let folder = home + "/.local/share/evolution/addressbook/\(name)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/contacts.db"
        sqlite3_open(path, &handle)
        run("PRAGMA journal_mode=WAL")
        run("CREATE TABLE folders (folder_id TEXT PRIMARY KEY)")
        run("INSERT INTO folders VALUES ('folder_id')")
        run("CREATE TABLE folder_id (uid TEXT PRIMARY KEY, vcard TEXT)")
    }

    deinit { sqlite3_close(handle) }

    func run(_ statement: String) { #expect(sqlite3_exec(handle, statement, nil, nil, nil) == SQLITE_OK, "\(statement)") }
    func put(_ uid: String, _ card: String) { run("INSERT OR REPLACE INTO folder_id VALUES ('\(uid)', '\(card)')") }
    func remove(_ uid: String) { run("DELETE FROM folder_id WHERE uid = '\(uid)'") }

    /// Puts a card with these further content lines.
    func put(_ uid: String, _ name: String, more: String = "") {
        put(uid, "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(uid)\r\nFN:\(name)\r\n\(more)END:VCARD\r\n")
    }
}

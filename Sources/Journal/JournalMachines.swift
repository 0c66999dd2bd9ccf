import Glibc
import Platform
import SQLite

/// On which machines a journal was used. Its table names them, the latest last: another writer goes on with a copy on another machine.
struct JournalMachines {
    private let database: Database
    private let path: String

    /// Has another writer go on with a journal.
    static let newWriter = "UPDATE journal SET writer = lower(hex(randomblob(16)))"

    init(of database: Database, path: String) { (self.database, self.path) = (database, path) }

    /// Notes that the journal is used on this machine.
    ///
    /// Throws where another machine uses it, too: where it came back from one, lies in a folder that a synchroniser carries to others, or
    /// has a copy beside it that a synchroniser made since both have written.
    func settle(on machine: String) throws {
        let known = try (database.text("SELECT machine FROM journal") ?? "").split(separator: " ").map(String.init)
        if let copy = Self.conflictCopies(of: path).first { throw JournalError.shared(path: path, trace: copy) }
        if known.last == machine { return }
        if known.contains(machine) { throw JournalError.shared(path: path, trace: nil) }
        if !known.isEmpty {
            if let mark = Self.synchroniser(above: path) { throw JournalError.shared(path: path, trace: mark) }
            try database.run(Self.newWriter)
        }
        try Self.note(known.suffix(Self.bound - 1) + [machine], in: database)
    }

    /// How many machines are remembered.
    private static let bound = 20

    private static func note(_ machines: [String], in database: Database) throws(SQLiteError) {
        try database.prepare("UPDATE journal SET machine = ?").run([.text(machines.joined(separator: " "))])
    }

    /// What synchronisers leave in a folder that they carry to other machines: Syncthing, Nextcloud and ownCloud, Dropbox.
    private static func synchroniser(above path: String) -> String? {
        var folder = path
        repeat {
            folder = Folder.of(folder)
            let marks = Folder.names(in: folder).filter { name in
                [".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".dropbox", ".dropbox.cache"].contains(name)
                    || (name.hasPrefix(".sync_") || name.hasPrefix("._sync_")) && name.hasSuffix(".db")
            }
            if let mark = marks.first { return Path.join(folder, mark) }
        } while folder != "/"
        return nil
    }

    /// The copies that a synchroniser has made of a journal because two machines had written it: "journal.sync-conflict-….sqlite",
    /// "journal (conflicted copy 2026-11-30).sqlite".
    static func conflictCopies(of path: String) -> [String] {
        let folder = Folder.of(path)
        let name = path.dropFirst(folder.count + 1)
        guard let dot = name.lastIndex(of: ".") else { return [] }
        let (stem, end) = (name[..<dot], name[dot...])
        return Folder.names(in: folder).filter { other in
            other != name && other.hasPrefix(stem) && other.hasSuffix(end) && !other.contains(".replaced-")
                && ["conflict", "(1)", "konflikt"].contains { other.lowercased().contains($0) }
        }.sorted().map { Path.join(folder, $0) }
    }
}

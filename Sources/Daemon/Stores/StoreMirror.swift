import Exchange
import Glibc
import KeepInTouch
import Platform

/// Keeps the cards of another program's address book as files in a folder of the daemon's own, where they are read like any others. The
/// program's own files are only read.
struct StoreMirror {
    let store: ContactStore
    /// The folder with its cards.
    let folder: String
    private let paths: Paths
    private var seen: [String: DatabaseStamp] = [:]

    /// The mirror of a store in this folder.
    init(_ store: ContactStore, folder: String, _ paths: Paths) {
        (self.store, self.folder, self.paths) = (store, folder, paths)
    }

    /// The databases that are there now.
    var databases: [String] { store.databases(in: paths.ofPrograms) }

    /// Where its cards are from, for people to look at: the first of its databases.
    var origin: String { databases.first ?? folder }

    /// Where its databases may be, and where folders with others may appear.
    var places: (databases: [String], parents: [String]) { store.places(in: paths.ofPrograms) }

    /// Brings the folder up to date where the store has changed. Returns what is wrong: then the folder stays as it was.
    mutating func update() -> Problem? {
        let databases = databases
        guard !databases.isEmpty else {
            return Problem(file: folder, message: "\(store.program) has no address book here that could be read")
        }
        let stamps = Dictionary(uniqueKeysWithValues: databases.map { ($0, DatabaseStamp($0)) })
        if stamps == seen, access(folder, F_OK) == 0 { return nil }
        var file = folder
        do {
            var cards: [String: [UInt8]] = [:]
            for database in databases {
                file = database
                for card in try ContactFile.ofDatabase(database).cards {
                    let name = String(card.uid.stableHash, radix: 16) + ".vcf"
                    if cards[name] == nil { cards[name] = Array(card.text.utf8) }
                }
            }
            try write(cards)
            seen = stamps
            return nil
        } catch {
            return Problem(file: file, message: "can't be read now, and its contacts stay as they were: \(error)")
        }
    }

    private func write(_ cards: [String: [UInt8]]) throws {
        try Folder.create(folder)
        guard Self.isFolder(folder), Self.isFolder(Folder.of(folder)) else { throw SystemError("write into \(folder)", code: ENOTDIR) }
        for (name, bytes) in cards {
            let path = Path.join(folder, name)
            if (try? WholeFile.read(path, maximumBytes: ContactFile.maximumBytes)) == bytes { continue }
            let temporary = Path.join(folder, "." + name)
            unlink(temporary)
            // Torn by a power cut it is written again at the next start.
            try WholeFile.replace(path, with: bytes, by: temporary, durability: .none)
        }
        Self.removeCards(in: folder) { cards[$0] == nil }
    }

    /// Removes the mirrors in this folder but those of these stores: what is no longer read is no longer kept.
    static func removeOthers(in parent: String, keeping: [StoreMirror]) {
        guard isFolder(parent) else { return }
        let kept = Set(keeping.map(\.folder))
        for name in Folder.names(in: parent) where !name.hasPrefix(".") && !kept.contains(Path.join(parent, name)) {
            let folder = Path.join(parent, name)
            // A link leads to somebody else's cards.
            guard isFolder(folder) else { continue }
            removeCards(in: folder) { _ in true }
            rmdir(folder)
        }
    }

    /// Whether it is a folder itself, and no link to one.
    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Removes files that have a name as a mirror gives it, and no others: somebody may have put their own there.
    private static func removeCards(in folder: String, where isRemoved: (String) -> Bool) {
        for name in Folder.names(in: folder) where isOurs(name) && isRemoved(name) { unlink(Path.join(folder, name)) }
    }

    private static func isOurs(_ name: String) -> Bool {
        name.hasSuffix(".vcf") && name.dropLast(4).count <= 16 && name.dropLast(4).allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }
}

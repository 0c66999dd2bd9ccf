import Glibc
import Platform

/// Another program's address book, in the files where that program keeps it.
package enum ContactStore: Hashable, Sendable {
    /// Evolution's, which GNOME Contacts uses, too; Thunderbird's. All that the user has.
    case evolution, thunderbird
    /// This one file.
    case file(String)

    /// The store that a configuration names so; nil: it names none.
    package init?(_ text: String, home: String) {
        switch text {
        case "evolution": self = .evolution
        case "thunderbird": self = .thunderbird
        default:
            guard let path = Path.absolute(Path.expanded(text, home: home)), [".db", ".sqlite"].contains(where: path.hasSuffix) else {
                return nil
            }
            self = .file(path)
        }
    }

    /// What people call the program.
    package var program: String {
        switch self {
        case .evolution: "GNOME Contacts"
        case .thunderbird: "Thunderbird"
        case .file(let path): path
        }
    }

    /// How the configuration names it.
    package var setting: String {
        switch self {
        case .evolution: "evolution"
        case .thunderbird: "thunderbird"
        case .file(let path): path
        }
    }

    /// A name for its folder.
    package var name: String {
        if case .file(let path) = self { StableUUID.text(of: path) } else { setting }
    }

    /// Its databases that are there now.
    package func databases(in folders: ProgramFolders) -> [String] {
        places(in: folders).databases.filter { access($0, F_OK) == 0 }
    }

    /// Where its databases may be, in folders that are there; and the folders in which such folders may appear.
    package func places(in folders: ProgramFolders) -> (databases: [String], parents: [String]) {
        func inside(_ parent: String, _ name: String) -> [String] {
            Folder.names(in: parent).filter { !$0.hasPrefix(".") }.sorted().map { Path.join(parent, $0 + "/" + name) }
        }
        switch self {
        case .evolution:
            // Of an online account, Google's or a CardDAV server's, Evolution has a copy among what can be made again.
            let (own, online) = (Path.join(folders.data, "evolution/addressbook"), Path.join(folders.cache, "evolution/addressbook"))
            return (inside(own, "contacts.db") + inside(online, "cache.db"), [own, online])
        case .thunderbird:
            let parents = [".thunderbird", "snap/thunderbird/common/.thunderbird", ".var/app/org.mozilla.Thunderbird/.thunderbird"]
                .map { Path.join(folders.home, $0) }
            return (parents.flatMap { inside($0, "abook.sqlite") }.flatMap(addressBooks), parents)
        case .file(let path): return ([path], [])
        }
    }
}

/// Thunderbird's address books in the folder of this one: it numbers further ones. Those to whom one has written, it collects by itself in
/// another file, which is none that a person keeps.
private func addressBooks(beside first: String) -> [String] {
    let folder = Folder.of(first)
    let further = Folder.names(in: folder).filter { name in
        name.hasPrefix("abook-") && name.hasSuffix(".sqlite") && name.dropFirst(6).dropLast(7).allSatisfy(\.isNumber)
    }
    return [first] + further.sorted().map { Path.join(folder, $0) }
}

extension ContactFile {
    /// What a database has now that its program may be writing to: a copy is read, and read again where it changed meanwhile.
    ///
    /// Throws if it can't be read, or doesn't come to rest.
    package static func ofDatabase(_ path: String) throws -> ContactFile {
        for _ in 0..<3 {
            let before = DatabaseStamp(path)
            do {
                let bytes = try WholeFile.read(path, maximumBytes: maximumBytes)
                let log = try? WholeFile.read(path + "-wal", maximumBytes: maximumBytes)
                if DatabaseStamp(path) == before { return try ContactFile(bytes, name: path, log: log) }
            } catch let error as FileReadingError {
                throw SystemError("read \(path)", code: error.errno)
            }
        }
        throw SystemError("read \(path) while it is written", code: EBUSY)
    }
}

/// By what it is seen that a database has changed: its file, and its write-ahead log.
package struct DatabaseStamp: Equatable, Sendable {
    private var values: [Int] = []

    /// The same as a text, to be kept.
    package var text: String { values.map(String.init).joined(separator: " ") }

    /// Of the file as it is now; of one that is missing there is nothing.
    package init(_ path: String) {
        for file in [path, path + "-wal"] {
            var status = stat()
            guard stat(file, &status) == 0 else {
                values.append(0)
                continue
            }
            values += [Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        }
    }
}

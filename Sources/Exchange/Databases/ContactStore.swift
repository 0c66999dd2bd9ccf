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
            let parents = folders.thunderbird
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
        let files = try RestingDatabase.read(path, maximumBytes: maximumBytes)
        return try ContactFile(files.bytes, name: path, log: files.log)
    }
}

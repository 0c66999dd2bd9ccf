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

    /// Its databases that are there now, below the user's home and `$XDG_DATA_HOME`.
    package func databases(home: String, dataHome: String) -> [String] {
        places(home: home, dataHome: dataHome).databases.filter { access($0, F_OK) == 0 }
    }

    /// Where its databases may be, in folders that are there; and the folders in which such folders may appear.
    package func places(home: String, dataHome: String) -> (databases: [String], parents: [String]) {
        func inside(_ parents: [String], _ name: String) -> (databases: [String], parents: [String]) {
            let databases = parents.flatMap { parent in
                Folder.names(in: parent).filter { !$0.hasPrefix(".") }.sorted().map { Path.join(parent, $0 + "/" + name) }
            }
            return (databases, parents)
        }
        switch self {
        case .evolution: return inside([Path.join(dataHome, "evolution/addressbook")], "contacts.db")
        case .thunderbird:
            return inside(
                [".thunderbird", "snap/thunderbird/common/.thunderbird", ".var/app/org.mozilla.Thunderbird/.thunderbird"]
                    .map { Path.join(home, $0) }, "abook.sqlite")
        case .file(let path): return ([path], [])
        }
    }
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

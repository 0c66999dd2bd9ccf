import Glibc
import KeepInTouch
import VCard

/// The user's address books: vdirs, folders with one card a file. They belong to the user; this reads them, and changes a card only
/// when asked to.
///
/// It knows which file holds whose card, so that a change is told contact by contact, and only changed files are read again.
public struct AddressBook {
    /// What a look at the folders found.
    public struct Changes {
        /// Contacts whose card is new or may have changed.
        public var changed: [Contact] = []
        /// Contacts whose card is gone.
        public var removed: [ContactID] = []
        /// What is wrong with the files that were read just now.
        public var problems: [CardProblem] = []
    }

    private struct FileKey: Hashable, Comparable {
        var folder: Int
        var name: String

        static func < (left: FileKey, right: FileKey) -> Bool { (left.folder, left.name) < (right.folder, right.name) }
    }

    /// The folders' paths; the first is where new cards are written.
    public let folders: [String]
    private var files: [FileKey: CardFile] = [:]
    /// The file that speaks for a contact.
    private var owners: [ContactID: FileKey] = [:]
    /// Each set of groups once: of ten thousand contacts most share theirs with many others.
    private var groups: [[String]: [String]] = [:]
    /// The other files with the same UID, which wait in case the first goes.
    private var rivals: [ContactID: Set<FileKey>] = [:]

    /// Address books in these folders, not read yet. A folder that does not exist is empty.
    public init(folders: [String]) {
        self.folders = folders
    }

    /// Looks at every file of every folder, and reads those that are new or not what they were.
    public mutating func rescan() -> Changes {
        var found: Set<FileKey> = []
        var problems: [CardProblem] = []
        for (index, folder) in folders.enumerated() {
            switch Self.names(in: folder) {
            case .success(let names):
                found.formUnion(names.map { FileKey(folder: index, name: $0) })
            case .failure(let error):
                problems.append(
                    CardProblem(folder, "\(error); its contacts stay as they were; make it readable, or name another in address_books"))
                found.formUnion(files.keys.filter { $0.folder == index })
            }
        }
        files.reserveCapacity(found.count)
        owners.reserveCapacity(found.count)
        var changes = look(at: found.union(files.keys).sorted())
        changes.problems.insert(contentsOf: problems, at: 0)
        return changes
    }

    /// Looks at these files again, by their full paths; others are left alone.
    public mutating func refresh(_ paths: some Sequence<String>) -> Changes {
        let keys = paths.compactMap { path -> FileKey? in
            guard let slash = path.lastIndex(of: "/"), let folder = folders.firstIndex(of: String(path[..<slash])) else { return nil }
            let name = String(path[path.index(after: slash)...])
            return Self.isCard(name) ? FileKey(folder: folder, name: name) : nil
        }
        return look(at: Set(keys).sorted())
    }

    /// Everything that is wrong with the files, as they were last read.
    public var problems: [CardProblem] {
        let inFiles = files.sorted { $0.key < $1.key }.flatMap(\.value.problems)
        return inFiles + rivals.keys.sorted { $0.rawValue < $1.rawValue }.flatMap(rivalProblems)
    }

    /// The contact's card, read now, and the file it is in; nil where it is gone.
    public func card(of id: ContactID) -> (card: Card, file: String)? {
        guard let key = owners[id] else { return nil }
        let path = path(key)
        let card = CardFile.read(path).cards.first { Contact.from($0, path: path).contact?.id == id }
        return card.map { ($0, path) }
    }

    /// The file that speaks for a contact, as of the last look.
    public func file(of id: ContactID) -> String? { owners[id].map(path) }

    /// Everybody with a card, in the order of the files.
    var contacts: [ContactID] { owners.sorted { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }.map(\.key) }

    // MARK: Inside

    private func path(_ key: FileKey) -> String { folders[key.folder] + "/" + key.name }

    private mutating func look(at keys: [FileKey]) -> Changes {
        var touched: Set<ContactID> = []
        var read: [ContactID: [FileKey: Contact]] = [:]
        var changes = Changes()
        for key in keys {
            let path = path(key)
            let stamp = CardFile.stamp(of: path)
            if let stamp, files[key]?.stamp == stamp { continue }
            for id in files.removeValue(forKey: key)?.contacts ?? [] {
                disown(id, key)
                touched.insert(id)
            }
            guard let stamp else { continue }
            var file = CardFile(stamp: stamp)
            let (cards, problems) = CardFile.read(path)
            file.problems = problems
            for card in cards {
                let (contact, problems) = Contact.from(card, path: path)
                file.problems += problems
                guard var contact else { continue }
                contact.groups = shared(contact.groups)
                file.contacts.append(contact.id)
                read[contact.id, default: [:]][key] = contact
                own(contact.id, key)
                touched.insert(contact.id)
            }
            changes.problems += file.problems
            files[key] = file
        }
        // In an order that does not depend on hashing, so that the same folder gives the same plan.
        for id in touched.sorted(by: { $0.rawValue < $1.rawValue }) {
            if let key = owners[id], let contact = read[id]?[key] ?? reread(id, key) {
                changes.changed.append(contact)
            } else {
                changes.removed.append(id)
            }
            changes.problems += rivalProblems(id)
        }
        return changes
    }

    private mutating func shared(_ names: [String]) -> [String] {
        if let known = groups[names] { return known }
        // People who put everybody into a group of their own have nothing to share.
        if groups.count < 1000 { groups[names] = names }
        return names
    }

    private func reread(_ id: ContactID, _ key: FileKey) -> Contact? {
        let path = path(key)
        return CardFile.read(path).cards.lazy.compactMap { Contact.from($0, path: path).contact }.first { $0.id == id }
    }

    /// Of several files with one UID the first speaks: in the order of the folders, then of the names.
    private mutating func own(_ id: ContactID, _ key: FileKey) {
        guard let owner = owners[id], owner != key else {
            owners[id] = key
            return
        }
        owners[id] = min(owner, key)
        rivals[id, default: []].insert(max(owner, key))
    }

    private mutating func disown(_ id: ContactID, _ key: FileKey) {
        if owners[id] == key {
            owners[id] = rivals[id]?.min()
            if let heir = owners[id] { rivals[id]?.remove(heir) }
        } else {
            rivals[id]?.remove(key)
        }
        if rivals[id]?.isEmpty == true { rivals[id] = nil }
    }

    private func rivalProblems(_ id: ContactID) -> [CardProblem] {
        guard let owner = owners[id], let others = rivals[id] else { return [] }
        return others.sorted().map {
            CardProblem(
                path($0), "the same UID (\(id)) as in \(path(owner)), which counts; remove one of the two, or give this one a new UID")
        }
    }

    /// A vdir's items: files that end in `.vcf`. Those that begin with a dot are somebody's temporary files.
    private static func isCard(_ name: String) -> Bool {
        name.utf8.count > 4 && name.lowercased().hasSuffix(".vcf") && !name.hasPrefix(".")
    }

    private static func names(in folder: String) -> Result<[String], SystemError> {
        guard let directory = opendir(folder) else {
            return errno == ENOENT ? .success([]) : .failure(SystemError("open the folder"))
        }
        defer { closedir(directory) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if isCard(name) { names.append(name) }
        }
        return errno == 0 ? .success(names) : .failure(SystemError("list the folder"))
    }
}

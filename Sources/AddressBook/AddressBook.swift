import Glibc
import KeepInTouch
import VCard

/// The user's address books: vdirs, folders with one card a file. They belong to the user; this reads them, and changes a card only
/// when asked to.
///
/// It knows which file holds whose card, so that a change is told contact by contact, and only changed files are read again.
package struct AddressBook {
    /// What a look at the folders found.
    package struct Changes {
        /// Contacts whose card is new or may have changed.
        package var changed: [Contact] = []
        /// Contacts whose card is gone.
        package var removed: [ContactID] = []
        /// What is wrong with the files that were read just now.
        package var problems: [CardProblem] = []
    }

    /// The folders' paths; the first is where new cards are written.
    package let folders: [String]
    /// Where the index is to be that spares the next start from reading what did not change; nil: nowhere.
    private let indexPath: String?
    private var isIndexRead = false
    /// Whether the next start would find the index as it should be.
    private var isIndexWhole = true
    /// A file may change again without its stamp showing it while the file system's clock stands still; two seconds are the most
    /// that any does. What was changed so shortly before it is read does not go into the index.
    var restlessSeconds: Int64 = 2
    private(set) var table = FileTable()
    /// What is wrong with files, by their paths.
    private var fileProblems: [String: [CardProblem]] = [:]
    /// Files that have the UID of another one.
    private var rivalProblems: [CardProblem] = []
    private(set) var owners = FileOwners(of: FileTable())

    /// Address books in these folders, not read yet. A folder that does not exist is empty.
    ///
    /// `index` is a file that the first ``rescan()`` uses and brings up to date, so that the next start need not read cards that did
    /// not change. It may be deleted at any time; nil: there is none.
    package init(folders: [String], index: String? = nil) {
        self.folders = folders
        indexPath = index
    }

    /// Looks at every file of every folder, and reads those that are new or not what they were.
    package mutating func rescan() -> Changes {
        var listing = FolderListing()
        var unlisted: Set<Int> = []
        var problems: [CardProblem] = []
        for (index, folder) in folders.enumerated() {
            do {
                try listing.add(folder: index, at: folder)
            } catch {
                problems.append(
                    CardProblem(folder, "\(error); its contacts stay as they were; make it readable, or name another in address_books"))
                unlisted.insert(index)
            }
        }
        listing.sort()
        // Only at the start is nobody in the middle of writing one.
        if !isIndexRead { listing.leftovers.forEach { unlink($0) } }
        let path = isIndexRead ? nil : indexPath
        isIndexRead = true
        let index = path.map { AddressBookIndex(reading: $0, folders: folders) }
        var changes = look(at: listing, index, writing: path) { !unlisted.contains($0) }
        changes.problems.insert(contentsOf: problems, at: 0)
        return changes
    }

    /// Brings the index up to date where it isn't, so that what has changed meanwhile does not make the next start slow.
    ///
    /// For the end: it looks at every file once more, as a start does.
    package func saveIndex() {
        guard let indexPath, !isIndexWhole else { return }
        var next = AddressBook(folders: folders, index: indexPath)
        next.restlessSeconds = restlessSeconds
        _ = next.rescan()
    }

    /// Looks at these files again, by their full paths; others are left alone.
    package mutating func refresh(_ paths: some Sequence<String>) -> Changes {
        var listing = FolderListing()
        for path in Set(paths) {
            guard let slash = path.lastIndex(of: "/"), let folder = folders.firstIndex(of: String(path[..<slash])) else { continue }
            var name = String(path[path.index(after: slash)...])
            name.withUTF8 { listing.add(folder: folder, name: UnsafeRawBufferPointer($0)) }
        }
        listing.sort()
        return look(at: listing) { _ in false }
    }

    /// Everything that is wrong with the files, as they were last read.
    package var problems: [CardProblem] {
        fileProblems.sorted { $0.key < $1.key }.flatMap(\.value) + rivalProblems
    }

    /// The contact's card, read now, and the file it is in; nil where it is gone.
    package func card(of id: ContactID) -> (card: Card, file: String)? {
        guard let path = file(of: id) else { return nil }
        let card = CardFile.cards(at: path).first { Contact.from($0, path: path).contact?.id == id }
        return card.map { ($0, path) }
    }

    /// The file that speaks for a contact, as of the last look.
    package func file(of id: ContactID) -> String? { owners.owner(of: id.rawValue).map(path) }

    // MARK: Inside

    func path(_ file: Int) -> String { path(folder: table.folder(file), name: table.name(file)) }

    private func path(folder: Int, name: some Collection<UInt8>) -> String {
        folders[folder] + "/" + String(decoding: name, as: UTF8.self)
    }

    /// Looks at the files listed. Known files that are not listed are gone from the folders that are listed whole.
    ///
    /// At the start `index` says what the files were when it was written, and contacts come from it instead of from the files.
    private mutating func look(
        at listing: FolderListing, _ index: AddressBookIndex? = nil, writing indexPath: String? = nil, isWhole: (_ folder: Int) -> Bool
    ) -> Changes {
        let known = index?.table ?? table
        let start = Int64(time(nil))
        let steps = known.merged(with: listing)
        var stamps = [CardFile.Stamp?](repeating: nil, count: known.count == 0 ? 0 : listing.files.count)
        for step in steps { if let listed = step.listed, let file = step.known { stamps[listed] = known.stamp(file) } }
        let scan = FolderScan(listing, folders: folders, known: stamps)
        var changes = Changes()
        let sources = scan.records + [index?.records ?? []]
        let isUnchanged = steps.allSatisfy { step in
            if step.known != nil, let listed = step.listed, case .same = scan.outcomes[listed] { true } else { false }
        }
        if isUnchanged, index == nil { return changes }
        let maker = ContactMaker(
            of: steps.compactMap { step in
                switch step.listed.map({ scan.outcomes[$0] }) {
                case .new(let source, let offset, _): (source, offset)
                case .same: index.flatMap { index in step.known.map { (sources.count - 1, index.offsets[$0]) } }
                default: nil
                }
            }, in: sources)
        var new = isUnchanged ? NewTable(keeping: known) : NewTable(replacing: known, by: listing)
        var indexed: [(source: Int, offset: Int)] = []
        var isStale = false
        maker.run {
            for step in steps {
                let outcome = step.listed.map { scan.outcomes[$0] }
                if let index, let file = step.known {
                    if case .same = outcome {
                        let (source, offset) = (sources.count - 1, index.offsets[file])
                        take(sources, source, offset, &new, &changes)
                        indexed.append((source, offset))
                    } else {
                        isStale = true
                    }
                } else if let file = step.known {
                    switch outcome {
                    case .same, .unknown: new.keep(file)
                    case nil where !isWhole(known.folder(file)): new.keep(file)
                    default:
                        new.lose(file)
                        if !fileProblems.isEmpty { fileProblems[path(file)] = nil }
                    }
                }
                if case .new(let source, let offset, let isReadable) = outcome {
                    take(sources, source, offset, &new, &changes)
                    // What can't be read now may be readable at the next start without its stamp showing it.
                    if isReadable, AddressBookIndex.isSettled(new.lastStamp, at: start, after: restlessSeconds) {
                        indexed.append((source, offset))
                        isStale = true
                    }
                }
            }
            if let indexPath, isStale { AddressBookIndex.write(indexed, from: sources, folders: folders, to: indexPath) }
            if new.isSame { return }
            isIndexWhole = index != nil && indexed.count == new.table.count
            table = new.table
            owners = FileOwners(of: table)
        }
        if !new.isSame { tell(new, maker, &changes) }
        return changes
    }

    /// Takes in the record of a file that is new or has changed, and what is wrong with it.
    private mutating func take(
        _ sources: [[UInt8]], _ source: Int, _ offset: Int, _ new: inout NewTable, _ changes: inout Changes
    ) {
        sources[source].withUnsafeBytes { bytes in
            let reader = CardRecordReader(bytes, at: offset)
            guard let record = new.add(reader), !record.problems.isEmpty else { return }
            let file = path(folder: record.folder, name: reader.bytes(record.name))
            let problems = reader.problems(of: record, file: file)
            fileProblems[file] = problems
            changes.problems += problems
        }
    }

    /// Tells whose card is new, changed or gone, by the files that were read and the UIDs that files no longer hold.
    private mutating func tell(_ new: NewTable, _ maker: ContactMaker, _ changes: inout Changes) {
        var read: Set<Int> = []
        if !(owners.rivals.isEmpty && new.lost.isEmpty) { read = Set(new.read) }
        if owners.rivals.isEmpty, maker.counts.values.allSatisfy({ $0 == 0 }) {
            changes.changed = maker.contacts
        } else {
            var contacts = maker.contacts.makeIterator()
            for (place, file) in new.read.enumerated() {
                var told: Set<ContactID> = []
                for _ in 0..<maker.counts[place, default: 1] {
                    guard let contact = contacts.next(), owners.owner(of: contact.id.rawValue) == file,
                        told.insert(contact.id).inserted
                    else { continue }
                    changes.changed.append(contact)
                }
            }
        }
        for id in new.lost.sorted() {
            guard let file = owners.owner(of: id) else {
                changes.removed.append(ContactID(rawValue: id))
                continue
            }
            if !read.contains(file), let contact = reread(id, file) { changes.changed.append(contact) }
        }
        rivalProblems = owners.rivals.map { rival in
            let (other, owner) = (path(rival.file), path(rival.owner))
            let problem = CardProblem(
                other, "the same UID (\(rival.id)) as in \(owner), which counts; remove one of the two, or give this one a new UID")
            if read.contains(rival.file) || read.contains(rival.owner) || new.lost.contains(rival.id) { changes.problems.append(problem) }
            return problem
        }
    }

    private func reread(_ id: String, _ file: Int) -> Contact? {
        let path = path(file)
        return CardFile.cards(at: path).lazy.compactMap { Contact.from($0, path: path).contact }.first { $0.id.rawValue == id }
    }
}

/// The table after a look, and what became different.
private struct NewTable {
    let former: FileTable
    private(set) var table = FileTable()
    /// The files that were read, in the order of their records.
    private(set) var read: [Int] = []
    /// The UIDs of cards that are gone or were read again.
    private(set) var lost: Set<String> = []
    private var hasLost = false
    private var isKept = false

    init(replacing former: FileTable, by listing: FolderListing) {
        self.former = former
        // A file named after its UID takes its name and two bytes.
        let text = listing.names.count + listing.files.count
        table.reserve(files: max(former.count, listing.files.count), text: max(former.textSize, text))
    }

    /// A table that stays as it was in the index; of every file the record is still to be added, in the table's order.
    init(keeping table: FileTable) {
        former = table
        self.table = table
        isKept = true
        read.reserveCapacity(table.count)
    }

    var isSame: Bool { read.isEmpty && !hasLost }

    /// The stamp of the file added last.
    var lastStamp: CardFile.Stamp { table.stamp(table.count - 1) }

    mutating func keep(_ file: Int) { table.append(file, of: former) }

    mutating func lose(_ file: Int) {
        hasLost = true
        lost.formUnion(former.ids(file))
    }

    /// Adds the file of a record; nil where there is no record.
    mutating func add(_ reader: CardRecordReader) -> CardRecord? {
        var reader = reader
        guard let record = reader.record() else { return nil }
        read.append(isKept ? read.count : table.count)
        if isKept { return record }
        table.append(folder: record.folder, name: reader.bytes(record.name), stamp: record.stamp)
        reader.forEachID(of: record) { table.appendID($0) }
        return record
    }
}

extension FileTable {
    /// The files of this table and of a listing in their common order; where both are given they are of one name.
    fileprivate func merged(with listing: FolderListing) -> [(known: Int?, listed: Int?)] {
        var steps: [(known: Int?, listed: Int?)] = []
        steps.reserveCapacity(max(count, listing.files.count))
        var (file, listed) = (0, 0)
        while file < count || listed < listing.files.count {
            let order = file == count ? 1 : listed == listing.files.count ? -1 : compare(file, listing, listed)
            steps.append((order <= 0 ? file : nil, order >= 0 ? listed : nil))
            if order <= 0 { file += 1 }
            if order >= 0 { listed += 1 }
        }
        return steps
    }

    private func compare(_ file: Int, _ listing: FolderListing, _ listed: Int) -> Int {
        let other = Int(listing.files[listed].folder)
        if folder(file) != other { return folder(file) - other }
        return name(file).withUnsafeBufferPointer { left in
            listing.name(listed).withUnsafeBufferPointer { FolderListing.compare(left[...], $0[...]) }
        }
    }
}

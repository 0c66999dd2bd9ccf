import Glibc
import KeepInTouch
import VCard

/// The user's address books: folders with one card per file (vdir). They belong to the user: a card is changed only on request.
///
/// Remembers which file holds whose card, so that only changed files are read again and changes are reported by contact.
package struct AddressBook {
    /// The result of looking at the folders.
    package struct Changes {
        /// Contacts whose card is new or may have changed.
        package var changed: [Contact] = []
        /// Contacts whose card is gone.
        package var removed: [ContactID] = []
        /// What is wrong with the files that were read just now.
        package var problems: [CardProblem] = []
        /// Whether a folder is gone, or on another file system than before: a volume was mounted there, or isn't any more.
        package var isElsewhere = false
    }

    /// The folders' paths; the first is where new cards are written.
    package let folders: [String]
    /// Whose card has which UID.
    package private(set) var identities: Identities
    private var isRead = false
    /// Which folder each was at the last look; nil where there was none.
    private var places: [FolderPlace?] = []

    private struct FolderPlace: Equatable {
        let device: dev_t
        let inode: ino_t

        init?(_ folder: String) {
            var status = stat()
            guard stat(folder, &status) == 0 else { return nil }
            (device, inode) = (status.st_dev, status.st_ino)
        }
    }
    private(set) var table = FileTable()
    /// What is wrong with files, by their paths.
    private var fileProblems: [ExactText: [CardProblem]] = [:]
    /// Whose cards are left out, and group cards, by their files' paths.
    private var asides: [ExactText: CardAsides] = [:]
    private(set) var memberships = Memberships()
    /// The files whose UID another file has, too.
    private var rivalProblems: [CardProblem] = []
    private(set) var owners = FileOwners(of: FileTable()) { _, _ in nil }

    /// The address books in these folders, not yet read. A folder that does not exist counts as empty.
    package init(folders: [String], by identities: Identities = Identities()) {
        self.folders = folders
        self.identities = identities
    }

    /// Checks every file of every folder, and reads the new and the changed ones.
    package mutating func rescan() -> Changes { rescan(rereading: []) }

    /// The same, and reads the cards of which it is known now whose they are.
    package mutating func rescan(following new: Identities) -> Changes {
        let contacts = new.differences(from: identities)
        identities = new
        return rescan(rereading: contacts)
    }

    private mutating func rescan(rereading contacts: Set<ContactID>) -> Changes {
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
        // Only at the start: later one may be in use.
        if !isRead { listing.leftovers.forEach { unlink($0) } }
        isRead = true
        let hasMoved = folders.indices.contains { folder in
            isElsewhere(folder, isEmpty: !listing.files.contains { $0.folder == folder })
        }
        places = folders.map { FolderPlace($0) }
        var changes = look(at: listing, rereading: contacts) { !unlisted.contains($0) }
        changes.isElsewhere = hasMoved
        changes.problems.insert(contentsOf: problems, at: 0)
        return changes
    }

    /// Whether a folder that was there at the last look is gone, or is another one.
    package var isElsewhere: Bool { folders.indices.contains { isElsewhere($0, isEmpty: true) } }

    /// Whether a folder that was there at the last look is gone, on another file system, or another one that is empty, as after a link
    /// was removed.
    private func isElsewhere(_ folder: Int, isEmpty: Bool) -> Bool {
        guard places.indices.contains(folder), let former = places[folder] else { return false }
        guard let place = FolderPlace(folders[folder]) else { return true }
        return place.device != former.device || isEmpty && place != former
    }

    /// Checks only these files, given by their full paths, and reads the new and the changed ones.
    package mutating func refresh(_ paths: some Sequence<String>) -> Changes {
        var listing = FolderListing()
        for path in Set(paths.map(ExactText.init)).map(\.text) {
            guard let slash = path.lastIndex(of: "/"), let folder = folders.firstIndex(of: String(path[..<slash])) else { continue }
            var name = String(path[path.index(after: slash)...])
            name.withUTF8 { listing.add(folder: folder, name: UnsafeRawBufferPointer($0)) }
        }
        listing.sort()
        return look(at: listing) { _ in false }
    }

    /// All problems of the files as they were last read.
    package var problems: [CardProblem] {
        fileProblems.sorted { $0.key.text < $1.key.text }.flatMap(\.value) + rivalProblems
    }

    /// Whose own card is there again beside another's that was taken for theirs, under another name: they are two.
    package var wronglyCarried: [Carrying] {
        owners.rivals.compactMap { rival in
            guard identities.isCarried(ContactID(rawValue: rival.id)), !isJoined(rival) else { return nil }
            let cards = [rival.owner, rival.file].compactMap { card(of: rival.id, at: path($0)) }
            guard cards.count == 2, let other = cards.first(where: { isCarried($0, to: rival.id) }),
                let own = cards.first(where: { $0.uid.map(ContactID.init(rawValue:)) == ContactID(rawValue: rival.id) }),
                other.displayName.folded != own.displayName.folded, let uid = other.uid
            else { return nil }
            return Carrying(ContactID(rawValue: rival.id), to: ContactID(rawValue: uid))
        }
    }

    /// Whether a card is a contact's whose first UID was another.
    private func isCarried(_ card: Card, to id: String) -> Bool {
        card.uid.map { ContactID(rawValue: $0) != ContactID(rawValue: id) } ?? false
    }

    /// The cards that are nobody's to keep in touch with.
    package var leftOut: [LeftOutCard] { asides.sorted { $0.key.text < $1.key.text }.flatMap(\.value.leftOut) }

    /// Reads the contact's card; nil if it is gone.
    package func card(of id: ContactID) -> (card: Card, file: String)? {
        guard let path = file(of: id) else { return nil }
        return card(of: id.rawValue, at: path).map { ($0, path) }
    }

    /// The file with the contact's card, as of the last look.
    package func file(of id: ContactID) -> String? { owners.owner(of: id.rawValue).map(path) }

    /// Folders in a folder that has no cards itself, and how many cards each has; at most ``collectionBound``.
    package static func collections(in folder: String) -> [(name: String, cards: Int)] {
        var listing = FolderListing()
        guard (try? listing.add(folder: 0, at: folder)) != nil, listing.files.isEmpty, let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory), names.count < collectionBound {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if !name.hasPrefix("."), entry.pointee.d_type == UInt8(DT_DIR) || entry.pointee.d_type == UInt8(DT_LNK) { names.append(name) }
        }
        return names.sorted().compactMap { name in
            var inside = FolderListing()
            guard (try? inside.add(folder: 0, at: folder + "/" + name)) != nil, !inside.files.isEmpty else { return nil }
            return (name, inside.files.count)
        }
    }

    private static let collectionBound = 20

    // MARK: Inside

    func path(_ file: Int) -> String { path(folder: table.folder(file), name: table.name(file)) }

    private func path(folder: Int, name: some Collection<UInt8>) -> String {
        folders[folder] + "/" + String(decoding: name, as: UTF8.self)
    }

    /// Looks at the listed files. A known file that is not listed is gone, if its folder was listed completely.
    private mutating func look(
        at listing: FolderListing, rereading contacts: Set<ContactID> = [], isWhole: (_ folder: Int) -> Bool
    ) -> Changes {
        let steps = table.merged(with: listing)
        var stamps = [CardFile.Stamp?](repeating: nil, count: table.count == 0 ? 0 : listing.files.count)
        for step in steps {
            guard let listed = step.listed, let file = step.known else { continue }
            let isWanted = !contacts.isEmpty && table.ids(file).contains { contacts.contains(ContactID(rawValue: $0)) }
            stamps[listed] = isWanted ? nil : table.stamp(file)
        }
        let scan = FolderScan(listing, folders: folders, known: stamps, by: identities)
        var changes = Changes()
        let isUnchanged = steps.allSatisfy { step in
            if step.known != nil, let listed = step.listed, case .same = scan.outcomes[listed] { true } else { false }
        }
        if isUnchanged { return changes }
        var new = NewTable(replacing: table, by: listing)
        for step in steps {
            let outcome = step.listed.map { scan.outcomes[$0] }
            if let file = step.known {
                switch outcome {
                case .same, .unknown: new.keep(file)
                case nil where !isWhole(table.folder(file)): new.keep(file)
                default:
                    new.lose(file)
                    if !fileProblems.isEmpty { fileProblems[ExactText(path(file))] = nil }
                    if !asides.isEmpty { asides[ExactText(path(file))] = nil }
                }
            }
            guard case .read(let reader, let place) = outcome, let listed = step.listed else { continue }
            let (_, stamp, contacts, problems) = scan.finds[reader].files[place]
            let (folder, name) = (Int(listing.files[listed].folder), listing.name(listed))
            new.add(folder: folder, name: name, stamp, reader, contacts, of: scan.finds[reader].contacts)
            if let found = scan.finds[reader].asides[listed] { asides[ExactText(path(folder: folder, name: name))] = found }
            if problems.isEmpty { continue }
            fileProblems[ExactText(path(folder: folder, name: name))] = Array(scan.finds[reader].problems[problems])
            changes.problems += scan.finds[reader].problems[problems]
        }
        if new.isSame { return changes }
        table = new.table
        owners = FileOwners(of: table, precedence: precedence(of:in:))
        tell(new, scan.finds.map(\.contacts), &changes)
        joinCards(&changes)
        joinGroups(&changes)
        return changes
    }

    /// Reports whose card is new, changed or gone.
    private mutating func tell(_ new: NewTable, _ packed: [PackedContacts], _ changes: inout Changes) {
        var packed = packed
        PackedContacts.share(&packed)
        changes.changed.reserveCapacity(packed.reduce(0) { $0 + $1.count })
        var told: Set<ContactID> = []
        for (file, reader, contacts) in new.read {
            for place in contacts {
                // Skip cards that do not count: another file has the UID, or an earlier card in this file.
                if owners.rivals.isEmpty, contacts.count == 1 {
                    changes.changed.append(packed[reader].contact(place))
                } else if packed[reader].withID(place, owners.owner) == file {
                    let contact = packed[reader].contact(place)
                    if told.insert(contact.id).inserted { changes.changed.append(contact) }
                }
            }
        }
        let read: Set<Int> = owners.rivals.isEmpty && new.lost.isEmpty ? [] : Set(new.read.map(\.file))
        for id in new.lost.map(\.text).sorted() {
            guard let file = owners.owner(of: id) else {
                changes.removed.append(ContactID(rawValue: id))
                continue
            }
            if !read.contains(file), let contact = reread(id, file) { changes.changed.append(contact) }
        }
        rivalProblems = owners.rivals.filter { !isJoined($0) }.map { rival in
            let problem = CardProblem(path(rival.file), remedy(rival))
            let isNew = read.contains(rival.file) || read.contains(rival.owner) || new.lost.contains(ExactText(rival.id))
            if isNew { changes.problems.append(problem) }
            return problem
        }
    }

    /// What to do about a file whose UID the file that counts has, too.
    private func remedy(_ rival: (id: String, owner: Int, file: Int)) -> String {
        let owner = path(rival.owner)
        if identities.isCarried(ContactID(rawValue: rival.id)), let card = card(of: rival.id, at: path(rival.file)),
            isCarried(card, to: rival.id)
        {
            return "taken for another card of the same person as \(owner), which counts; if it is somebody else's, give it another name"
        }
        return table.isConflictCopy(rival.file)
            ? "a copy that a synchroniser left on a conflict; \(owner) counts: look at both, and remove this one"
            : "the same UID (\(rival.id)) as in \(owner), which counts; remove one of the two, or give this one a new UID"
    }

    /// Whether a person has merged these two cards, which are in two address books and stay as they are.
    private func isJoined(_ rival: (id: String, owner: Int, file: Int)) -> Bool {
        identities.isJoined(ContactID(rawValue: rival.id)) && table.folder(rival.owner) != table.folder(rival.file)
    }

    /// Adds to contacts what their cards in other address books say.
    private mutating func joinCards(_ changes: inout Changes) {
        for rival in owners.rivals where isJoined(rival) {
            guard let contact = reread(rival.id, rival.owner), let other = reread(rival.id, rival.file) else { continue }
            let index = changes.changed.firstIndex { $0.id == contact.id }
            let joined = (index.map { changes.changed[$0] } ?? contact).adding(other)
            if let index { changes.changed[index] = joined } else { changes.changed.append(joined) }
        }
    }

    /// A contact's cards in other address books than the one that counts.
    package func otherCards(of id: ContactID) -> [Card] {
        owners.rivals.filter { $0.id == id.rawValue && isJoined($0) }.compactMap { card(of: $0.id, at: path($0.file)) }
    }

    /// Adds the groups that group cards put the changed contacts into, and those whose groups have changed by that.
    private mutating func joinGroups(_ changes: inout Changes) {
        let former = memberships
        memberships = Memberships(asides.values, by: identities)
        if memberships.isEmpty, former.isEmpty { return }
        for index in changes.changed.indices { changes.changed[index] = memberships.adding(to: changes.changed[index]) }
        let told = Set(changes.changed.map(\.id))
        for id in memberships.differences(from: former) where !told.contains(id) {
            guard let file = owners.owner(of: id.rawValue), let contact = reread(id.rawValue, file) else { continue }
            changes.changed.append(memberships.adding(to: contact))
        }
    }

    /// What decides which of several cards of a contact counts: the greater one does. It is REV, as digits that can be compared, since
    /// programs write it with and without dashes and colons; but where a person has merged two address books' cards it is whether the UID
    /// is the contact's own.
    private func precedence(of id: String, in file: Int) -> String? {
        guard let card = card(of: id, at: path(file)) else { return nil }
        if identities.isJoined(ContactID(rawValue: id)) { return isCarried(card, to: id) ? "0" : "1" }
        return card.first("REV").map { String($0.text.filter(\.isNumber).prefix(14)) }
    }

    private func card(of id: String, at path: String) -> Card? {
        CardFile.cards(at: path).first { Contact.from($0, path: path, by: identities).contact?.id == ContactID(rawValue: id) }
    }

    private func reread(_ id: String, _ file: Int) -> Contact? {
        let path = path(file)
        return CardFile.cards(at: path).lazy.compactMap { Contact.from($0, path: path, by: identities).contact }
            .first { $0.id == ContactID(rawValue: id) }
    }
}

/// The new table of files, and the differences from the former one.
private struct NewTable {
    let former: FileTable
    private(set) var table = FileTable()
    /// The files that were read, and the places of their contacts.
    private(set) var read: [(file: Int, reader: Int, contacts: Range<Int>)] = []
    /// The UIDs in files that are gone or were read again.
    private(set) var lost: Set<ExactText> = []
    private var hasLost = false

    init(replacing former: FileTable, by listing: FolderListing) {
        self.former = former
        // Enough if every file is named after its UID.
        let text = listing.names.count + listing.files.count
        table.reserve(files: max(former.count, listing.files.count), text: max(former.textSize, text))
    }

    var isSame: Bool { read.isEmpty && !hasLost }

    mutating func keep(_ file: Int) { table.append(file, of: former) }

    mutating func lose(_ file: Int) {
        hasLost = true
        lost.formUnion(former.ids(file).map(ExactText.init))
    }

    /// Adds a file that was read.
    mutating func add(
        folder: Int, name: ArraySlice<UInt8>, _ stamp: CardFile.Stamp, _ reader: Int, _ contacts: Range<Int>, of packed: PackedContacts
    ) {
        read.append((table.count, reader, contacts))
        name.withUnsafeBytes { table.append(folder: folder, name: $0, stamp: stamp) }
        for place in contacts { packed.withID(place) { table.appendID($0) } }
    }
}

extension FileTable {
    /// Merges the files of this table and of a listing, in their order. A step with both means that they have the same name.
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

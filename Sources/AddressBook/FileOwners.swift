/// The file that counts for each UID: of several that have it the one that is no copy of a conflict, then the one whose card has
/// precedence, as by a newer REV, then the one that is named after the UID, then the first by name, without the ending.
///
/// Made anew after every change, which takes a few milliseconds for a hundred thousand files, and about twenty bytes a contact.
struct FileOwners {
    /// The files with a UID that an earlier file, the owner, has.
    private(set) var rivals: [(id: String, owner: Int, file: Int)] = []
    private let table: FileTable
    /// A hash table of UIDs with open addressing.
    private var slots: [Slot]
    private let mask: Int

    /// Which UID: a file may have many.
    private struct Slot {
        /// The file's number plus 1, or 0.
        var file: UInt32 = 0
        /// The UID's place in the table.
        var place: UInt32 = 0
    }

    /// `precedence` is that of the card with a UID in a file; it is asked for only where several files have one UID.
    init(of table: FileTable, precedence: (_ id: String, _ file: Int) -> String?) {
        self.table = table
        var ids = 0
        for file in 0..<table.count { table.forEachID(file) { _ in ids += 1 } }
        var capacity = 16
        while capacity < ids * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = [Slot](repeating: Slot(), count: capacity)
        for file in 0..<table.count {
            var found: [(id: String, owner: Int, file: Int)] = []
            table.forEachIDAndPlace(file) { id, place in
                let slot = slot(of: id)
                let new = Slot(file: UInt32(file + 1), place: place)
                if slots[slot].file == 0 {
                    slots[slot] = new
                } else if slots[slot].file != new.file {
                    let (id, owner) = (String(decoding: id, as: UTF8.self), Int(slots[slot].file) - 1)
                    let isBetter = table.isBetter(file, than: owner, for: id) { precedence(id, $0) }
                    if isBetter { slots[slot] = new }
                    found.append(isBetter ? (id, file, owner) : (id, owner, file))
                }
            }
            rivals += found
        }
        settle()
    }

    /// With a third file, what counted at first may not count after all.
    private mutating func settle() {
        for index in rivals.indices { if let owner = owner(of: rivals[index].id) { rivals[index].owner = owner } }
    }

    /// The file that counts for this UID.
    func owner(of id: UnsafeRawBufferPointer) -> Int? {
        let file = slots[slot(of: id)].file
        return file == 0 ? nil : Int(file) - 1
    }

    func owner(of id: String) -> Int? {
        var id = id
        return id.withUTF8 { owner(of: UnsafeRawBufferPointer($0)) }
    }

    /// The slot of this UID, or the empty slot where it would go.
    private func slot(of id: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: id)
        var slot = hasher.finalize() & mask
        while slots[slot].file != 0 {
            let isIt = table.withID(at: slots[slot].place, of: Int(slots[slot].file) - 1) { other, _ in
                other.count == id.count && other.elementsEqual(id)
            }
            if isIt { break }
            slot = (slot + 1) & mask
        }
        return slot
    }
}

extension FileTable {
    /// Whether a file's card counts rather than that of another with the same UID.
    fileprivate func isBetter(_ file: Int, than other: Int, for id: String, _ precedence: (Int) -> String?) -> Bool {
        let (isCopy, isOtherCopy) = (isConflictCopy(file), isConflictCopy(other))
        if isCopy != isOtherCopy { return isOtherCopy }
        let (own, others) = (precedence(file) ?? "", precedence(other) ?? "")
        if own != others { return own > others }
        if folder(file) != folder(other) { return folder(file) < folder(other) }
        // Programs name copies after the original, "ada (1).vcf", "ada - Copy.vcf", and without the ending that sorts after it.
        let (stem, otherStem) = (stem(file), stem(other))
        if stem == id.lowercased() || otherStem == id.lowercased() { return stem == id.lowercased() }
        return stem < otherStem
    }

    func isConflictCopy(_ file: Int) -> Bool { ConflictCopy.isNamed(stem(file)) }

    /// The file's name without its ending, in small letters.
    private func stem(_ file: Int) -> String {
        let name = String(decoding: name(file), as: UTF8.self).lowercased()
        return name.hasSuffix(".vcf") ? String(name.dropLast(4)) : name
    }
}

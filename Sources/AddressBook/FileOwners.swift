/// The file that counts for each UID: the first in the table that has it.
///
/// Made anew after every change, which takes a few milliseconds for a hundred thousand files, and about ten bytes a contact.
struct FileOwners {
    /// The files with a UID that an earlier file, the owner, has.
    private(set) var rivals: [(id: String, owner: Int, file: Int)] = []
    private let table: FileTable
    /// A hash table of UIDs with open addressing: the file's number plus 1, or 0.
    private var slots: [UInt32]
    private let mask: Int

    init(of table: FileTable) {
        self.table = table
        var ids = 0
        for file in 0..<table.count { table.forEachID(file) { _ in ids += 1 } }
        var capacity = 16
        while capacity < ids * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = [UInt32](repeating: 0, count: capacity)
        for file in 0..<table.count {
            var found: [(id: String, owner: Int, file: Int)] = []
            table.forEachID(file) { id in
                let slot = slot(of: id)
                if slots[slot] == 0 {
                    slots[slot] = UInt32(file + 1)
                } else if Int(slots[slot]) != file + 1 {
                    found.append((String(decoding: id, as: UTF8.self), Int(slots[slot]) - 1, file))
                }
            }
            rivals += found
        }
    }

    /// The file that counts for this UID.
    func owner(of id: UnsafeRawBufferPointer) -> Int? {
        let file = slots[slot(of: id)]
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
        while slots[slot] != 0 {
            var isIt = false
            table.forEachID(Int(slots[slot]) - 1) { other in
                isIt = isIt || other.count == id.count && other.elementsEqual(id)
            }
            if isIt { break }
            slot = (slot + 1) & mask
        }
        return slot
    }
}

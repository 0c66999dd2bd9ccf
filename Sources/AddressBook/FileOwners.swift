/// Which file speaks for a contact: of several with its UID the first, in the order of the table.
///
/// Made anew after every change, in a few milliseconds for a hundred thousand files; it takes about ten bytes a contact.
struct FileOwners {
    /// The files that have a UID of an earlier one, by that one.
    private(set) var rivals: [(id: String, owner: Int, file: Int)] = []
    private let table: FileTable
    /// Open addressing: a file's number and 1 at the place that its UID's hash says, or behind it.
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

    /// The file that speaks for this UID.
    func owner(of id: UnsafeRawBufferPointer) -> Int? {
        let file = slots[slot(of: id)]
        return file == 0 ? nil : Int(file) - 1
    }

    func owner(of id: String) -> Int? {
        var id = id
        return id.withUTF8 { owner(of: UnsafeRawBufferPointer($0)) }
    }

    /// The place of this UID, or the empty one where it belongs.
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

import Glibc

/// The useless files that a daemon leaves when it is killed during a change: a temporary file of a card, and an empty file in the
/// trash that reserved a name, or says something of a card that never came there.
enum Leftovers {
    /// Whether it is the name of a temporary file of ``CardFile``: a UUID in lower case, and `.tmp`.
    static func isOurs(_ name: UnsafeRawBufferPointer) -> Bool {
        name.count == 40 && name.suffix(4).elementsEqual(".tmp".utf8)
            && name.prefix(36).enumerated().allSatisfy { place, byte in
                switch place {
                case 8, 13, 18, 23: byte == UInt8(ascii: "-")
                default: (UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte) || (UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte)
                }
            }
    }

    /// Removes these files from the trash, as far as possible: they do no harm.
    static func remove(fromTrash folder: String) {
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        let nameAt = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        while let entry = readdir(directory) {
            let start = UnsafeRawPointer(entry) + nameAt
            let name = UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self)))
            let path = folder + "/" + String(decoding: name, as: UTF8.self)
            if isOurs(name) || FolderListing.isCard(name) && CardFile.stamp(of: path)?.size == 0 { unlink(path) }
            if let card = AddressBook.card(ofNote: path), CardFile.stamp(of: card)?.size ?? 0 == 0 { unlink(path) }
        }
    }
}

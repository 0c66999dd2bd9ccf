import Glibc

/// Which files the address books have, what each was when it was read, and whose cards are in it: about a hundred bytes a file,
/// in two blocks of memory, because there may be a hundred thousand of them.
///
/// The files are in the order of the folders, then of the names' bytes.
struct FileTable {
    private struct Row {
        var stamp: CardFile.Stamp
        /// Where its text begins, which ends where the next one's begins.
        var start: UInt32
        var folder: UInt32
        var nameLength: UInt8
    }

    private var rows: [Row] = []
    /// Of each file its name, then each UID: two bytes that say how long it is, and its bytes. Files are mostly named after the UID,
    /// so that its end may be left out where it is the name without `.vcf`.
    private var text: [UInt8] = []
    private static let endsLikeName: UInt16 = 0x8000

    /// The number of files.
    var count: Int { rows.count }

    mutating func reserve(files: Int, text bytes: Int) {
        rows.reserveCapacity(files)
        text.reserveCapacity(bytes)
    }

    /// The number of bytes of all names and UIDs.
    var textSize: Int { text.count }

    func stamp(_ file: Int) -> CardFile.Stamp { rows[file].stamp }

    func folder(_ file: Int) -> Int { Int(rows[file].folder) }

    func name(_ file: Int) -> ArraySlice<UInt8> {
        let start = Int(rows[file].start)
        return text[start..<start + Int(rows[file].nameLength)]
    }

    /// Whether every file is behind the one before it, as it must be; a table made of what was read from disk may not be.
    var isSorted: Bool {
        (1..<max(1, count)).allSatisfy { file in
            if folder(file - 1) != folder(file) { return folder(file - 1) < folder(file) }
            return name(file - 1).lexicographicallyPrecedes(name(file))
        }
    }

    /// Adds a file behind all others.
    mutating func append(folder: Int, name: UnsafeRawBufferPointer, stamp: CardFile.Stamp) {
        rows.append(
            Row(stamp: stamp, start: UInt32(text.count), folder: UInt32(folder), nameLength: UInt8(clamping: name.count)))
        text.append(contentsOf: UnsafeRawBufferPointer(rebasing: name.prefix(Int(UInt8.max))))
    }

    /// Says that the file added last holds this contact's card.
    mutating func appendID(_ id: UnsafeRawBufferPointer) {
        guard let row = rows.last else { return }
        // No slice of the text may be alive where the text grows: all of it would be copied.
        let stem = Int(row.start)..<Int(row.start) + max(0, Int(row.nameLength) - 4)
        let isAlike = text.withUnsafeBytes { text in
            guard id.count >= stem.count, let name = text.baseAddress, let id = id.baseAddress.map({ $0 + id.count }) else { return false }
            return memcmp(name + stem.lowerBound, id - stem.count, stem.count) == 0
        }
        let own = UnsafeRawBufferPointer(rebasing: id.prefix(min(id.count - (isAlike ? stem.count : 0), CardFile.maximumIDBytes)))
        let head = UInt16(own.count) | (isAlike ? Self.endsLikeName : 0)
        text.append(UInt8(head >> 8))
        text.append(UInt8(truncatingIfNeeded: head))
        text.append(contentsOf: own)
    }

    /// Adds a file of another table behind all others, as it is there.
    mutating func append(_ file: Int, of other: FileTable) {
        var row = other.rows[file]
        let range = Int(row.start)..<other.end(of: file)
        row.start = UInt32(text.count)
        rows.append(row)
        text.append(contentsOf: other.text[range])
    }

    /// The UIDs of a file's cards, one after the other, as bytes that hold during the call.
    func forEachID(_ file: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        let row = rows[file]
        let stem = Int(row.start)..<Int(row.start) + max(0, Int(row.nameLength) - 4)
        var offset = Int(row.start) + Int(row.nameLength)
        let end = end(of: file)
        text.withUnsafeBytes { text in
            while offset + 2 <= end {
                let head = UInt16(text[offset]) << 8 | UInt16(text[offset + 1])
                let own = offset + 2..<offset + 2 + Int(head & ~Self.endsLikeName)
                offset = own.upperBound
                if head & Self.endsLikeName == 0 {
                    body(UnsafeRawBufferPointer(rebasing: text[own]))
                } else if own.isEmpty {
                    body(UnsafeRawBufferPointer(rebasing: text[stem]))
                } else {
                    withUnsafeTemporaryAllocation(byteCount: own.count + stem.count, alignment: 1) { whole in
                        whole.copyBytes(from: text[own])
                        UnsafeMutableRawBufferPointer(rebasing: whole[own.count...]).copyBytes(from: text[stem])
                        body(UnsafeRawBufferPointer(whole))
                    }
                }
            }
        }
    }

    /// The UIDs of a file's cards.
    func ids(_ file: Int) -> [String] {
        var ids: [String] = []
        forEachID(file) { ids.append(String(decoding: $0, as: UTF8.self)) }
        return ids
    }

    private func end(of file: Int) -> Int { file + 1 < rows.count ? Int(rows[file + 1].start) : text.count }
}

import Glibc

/// The files of the address books, with the stamp and the UIDs of each. It takes about a hundred bytes a file, in two blocks of
/// memory, because there may be a hundred thousand files.
///
/// The files are sorted by folder, then by the bytes of their names.
struct FileTable {
    private struct Row {
        var stamp: CardFile.Stamp
        /// Where its part of ``text`` begins. It ends where that of the next file begins.
        var start: UInt32
        var folder: UInt32
        var nameLength: UInt8
    }

    private var rows: [Row] = []
    /// For each file: its name, then each UID as its length in two bytes and its bytes. Most files are named after the UID, so the
    /// end of a UID is left out where it equals the name without `.vcf`.
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

    /// Adds a file at the end.
    mutating func append(folder: Int, name: UnsafeRawBufferPointer, stamp: CardFile.Stamp) {
        rows.append(
            Row(stamp: stamp, start: UInt32(text.count), folder: UInt32(folder), nameLength: UInt8(clamping: name.count)))
        text.append(contentsOf: UnsafeRawBufferPointer(rebasing: name.prefix(Int(UInt8.max))))
    }

    /// Adds a UID to the file added last.
    mutating func appendID(_ id: UnsafeRawBufferPointer) {
        guard let row = rows.last else { return }
        // Release the text before it grows: otherwise all of it would be copied.
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

    /// Adds a file of another table at the end.
    mutating func append(_ file: Int, of other: FileTable) {
        var row = other.rows[file]
        let range = Int(row.start)..<other.end(of: file)
        row.start = UInt32(text.count)
        rows.append(row)
        text.append(contentsOf: other.text[range])
    }

    /// Calls `body` with the bytes of each UID of a file, which are valid during the call.
    func forEachID(_ file: Int, _ body: (UnsafeRawBufferPointer) -> Void) { forEachIDAndPlace(file) { id, _ in body(id) } }

    /// The same, and with the place of each, for ``withID(at:of:_:)``.
    func forEachIDAndPlace(_ file: Int, _ body: (_ id: UnsafeRawBufferPointer, _ place: UInt32) -> Void) {
        var offset = Int(rows[file].start) + Int(rows[file].nameLength)
        let end = end(of: file)
        while offset + 2 <= end {
            let place = UInt32(offset)
            offset = withID(at: place, of: file) { id, next in
                body(id, place)
                return next
            }
        }
    }

    /// Calls `body` with the bytes of the UID of a file that is at this place, which are valid during the call, and the place after it.
    func withID<Result>(at place: UInt32, of file: Int, _ body: (_ id: UnsafeRawBufferPointer, _ next: Int) -> Result) -> Result {
        let (offset, row) = (Int(place), rows[file])
        return text.withUnsafeBytes { text in
            let head = UInt16(text[offset]) << 8 | UInt16(text[offset + 1])
            let own = offset + 2..<offset + 2 + Int(head & ~Self.endsLikeName)
            if head & Self.endsLikeName == 0 { return body(UnsafeRawBufferPointer(rebasing: text[own]), own.upperBound) }
            let stem = Int(row.start)..<Int(row.start) + max(0, Int(row.nameLength) - 4)
            if own.isEmpty { return body(UnsafeRawBufferPointer(rebasing: text[stem]), own.upperBound) }
            return withUnsafeTemporaryAllocation(byteCount: own.count + stem.count, alignment: 1) { whole in
                whole.copyBytes(from: text[own])
                UnsafeMutableRawBufferPointer(rebasing: whole[own.count...]).copyBytes(from: text[stem])
                return body(UnsafeRawBufferPointer(whole), own.upperBound)
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

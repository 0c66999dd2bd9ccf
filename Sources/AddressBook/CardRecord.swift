import KeepInTouch

/// What was read from one file, as bytes: its name and stamp, the contacts its cards describe, and what is wrong with them.
///
/// Readers leave these behind, the index keeps them, and contacts are made from them alone: so one from the index is the one that
/// the file would give, and what reading leaves behind does not lie between the contacts in memory.
struct CardRecord {
    var folder: Int
    var stamp: CardFile.Stamp
    /// Where the name is in the bytes.
    var name: Range<Int>
    /// Where the contacts are.
    var contacts: Range<Int>
    /// Where the problems are.
    var problems: Range<Int>

    /// Appends the record of a file, and returns its offset.
    static func write(
        folder: Int, stamp: CardFile.Stamp, name: some Collection<UInt8>, contacts: [Contact], problems: [CardProblem] = [],
        to bytes: inout [UInt8]
    ) {
        let start = bytes.count
        bytes.append(integer: UInt32(0))
        bytes.append(integer: UInt32(folder))
        bytes.append(integer: stamp.inode)
        bytes.append(integer: stamp.size)
        bytes.append(integer: stamp.modified)
        bytes.append(integer: stamp.changed)
        bytes.append(counted: name)
        bytes.appendCounted { for contact in contacts { $0.append(contact) } }
        bytes.appendCounted {
            for problem in problems {
                $0.append(integer: UInt32(clamping: problem.line ?? 0))
                $0.append(counted: problem.message.utf8)
            }
        }
        bytes.put(UInt32(bytes.count - start), at: start)
    }
}

// What is kept of a contact, in the order in which ``CardRecordReader/contact(_:)`` reads it. Whoever changes one of the two
// changes the other, and the version in `AddressBookIndex.magic`.
extension [UInt8] {
    fileprivate mutating func append(_ contact: Contact) {
        appendCounted {
            $0.append(counted: contact.id.rawValue.utf8)
            $0.append(counted: contact.name.utf8)
            $0.append(integer: UInt8(contact.nickname == nil ? 0 : 1))
            $0.append(counted: (contact.nickname ?? "").utf8)
            $0.append(day: contact.birthday)
            $0.append(day: contact.anniversary)
            $0.appendCounted { for group in contact.groups { $0.append(counted: group.utf8) } }
            $0.appendCounted { if let organization = contact.organization { $0.append(counted: organization.utf8) } }
            $0.append(integer: contact.met?.dayNumber ?? .min)
        }
    }
}

/// Reads records; nil wherever the bytes are not what a record has.
struct CardRecordReader {
    private let bytes: UnsafeRawBufferPointer
    private(set) var offset: Int
    private let end: Int

    init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0, end: Int? = nil) {
        self.bytes = bytes
        self.offset = offset
        self.end = end ?? bytes.count
    }

    var isAtEnd: Bool { offset == end }

    mutating func integer<Integer: FixedWidthInteger>(_ type: Integer.Type = Integer.self) -> Integer? {
        let size = MemoryLayout<Integer>.size
        guard end - offset >= size else { return nil }
        defer { offset += size }
        return Integer(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Integer.self))
    }

    mutating func counted() -> Range<Int>? {
        guard let count = integer(UInt32.self), end - offset >= Int(count) else { return nil }
        defer { offset += Int(count) }
        return offset..<offset + Int(count)
    }

    mutating func string() -> String? {
        counted().map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The record here; afterwards the reader is behind it.
    mutating func record() -> CardRecord? {
        let start = offset
        guard let length = integer(UInt32.self), Int(length) >= 4, end - start >= Int(length), let folder = integer(UInt32.self),
            let inode = integer(UInt64.self), let size = integer(UInt32.self), let modified = integer(Int64.self),
            let changed = integer(Int64.self), let name = counted(), let contacts = counted(), let problems = counted(),
            offset == start + Int(length)
        else { return nil }
        return CardRecord(
            folder: Int(folder), stamp: CardFile.Stamp(inode: inode, modified: modified, changed: changed, size: size), name: name,
            contacts: contacts, problems: problems)
    }

    func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[range]) }

    /// The UIDs of a record's contacts, one after the other.
    func forEachID(of record: CardRecord, _ body: (UnsafeRawBufferPointer) -> Void) {
        var contacts = CardRecordReader(bytes, at: record.contacts.lowerBound, end: record.contacts.upperBound)
        while let id = contacts.id() { body(self.bytes(id)) }
    }

    /// What is wrong with the cards of a record's file, which is named here since the record doesn't know its folder's path.
    func problems(of record: CardRecord, file: String) -> [CardProblem] {
        var fields = CardRecordReader(bytes, at: record.problems.lowerBound, end: record.problems.upperBound)
        var problems: [CardProblem] = []
        while let line = fields.integer(UInt32.self), let message = fields.string() {
            problems.append(CardProblem(file, line: line == 0 ? nil : Int(line), message))
        }
        return problems
    }

    /// The next contact's UID, without the rest, which is passed over.
    private mutating func id() -> Range<Int>? {
        guard let contact = counted() else { return nil }
        var fields = CardRecordReader(bytes, at: contact.lowerBound, end: contact.upperBound)
        return fields.counted()
    }

    /// The next contact.
    mutating func contact(_ shared: inout SharedTexts) -> Contact? {
        guard let contact = counted() else { return nil }
        var fields = CardRecordReader(bytes, at: contact.lowerBound, end: contact.upperBound)
        guard let id = fields.string(), let name = fields.string(), let hasNickname = fields.integer(UInt8.self),
            let nickname = fields.string(), let birthday = fields.integer(UInt32.self), let anniversary = fields.integer(UInt32.self),
            let groups = fields.counted(), let organization = fields.counted(), let met = fields.integer(Int32.self)
        else { return nil }
        return Contact(
            id: ContactID(rawValue: id), name: name, nickname: hasNickname == 0 ? nil : nickname,
            groups: shared.groups.texts(bytes(groups)), birthday: AnnualDay(packed: birthday), anniversary: AnnualDay(packed: anniversary),
            organization: shared.organizations.texts(bytes(organization)).first,
            met: met == .min ? nil : CivilDate(dayNumber: met))
    }
}

/// What many contacts have in common, so that all of them share one copy in memory.
struct SharedTexts {
    var groups = SharedLists()
    var organizations = SharedLists()
}

/// Each list of texts once: of ten thousand contacts most share theirs with many others.
struct SharedLists {
    /// By the bytes' hash. Of those few that share one, the first is known.
    private var known: [Int: (bytes: [UInt8], texts: [String])] = [:]

    /// The texts that these bytes of a record hold.
    mutating func texts(_ bytes: UnsafeRawBufferPointer) -> [String] {
        if bytes.isEmpty { return [] }
        var hasher = Hasher()
        hasher.combine(bytes: bytes)
        let hash = hasher.finalize()
        if let list = known[hash], list.bytes.elementsEqual(bytes) { return list.texts }
        var reader = CardRecordReader(bytes)
        var texts: [String] = []
        while let text = reader.string() { texts.append(text) }
        // People who put everybody into a group of their own have nothing to share.
        if known.count < 1000, known[hash] == nil { known[hash] = (Array(bytes), texts) }
        return texts
    }
}

extension AnnualDay {
    fileprivate init?(packed: UInt32) {
        guard packed != 0 else { return nil }
        let year = Int(Int16(truncatingIfNeeded: packed >> 16))
        self.init(year: year == 0 ? nil : year, month: Int(packed >> 8 & 0xFF), day: Int(packed & 0xFF))
    }
}

extension [UInt8] {
    mutating func append(integer: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: integer.littleEndian) { append(contentsOf: $0) }
    }

    mutating func append(counted part: some Collection<UInt8>) {
        append(integer: UInt32(part.count))
        if part.withContiguousStorageIfAvailable({ append(contentsOf: $0) }) == nil { append(contentsOf: part) }
    }

    /// Appends what `body` appends, with the number of its bytes in front.
    fileprivate mutating func appendCounted(_ body: (inout [UInt8]) -> Void) {
        let start = count
        append(integer: UInt32(0))
        body(&self)
        put(UInt32(count - start - 4), at: start)
    }

    fileprivate mutating func append(day: AnnualDay?) {
        let packed = day.map {
            UInt32(UInt16(truncatingIfNeeded: $0.year ?? 0)) << 16 | UInt32(UInt8(truncatingIfNeeded: $0.month)) << 8
                | UInt32(UInt8(truncatingIfNeeded: $0.day))
        }
        append(integer: packed ?? 0)
    }

    fileprivate mutating func put(_ integer: UInt32, at offset: Int) {
        for byte in 0..<4 { self[offset + byte] = UInt8(truncatingIfNeeded: integer >> (8 * UInt32(byte))) }
    }
}

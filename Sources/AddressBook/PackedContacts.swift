import KeepInTouch

/// The contacts that one reader found, packed into a few blocks of memory until all files are read.
///
/// Parsing a card allocates many short-lived strings. Contacts that are allocated between them would fragment the heap for good.
struct PackedContacts {
    private struct Row {
        var start: Int
        var idLength: UInt16
        var nameLength: UInt16
        /// 0 if it has none.
        var nicknameLength: UInt16
        /// 0 if it has none.
        var otherNamesLength: UInt16
        var groups: Int32
        var organization: Int32
        var birthday: AnnualDay?
        var anniversary: AnnualDay?
        var met: CivilDate?
        var telephones: Telephones
        /// The place in ``deaths``; -1 of the living.
        var death: Int32
        /// The place in ``dates``; -1 where there are none.
        var dates: Int32
    }

    private var rows: [Row] = []
    /// For each contact: the id, the name, the nickname and the other names.
    private var text: [UInt8] = []
    private var groups = DistinctValues<GroupNames>()
    private var organizations = DistinctValues<String?>()
    private var deaths: [String] = []
    private var dates: [[LabelledDay]] = []

    /// Enough for most contacts.
    private static let usualBytes = 120

    var count: Int { rows.count }

    mutating func reserve(_ contacts: Int) {
        rows.reserveCapacity(contacts)
        text.reserveCapacity(contacts * Self.usualBytes)
    }

    mutating func append(_ contact: Contact) {
        let start = text.count
        if let died = contact.died { deaths.append(died) }
        if !contact.dates.isEmpty { dates.append(contact.dates) }
        rows.append(
            Row(
                start: start, idLength: append(contact.id.rawValue), nameLength: append(contact.name),
                nicknameLength: append(contact.nickname ?? ""),
                otherNamesLength: append(contact.otherNames ?? ""), groups: groups.place(of: contact.groupNames),
                organization: organizations.place(of: contact.organization), birthday: contact.birthday,
                anniversary: contact.anniversary, met: contact.met, telephones: contact.telephones,
                death: contact.died == nil ? -1 : Int32(deaths.count - 1),
                dates: contact.dates.isEmpty ? -1 : Int32(dates.count - 1)))
    }

    private mutating func append(_ part: String) -> UInt16 {
        var part = part
        return part.withUTF8 { bytes in
            text.append(contentsOf: bytes)
            // `Contact.from` bounds it to far less.
            return UInt16(clamping: bytes.count)
        }
    }

    /// The bytes of the id of the contact at this place.
    func withID<Result>(_ place: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let row = rows[place]
        return text.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[row.start..<row.start + Int(row.idLength)])) }
    }

    /// The contact at this place.
    func contact(_ place: Int) -> Contact {
        let row = rows[place]
        var end = row.start
        func next(_ length: UInt16) -> String {
            defer { end += Int(length) }
            return String(decoding: text[end..<end + Int(length)], as: UTF8.self)
        }
        return Contact(
            id: ContactID(rawValue: next(row.idLength)), name: next(row.nameLength),
            nickname: row.nicknameLength == 0 ? nil : next(row.nicknameLength),
            otherNames: row.otherNamesLength == 0 ? nil : next(row.otherNamesLength), groupNames: groups.values[Int(row.groups)],
            birthday: row.birthday, anniversary: row.anniversary, dates: row.dates < 0 ? [] : dates[Int(row.dates)],
            telephones: row.telephones, organization: organizations.values[Int(row.organization)], met: row.met,
            died: row.death < 0 ? nil : deaths[Int(row.death)])
    }

    /// Lets the contacts of all readers share one copy of equal groups and organizations.
    static func share(_ all: inout [PackedContacts]) {
        var (groups, organizations) = (Set<GroupNames>(), Set<String?>())
        for index in all.indices {
            all[index].groups.share(&groups)
            all[index].organizations.share(&organizations)
        }
    }
}

/// The distinct values of a property that many contacts share.
private struct DistinctValues<Value: Hashable> {
    private(set) var values: [Value] = []
    private var places: [Value: Int32] = [:]

    mutating func place(of value: Value) -> Int32 {
        if let place = places[value] { return place }
        values.append(value)
        places[value] = Int32(values.count - 1)
        return Int32(values.count - 1)
    }

    /// Replaces each value by the equal one in `known`, if there is one.
    mutating func share(_ known: inout Set<Value>) {
        for index in values.indices { values[index] = known.insert(values[index]).memberAfterInsert }
        places = [:]
    }
}

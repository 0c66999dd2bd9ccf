/// The roster on disk: a digest, so that a start on which nothing is different reads nothing more; the address books; a line for each
/// contact.
extension Roster {
    /// A number that is the same, on every machine, as long as the same contacts are there and their cards say the same.
    package static func digest(of contacts: some Sequence<Contact>) -> UInt64 { contacts.reduce(0) { $0 &+ digest($1) } }

    private static func digest(_ contact: Contact) -> UInt64 {
        var digest = contact.id.rawValue.stableHash
        func add(_ number: UInt64) { digest = (digest ^ number) &* 0x9e37_79b9_7f4a_7c15 }
        func add(_ text: String?) { add(text?.stableHash ?? 0) }
        func add(_ day: AnnualDay?) { add(day.map { UInt64(bitPattern: Int64(($0.year ?? 0) * 400 + $0.month * 32 + $0.day)) } ?? 0) }
        add(contact.name)
        add(contact.nickname)
        add(contact.otherNames)
        add(contact.organization)
        add(contact.died)
        add(UInt64(contact.telephones.ends.x) << 32 | UInt64(contact.telephones.ends.y))
        add(contact.birthday)
        add(contact.anniversary)
        add(UInt64(bitPattern: Int64(contact.met?.dayNumber ?? 0)))
        for group in contact.groupNames.written { add(group) }
        for date in contact.dates {
            add(date.label)
            add(date.day)
        }
        return digest
    }

    /// How long the first line of ``bytes`` is at most.
    package static let headBytes = 32

    /// The digest in the first line of a file; nil: it is none of these.
    package static func digest(inHead bytes: [UInt8]) -> UInt64? {
        bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first.flatMap { UInt64(String(decoding: $0, as: UTF8.self), radix: 16) }
    }

    /// What a field of a line is, but for the first ones: its first letter says so.
    private enum Field: Character {
        case nickname = "n", other = "o", group = "g", anniversary = "a", date = "d", company = "c", met = "m", died = "x", former = "f"
    }

    /// The digest, the address books, and a line for each: the UID, the days on which it came and went, the numbers, the birthday, the
    /// name, and what else the card says, with tabs between them.
    package var bytes: [UInt8] {
        let digest = people.values.reduce(UInt64(0)) { $1.gone == nil ? $0 &+ Self.digest($1.contact) : $0 }
        var bytes = Array((String(digest, radix: 16) + "\n").utf8)
        bytes.reserveCapacity(people.count * 100)
        for folder in folders { bytes += Array("\t\(folder.filter { !$0.isNewline && $0 != "\t" })".utf8) }
        bytes.append(UInt8(ascii: "\n"))
        func append(_ text: String) {
            var text = text
            text.withUTF8 { utf8 in
                if utf8.contains(where: { $0 < 0x20 }) {
                    bytes += utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }
                } else {
                    bytes += utf8
                }
            }
            bytes.append(UInt8(ascii: "\t"))
        }
        func append(_ field: Field, _ text: String?) { if let text { append("\(field.rawValue)\(text)") } }
        for (id, one) in people {
            let contact = one.contact
            append(id.rawValue)
            for day in [one.came, one.gone] { append(day.map { String($0.dayNumber) } ?? "") }
            append(contact.telephones.description)
            append(contact.birthday?.description ?? "")
            append(contact.name)
            append(.nickname, contact.nickname)
            for name in contact.otherNames?.split(separator: "\n") ?? [] { append(.other, String(name)) }
            for group in contact.groupNames.written { append(.group, group) }
            append(.anniversary, contact.anniversary?.description)
            for date in contact.dates { append(.date, "\(date.day) \(date.label)") }
            append(.company, contact.organization)
            append(.met, contact.met?.description)
            append(.died, contact.died)
            append(.former, one.formerName)
            bytes[bytes.count - 1] = UInt8(ascii: "\n")
        }
        return bytes
    }

    /// Reads what ``bytes`` has. Lines and fields that are none are left out.
    package init(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropFirst()
        folders = lines.first?.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) } ?? []
        for line in lines.dropFirst() {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard fields.count >= 6, !fields[0].isEmpty else { continue }
            func day(_ index: Int) -> CivilDate? { Int32(fields[index]).flatMap(CivilDate.init(dayNumber:)) }
            var contact = Contact(id: ContactID(rawValue: fields[0]), name: fields[5], birthday: AnnualDay(fields[4]))
            contact.telephones = Telephones(text: fields[3])
            var presence = Presence(contact: contact, came: day(1), gone: day(2))
            Self.read(fields[6...], into: &presence)
            people[contact.id] = presence
        }
    }

    private static func read(_ fields: ArraySlice<String>, into presence: inout Presence) {
        var (others, groups, dates): ([String], [String], [(label: String, day: AnnualDay)]) = ([], [], [])
        for field in fields {
            // To Swift the letter and an accent that the text begins with are one character.
            let text = String(field.unicodeScalars.dropFirst())
            switch field.unicodeScalars.first.flatMap({ Field(rawValue: Character($0)) }) {
            case .nickname: presence.contact.nickname = text
            case .other: others.append(text)
            case .group: groups.append(text)
            case .anniversary: presence.contact.anniversary = AnnualDay(text)
            case .date:
                let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
                if parts.count == 2, let day = AnnualDay(parts[0]) { dates.append((parts[1], day)) }
            case .company: presence.contact.organization = text
            case .met: presence.contact.met = CivilDate(text)
            case .died: presence.contact.died = text
            case .former: presence.formerName = text
            case nil: break
            }
        }
        presence.contact.otherNames = others.isEmpty ? nil : others.joined(separator: "\n")
        presence.contact.groupNames = GroupNames(groups)
        presence.contact.dates = LabelledDay.all(dates)
    }
}

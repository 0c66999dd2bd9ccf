/// Who was in the address books when they were looked at last, and who has gone since when. By this the same person is recognized whose
/// card has got another UID.
package struct Roster: Equatable, Sendable {
    /// What one contact is recognized by.
    struct Presence: Equatable, Sendable {
        /// The name to show.
        var name: String
        /// As ``Contact/otherNames``.
        var otherNames: String?
        var telephones = Telephones()
        var birthday: AnnualDay?
        /// Nil: the contact was there from the beginning.
        var came: CivilDate?
        /// Nil: it is there.
        var gone: CivilDate?

        init(_ contact: Contact, came: CivilDate?) {
            (name, otherNames, telephones, birthday) = (contact.name, contact.otherNames, contact.telephones, contact.birthday)
            self.came = came
        }

        /// The e-mail addresses, folded.
        var emails: [String] { otherNames?.split(separator: "\n").filter { $0.contains("@") }.map { String($0).folded } ?? [] }
    }

    /// For how many days somebody who has gone is recognized, and somebody who came counts as new.
    private static let patience = 30

    /// More suggestions than that are none.
    private static let alikeBound = 5

    private var people: [ContactID: Presence] = [:]
    /// The address books that they are from.
    package var folders: [String] = []

    /// Nobody was there.
    package init() {}

    package var isEmpty: Bool { people.isEmpty }

    /// Whether somebody else would be recognized by the one than by the other.
    package static func differs(_ former: Contact, _ new: Contact) -> Bool { Presence(former, came: nil) != Presence(new, came: nil) }

    /// How many are there.
    package var presentCount: Int { people.values.count { $0.gone == nil } }

    /// Those who are there.
    package var present: [ContactID] { people.filter { $0.value.gone == nil }.map(\.key) }

    /// The name of somebody who is or was there.
    package func name(of contact: ContactID) -> String? { people[contact]?.name }

    /// Notes who is there now. `today` is nil at the first look of all, at which nobody is new.
    package mutating func note(_ contacts: some Sequence<Contact>, today: CivilDate?) {
        for contact in contacts {
            let known = people[contact.id]
            // Who comes back under the same UID is nobody new.
            people[contact.id] = Presence(contact, came: known == nil ? today : known?.came)
        }
    }

    /// Notes who has gone.
    package mutating func note(gone: some Sequence<ContactID>, today: CivilDate) {
        for contact in gone where people[contact]?.gone == nil { people[contact]?.gone = today }
    }

    /// Notes that the user has removed somebody's card: nobody takes that place by themselves.
    package mutating func note(removed contact: ContactID, today: CivilDate) {
        note(gone: [contact], today: today.adding(days: -Self.patience - 1))
    }

    /// Notes that they have not gone after all.
    package mutating func note(back contacts: some Sequence<ContactID>) { for contact in contacts { people[contact]?.gone = nil } }

    /// Forgets somebody: another contact has the card.
    package mutating func forget(_ contact: ContactID) { people[contact] = nil }

    /// Forgets those who have gone so long ago that they are not recognized any more, but for those of whom something is known.
    package mutating func forgetGone(by today: CivilDate, except isKnown: (ContactID) -> Bool) {
        people = people.filter { id, one in
            one.gone.map { today.days(since: $0) <= Self.patience || isKnown(id) } ?? true
        }
    }

    /// Those of the gone whose cards came back with another UID within 30 days: the same name and a common e-mail address, telephone
    /// number or birthday, or none of these on either side; and there is nobody else on either side for whom that holds.
    package func carryings(on today: CivilDate) -> [Carrying] {
        var gone: [String: [ContactID]] = [:]
        for (id, one) in people {
            if let day = one.gone, today.days(since: day) <= Self.patience { gone[one.name.sortedWords, default: []].append(id) }
        }
        if gone.isEmpty { return [] }
        var new: [String: [ContactID]] = [:]
        for (id, one) in people where one.gone == nil && one.came != nil {
            let name = one.name.sortedWords
            if gone[name] != nil { new[name, default: []].append(id) }
        }
        return gone.flatMap { name, gone -> [Carrying] in
            let pairs = gone.flatMap { old in (new[name] ?? []).filter { isSame(old, $0) }.map { Carrying(old, to: $0) } }
            return pairs.filter { pair in pairs.count { $0.contact == pair.contact || $0.uid == pair.uid } == 1 }
        }.sorted { $0.contact.rawValue < $1.contact.rawValue }
    }

    private func isSame(_ oldID: ContactID, _ newID: ContactID) -> Bool {
        guard let old = people[oldID], let new = people[newID], let gone = old.gone, let came = new.came,
            abs(gone.days(since: came)) <= Self.patience
        else { return false }
        // Father and son may share a name and a telephone.
        if let birthday = old.birthday, birthday.contradicts(new.birthday) { return false }
        // A card without a UID that has been edited.
        if oldID.isWithoutUID, newID.isWithoutUID, gone == came { return true }
        if old.hasNothing, new.hasNothing { return true }
        return old.reachesSame(as: new) || old.birthday != nil && old.birthday == new.birthday
    }

    /// Those who are there and may be somebody who has gone: by the name, an e-mail address or a telephone number, or because they came
    /// when the other went and a part of the name is the same, as after a wedding. At most ``alikeBound``.
    package func alike(_ gone: ContactID) -> [ContactID] {
        guard let old = people[gone] else { return [] }
        let (name, words) = (old.name.sortedWords, Set(old.name.nameWords))
        let found = people.filter { _, one in
            if one.gone != nil { return false }
            if one.name.sortedWords == name || one.reachesSame(as: old) { return true }
            guard let came = one.came, let went = old.gone, abs(went.days(since: came)) <= Self.patience else { return false }
            return one.name.nameWords.contains(where: words.contains)
        }
        return Array(found.keys.sorted { $0.rawValue < $1.rawValue }.prefix(Self.alikeBound))
    }

    /// Somebody who has gone and is named so, by the UID or the whole name.
    package func gone(named text: String) -> [ContactID] {
        let name = text.sortedWords
        return people.filter { id, one in
            one.gone != nil && (id == ContactID(rawValue: text) || !name.isEmpty && one.name.sortedWords == name)
        }.keys.sorted { $0.rawValue < $1.rawValue }
    }
}

extension Roster.Presence {
    fileprivate func reachesSame(as other: Roster.Presence) -> Bool {
        emails.contains(where: other.emails.contains) || telephones.shares(other.telephones)
    }

    fileprivate var hasNothing: Bool { emails.isEmpty && telephones.isEmpty && birthday == nil }
}

extension String {
    /// The folded words of a name in one order: servers turn "Ada Lovelace" into "Lovelace, Ada".
    fileprivate var sortedWords: String { nameWords.sorted().joined(separator: " ") }
}

// MARK: On disk

extension Roster {
    /// A number that is the same, on every machine, as long as the same contacts are there and are recognized by the same.
    package static func digest(of contacts: some Sequence<Contact>) -> UInt64 {
        contacts.reduce(0) { $0 &+ digest($1.id, Presence($1, came: nil)) }
    }

    private static func digest(_ id: ContactID, _ one: Presence) -> UInt64 {
        var digest = id.rawValue.stableHash
        func add(_ number: UInt64) { digest = (digest ^ number) &* 0x9e37_79b9_7f4a_7c15 }
        add(one.name.stableHash)
        add(one.otherNames?.stableHash ?? 0)
        add(UInt64(one.telephones.ends.x) << 32 | UInt64(one.telephones.ends.y))
        if let day = one.birthday { add(UInt64((day.year ?? 0) * 400 + day.month * 32 + day.day)) }
        return digest
    }

    /// How long the first line of ``bytes`` is at most.
    package static let headBytes = 32

    /// The digest in the first line of a file; nil: it is none of these.
    package static func digest(inHead bytes: [UInt8]) -> UInt64? {
        bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first.flatMap { UInt64(String(decoding: $0, as: UTF8.self), radix: 16) }
    }

    /// The digest, the address books, and a line for each: the UID, the days on which it came and went, the numbers, the birthday, the
    /// name and what else names it, with tabs between them.
    package var bytes: [UInt8] {
        let digest = people.reduce(UInt64(0)) { $1.value.gone == nil ? $0 &+ Self.digest($1.key, $1.value) : $0 }
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
        for (id, one) in people {
            append(id.rawValue)
            for day in [one.came, one.gone] { append(day.map { String($0.dayNumber) } ?? "") }
            append(one.telephones.description)
            append(one.birthday?.description ?? "")
            append(one.name)
            for name in one.otherNames?.split(separator: "\n") ?? [] { append(String(name)) }
            bytes[bytes.count - 1] = UInt8(ascii: "\n")
        }
        return bytes
    }

    /// Reads what ``bytes`` has. Lines that are none are left out.
    package init(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropFirst()
        folders = lines.first?.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) } ?? []
        for line in lines.dropFirst() {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard fields.count >= 6, !fields[0].isEmpty else { continue }
            func text(_ index: Int) -> String { String(decoding: fields[index], as: UTF8.self) }
            func day(_ index: Int) -> CivilDate? {
                fields[index].isEmpty ? nil : Int32(text(index)).flatMap(CivilDate.init(dayNumber:))
            }
            var contact = Contact(id: ContactID(rawValue: text(0)), name: text(5))
            if !fields[3].isEmpty { contact.telephones = Telephones(text: text(3)) }
            if !fields[4].isEmpty { contact.birthday = AnnualDay(text(4)) }
            if fields.count > 6 { contact.otherNames = fields[6...].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n") }
            var one = Presence(contact, came: day(1))
            one.gone = day(2)
            people[contact.id] = one
        }
    }
}

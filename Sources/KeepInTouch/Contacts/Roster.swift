/// Who was in the address books when they were looked at last, and who has gone since when. By this the same person is recognized whose
/// card has got another UID.
package struct Roster: Equatable, Sendable {
    /// One contact, as the card was at the last look.
    struct Presence: Equatable, Sendable {
        var contact: Contact
        /// Nil: the contact was there from the beginning.
        var came: CivilDate?
        /// Nil: it is there.
        var gone: CivilDate?
        /// The name of before they had gone and came back by another one's card.
        var formerName: String?

        var name: String { contact.name }
        var birthday: AnnualDay? { contact.birthday }
        /// Folded.
        var emails: [String] { contact.emails.map(\.folded) }
    }

    /// For how many days somebody who has gone is recognized, and somebody who came counts as new.
    private static let patience = 30

    /// More suggestions than that are none.
    private static let alikeBound = 5

    var people: [ContactID: Presence] = [:]
    /// The address books that they are from.
    package var folders: [String] = []

    /// Nobody was there.
    package init() {}

    package var isEmpty: Bool { people.isEmpty }

    /// How many are there.
    package var presentCount: Int { people.values.count { $0.gone == nil } }

    /// Those who are there.
    package var present: [ContactID] { people.filter { $0.value.gone == nil }.map(\.key) }

    /// Somebody who is or was there, as the card was at the last look.
    package func contact(_ id: ContactID) -> Contact? { people[id]?.contact }

    /// The name of somebody who is or was there.
    package func name(of contact: ContactID) -> String? { people[contact]?.name }

    /// Notes who is there now. `today` is nil at the first look of all, at which nobody is new.
    package mutating func note(_ contacts: some Sequence<Contact>, today: CivilDate?) {
        for contact in contacts {
            let known = people[contact.id]
            // Who comes back under the same UID is nobody new.
            var presence = Presence(contact: contact, came: known == nil ? today : known?.came)
            presence.formerName = known.flatMap { $0.gone != nil && $0.name != contact.name ? $0.name : $0.formerName }
            people[contact.id] = presence
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

    /// Notes that the card by which somebody came back is another one's after all.
    package mutating func note(notBack contact: ContactID) {
        guard let name = people[contact]?.formerName else { return }
        people[contact]?.contact.name = name
        people[contact]?.formerName = nil
    }

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
            if one.gone != nil || one.contact.id == gone { return false }
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
        emails.contains(where: other.emails.contains) || contact.telephones.shares(other.contact.telephones)
    }

    fileprivate var hasNothing: Bool { emails.isEmpty && contact.telephones.isEmpty && birthday == nil }
}

extension String {
    /// The folded words of a name in one order: servers turn "Ada Lovelace" into "Lovelace, Ada".
    fileprivate var sortedWords: String { nameWords.sorted().joined(separator: " ") }
}

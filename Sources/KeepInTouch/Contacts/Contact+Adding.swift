extension Contact {
    /// The contact with what another card of the same person says, too: names, groups and dates are added; of what a person has one of,
    /// this card's stays.
    package func adding(_ other: Contact) -> Contact {
        var contact = self
        contact.nickname = nickname ?? other.nickname
        let names = otherNames.lines
        let further = ([other.name, other.nickname ?? ""] + other.otherNames.lines).filter { further in
            !further.isEmpty && further.folded != name.folded && !names.contains { $0.folded == further.folded }
        }
        contact.otherNames = names.isEmpty && further.isEmpty ? nil : (names + further).joined(separator: "\n")
        contact.groupNames = GroupNames(groupNames.written + other.groupNames.written)
        contact.birthday = birthday ?? other.birthday
        contact.anniversary = anniversary ?? other.anniversary
        let labels = Set(dates.map(\.label.folded))
        contact.dates = LabelledDay.all((dates + other.dates.filter { !labels.contains($0.label.folded) }).map { ($0.label, $0.day) })
        contact.telephones = telephones.adding(other.telephones)
        contact.organization = organization ?? other.organization
        contact.met = met ?? other.met
        contact.died = died ?? other.died
        return contact
    }
}

extension String? {
    fileprivate var lines: [String] { map { $0.split(separator: "\n").map(String.init) } ?? [] }
}

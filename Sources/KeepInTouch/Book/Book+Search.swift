extension Book {
    /// The contacts that `text` may name, by name: each of its words is in the name, the nickname, another name or an e-mail address.
    package func matches(_ text: String) -> [Contact] { fitting(text).map(\.contact) }

    /// The contacts that `text` names best; several if it is ambiguous.
    func bestMatches(_ text: String) -> [Contact] {
        let fitting = fitting(text)
        let best = fitting.map(\.distance).min()
        return fitting.filter { $0.distance == best }.map(\.contact)
    }

    /// Whether somebody's name is written so, but for case and accents.
    package func hasName(_ text: String) -> Bool {
        let folded = text.folded
        return members.contains { $0.contact?.name.folded == folded }
    }

    /// The contacts in whose names, or as whose e-mail address, all words of `text` are whole. Nobody where it has digits and is no
    /// address: most UIDs do, and names don't.
    func wholeMatches(_ text: String) -> [Contact] {
        if !text.utf8.contains(UInt8(ascii: "@")), text.utf8.contains(where: { $0 &- UInt8(ascii: "0") < 10 }) { return [] }
        return fitting(text).filter { $0.distance <= TypedName.wholeWords }.map(\.contact)
    }

    private func fitting(_ text: String) -> [(contact: Contact, distance: Int)] {
        guard let typed = TypedName(text) else { return [] }
        return members.lazy
            .compactMap { member -> (contact: Contact, distance: Int)? in
                guard let contact = member.contact, let distance = typed.distance(to: contact) else { return nil }
                return (contact, distance)
            }
            .sorted { ($0.contact.name, $0.contact.id.rawValue) < ($1.contact.name, $1.contact.id.rawValue) }
    }
}

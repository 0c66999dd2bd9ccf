extension Book {
    /// The contacts that `text` may name, by name: each of its words is in the name, the nickname, another name or an e-mail address.
    package func matches(_ text: String) -> [Contact] { fitting(text).map(\.contact) }

    /// The contacts that `text` names best; several if it is ambiguous.
    func bestMatches(_ text: String) -> [Contact] {
        let fitting = fitting(text)
        let best = fitting.map(\.distance).min()
        return fitting.filter { $0.distance == best }.map(\.contact)
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

extension Book {
    /// The contacts that `text` may name, by name: each of its words is in the name, the nickname, another name or an e-mail address.
    package func matches(_ text: String) -> [Contact] { fitting(text).map { members[$0.index].known } }

    /// The contacts that `text` names best; several if it is ambiguous.
    func bestMatches(_ text: String) -> [Contact] {
        let fitting = fitting(text)
        let best = fitting.map(\.distance).min()
        return fitting.filter { $0.distance == best }.map { members[$0.index].known }
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
        return fitting(text).filter { $0.distance <= TypedName.wholeWords }.map { members[$0.index].known }
    }

    /// The members whom `text` may name, by name, and how well.
    func fitting(_ text: String) -> [(index: Int, distance: Int)] {
        guard let typed = TypedName(text) else { return [] }
        return members.indices.lazy
            .compactMap { index -> (index: Int, distance: Int)? in
                guard let contact = members[index].contact, let distance = typed.distance(to: contact) else { return nil }
                return (index, distance)
            }
            .sorted { left, right in
                let (left, right) = (members[left.index].known, members[right.index].known)
                return (left.name, left.id.rawValue) < (right.name, right.id.rawValue)
            }
    }
}

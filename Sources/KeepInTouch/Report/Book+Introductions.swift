extension Book {
    /// Who introduced or knows whom, each pair once, by the UIDs; only those who have a card.
    package var introductions: [(contact: Contact, other: Contact)] {
        var pairs: [(contact: Contact, other: Contact)] = []
        for member in members where member.state.hasExtras {
            guard let contact = member.contact else { continue }
            // A merge may have made one of two, or of two who knew each other.
            var seen: Set = [contact.id]
            pairs += knownBy(member).filter { seen.insert($0).inserted }.compactMap(self.contact).map { (contact, $0) }
        }
        return pairs.sorted { left, right in
            (left.contact.id.rawValue, left.other.id.rawValue) < (right.contact.id.rawValue, right.other.id.rawValue)
        }
    }
}

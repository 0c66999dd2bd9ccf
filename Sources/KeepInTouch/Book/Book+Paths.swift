/// A way into an organization: somebody who works there, or knows somebody who does.
package struct Path: Hashable, Sendable {
    /// Whom to ask.
    package let contact: ContactID
    /// Who works there, where that is somebody else whom the contact knows.
    package let through: ContactID?
    /// The time since the last interaction as a share of the cadence: below 1 the contact is kept up. Nil: never contacted.
    package let warmth: Double?
    /// Give and take with the contact.
    package let favors: Favors

    /// What to do first.
    package var step: Step {
        guard let warmth, warmth <= 2 else { return .getInTouch }
        return favors.balance <= -2 ? .give : .ask
    }

    /// The next step on a way into an organization.
    package enum Step: Hashable, Sendable {
        /// Ask right away.
        case ask
        /// More was got than given: give before asking again.
        case give
        /// It has been too long, or there was no contact at all: get in touch first, and ask another time.
        case getInTouch
    }
}

extension Book {
    /// The ways into an organization, the warmest first. A whole name goes before whole words of one, and those before a part.
    package func paths(to organization: String) -> [Path] {
        let name = organization.organizationKey
        if name.isEmpty { return [] }
        let keys = contacts.lazy.compactMap { contact in contact.organization.map { (contact.id, $0.organizationKey) } }
        var inside = Set(keys.filter { $0.1 == name }.map(\.0))
        if inside.isEmpty { inside = Set(keys.filter { " \($0.1) ".contains(" \(name) ") }.map(\.0)) }
        if inside.isEmpty { inside = Set(keys.filter { $0.1.contains(name) }.map(\.0)) }
        var paths: [Path] = inside.map { path($0, through: nil) }
        for member in members where member.state.hasExtras {
            guard let contact = member.contact, !inside.contains(contact.id) else { continue }
            paths += knownBy(member).filter(inside.contains).map { path(contact.id, through: $0) }
        }
        return paths.sorted { left, right in
            let (coldLeft, coldRight) = (left.warmth ?? .infinity, right.warmth ?? .infinity)
            if coldLeft != coldRight { return coldLeft < coldRight }
            if left.favors.balance != right.favors.balance { return left.favors.balance > right.favors.balance }
            return (left.contact.rawValue, left.through?.rawValue ?? "") < (right.contact.rawValue, right.through?.rawValue ?? "")
        }
    }

    /// Those who introduced this contact or know it, and have a card.
    package func introducers(of id: ContactID) -> [ContactID] {
        members.filter { $0.state.hasExtras && $0.contact != nil && knownBy($0).contains(id) }.map(\.id)
    }

    /// Whom a contact knows. A merged contact is replaced by the one it was merged into.
    func knownBy(_ member: Member) -> [ContactID] {
        member.state.extras.knows.map(merges.heir)
    }

    /// The cadence by which warmth is measured if the contact has none.
    private static let usual = Cadence(months: 3)

    private func path(_ id: ContactID, through other: ContactID?) -> Path {
        let relation = relation(to: id)
        let cadence = relation?.cadence?.every.averageDays ?? Self.usual?.averageDays ?? 90
        let days = relation?.lastContact.map { Double(max(0, today.days(since: $0.date))) }
        return Path(contact: id, through: other, warmth: days.map { $0 / cadence }, favors: relation?.favors ?? Favors())
    }
}

extension String {
    /// How the names of organizations are compared: without case, accents, punctuation, and the legal form at the end.
    var organizationKey: String {
        var words = folded.filter { $0 != "." }.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        while words.count > 1, let last = words.last, Self.legalForms.contains(last) { words.removeLast() }
        return words.joined(separator: " ")
    }

    private static let legalForms: Set<String> = [
        "ab", "ag", "aps", "as", "bv", "co", "corp", "corporation", "cv", "ev", "eg", "gbr", "ggmbh", "gmbh", "inc", "incorporated", "kg",
        "kgaa", "kk", "limited", "llc", "llp", "ltd", "mbh", "nv", "ohg", "oy", "oyj", "plc", "pty", "sa", "sarl", "sas", "se", "sl", "spa",
        "srl", "ug",
    ]
}

import KeepInTouch

/// Decides what a letter means: who wrote to whom, or why it is no contact.
struct LetterJudge {
    let owners: Owners
    /// More others than that in To and Cc, and it is no letter to one of them.
    static let others = 4

    /// What a letter is.
    enum Verdict: Equatable {
        /// The user wrote to these.
        case wrote([ContactID])
        /// These wrote to the user.
        case came([ContactID])
        /// It names no contact.
        case nobody
        /// It names a contact, and is no contact with them.
        case passed(Exclusion)
    }

    /// Judges a letter in a folder of this kind.
    func verdict(on letter: Letter, in folder: FolderKind, isDraft: Bool = false, isTrash: Bool = false) -> Verdict {
        let isMine = isMine(letter)
        let named = isMine ? contacts(letter.to + letter.cc) : contacts(letter.from)
        if named.isEmpty { return .nobody }
        if folder == .unsent || isDraft { return .passed(.unsent) }
        if folder == .discarded || isTrash { return .passed(.discarded) }
        if let flaw = letter.flaw { return .passed(flaw) }
        if letter.date == nil { return .passed(.undated) }
        return isMine ? wrote(letter) : came(letter)
    }

    /// Whether the user wrote it.
    func isMine(_ letter: Letter) -> Bool { letter.from.contains(where: owners.isMe) }

    /// A letter of the user's counts for those whom it is to.
    private func wrote(_ letter: Letter) -> Verdict {
        if (letter.to + letter.cc).contains(where: \.isOfListHost) { return .passed(.list) }
        let to = contacts(letter.to)
        if to.isEmpty { return .passed(.aside) }
        let everybody = Set(letter.to + letter.cc).filter { !owners.isMe($0) }
        let counted = to.filter { everybody.subtracting(owners.addresses(of: $0)).count <= Self.others }
        return counted.isEmpty ? .passed(.tooMany) : .wrote(counted)
    }

    private func came(_ letter: Letter) -> Verdict {
        let everybody = Set(letter.to + letter.cc)
        guard everybody.contains(where: owners.isMe) else { return .passed(.aside) }
        if everybody.contains(where: \.isOfListHost) { return .passed(.list) }
        let others = everybody.filter { !owners.isMe($0) }
        let counted = contacts(letter.from).filter { others.subtracting(owners.addresses(of: $0)).count <= Self.others }
        return counted.isEmpty ? .passed(.tooMany) : .came(counted)
    }

    /// Who has these addresses, each once.
    private func contacts(_ addresses: [MailAddress]) -> [ContactID] {
        var found: [ContactID] = []
        for address in addresses {
            for contact in owners.contacts(with: address) where !found.contains(contact) { found.append(contact) }
        }
        return found
    }
}

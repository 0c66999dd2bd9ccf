extension Book {
    /// The contacts whose name or nickname contains every word of `text`, case and accents folded; by name.
    package func matches(_ text: String) -> [Contact] {
        let words = text.folded.split(separator: " ").map { Array($0.utf8) }
        if words.isEmpty { return [] }
        return members.lazy
            .compactMap { member -> Contact? in
                guard let contact = member.contact else { return nil }
                let names = Self.searchText(contact) ?? contact.name
                return words.allSatisfy { names.containsIgnoringASCIICase($0) } ? contact : nil
            }
            .sorted { ($0.name, $0.id.rawValue) < ($1.name, $1.id.rawValue) }
    }

    /// What is searched instead of the name; nil if the name is ASCII and there is no nickname, as for most contacts.
    private static func searchText(_ contact: Contact) -> String? {
        if let nickname = contact.nickname { return contact.name.folded + "\n" + nickname.folded }
        return contact.name.utf8.allSatisfy { $0 < 0x80 } ? nil : contact.name.folded
    }
}

extension String {
    /// Whether these folded bytes occur in the text. Makes no copies, since it is called for every contact.
    fileprivate func containsIgnoringASCIICase(_ needle: [UInt8]) -> Bool {
        var copy = self
        return copy.withUTF8 { text in
            guard text.count >= needle.count else { return false }
            return (0...(text.count - needle.count)).contains { start in
                needle.indices.allSatisfy { offset in
                    let byte = text[start + offset]
                    return (byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte) == needle[offset]
                }
            }
        }
    }
}

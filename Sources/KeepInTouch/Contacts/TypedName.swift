/// A name as somebody types it, prepared for comparing it with those of many contacts.
struct TypedName {
    private struct Word {
        let accented: String
        let folded: String
        let unspelled: String
        /// Whether it is an e-mail address.
        let isAddress: Bool
        /// Whether it has no accent and no umlaut: then a name may be meant that has, since not every keyboard does.
        var isPlain: Bool { accented.utf8.allSatisfy { $0 < 0x80 } }

        init(accented: String, folded: String) {
            (self.accented, self.folded) = (accented, folded)
            (unspelled, isAddress) = (folded.withoutUmlautSpelling, false)
        }

        init(address: String) {
            folded = address.folded
            (accented, unspelled, isAddress) = (folded, folded, true)
        }
    }

    private let words: [Word]
    private let sorted: (accented: [String], folded: [String], unspelled: [String])
    /// Every name that fits has these letters in a row, however its umlauts are spelled.
    private let seed: [UInt8]

    /// How long a name may be that is looked for, in bytes.
    private static let bound = 1024

    /// Nil if there is no letter and no digit in the text.
    init?(_ text: String) {
        // Nobody is called so, and comparing it with everybody takes long.
        guard text.utf8.count <= Self.bound else { return nil }
        words = text.split { $0.isWhitespace || ",;()<>\"".contains($0) }.flatMap { chunk in
            let chunk = String(chunk)
            if chunk.contains("@") { return [Word(address: chunk)] }
            return zip(chunk.accentedNameWords, chunk.nameWords).map { Word(accented: $0, folded: $1) }
        }
        if words.isEmpty { return nil }
        sorted = (words.map(\.accented).sorted(), words.map(\.folded).sorted(), words.map(\.unspelled).sorted())
        seed =
            words.lazy.flatMap { $0.folded.utf8.split { "aeou".utf8.contains($0) || !$0.isASCIILetterOrDigit } }
            .max { $0.count < $1.count }.map(Array.init) ?? []
    }

    /// How well it fits a contact's names: the smaller, the better; nil if it doesn't.
    ///
    /// Best are all words of the name or the nickname, then whole words, then parts of words, then parts of an e-mail address. Among
    /// equals the same accents go before other accents, and those before another spelling of umlauts, if any were typed.
    func distance(to contact: Contact) -> Int? {
        guard mayFit(contact) else { return nil }
        let others = contact.otherNames?.split(separator: "\n").map(String.init) ?? []
        let main = ([contact.name] + (contact.nickname.map { [$0] } ?? [])).map(KnownName.init)
        if let whole = main.compactMap(distance(toWhole:)).min() { return whole }
        let names = main + others.filter { !$0.contains("@") }.map(KnownName.init)
        let addresses = others.filter { $0.contains("@") }.map(\.folded)
        var worst = 0
        for word in words {
            guard let best = distance(word, names, addresses) else { return nil }
            worst = max(worst, best)
        }
        return Self.wholeNames + worst
    }

    /// How many distances there are for whole names.
    private static let wholeNames = 3
    /// The largest distance of whole words, or of a whole address.
    static let wholeWords = wholeNames + 2

    private func distance(toWhole name: KnownName) -> Int? {
        guard name.words.count == words.count else { return nil }
        // Whoever is called exactly that is meant, even if others have similar names.
        if name.words.map(\.accented).sorted() == sorted.accented { return 0 }
        if name.words.map(\.folded).sorted() == sorted.folded { return 1 }
        return name.words.map(\.folded.withoutUmlautSpelling).sorted() == sorted.unspelled ? 2 : nil
    }

    private func distance(_ word: Word, _ names: [KnownName], _ addresses: [String]) -> Int? {
        if word.isAddress { return addresses.contains(word.folded) ? 0 : addresses.contains { $0.contains(word.folded) } ? 5 : nil }
        let best = names.lazy.flatMap { $0.words + $0.joined }.compactMap { Self.distance(word, $0) }.min()
        if let best { return best }
        let locals = addresses.lazy.map { $0.prefix { $0 != "@" } }
        if locals.contains(where: { String($0).nameWords.contains(word.folded) }) { return 5 }
        return locals.contains { $0.contains(word.folded) } ? 6 : nil
    }

    private static func distance(_ word: Word, _ known: KnownName.Word) -> Int? {
        if known.accented == word.accented || word.isPlain && known.plain == word.accented { return 0 }
        if known.folded == word.folded { return word.isPlain ? 0 : 1 }
        let unspelled = known.folded.withoutUmlautSpelling
        if unspelled == word.unspelled { return 2 }
        if known.folded.contains(word.folded) { return 3 }
        // Short texts would be in too many names.
        return word.unspelled.utf8.count > 3 && unspelled.contains(word.unspelled) ? 4 : nil
    }

    /// A quick look, which rules most contacts out.
    private func mayFit(_ contact: Contact) -> Bool {
        seed.isEmpty || contact.name.mayContain(seed) || contact.nickname?.mayContain(seed) ?? false
            || contact.otherNames?.mayContain(seed) ?? false
    }
}

/// A name of a contact, in words.
private struct KnownName {
    struct Word {
        let accented: String
        let folded: String
        /// As it is typed without umlauts.
        var plain: String { accented.withUmlautsSpelled }
    }

    let words: [Word]
    /// What a hyphen divides, in one, as "annemarie" for "Anne-Marie"; and what a space divides in East Asian names.
    let joined: [Word]

    init(_ name: String) {
        var (words, joined): ([Word], [Word]) = ([], [])
        for chunk in name.split(whereSeparator: \.isWhitespace) {
            let own = zip(String(chunk).accentedNameWords, String(chunk).nameWords).map { Word(accented: $0, folded: $1) }
            words += own
            if own.count > 1 {
                joined.append(Word(accented: own.map(\.accented).joined(), folded: own.map(\.folded).joined()))
            }
        }
        // Chinese and Japanese names are typed without the space that address books put between the two.
        if words.count == 2, words.allSatisfy({ $0.folded.unicodeScalars.allSatisfy { $0.value >= 0x3000 } }) {
            joined += [words, words.reversed()].map { pair in
                Word(accented: pair.map(\.accented).joined(), folded: pair.map(\.folded).joined())
            }
        }
        (self.words, self.joined) = (words, joined)
    }
}

extension UInt8 {
    fileprivate var isASCIILetterOrDigit: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 || self &- UInt8(ascii: "0") < 10 }
}

extension String {
    /// Whether these letters may be in the text once it is folded. Makes copies only where it has accents, since it is called for every
    /// contact.
    fileprivate func mayContain(_ seed: [UInt8]) -> Bool { has(seed) ?? folded.has(seed) ?? true }

    /// The same of a text as it is; nil where a letter that is not ASCII comes before them.
    private func has(_ seed: [UInt8]) -> Bool? {
        var copy = self
        return copy.withUTF8 { text in
            for start in text.indices {
                if text[start] >= 0x80 { return nil }
                guard text[start] | 0x20 == seed[0] | 0x20 else { continue }
                var (place, found) = (start, 0)
                while place < text.count, found < seed.count {
                    if text[place] >= 0x80 { return nil }
                    if text[place].isASCIILetterOrDigit {
                        guard text[place] | 0x20 == seed[found] | 0x20 else { break }
                        found += 1
                    } else if text[place] == UInt8(ascii: " ") || text[place] == UInt8(ascii: "\n") {
                        break
                    }
                    place += 1
                }
                if found == seed.count { return true }
            }
            return false
        }
    }
}

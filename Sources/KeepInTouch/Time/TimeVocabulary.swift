/// The words that times, spans and cadences are typed with. All languages are understood, whatever the language of the answers.
///
/// To add a word, put it into its language's table. Case and accents don't matter; "ä" also stands for "ae".
enum TimeVocabulary {
    /// What is typed, and what it means; most words have one meaning, and some stand for several ("tonight").
    struct Row: Sendable {
        let meanings: [TimeWord]
        let typed: [String]

        init(_ meaning: TimeWord, _ typed: String...) { self.init([meaning], typed) }
        init(_ meaning: TimeWord, _ typed: [String]) { self.init([meaning], typed) }
        init(_ meanings: [TimeWord], _ typed: String...) { self.init(meanings, typed) }
        init(_ meanings: [TimeWord], _ typed: [String]) { (self.meanings, self.typed) = (meanings, typed) }
    }

    /// How many words the longest text of a row has.
    static let longest = 5

    /// The meanings of a text of one or several words, as ``key(_:)`` writes it; nil if no language has it.
    static func meanings(of key: String) -> [TimeWord]? { index[key] }

    /// Whether the word is German and not English as well.
    static func isGerman(_ key: String) -> Bool { onlyGerman.contains(key) }

    /// How a word is looked up: without case, accents, apostrophes and the dots of abbreviations.
    static func key(_ word: some StringProtocol) -> String {
        String(String(word).folded.filter { !".'’ʼ".contains($0) })
    }

    /// The ways to write a row's text: "ü" is typed as "u" and as "ue".
    static func keys(_ typed: String) -> Set<String> {
        let spelled = [("ä", "ae"), ("ö", "oe"), ("ü", "ue")].reduce(typed) { $0.replacing($1.0, with: $1.1) }
        return [key(typed), key(spelled)]
    }

    private static let index: [String: [TimeWord]] = {
        var index: [String: [TimeWord]] = [:]
        for row in english + german {
            for key in row.typed.flatMap(keys) { index[key] = row.meanings }
        }
        return index
    }()

    private static let onlyGerman: Set<String> =
        Set(german.flatMap(\.typed).flatMap(keys)).subtracting(english.flatMap(\.typed).flatMap(keys))
}

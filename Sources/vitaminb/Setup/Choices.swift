/// Numbers of a list with a letter each, as a person types them: `1a 3-5b`, `1 a`, or `1, 3-5` where no letter is needed.
enum Choices {
    /// What was typed, number by number; nil: it can't be read, or a number is none of the list's. `letters` are those that may stand
    /// behind a number; where there are none, none may, and `bare` numbers need none. A letter alone is all numbers', where it
    /// `mayStandAlone`.
    static func read(
        _ text: String, count: Int, letters: [Character], bare: Set<Int> = [], mayStandAlone: Bool = false
    ) -> [Int: Character]? {
        var choices: [Int: Character] = [:]
        let words = joined(text.lowercased().split(whereSeparator: { " ,:".contains($0) }).map(String.init))
        if mayStandAlone, words.count == 1, let letter = words[0].first, words[0].count == 1, letters.contains(letter), count > 0 {
            return Dictionary(uniqueKeysWithValues: (1...count).map { ($0, letter) })
        }
        for word in words {
            var numbers = word[...]
            var letter: Character = " "
            if let last = word.last, last.isLetter {
                guard letters.contains(last) else { return nil }
                letter = last
                numbers.removeLast()
            }
            let ends = numbers.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first >= 1, first <= last,
                last <= count, letter != " " || letters.isEmpty || bare.isSuperset(of: first...last)
            else { return nil }
            for number in first...last { choices[number] = letter }
        }
        return choices
    }

    /// A letter that stands by itself belongs to the number before it.
    private static func joined(_ words: [String]) -> [String] {
        words.reduce(into: []) { joined, word in
            if word.count == 1, word.first?.isLetter == true, joined.last?.last?.isNumber == true {
                joined[joined.count - 1] += word
            } else {
                joined.append(word)
            }
        }
    }
}

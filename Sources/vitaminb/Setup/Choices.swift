/// Numbers of a list with a letter each, as a person types them: `1a 3-5b`, or `1, 3-5` where no letter is needed.
enum Choices {
    /// What was typed, number by number; nil: it can't be read, or a number is none of the list's. `letters` are those that may stand
    /// behind a number; where there are none, none may.
    static func read(_ text: String, count: Int, letters: [Character]) -> [Int: Character]? {
        var choices: [Int: Character] = [:]
        for word in text.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }) {
            var numbers = word
            var letter: Character = " "
            if let last = word.last, last.isLetter {
                guard letters.contains(last) else { return nil }
                letter = last
                numbers.removeLast()
            } else if !letters.isEmpty {
                return nil
            }
            let ends = numbers.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first >= 1, first <= last,
                last <= count
            else { return nil }
            for number in first...last { choices[number] = letter }
        }
        return choices
    }
}

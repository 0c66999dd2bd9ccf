/// A problem of a card or folder of the address book, and its remedy. It does not affect other contacts.
package struct CardProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file or the folder.
    package let file: String
    /// The line in the file, counted from 1; nil if it concerns the whole file.
    package let line: Int?
    /// What is wrong, and the remedy.
    package let message: String

    package init(_ file: String, line: Int? = nil, _ message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `file:line: message`.
    package var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}

extension CardProblem {
    /// The same, and in how many more places of the file it is.
    func adding(others: Int) -> CardProblem {
        others == 0 ? self : CardProblem(file, line: line, message + "; the same in \(others) more \(others == 1 ? "place" : "places")")
    }
}

extension Sequence {
    /// The first of each kind, and how many others there are: a file that a program has spoiled throughout has hundreds of one kind.
    func oneOfEachKind(_ kind: (Element) -> String) -> [(first: Element, others: Int)] {
        var places: [String: Int] = [:]
        return reduce(into: [(first: Element, others: Int)]()) { found, element in
            let kind = kind(element)
            if let place = places[kind] {
                found[place].others += 1
            } else {
                places[kind] = found.count
                found.append((element, 0))
            }
        }
    }
}

import Testing
import VCard

/// Every file of the corpus, read as `expected.tsv` says.
struct CorpusTests {
    struct Row: Sendable, Equatable, CustomStringConvertible {
        let problems: Int
        /// FN, N, EMAIL, UID, BDAY.
        let columns: [String]

        var description: String { columns.joined(separator: " / ") }
    }

    static let expected: [String: [Row]] = {
        guard let table = try? TestFolder.corpus("expected.tsv") else { return [:] }
        var rows: [String: [Row]] = [:]
        for line in String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let columns = (cells.dropFirst(2) + Array(repeating: "", count: 5)).prefix(5)
            rows[cells[0], default: []].append(Row(problems: Int(cells[1]) ?? -1, columns: Array(columns)))
        }
        return rows
    }()

    @Test func `the table lists exactly the files of the corpus`() {
        #expect(Self.expected.keys.sorted() == TestFolder.corpusNames)
        #expect(TestFolder.corpusNames.count >= 25)
    }

    @Test(arguments: TestFolder.corpusNames)
    func `a file's cards have the expected values`(name: String) throws {
        let file = VCardFile(try TestFolder.corpus(name), name: name)
        let rows = try #require(Self.expected[name])
        #expect(file.cards.map(Self.columns) == rows.map(\.columns))
        #expect(file.problems.count == rows.first?.problems, "\(file.problems)")
    }

    @Test(arguments: TestFolder.corpusNames)
    func `a file's cards are written back byte for byte`(name: String) throws {
        let bytes = try TestFolder.corpus(name)
        let file = VCardFile(bytes, name: name)
        #expect(file.cards.allSatisfy { $0.bytes == Array(bytes[$0.byteRange]) })
        #expect(file.bytes(with: file.cards) == bytes)
        let outside = Set(bytes.indices).subtracting(file.cards.flatMap(\.byteRange))
        #expect(outside.count <= 64, "the cards should cover the file but for marks and noise")
    }

    private static func columns(_ card: Card) -> [String] {
        let name = card.name.map { [$0.family, $0.given, $0.additional, $0.prefixes, $0.suffixes] } ?? []
        return [
            card.formattedName ?? "", name.map { $0.joined(separator: ",") }.joined(separator: "|"), card.emails.joined(separator: ","),
            card.uid ?? "", card.birthday.map(column) ?? "",
        ]
    }

    private static func column(_ date: PartialDate) -> String {
        func padded(_ number: Int, _ width: Int) -> String { String(repeating: "0", count: width - "\(number)".count) + "\(number)" }
        if date.year == nil, date.month == nil, date.day == nil { return "text:" + date.text }
        var result = date.year.map { padded($0, 4) } ?? "-"
        if date.month != nil || date.day != nil { result += "-" + (date.month.map { padded($0, 2) } ?? "") }
        if let day = date.day { result += "-" + padded(day, 2) }
        return result
    }
}

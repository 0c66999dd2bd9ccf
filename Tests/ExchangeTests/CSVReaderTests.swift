import TestSupport
import Testing

@testable import Exchange

/// Reading comma-separated values, and files that are broken.
struct CSVReaderTests {
    static func cells(_ text: String) throws -> [[String]] {
        var reader = CSVReader(Array(text.utf8))
        var records: [[String]] = []
        while let record = try reader.next() { records.append(record.cells) }
        return records
    }

    @Test(arguments: [
        ("", []), ("a", [["a"]]), ("a,b\r\n", [["a", "b"]]), ("a,\n,b", [["a", ""], ["", "b"]]), ("a\rb", [["a"], ["b"]]),
        ("\"a,b\",\"c\"\"d\"", [["a,b", "c\"d"]]), ("\"a\r\nb\nc\rd\"", [["a\nb\nc\nd"]]), ("\n\n", [[""], [""]]),
        ("a\"b,c", [["a\"b", "c"]]),
        ("\"\",\"\"\"\"", [["", "\""]]), ("ä,\u{1F600}", [["ä", "\u{1F600}"]]), (",", [["", ""]]),
    ])
    func `records and cells are as RFC 4180 says`(text: String, records: [[String]]) throws {
        #expect(try Self.cells(text) == records)
    }

    @Test func `a record knows the physical line it begins on`() throws {
        var reader = CSVReader(Array("a\r\n\"b\n\nc\"\r\nd".utf8))
        var lines: [Int] = []
        while let record = try reader.next() { lines.append(record.line) }
        #expect(lines == [1, 2, 5])
    }

    @Test(arguments: [
        ("a\n\"b\nc", CSVReader.Problem(line: 2, message: "a quotation mark is never closed")),
        ("\"a\nb\" c", .init(line: 2, message: "text behind a closing quotation mark")),
        (String(repeating: ",", count: 1024), .init(line: 1, message: "more than 1024 cells in a row")),
        (String(repeating: "x", count: 1 << 20 + 1), .init(line: 1, message: "a cell of more than 1 MiB")),
        (String(repeating: "\n", count: 500_001), .init(line: 500_001, message: "more than 500000 rows")),
    ])
    func `reading stops at a bound, or where the meaning is no longer certain`(text: String, problem: CSVReader.Problem) {
        #expect(throws: problem) { try Self.cells(text) }
    }

    @Test func `what is written is read back, whatever is in the cells`() throws {
        var random = SplitMix64(seed: 1)
        for _ in 0..<500 {
            let records = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<Int.random(in: 1...5, using: &random)).map { _ in
                    String(
                        (0..<Int.random(in: 0...6, using: &random)).map { _ in Array("ab,;\"\n ä")[Int.random(in: 0..<8, using: &random)] })
                }
            }
            let text = records.map { $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") }.joined(
                separator: "\r\n")
            #expect(try Self.cells(text) == records)
        }
    }

    @Test func `mutated files give cards, or an error with a line`() throws {
        var random = SplitMix64(seed: 20_261_123)
        for name in try Samples.names {
            let original = try Samples.bytes(name)
            for round in 0..<300 {
                var bytes = original
                for _ in 0...Int.random(in: 0...8, using: &random) where !bytes.isEmpty {
                    let index = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                    case 1: bytes.remove(at: index)
                    case 2: bytes.insert(Array("\",;\n\r\0:\\".utf8)[Int.random(in: 0..<8, using: &random)], at: index)
                    default: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...40, using: &random)))
                    }
                }
                do {
                    let file = try ContactFile(bytes, name: name)
                    let list = ImportList([file])
                    #expect(list.portions.joined().count == list.cards.count)
                    #expect(list.cards.count + list.skips.count == file.cards.count + file.skips.count, "\(name) in round \(round)")
                    #expect(file.cards.allSatisfy { !$0.uid.isEmpty && !$0.text.utf8.contains(0) }, "\(name) in round \(round)")
                    #expect(Set(list.cards.map(\.uid)).count == list.cards.count, "\(name) in round \(round)")
                } catch {
                    #expect(error.description.hasPrefix(name + ":"), "\(name) in round \(round)")
                }
            }
        }
    }
}

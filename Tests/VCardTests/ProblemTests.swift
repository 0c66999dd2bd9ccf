import Testing
import VCard

/// The problems reported for broken files.
struct ProblemTests {
    @Test func `a problem names file, line, byte and what was expected`() throws {
        let file = VCardFile(Array("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nnonsense\r\nEND:VCARD\r\n".utf8), name: "ada.vcf")
        #expect(file.problems == [VCardProblem(file: "ada.vcf", line: 4, byteOffset: 34, expected: "a content line, NAME:VALUE")])
        #expect(file.problems[0].description == "ada.vcf:4: expected a content line, NAME:VALUE (at byte 34)")
        #expect(file.cards.first?.formattedName == "Ada")
    }

    @Test func `offsets in UTF-16 are offsets in the file`() throws {
        let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Änne 😀\r\nnonsense\r\nEND:VCARD\r\nBEGIN:VCARD\r\n"
        let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let file = VCardFile(bytes, name: "utf16.vcf")
        let noise = 2 + 2 * "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Änne 😀\r\n".utf16.count
        #expect(file.problems.map(\.byteOffset) == [noise, bytes.count - 26, bytes.count])
        #expect(file.cards.map(\.byteRange.lowerBound) == [2, bytes.count - 26])
        #expect(file.cards.map(\.isComplete) == [true, false])
    }

    @Test func `a truncated card doesn't hide the next`() {
        let file = VCardFile("BEGIN:VCARD\nVERSION:3.0\nFN:A\nTEL;TYPE=\"ho\nBEGIN:VCARD\nVERSION:4.0\nFN:B\nEND:VCARD\n")
        #expect(file.cards.map(\.displayName) == ["A", "B"])
        #expect(file.cards.map(\.isComplete) == [false, true])
        #expect(file.cards.map(\.line) == [1, 5])
        #expect(file.problems.map(\.line) == [4, 5])
        #expect(file.problems.last?.expected == "END:VCARD")
    }

    @Test func `an AGENT without a card hides no other card`() {
        let card = "BEGIN:VCARD\nVERSION:2.1\nFN:A\nAGENT:\nEND:VCARD\n"
        let file = VCardFile(card + card + "BEGIN:VCARD\nVERSION:2.1\nAGENT:\nFN:B\nBEGIN:VCARD\nVERSION:3.0\nFN:C\nEND:VCARD\n")
        #expect(file.cards.map(\.displayName) == ["A", "A", "B", "C"])
        #expect(file.problems.map(\.line) == [15])
    }

    @Test func `a card without BEGIN is found by its first property`() {
        let file = VCardFile("one line of noise\nFN:A\nEND:VCARD\nmore noise\n")
        #expect(file.cards.map(\.displayName) == ["A"])
        #expect(file.cards[0].line == 2)
        #expect(file.problems.map(\.expected) == ["BEGIN:VCARD", "BEGIN:VCARD", "VERSION:2.1, 3.0 or 4.0", "BEGIN:VCARD"])
    }

    @Test func `a file without vCards has a problem and no cards`() {
        let file = VCardFile("BEGIN:VCALENDAR\nVERSION:2.0\nUID:x\nEND:VCALENDAR\n")
        #expect(file.cards.isEmpty)
        #expect(file.problems.map(\.line) == [1])
        #expect(VCardFile("").problems.isEmpty)
        #expect(VCardFile("\r\n\r\n").problems.isEmpty)
    }

    @Test func `a too long line skips its card and no other`() {
        var limits = VCardFile.Limits()
        limits.line = 100
        let long = "NOTE:" + String(repeating: "x", count: 100)
        let one = "BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\n"
        let file = VCardFile(one + "BEGIN:VCARD\nVERSION:3.0\n\(long)\nEND:VCARD\n" + one, limits: limits)
        #expect(file.cards.count == 2)
        #expect(file.problems.map(\.expected) == ["a content line of at most 100 bytes"])
        #expect(file.problems.map(\.line) == [7])
        #expect(file.problems.map(\.byteOffset) == [one.utf8.count + 24])
        #expect(VCardFile("FN:\(long)\nEND:VCARD\n" + one, limits: limits).cards.map(\.displayName) == ["A"])
    }

    @Test func `a card with too many lines is skipped, and so are the cards that are too many`() {
        let cards = (1...4).map { "BEGIN:VCARD\nVERSION:3.0\nUID:\($0)\nFN:\($0)\nEND:VCARD\n" }
        var limits = VCardFile.Limits()
        limits.lines = 10
        let long = "BEGIN:VCARD\nVERSION:3.0\nFN:Long\n" + String(repeating: "TEL:1\n", count: 50) + "END:VCARD\n"
        var file = VCardFile(cards[0] + long + cards[1], limits: limits)
        #expect(file.cards.map(\.displayName) == ["1", "2"])
        #expect(file.problems.map { "\($0.line) \($0.expected)" } == ["6 a card of at most 10 lines"])
        limits.cards = 2
        file = VCardFile(cards.joined(), limits: limits)
        #expect(file.cards.map(\.displayName) == ["1", "2"])
        #expect(file.problems.map { "\($0.line) \($0.expected)" } == ["11 at most 2 cards in one file"])
    }

    @Test func `a too big card is skipped`() {
        var limits = VCardFile.Limits()
        limits.card = 100
        let lines = String(repeating: "NOTE:x\n", count: 20)
        let file = VCardFile("BEGIN:VCARD\n\(lines)END:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:B\nEND:VCARD\n", limits: limits)
        #expect(file.cards.map(\.displayName) == ["B"])
        #expect(file.problems.map(\.expected) == ["a card of at most 100 bytes"])
        #expect(file.problems.map(\.line) == [1])
    }

    @Test func `the AGENT of a too big card is skipped, too`() {
        var limits = VCardFile.Limits()
        limits.card = 60
        let agent = "AGENT:\nBEGIN:VCARD\nFN:inner\nEND:VCARD\nFN:outer\n"
        let file = VCardFile("BEGIN:VCARD\n\(agent)END:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:B\nEND:VCARD\n", limits: limits)
        #expect(file.cards.map(\.displayName) == ["B"])
        #expect(file.problems.map(\.expected) == ["a card of at most 60 bytes"])
    }

    @Test func `a too big file isn't read`() {
        var limits = VCardFile.Limits()
        limits.file = 10
        let file = VCardFile("BEGIN:VCARD\nEND:VCARD\n", limits: limits)
        #expect(file.cards.isEmpty)
        #expect(file.problems.map(\.expected) == ["a file of at most 10 bytes"])
        #expect(text(file.bytes(with: [])) == "BEGIN:VCARD\nEND:VCARD\n")
    }

    @Test func `the list of problems is bounded`() {
        var limits = VCardFile.Limits()
        limits.problems = 5
        let noise = String(repeating: "noise\n", count: 100)
        let file = VCardFile("BEGIN:VCARD\nVERSION:3.0\n\(noise)FN:A\nEND:VCARD\n", limits: limits)
        #expect(file.problems.count == 5)
        #expect(file.problems[4].expected == "at most 5 problems; what follows is not listed")
        #expect(file.cards.map(\.displayName) == ["A"])
    }
}

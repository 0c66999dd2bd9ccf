import KeepInTouch
import TestSupport
import Testing

@testable import Observer

private func block(_ text: String) -> HeaderBlock { HeaderBlock(Array(text.utf8)) }

struct HeaderBlockTests {
    @Test(arguments: ["\r\n", "\n"])
    func `lines end with CR LF or with LF, and a value goes on in the lines behind it that begin with a space or a tab`(_ end: String) {
        let header = block(
            ["From: Ada", "  Lovelace", "\t<ada@x.test>", "to:bob@y.test", "CC :", " carl@z.test", "", "X: text"].joined(separator: end))
        #expect(header.text("from") == "Ada  Lovelace\t<ada@x.test>")
        #expect(header.text("to") == "bob@y.test")
        #expect(header.text("cc") == "carl@z.test")
        #expect(!header.has("x"))
    }

    @Test func `names are of any case, with spaces before the colon (section 4 point 5)`() {
        let header = block("FROM: a\nmEsSaGe-Id  \t: <b>\n\n")
        #expect(header.text("from") == "a" && header.text("message-id") == "<b>")
    }

    @Test func `a line of nothing but spaces ends no header (appendix A point 6 point 3)`() {
        let header = block(
            "From  : John Doe <jdoe@machine(comment).  example>\r\nTo    : Mary Smith\r\n  \r\n          <mary@example.net>\r\n\r\n")
        #expect(Letter(header, now: Instant(seconds: 0)).to.map(\.text) == ["mary@example.net"])
        #expect(Letter(header, now: Instant(seconds: 0)).from.map(\.text) == ["jdoe@machine.example"])
    }

    @Test func `a field that is there twice has two values, and of a text the first counts`() {
        let header = block("To: a@x.test\nTo: b@y.test\n\n")
        #expect(Letter(header, now: Instant(seconds: 0)).to.map(\.text) == ["a@x.test", "b@y.test"])
        #expect(header.text("to") == "a@x.test")
    }

    @Test(arguments: [
        // An mbox's line that came along, once quoted
        "From ada@x.test Mon Dec  1 10:00:00 2025\nFrom: ada@x.test\n\n", ">From ada@x.test Mon Dec  1 10:00:00 2025\nFrom: ada@x.test\n\n",
        "no field at all\nFrom: ada@x.test\n\n", "Subject: a\nno field at all\n and on\nFrom: ada@x.test\n\n",
        ": no name\nFrom: ada@x.test\n",
        "From: ada@x.test", "From: ada@x.test\n", "From: ada@x.test\r\n\r", " continues nothing\nFrom: ada@x.test\n",
        "X\u{0}Y: z\nFrom: ada@x.test\n\n", "Subject: \u{0}\u{0}\nFrom: ada@x.test\n\n", "Sübject: a\nFrom: ada@x.test\n\n",
        "Subject: \u{FFFD}\rx\nFrom: ada@x.test\n\n",
    ])
    func `what is no field is left out, and the rest is read`(_ text: String) {
        #expect(block(text).text("from") == "ada@x.test")
    }

    @Test func `what follows a line that is no field belongs to nobody`() {
        #expect(block("To: a@x.test\ngarbage\n , b@y.test\n\n").text("to") == "a@x.test")
    }

    @Test(arguments: [
        "", "\n", "\r\n", "\r", "\u{0}", "From", "From:", ":", "\n\nFrom: a", "\r\nFrom: a", String(repeating: "\n", count: 1000),
    ])
    func `where there is no header nothing is read`(_ text: String) {
        #expect(block(text).text("from") ?? "" == "")
        #expect(text == "From:" || block(text).isEmpty)
    }

    @Test func `UTF-16 is no header, nor are bytes at random`() {
        for bigEndian in [true, false] {
            let bytes = "From: ada@x.test\r\n\r\n".utf16.flatMap {
                bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
            }
            #expect(HeaderBlock(bytes).isEmpty)
        }
        var numbers = SplitMix64(seed: 3)
        for _ in 0..<200 {
            let header = HeaderBlock((0..<500).map { _ in UInt8.random(in: 0...255, using: &numbers) })
            _ = Letter(header, now: Instant(seconds: 1_764_583_200))
            _ = header.hasEventPart
        }
    }

    @Test func `a header that is cut off counts as far as it goes`() {
        let long = "From: ada@x.test\nX-Long: " + String(repeating: "x", count: 70_000) + "\nTo: bob@y.test\n\n"
        let header = HeaderBlock(Array(long.utf8.prefix(HeaderBlock.bound)))
        #expect(header.text("from") == "ada@x.test" && !header.has("to"))
        #expect(header.text("x-long")?.utf8.count == HeaderBlock.bound - 25)
    }

    @Test func `64 KiB of short lines, of folded ones and of one long line take linear time`() {
        for piece in ["\n ", "a:\n", "a:b\n c\n", "x", "a: ", "Content-Type: a\n", "\t", ":", "\r", "\u{0}"] {
            let bytes = Array("A: b\n\(String(repeating: piece, count: HeaderBlock.bound / piece.utf8.count))".utf8)
            #expect(
                processorTime {
                    let header = HeaderBlock(bytes)
                    _ = (Letter(header, now: Instant(seconds: 0)), header.hasEventPart)
                } < .milliseconds(900))
        }
    }

    @Test(arguments: [("a: b\n\nc", 6), ("a: b\r\n\r\nc", 8), ("a: b\n\r\nc", 7), ("a: b\r\n\nc", 7)])
    func `where a header ends is found, whatever chunk it is in`(_ text: String, _ end: Int) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            let first = HeaderBlock.end(of: Array(bytes[..<cut]), after: 0)
            #expect(first == nil || first == end)
            #expect((first ?? HeaderBlock.end(of: bytes, after: cut)) == end, "cut at \(cut)")
        }
        #expect(HeaderBlock.end(of: Array("a: b\nc: d\r\n".utf8), after: 0) == nil)
    }

    @Test(arguments: [
        ("Content-Type: text/calendar; method=REQUEST; charset=utf-8\n", true),
        ("CONTENT-TYPE:text/CALENDAR;\r\n\tcharset=utf-8;\r\n METHOD=REPLY\r\n", true),
        // Somebody has attached an event as a file.
        ("Content-Type: text/calendar; name=party.ics\n", false), ("Content-Type: text/plain; method=REQUEST\n", false),
        ("X-Content-Type: text/calendar; method=REQUEST\n", false), ("> Content-Type: text/calendar; method=REQUEST\n", false),
        ("Content-Type: text/plain\nmethod=REQUEST text/calendar\n", false), ("Content-Type:", false),
        ("Content-Type: text/calendar;\n\n method=x\n", false),
    ])
    func `an invitation is known by a part's type and method (RFC 6047)`(_ part: String, _ isEvent: Bool) {
        #expect(block("From: a@x.test\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" + part).hasEventPart == isEvent)
        #expect(block("From: a@x.test\n\n--x\n" + part + "\nBEGIN:VCALENDAR\n").hasEventPart == isEvent)
        // In the header itself it is no part.
        #expect(!block(part).hasEventPart)
    }

    @Test(arguments: [
        ("<a@x>", ["a@x"]), ("<a@x> <b@y>", ["a@x", "b@y"]), ("<a@x><b@y>", ["a@x", "b@y"]), ("Your message of \"Monday\" <a@x>", ["a@x"]),
        ("<a@\t x>", ["a@x"]), ("a@x", []), ("<>", []), ("<", []), (">", []), ("<<a@x>>", ["a@x"]), ("<a@x", []), ("< a@x >", ["a@x"]),
    ])
    func `Message-IDs are what is between angle brackets`(_ text: String, _ expected: [String]) {
        #expect(MessageID.all(in: Array(text.utf8)).map { String(decoding: $0.text, as: UTF8.self) } == expected)
    }

    @Test func `of a thousand references the last ones are kept, and what In-Reply-To says`() {
        let references = (0..<1000).map { "<\($0)@x>" }.joined(separator: "\n ")
        let letter = Letter(block("In-Reply-To: <r@x>\nReferences: \(references)\n\n"), now: Instant(seconds: 0))
        let texts = letter.references.map { String(decoding: $0.text, as: UTF8.self) }
        #expect(texts.count == 100 && texts.first == "r@x" && texts.contains("999@x") && !texts.contains("0@x"))
    }
}

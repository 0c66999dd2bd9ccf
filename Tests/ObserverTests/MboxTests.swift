import Foundation
import KeepInTouch
import TestSupport
import Testing

@testable import Observer

struct MboxTests {
    /// The headers in this text, as far as they are whole.
    private func headers(_ text: String, chunk: Int = .max) -> [String] { messages(Array(text.utf8), chunk: chunk).map(\.header) }

    private struct Message: Equatable {
        let header: String
        let end: Int64
    }

    private func messages(_ bytes: [UInt8], chunk: Int = .max, from start: Int = 0) -> [Message] {
        var scan = MboxScan(at: Int64(start))
        var found: [MboxScan.Message] = []
        var place = start
        while place < bytes.count {
            let end = min(bytes.count, chunk == .max ? .max : place + chunk)
            found += scan.take(bytes[place..<end])
            place = end
        }
        found += scan.finish()
        return found.map { Message(header: String(decoding: $0.header, as: UTF8.self), end: $0.end) }
    }

    /// Two messages of each kind of writer.
    private static let writers: [String] = [
        // RFC 4155, appendix A
        "From ada@x.test Mon Dec  1 10:00:00 2025", "From MAILER-DAEMON Fri Jul  8 12:08:34 2011",
        // Thunderbird's, old and new
        "From - Mon Dec  1 10:00:00 2025", "From ",
        // Other programs'
        "From ada@x.test Mon Dec 01 10:00:00 +0000 2025", "From ada@x.test Fri Jul  1 09:13:09 1994 PST", "From ada Mon Dec  1 10:00 2025",
        "From \"ada lovelace\"@x.test Mon Dec  1 10:00:00 2025", "From ada@x.test  Mon Dec  1 10:00:00 2025 remote from y",
        "From bounces+srs=\(String(repeating: "a", count: 230))=x@y.test Mon Dec  1 10:00:00 2025",
    ]

    @Test(arguments: writers, ["\n", "\r\n"])
    func `messages are found as each program separates them`(_ separator: String, _ end: String) {
        let text = (1...3).map { "\(separator)\nSubject: \($0)\n\nText\n\n" }.joined().replacing("\n", with: end)
        #expect(headers(text) == (1...3).map { "Subject: \($0)\n\n".replacing("\n", with: end) })
    }

    @Test(arguments: [
        ">From ada@x.test Mon Dec  1 10:00:00 2025", " From ada@x.test Mon Dec  1 10:00:00 2025", " From ", ">From ", "From",
        "From the beginning on I liked it.", "From Monday to Friday", "From here on Mon and Tue 10:00", "From: ada@x.test",
        "FROM ada Mon Dec  1 10:00:00 2025",
        "From ada@x.test 2025-12-01 10:00:00", "From\tada@x.test Mon Dec  1 10:00:00 2025", "From Ada with love", "From - nothing",
    ])
    func `a line of a text behind an empty line is no separator`(_ line: String) {
        let text = "From ada@x.test Mon Dec  1 10:00:00 2025\nSubject: 1\n\nText\n\n\(line)\nSubject: none\n\nText\n\n"
        #expect(headers(text) == ["Subject: 1\n\n"])
    }

    @Test func `in the middle of a text only Thunderbird's are separators: it doesn't always leave an empty line before them`() {
        func text(_ line: String) -> String { "From - Mon Dec  1 10:00:00 2025\nSubject: 1\n\nText\n\(line)\nSubject: 2\n\nText\n" }
        #expect(headers(text("From ada@x.test Mon Dec  1 10:00:00 2025")) == ["Subject: 1\n\n"])
        #expect(headers(text("From - Mon Dec  1 10:00:00 2025")) == ["Subject: 1\n\n", "Subject: 2\n\n"])
        #expect(headers(text("From ")) == ["Subject: 1\n\n", "Subject: 2\n\n"])
    }

    @Test func `of a text only what its parts are is kept`() {
        let text = """
            From ada@x.test Mon Dec  1 10:00:00 2025
            Content-Type: multipart/mixed; boundary=x

            secret
            --x
            Content-Type: text/plain;
             charset=utf-8
            Content-Disposition: inline

            more secrets
             that go on
            Content-type: text/calendar;
            \tmethod=REQUEST

            even more

            """
        #expect(
            headers(text) == [
                "Content-Type: multipart/mixed; boundary=x\n\nContent-Type: text/plain;\n charset=utf-8\n"
                    + "Content-type: text/calendar;\n\tmethod=REQUEST\n"
            ])
        #expect(HeaderBlock(Array(headers(text)[0].utf8)).hasEventPart)
    }

    @Test func `any chunking gives the same messages, and from the end of each the rest is found`() {
        var numbers = SplitMix64(seed: 11)
        let pieces = [
            "From ada@x.test Mon Dec  1 10:00:00 2025\n", "From - Mon Dec  1 10:00:00 2025\r\n", "From \r\n", "From \n", "\n", "\r\n",
            "\n\n", "\r",
            "Subject: a\n", "To: b\r\n", " folded\n", "Content-Type: text/plain;\n", "Text\n", ">From \n", "From here\n", "Fro", "m ",
            "\u{0}",
        ]
        for _ in 0..<150 {
            let text = (0..<Int.random(in: 1..<25, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
            let bytes = Array(text.utf8)
            let whole = messages(bytes)
            for chunk in [1, 2, 3, 5, 7, 16, 64] { #expect(messages(bytes, chunk: chunk) == whole, "\(text.debugDescription), \(chunk)") }
            for (index, message) in whole.enumerated() where message.end < bytes.count {
                #expect(
                    messages(bytes, from: Int(message.end)) == Array(whole[(index + 1)...]), "\(text.debugDescription), from \(message.end)"
                )
            }
        }
    }

    @Test func `a header of 10 MB, and lines without end, take 64 KiB`() {
        var scan = MboxScan(at: 0)
        _ = scan.take(Array("From \nSubject: 1\n".utf8)[...])
        let chunk = Array("X: \(String(repeating: "x", count: 1 << 16))\n".utf8)
        for _ in 0..<160 { _ = scan.take(chunk[...]) }
        let end = scan.take(Array("\nText\n\nFrom \nSubject: 2\n\n".utf8)[...])
        #expect(end.count == 1 && end[0].header.count == HeaderBlock.bound)
        #expect(scan.finish().map { String(decoding: $0.header, as: UTF8.self) } == ["Subject: 2\n\n"])
    }

    @Test func `of a file without end little is kept`() {
        var scan = MboxScan(at: 0)
        _ = scan.take(Array("From \nSubject: 1\n\n".utf8)[...])
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        let lines = Array(String(repeating: "Content-Type: text/plain\n\n", count: 40_000).utf8)
        for round in 0..<16 {
            #expect(scan.take((round % 2 == 0 ? line : lines)[...]).isEmpty)
            let kept = Mirror(reflecting: scan).children.reduce(0) { $0 + (($1.value as? [UInt8])?.count ?? 0) }
            #expect(1...HeaderBlock.bound + 1000 ~= kept)
        }
        #expect(scan.place > 14 << 20)
    }

    // MARK: Files

    private struct File {
        let folder = TemporaryFolder()
        var path: String { folder.path + "/Inbox" }

        func write(_ text: String) throws { try folder.write(text, to: "Inbox") }
        func append(_ text: String) throws {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try file.seekToEnd()
            try file.write(contentsOf: Data(text.utf8))
            try file.close()
        }
        /// Subjects of what is found from this place on, and where to go on.
        func read(from place: Int64 = 0) throws -> (found: [String], end: Int64) {
            var found: [String] = []
            let end = try Mbox(path).read(from: place) { bytes, _ in found.append(HeaderBlock(bytes).text("subject") ?? "") }
            return (found, end)
        }
    }

    private func message(_ subject: Any) -> String { "From ada@x.test Mon Dec  1 10:00:00 2025\nSubject: \(subject)\n\nText\n\n" }

    @Test func `a file is read on from where it ended`() throws {
        let file = File()
        try file.write(message(1) + message(2))
        let first = try file.read()
        #expect(first.found == ["1", "2"])
        #expect(try file.read(from: first.end) == ([], first.end))
        try file.append(message(3))
        let second = try file.read(from: first.end)
        #expect(second.found == ["3"])
        #expect(second.end == Int64((message(1) + message(2) + message(3)).utf8.count))
    }

    @Test(arguments: [1, 2, 4, 5, 6, 20, 40, 41, 42, 50, 51, 52, 53, 54, 56, 57, 58])
    func `a message that is being written is read when its header is whole`(_ written: Int) throws {
        let file = File()
        let text = message(2)
        try file.write(message(1) + text.prefix(written))
        let first = try file.read()
        try file.append(String(text.dropFirst(written)) + message(3))
        let second = try file.read(from: first.end)
        // Where its text was being written, all is read again: what was seen has the same ids.
        let isWritingText = (message(2).utf8.count - 6..<message(2).utf8.count - 2).contains(written)
        #expect(first.found + second.found == (isWritingText ? ["1", "2", "1", "2", "3"] : ["1", "2", "3"]))
    }

    @Test func `a file that was written anew in place, and grew past where it was, is read from its beginning`() throws {
        let file = File()
        try file.write(message(1) + message(2) + message(3))
        let end = try file.read().end
        // mutt writes over the file what is left.
        try file.write(message(1) + message(String(repeating: "3", count: 40)) + message(4) + message(5))
        #expect(try file.read(from: end).found == ["1", String(repeating: "3", count: 40), "4", "5"])
    }

    @Test func `a folder, a pipe and a file that is gone are said to be none`() throws {
        let file = File()
        #expect(throws: (any Error).self) { try file.read() }
        try file.folder.folder("Inbox")
        #expect(throws: (any Error).self) { try file.read() }
        #expect(Mbox(file.path).position == nil)
        rmdir(file.path)
        mkfifo(file.path, 0o600)
        #expect(Mbox(file.path).position == nil)
    }
}

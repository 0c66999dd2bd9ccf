import Glibc
import Testing

@testable import Systemd

struct JournalRecordTests {
    @Test func `a record carries its message, its priority, its kind and where it was made`() {
        let record = JournalRecord(
            "Ada is due", priority: .notice, messageID: "a2369b416a15450e927b90d03fe50b16", fields: [("VITAMINB_NAME", "Ada")],
            file: "Daemon/Tell.swift", line: 7, function: "tell()")
        let fields = record.fields.map { "\($0.name)=\($0.value)" }
        #expect(
            fields == [
                "MESSAGE=Ada is due", "PRIORITY=5", "MESSAGE_ID=a2369b416a15450e927b90d03fe50b16", "CODE_FILE=Daemon/Tell.swift",
                "CODE_LINE=7", "CODE_FUNC=tell()", "VITAMINB_NAME=Ada",
            ])
    }

    @Test func `a record has the place in the code where it was made`() {
        let fields = JournalRecord("x").fields
        #expect(fields.contains { $0 == ("CODE_FILE", #fileID) })
        #expect(fields.contains { $0 == ("CODE_LINE", String(#line - 2)) })
        #expect(!fields.contains { $0.name == "MESSAGE_ID" })
    }

    @Test(arguments: [
        ("A", true), ("VITAMINB_NAME", true), ("A1_", true), (String(repeating: "A", count: 64), true),
        ("", false), ("_PID", false), ("1A", false), ("Name", false), ("A-B", false), ("A=B", false), ("A\n", false), ("Ä", false),
        (String(repeating: "A", count: 65), false),
    ])
    func `field names follow journald's rules`(name: String, allowed: Bool) {
        #expect(JournalRecord.isFieldName(name) == allowed)
    }

    @Test func `each line on standard error has the prefix, so none passes for another record`() {
        #expect(JournalRecord("one\n<0>two\n", priority: .error).prefixedLines == "<3>one\n<3><0>two\n<3>\n")
        #expect(JournalRecord("").prefixedLines == "<6>\n")
    }

    @Test func `a message has no character for which journalctl would not show it, and none that a terminal acts on`() {
        let record = JournalRecord("A\u{1B}[31mda\u{9B}\u{7F}\r\0 \u{202E}x\n\tis due", fields: [("VITAMINB_NAME", "A\u{1B}")])
        let message = "A\u{FFFD}[31mda\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD} \u{FFFD}x\n\tis due"
        #expect(record.fields.first?.value == message)
        #expect(record.prefixedLines == "<6>" + message.replacing("\n", with: "\n<6>") + "\n")
        #expect(record.fields.last?.value == "A\u{1B}")
    }

    @Test func `a long text is cut between characters' encodings, not inside one`() {
        #expect("abc".prefix(utf8Bytes: 3) == "abc")
        #expect("aä".prefix(utf8Bytes: 2) == "a")
        #expect("aä".prefix(utf8Bytes: 3) == "aä")
        #expect("👩‍👩‍👧".prefix(utf8Bytes: 5) == "👩")
        #expect("ä".prefix(utf8Bytes: 0) == "")
        #expect(JournalRecord(String(repeating: "x", count: 1 << 20)).prefixedLines.utf8.count == JournalRecord.valueLimit + 4)
    }

    @Test func `a graver priority is a smaller number`() {
        #expect(Priority.emergency < .debug)
        #expect(Priority.allCases.map(\.rawValue) == Array(0...7))
    }
}

struct JournalTests {
    @Test func `only the very stream that systemd named is the journal`() throws {
        let (reader, writer) = try pipeEnds()
        defer {
            close(reader)
            close(writer)
        }
        var status = stat()
        try #require(fstat(writer, &status) == 0)
        #expect(Journald.isJournal(writer, stream: "\(status.st_dev):\(status.st_ino)"))
        for other in ["\(status.st_dev):\(status.st_ino + 1)", "\(status.st_dev)", "", ":", "a:b", "\(status.st_dev):\(status.st_ino):1"] {
            #expect(!Journald.isJournal(writer, stream: other), "\(other)")
        }
        #expect(!Journald.isJournal(writer, stream: nil))
        #expect(!Journald.isJournal(-1, stream: "\(status.st_dev):\(status.st_ino)"))
    }

    @Test func `a record reaches a stream that is not the journal as prefixed lines`() throws {
        let (reader, writer) = try pipeEnds()
        #expect(Journald.print(JournalRecord("Ada\nis due", priority: .notice), to: writer))
        close(writer)
        var buffer = [UInt8](repeating: 0, count: 100)
        let count = read(reader, &buffer, buffer.count)
        close(reader)
        #expect(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) == "<5>Ada\n<5>is due\n")
    }

    @Test func `writing to a broken stream returns false`() {
        #expect(!Journald.print(JournalRecord("x"), to: -1))
    }

    @Test(arguments: ["", "\n", "\0", "two\nlines", "=", "ä"], [1, 100_000])
    func `no value breaks a record`(text: String, times: Int) {
        let value = String(repeating: text, count: times)
        #expect(Journald.send(JournalRecord(value, priority: .debug, fields: [("VITAMINB_TEST", value)])))
    }

    @Test func `a field that journald would drop is left out, and writing returns false`() {
        #expect(!Journald.send(JournalRecord("x", priority: .debug, fields: [("lower case", "value")])))
        let many = (0..<100).map { ("VITAMINB_TEST_\($0)", "x") }
        #expect(!Journald.send(JournalRecord("x", priority: .debug, fields: many)))
    }

    private func pipeEnds() throws -> (reader: Int32, writer: Int32) {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        return (ends[0], ends[1])
    }
}

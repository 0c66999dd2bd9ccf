/// One record of the journal: what happened, how much it matters, and the fields that programs search it by.
package struct JournalRecord: Sendable {
    /// The bytes of one value that are kept; what is longer is cut there.
    package static let valueLimit = 64 * 1024
    /// The fields that are kept; those after them are left out.
    package static let fieldLimit = 64

    /// What a person reads, in plain characters; several lines are allowed.
    package let message: String
    /// How much it matters.
    package var priority: Priority
    /// Every field in the order it is sent in: `MESSAGE` and `PRIORITY`, `MESSAGE_ID` if there is one, where the record was
    /// made (`CODE_FILE`, `CODE_LINE`, `CODE_FUNC`), and what the caller added (systemd.journal-fields(7)).
    package var fields: [(name: String, value: String)] {
        var all = [("MESSAGE", message), ("PRIORITY", String(priority.rawValue))]
        if let messageID { all.append(("MESSAGE_ID", messageID)) }
        return all + location + added
    }

    private let messageID: String?
    private let added: [(name: String, value: String)]
    private let location: [(name: String, value: String)]

    /// - Parameters:
    ///   - message: what a person reads.
    ///   - priority: how much it matters.
    ///   - messageID: the 128-bit number of this kind of message, 32 lowercase hexadecimal digits, by which the message catalog
    ///     explains it.
    ///   - fields: further fields. A name is made of capital letters, digits and underscores and starts with a letter.
    ///   - file: where the record is made.
    ///   - line: where the record is made.
    ///   - function: where the record is made.
    package init(
        _ message: String, priority: Priority = .informational, messageID: String? = nil, fields: [(name: String, value: String)] = [],
        file: String = #fileID, line: Int = #line, function: String = #function
    ) {
        self.message = message.plain(keeping: ["\n", "\t"])
        self.priority = priority
        self.messageID = messageID
        self.added = fields
        self.location = [("CODE_FILE", file), ("CODE_LINE", String(line)), ("CODE_FUNC", function)]
    }

    /// Whether journald takes a field of this name from a program: 1 to 64 of `A-Z`, `0-9` and `_`, the first a letter.
    /// (Names that start with an underscore are journald's own; it drops them silently.)
    package static func isFieldName(_ name: String) -> Bool {
        guard (1...64).contains(name.utf8.count), let first = name.utf8.first, isCapital(first) else { return false }
        return name.utf8.allSatisfy { isCapital($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_") }
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    /// The record for people and for programs that read `<N>` prefixes (sd-daemon(3)): every line of the message, each prefixed
    /// with the priority, so that no line of it can be taken for another record's.
    var prefixedLines: String {
        var text = ""
        for line in message.prefix(utf8Bytes: Self.valueLimit).split(separator: "\n", omittingEmptySubsequences: false) {
            text += "<\(priority.rawValue)>\(line)\n"
        }
        return text
    }
}

/// One record of journald: a message, its priority, and fields that programs search by.
package struct JournalRecord: Sendable {
    /// The most bytes of one value. What is longer is cut.
    package static let valueLimit = 64 * 1024
    /// The most fields. Those after them are left out.
    package static let fieldLimit = 64

    /// The message for people, without control characters. It may have several lines.
    package let message: String
    /// How much it matters.
    package var priority: Priority
    /// All fields in the order in which they are sent: `MESSAGE`, `PRIORITY`, `MESSAGE_ID` if there is one, where the record was
    /// made (`CODE_FILE`, `CODE_LINE`, `CODE_FUNC`), and the caller's own (systemd.journal-fields(7)).
    package var fields: [(name: String, value: String)] {
        var all = [("MESSAGE", message), ("PRIORITY", String(priority.rawValue))]
        if let messageID { all.append(("MESSAGE_ID", messageID)) }
        return all + location + added
    }

    private let messageID: String?
    private let added: [(name: String, value: String)]
    private let location: [(name: String, value: String)]

    /// - Parameters:
    ///   - message: the message for people.
    ///   - priority: how much it matters.
    ///   - messageID: the id of this kind of message in the message catalog: 32 lowercase hexadecimal digits.
    ///   - fields: further fields; see ``isFieldName(_:)`` for their names.
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

    /// Whether journald accepts a field of this name from a program: 1 to 64 of `A-Z`, `0-9` and `_`, the first a letter.
    /// (Names that start with an underscore are journald's own. It drops them silently.)
    package static func isFieldName(_ name: String) -> Bool {
        guard (1...64).contains(name.utf8.count), let first = name.utf8.first, isCapital(first) else { return false }
        return name.utf8.allSatisfy { isCapital($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_") }
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    /// The message for people and for programs that read `<N>` prefixes (sd-daemon(3)). Every line has the prefix, so none can be
    /// taken for another record.
    var prefixedLines: String {
        var text = ""
        for line in message.prefix(utf8Bytes: Self.valueLimit).split(separator: "\n", omittingEmptySubsequences: false) {
            text += "<\(priority.rawValue)>\(line)\n"
        }
        return text
    }
}

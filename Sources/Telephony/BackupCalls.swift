import KeepInTouch

/// Reads the calls that SMS Backup & Restore has written, and programs that write the same.
///
/// Its attributes are those of Android's `CallLog.Calls`, as they are there (synctech.com.au, "Fields in XML Backup Files"):
/// `<call number="+4930…" duration="62" date="1736366040000" type="2" presentation="1" … contact_name="Ada" />`.
enum BackupCalls {
    /// What the document's element is called, of calls and of messages.
    static let roots: Set<String> = ["calls", "smses"]
    /// A telephone number has 15 digits at most (E.164); a SIP address is longer. In bytes.
    static let numberBytes = 256

    /// Reads a document. Throws if nothing in it says that it is a backup.
    static func read(_ stream: consuming ByteStream) throws(TelephonyError) -> CallFile {
        var file = CallFile()
        var elements = XMLElements(stream, named: "call", attributes: ["number", "duration", "date", "type", "presentation"])
        while let element = elements.next() {
            if element.isBroken {
                file.problems.note(.broken, line: element.line)
            } else if let call = Call(element) {
                guard file.take(call, line: element.line) else { return file }
            } else {
                file.problems.note(.unreadableValue, line: element.line)
            }
        }
        guard !file.calls.isEmpty || roots.contains(elements.root ?? "") else { throw .unknownKind }
        if let failure = elements.stream.failure {
            file.problems.note(failure, line: elements.stream.line)
        } else if !elements.isWhole {
            file.problems.note(.cutOff, line: elements.stream.line)
        }
        return file
    }
}

extension Call {
    /// The call that an element is; nil where a value is missing or can't be read.
    fileprivate init?(_ element: XMLElement) {
        guard let number = element.values[0], number.utf8.count <= BackupCalls.numberBytes, let seconds = integer(element.values[1]),
            let milliseconds = integer(element.values[2]), let type = integer(element.values[3]), milliseconds >= 0,
            (0...Int64(Int32.max)).contains(seconds)
        else { return nil }
        let start = Instant(seconds: milliseconds / 1000)
        guard start.seconds == milliseconds / 1000 else { return nil }
        // CallLog.Calls.PRESENTATION: 1 is shown. Before Android 4.4 the number was -1 to -3 where it wasn't.
        let isShown = element.values[4].map { ["1", "", "null"].contains($0) } ?? true
        self.number = isShown && !["-1", "-2", "-3"].contains(number) ? trimmed(number) : ""
        isIncoming = type != 2
        self.start = start
        kind = Kind(androidType: type, seconds: seconds)
        self.seconds = Int(seconds)
        place = milliseconds
    }
}

extension Call.Kind {
    /// What Android's `CallLog.Calls.TYPE` means. Of a call that nobody answered, the duration is 0.
    fileprivate init(androidType type: Int64, seconds: Int64) {
        self =
            switch type {
            case 1, 2: seconds > 0 ? .answered : .unanswered
            case 3: .missed
            case 4: .voicemail
            case 5: .rejected
            case 6: .blocked
            case 7: .elsewhere
            default: .unknown(type)
            }
    }
}

/// The whole number that a text is, of at most 18 digits; nil: it is none.
func integer(_ text: String?) -> Int64? {
    guard let text = text.map(trimmed), (1...19).contains(text.utf8.count) else { return nil }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard (1...18).contains(digits.utf8.count), digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
        return nil
    }
    return Int64(text)
}

/// The text without white space around it.
func trimmed(_ text: String) -> String {
    let isSpace = { (character: Character) in character.isWhitespace }
    guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(text[first...last])
}

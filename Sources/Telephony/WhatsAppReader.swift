import KeepInTouch

/// Reads the messages of a chat. Their days are kept as they are written until the order of day and month is known.
struct WhatsAppReader {
    /// How much of a line is looked at, in bytes: the time, the name, and what WhatsApp itself says.
    static let lineBytes = 1024
    /// On how many days one person may have written: a century's.
    static let dayBound = 36_525

    private var chat = WhatsAppChat()
    /// Of each writer the dates, each with the line on which it was first.
    private var dates: [[ChatDate: Int]] = []
    private var guess = ChatDateGuess()
    private var style: WhatsAppLine.Style?

    /// Reads a chat. Throws if there is no message.
    static func read(_ given: consuming ByteStream, _ order: ChatDateOrder?) throws(TelephonyError) -> WhatsAppChat {
        var stream = given
        var reader = WhatsAppReader()
        var bytes: [UInt8] = []
        while !reader.chat.isGroup {
            let number = stream.line
            guard stream.readLine(into: &bytes, bound: lineBytes) else { break }
            if let line = WhatsAppLine(bytes) { reader.take(line, number: number) }
        }
        guard let style = reader.style else { throw .unknownKind }
        reader.chat.problems.note(stream.failure, line: stream.line)
        // Where dates have dots, the day comes first.
        reader.resolve(order ?? reader.guess.order ?? (style.separator == UInt8(ascii: ".") ? .dayFirst : nil))
        return reader.chat
    }

    private mutating func take(_ line: WhatsAppLine, number: Int) {
        guard style == nil || style == line.style else { return }
        style = line.style
        guess.note(line.date)
        if let notice = line.notice, WhatsAppNotice.isOfGroup(notice) { chat.isGroup = true }
        guard let sender = line.sender else { return }
        let index: Int
        if let known = chat.writers.firstIndex(where: { $0.name == sender }) {
            index = known
        } else {
            index = chat.writers.count
            chat.writers.append(ChatWriter(name: sender, id: nil, days: []))
            dates.append([:])
            if chat.writers.count > 2 { chat.isGroup = true }
        }
        guard dates[index][line.date] == nil else { return }
        guard dates[index].count < Self.dayBound else { return chat.problems.note(.tooMuch, line: number) }
        dates[index][line.date] = number
    }

    /// Makes days of the dates.
    private mutating func resolve(_ order: ChatDateOrder?) {
        chat.order = order
        guard let order, !chat.isGroup else { return }
        for (index, written) in dates.enumerated() {
            var days: Set<CivilDate> = []
            for (date, line) in written.sorted(by: { $0.value < $1.value }) {
                if let day = date.day(order) { days.insert(day) } else { chat.problems.note(.unreadableDate, line: line) }
            }
            chat.writers[index].days = days.sorted()
        }
    }
}

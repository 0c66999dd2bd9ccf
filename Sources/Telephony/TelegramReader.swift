import KeepInTouch

/// Reads an export of Telegram Desktop (export_output_json.cpp): the document is one chat, or has all in `chats.list`.
///
/// `{"name": "Ada", "type": "personal_chat", "id": 17, "messages": [{"type": "message", "date": "2025-01-15T10:30:00",
/// "from": "Ada", "from_id": "user17", "text": …}]}`
struct TelegramReader: ~Copyable {
    private var tokens: JSONTokens
    private var export = TelegramExport()
    /// The chat that is being read.
    private var chat = OpenChat()
    private var days = 0

    /// What is known so far of a chat. Its type may come behind its messages.
    private struct OpenChat {
        var name = ""
        var type: String?
        var peer = ""
        var hasMessages = false
        var writers: [ChatWriter] = []
        var days: [Set<CivilDate>] = []
    }

    private init(_ stream: consuming ByteStream) { tokens = JSONTokens(stream) }

    /// Reads an export. Throws if there is no chat in it.
    static func read(_ stream: consuming ByteStream) throws(TelephonyError) -> TelegramExport {
        var reader = TelegramReader(stream)
        do throws(JSONTokenError) {
            try reader.document()
        } catch {
            let reason: ReadingProblem.Reason = error == .cutOff ? .cutOff : .malformed
            // What stopped the stream is the better reason.
            if reader.tokens.stream.failure == nil { reader.export.problems.note(reason, line: reader.tokens.stream.line) }
            reader.endChat()
        }
        guard !reader.export.chats.isEmpty || reader.export.leftOut > 0 else { throw .unknownKind }
        reader.export.problems.note(reader.tokens.stream.failure, line: reader.tokens.stream.line)
        return reader.export
    }

    // MARK: The document

    private mutating func document() throws(JSONTokenError) {
        guard try tokens.next() == .beginObject else { throw .malformed }
        while let name = try memberName() {
            if name == "chats" { try account() } else { try member(name) }
        }
        endChat()
        guard try tokens.next() == nil else { throw .malformed }
    }

    /// Reads `"chats": {"list": […]}`.
    private mutating func account() throws(JSONTokenError) {
        guard try enter(.beginObject) else { return }
        while let name = try memberName() {
            guard name == "list" else {
                try tokens.skipValue()
                continue
            }
            guard try enter(.beginArray) else { continue }
            while try nextObject() {
                chat = OpenChat()
                while let name = try memberName() { try member(name) }
                endChat()
            }
        }
    }

    /// Reads a member of a chat.
    private mutating func member(_ name: String) throws(JSONTokenError) {
        switch name {
        case "name": chat.name = try scalar() ?? ""
        case "type": chat.type = try scalar()
        case "id": chat.peer = try scalar().map(Self.id) ?? ""
        case "messages":
            chat.hasMessages = true
            guard try enter(.beginArray) else { return }
            while try nextObject() { try message() }
        default: try tokens.skipValue()
        }
    }

    private mutating func message() throws(JSONTokenError) {
        let line = tokens.stream.line
        var (type, date, from, id): (String?, String?, String?, String?)
        while let name = try memberName() {
            switch name {
            case "type": type = try scalar()
            case "date": date = try scalar()
            case "from": from = try scalar()
            case "from_id": id = try scalar().map(Self.id)
            default: try tokens.skipValue()
            }
        }
        // Others are of the service: calls, pinned messages, a joined contact.
        guard type == "message", chat.type == nil || chat.type == Self.personal else { return }
        // The time is the local one of the computer that exported it, as everywhere in Telegram Desktop.
        guard let date, date.utf8.count == 10 || date.utf8.dropFirst(10).first == UInt8(ascii: "T"), let id,
            let day = CivilDate(String(date.prefix(10)))
        else { return export.problems.note(.unreadableValue, line: line) }
        take(id, from ?? "", day, line: line)
    }

    private mutating func take(_ id: String, _ name: String, _ day: CivilDate, line: Int) {
        let index: Int
        if let known = chat.writers.firstIndex(where: { $0.id == id }) {
            index = known
        } else {
            guard chat.writers.count < TelegramExport.writerBound else { return export.problems.note(.tooMuch, line: line) }
            index = chat.writers.count
            chat.writers.append(ChatWriter(name: name, id: id, days: []))
            chat.days.append([])
        }
        guard !chat.days[index].contains(day) else { return }
        guard days < TelegramExport.dayBound else { return export.problems.note(.tooMuch, line: line) }
        days += 1
        chat.days[index].insert(day)
    }

    /// Takes the chat as far as it was read, if it is one of two people.
    private mutating func endChat() {
        let ended = chat
        chat = OpenChat()
        guard ended.hasMessages, let type = ended.type else { return }
        guard type == Self.personal else {
            export.leftOut += 1
            return
        }
        guard export.chats.count < TelegramExport.chatBound else {
            return export.problems.note(.tooMuch, line: tokens.stream.line)
        }
        var writers = ended.writers
        for index in writers.indices { writers[index].days = ended.days[index].sorted() }
        export.chats.append(TelegramExport.Chat(name: ended.name, peer: ended.peer, writers: writers))
    }

    private static let personal = "personal_chat"

    /// An account's id without what says that it is a person's: `user17` since 2021, 17 before.
    private static func id(_ text: String) -> String { text.hasPrefix("user") ? String(text.dropFirst(4)) : text }

    // MARK: Values

    /// The name of the next member of the object; nil at its end.
    private mutating func memberName() throws(JSONTokenError) -> String? {
        switch try tokens.next() {
        case .name(let name): return name
        case .endObject: return nil
        default: throw .malformed
        }
    }

    /// Goes into the array's next object, over whatever is none. False at the array's end.
    private mutating func nextObject() throws(JSONTokenError) -> Bool {
        while true {
            switch try tokens.next() {
            case .beginObject: return true
            case .endArray: return false
            case .beginArray: try tokens.skipRest()
            default: break
            }
        }
    }

    /// Goes into an object or an array. False where something else is there instead.
    private mutating func enter(_ begin: JSONToken) throws(JSONTokenError) -> Bool {
        let token = try tokens.next()
        if token == begin { return true }
        if token == .beginObject || token == .beginArray { try tokens.skipRest() }
        return false
    }

    /// A text or a number as it is written; nil where something else is there instead.
    private mutating func scalar() throws(JSONTokenError) -> String? {
        switch try tokens.next() {
        case .text(let text), .number(let text): return text
        case .beginObject, .beginArray: try tokens.skipRest()
        default: break
        }
        return nil
    }
}

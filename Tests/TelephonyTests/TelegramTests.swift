import KeepInTouch
import TestSupport
import Testing

@testable import Telephony

/// What Telegram Desktop exports as JSON.
struct TelegramTests {
    static func read(_ text: String) throws -> TelegramExport { try TelegramExport(json: Array(text.utf8)) }

    static func message(_ day: String, _ from: String, _ id: String, type: String = "message", more: String = "") -> String {
        """
        {"id": 1, "type": "\(type)", "date": "\(day)T10:30:00", "date_unixtime": "1736936400", "from": "\(from)", "from_id": "\(id)",
         "text": ["Hello ", {"type": "bold", "text": "\\"]}\\u00e9"}], "text_entities": [],
         "reactions": [{"emoji": "x", "count": 3}]\(more)}
        """
    }

    static func chat(_ type: String, _ messages: String..., name: String = "\"Ada Lovelace\"", id: Int = 17) -> String {
        "{\"name\": \(name), \"type\": \"\(type)\", \"id\": \(id), \"messages\": [\(messages.joined(separator: ","))]}"
    }

    @Test func `an export of one chat by Telegram Desktop 5 has the days on which each of the two wrote`() throws {
        let service =
            #"{"id": 2, "type": "service", "date": "2025-01-17T10:30:00", "actor": "Ada", "actor_id": "user17", "action": "phone_call"}"#
        let export = try Self.read(
            Self.chat(
                "personal_chat", Self.message("2025-01-15", "Ada", "user17"), Self.message("2025-01-15", "Ada", "user17"),
                Self.message("2025-01-15", "Max", "user99"), service,
                Self.message("2025-01-16", "Max", "user99", more: ", \"via_bot\": null")))
        #expect(export.chats.map(\.name) == ["Ada Lovelace"] && export.chats[0].peer == "17")
        #expect(export.chats[0].writers.map(\.name) == ["Ada", "Max"] && export.chats[0].writers.map(\.id) == ["17", "99"])
        #expect(export.chats[0].daysOfPeer.map(\.description) == ["2025-01-15"])
        #expect(export.chats[0].daysOfUser.map(\.description) == ["2025-01-15", "2025-01-16"])
        #expect(export.leftOut == 0 && export.problems.count == 0)
    }

    @Test func `of the export of an account only chats of two people are read`() throws {
        let message = Self.message("2025-01-15", "Ada", "user17")
        let others = [
            "private_group", "private_supergroup", "public_supergroup", "private_channel", "public_channel", "bot_chat", "saved_messages",
        ].map { Self.chat($0, message) }
        let export = try Self.read(
            """
            {"about": "Here is the data you requested.", "personal_information": {"user_id": 99, "first_name": "Max"},
             "contacts": {"list": [{"user_id": 17, "type": "personal_chat", "messages": [\(message)]}]}, "frequent_contacts": {"list": []},
             "chats": {"about": "x", "list": [\(([Self.chat("personal_chat", message)] + others).joined(separator: ",")),
             \(Self.chat("personal_chat", message, name: "null", id: 18))]},
             "left_chats": {"list": [\(Self.chat("personal_chat", message))]}}
            """)
        #expect(export.chats.map(\.name) == ["Ada Lovelace", ""] && export.leftOut == 7 && export.problems.count == 0)
        #expect(export.chats[1].daysOfPeer.isEmpty && export.chats[1].daysOfUser.count == 1)
    }

    @Test func `an export of 2020, whose ids are numbers, is read, and a type that comes last counts, too`() throws {
        let message = #"{"type": "message", "date": "2020-02-29T23:59:59", "from": null, "from_id": 17, "text": ""}"#
        let export = try Self.read("{\"id\": 17, \"messages\": [\(message)], \"name\": \"Ada\", \"type\": \"personal_chat\"}")
        #expect(export.chats.first?.daysOfPeer.map(\.description) == ["2020-02-29"])
        let group = try Self.read("{\"messages\": [\(message)], \"type\": \"private_group\", \"id\": 17}")
        #expect(group.chats.isEmpty && group.leftOut == 1)
    }

    @Test(arguments: ["2025-02-30", "2025-1-15", "", "today"]) func `a message without a day is left out, and a problem says so`(
        day: String
    ) throws {
        let export = try Self.read(
            Self.chat("personal_chat", Self.message(day, "Ada", "user17"), Self.message("2025-01-15", "Ada", "user17")))
        #expect(
            export.chats[0].daysOfPeer.map(\.description) == ["2025-01-15"] && export.problems.first.map(\.reason) == [.unreadableValue])
    }

    @Test func `of a file that is cut off anywhere, what is whole is used`() throws {
        let text = Array(
            Self.chat("personal_chat", Self.message("2025-01-15", "Ada", "user17"), Self.message("2025-01-16", "Ada", "user17")).utf8)
        for length in 0..<text.count {
            guard let export = try? TelegramExport(json: Array(text.prefix(length))) else { continue }
            #expect(export.problems.first.map(\.reason) == [.cutOff], "\(length)")
            #expect(
                ["", "2025-01-15", "2025-01-15 2025-01-16"].contains(export.chats[0].daysOfPeer.map(\.description).joined(separator: " ")))
        }
    }

    @Test(arguments: [
        "", "x", "[]", "{}", "{\"chats\": 3}", "{\"name\": \"Ada\"}", "{\"messages\": []}", "{\"type\": \"personal_chat\"}", "nul", "{]",
        "{\"a\" 1}",
        "{\"a\": [1 2]}", "{\"a\": 1,}", "[1,]", "{,}", "\"\\x\"", "\"\\u12g4\"",
    ])
    func `what is no export is refused`(text: String) {
        #expect(throws: TelephonyError.unknownKind) { try Self.read(text) }
    }

    @Test func `depth, texts and the number of writers are bounded`() throws {
        let message = Self.message("2025-01-15", "Ada", "user17")
        let deep = String(repeating: "[", count: 1_000_000)
        let nested = try Self.read(
            "{\"name\": \"Ada\", \"type\": \"personal_chat\", \"id\": 17, \"messages\": [\(message)], \"x\": \(deep)")
        #expect(nested.chats.count == 1 && nested.problems.first.map(\.reason) == [.malformed])
        let long = try Self.read(Self.chat("personal_chat", message, name: "\"" + String(repeating: "x", count: 100_000) + "\""))
        #expect(long.chats[0].name.utf8.count == JSONTokens.textBytes)
        let writers = (0..<20).map { Self.message("2025-01-15", "Ada", "user\($0)") }.joined(separator: ",")
        let many = try Self.read(Self.chat("personal_chat", writers))
        #expect(many.chats[0].writers.count == TelegramExport.writerBound && many.problems.count == 4)
    }

    @Test func `tokens are read as RFC 8259 says`() throws {
        var tokens = JSONTokens(ByteStream(Array(#" {"a\/\u00e9\ud83d\ude00\ud83d" : [ -1.5e+3 , true,null , "", {} , [ ] ]} "#.utf8)))
        var found: [JSONToken] = []
        while let token = try tokens.next() { found.append(token) }
        #expect(
            found == [
                .beginObject, .name("a/\u{E9}\u{1F600}\u{FFFD}"), .beginArray, .number("-1.5e+3"), .word, .word, .text(""), .beginObject,
                .endObject, .beginArray, .endArray, .endArray, .endObject,
            ])
    }

    @Test func `random and mutated bytes give chats or problems`() throws {
        var random = SplitMix64(seed: 9)
        let original = Array(Self.chat("personal_chat", Self.message("2025-01-15", "Ada", "user17")).utf8)
        let marks = Array("{}[]:,\"\\u0 \n-tn".utf8)
        for _ in 0..<5000 {
            var bytes = original
            for _ in 0...Int.random(in: 0...5, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                default: bytes.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: index)
                }
            }
            guard let export = try? TelegramExport(json: bytes) else { continue }
            #expect(export.chats.count <= 1 && export.chats.allSatisfy { $0.writers.count <= 1 })
        }
        for _ in 0..<2000 { _ = try? TelegramExport(json: (0..<100).map { _ in marks[Int.random(in: 0..<marks.count, using: &random)] }) }
    }
}

import KeepInTouch
import TestSupport
import Testing

@testable import Telephony

/// WhatsApp's exported text, in the forms of its versions, systems and languages.
struct WhatsAppTests {
    static func read(_ text: String, _ order: ChatDateOrder? = nil) throws -> WhatsAppChat {
        try WhatsAppChat(text: Array(text.utf8), order: order)
    }

    /// Who wrote on which days, in short.
    static func lines(_ chat: WhatsAppChat) -> [String] {
        chat.writers.map { "\($0.name): " + $0.days.map(\.description).joined(separator: " ") }
    }

    @Test(arguments: [
        "[13/11/25, 14:03:22] Ada: hi", "13.11.25, 14:03 - Ada: hi", "13/11/2025, 14:03 - Ada: hi", "13/11/2025 14:03 - Ada: hi",
        "[13.11.25, 14:03:22] Ada: hi", "11/13/25, 2:03\u{202F}PM - Ada: hi", "[11/13/25, 2:03:22\u{202F}PM] Ada: hi",
        "13/11/2025, 2:03\u{A0}p.\u{A0}m. - Ada: hi", "13/11/25, 2:03 p. m. - Ada: hi", "2025-11-13, 14:03 - Ada: hi",
        "[2025/11/13, 14:03:22] Ada: hi", "13.11.2025 klo 14.03 - Ada: hi", "[13.11.2025 klo 14.03.22] Ada: hi",
        "[13-11-25 14:03:22] Ada: hi", "13. 11. 2025, 14:03 \u{2013} Ada: hi", "2025. 11. 13. \u{C624}\u{D6C4} 2:03 - Ada: hi",
        "\u{200E}[13/11/25, 14:03:22] Ada: \u{200E}image omitted", "[13.11.25, 14:03:22] Ada: \u{200E}Bild weggelassen",
        "[13.11.25, 14:03:22] Ada: \u{200E}<attached: 00000012-PHOTO-2025.jpg>", "13.11.25, 14:03 - Ada: <Medien ausgeschlossen>",
        "\u{FEFF}13.11.25, 14:03 - Ada:", "13.11.25, 14:03 - \u{202A}Ada\u{202C}: hi: you", "[13/11/25, 14:03:22] Ada: hi\r",
        "\u{200F}\u{661}\u{663}\u{200F}/\u{661}\u{661}\u{200F}/\u{662}\u{665}, \u{662}:\u{660}\u{663}\u{202F}\u{645} - Ada: hi",
        "13.11.25, 2:03 nachm. - Ada: hi",
    ])
    func `a message is read in every form that telephones write`(line: String) throws {
        let chat = try Self.read(line + "\n")
        #expect(Self.lines(chat) == ["Ada: 2025-11-13"] && !chat.isGroup && chat.problems.count == 0)
    }

    @Test func `a chat of Android in German has each day on which one of the two wrote`() throws {
        let chat = try Self.read(
            """
            30.10.25, 23:59 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen.
            30.10.25, 23:59 - Ada Lovelace: Hallo
            Liste: Brot
            5.11.25 ist gut
            01.11.25, 00:00 - Max: Ja
            01.11.25, 09:00 - Max: https://example.org: schau
            02.11.25, 09:00 - Ada Lovelace: Diese Nachricht wurde gelöscht.
            03.11.25, 09:00 - Ada Lovelace: null
            03.11.25, 09:10 - Ada Lovelace hat ihre Telefonnummer geändert. Tippe, um zu schreiben.

            """)
        #expect(Self.lines(chat) == ["Ada Lovelace: 2025-10-30 2025-11-02", "Max: 2025-11-01"])
        #expect(chat.order == .dayFirst && !chat.isAmbiguous && !chat.isGroup)
    }

    @Test func `what WhatsApp says with a mark and a person's name in iOS of 2024 is not what that person wrote`() throws {
        let chat = try Self.read(
            """
            [14/08/2024, 21:00:10] Ada: \u{200E}Messages and calls are end-to-end encrypted. Only people in this chat can read them.
            \u{200E}[15/08/2024, 21:00:10] Ada: \u{200E}Missed voice call. Tap to call back
            [16/08/2024, 21:00:10] Max: hi
            \u{200E}[17/08/2024, 21:00:10] Ada: \u{200E}Sticker omitted
            """)
        #expect(Self.lines(chat) == ["Max: 2024-08-16", "Ada: 2024-08-17"])
    }

    @Test(arguments: [
        "12.11.25, 14:03 - Max: a\n12.11.25, 14:03 - Ada: a\n12.11.25, 14:03 - Bob: a",
        "12.11.25, 14:03 - Max hat die Gruppe „Rom: 2026“ erstellt.",
        "12/11/25, 14:03 - You created group \"Trip: Rome\"", "[12/11/25, 14:03:22] Trip: \u{200E}You created the group \"Trip\".",
        "[12/11/25, 14:03:22] \u{200E}Max added you", "12/11/2025 14:03 - Max a créé le groupe « A »",
        "[12/11/25, 14:03:22] Ada: \u{200E}You added Ada.",
    ])
    func `a group is known by who writes there, and by what WhatsApp says, and has no days`(text: String) throws {
        let chat = try Self.read(text + "\n13.11.25, 14:03 - Max: a\n")
        #expect(chat.isGroup && !chat.isAmbiguous && chat.writers.allSatisfy(\.days.isEmpty))
    }

    @Test func `where day and month can't be told apart there are no days until somebody says the order`() throws {
        let text = "[05/11/25, 14:03:22] Ada: a\n[06/12/25, 14:03:22] Ada: b\n"
        let chat = try Self.read(text)
        #expect(chat.isAmbiguous && chat.order == nil && Self.lines(chat) == ["Ada: "])
        #expect(Self.lines(try Self.read(text, .dayFirst)) == ["Ada: 2025-11-05 2025-12-06"])
        #expect(Self.lines(try Self.read(text, .monthFirst)) == ["Ada: 2025-05-11 2025-06-12"])
        #expect(try Self.read(text, .yearFirst).problems.first.map(\.reason) == [.unreadableDate, .unreadableDate])
    }

    @Test(arguments: [
        (["05/11/25", "13/11/25"], ChatDateOrder.dayFirst), (["11/05/25", "11/13/25"], .monthFirst),
        // The days follow each other in one order only.
        (["12/10/25", "01/11/25", "12/11/25"], .dayFirst), (["10/12/25", "11/01/25", "11/12/25"], .monthFirst),
        // A clock was set back by a day.
        (["05/03/25", "04/03/25"], .dayFirst), (["1.2.25"], .dayFirst), (["25/01/30", "25/02/01"], .yearFirst),
    ])
    func `the order is told by the days that there are, and by their sequence`(dates: [String], order: ChatDateOrder) throws {
        #expect(try Self.read(dates.map { "\($0), 14:03 - Ada: a\n" }.joined()).order == order)
    }

    @Test(arguments: [
        "Max: [05/11/25, 14:03:22] Bob: pasted", "5.11.25, 14:03 - Bob: pasted", "[5.11.25, 14:03:22] Bob: pasted",
        "13/11/25, 14:03 - Bob: pasted",
        "[05/11/25, 14:03:22 Bob: x", "[05/11/25 14] Bob: x", "[005/11/25, 14:03] Bob: x", "[05/11/25, 14:3] Bob: x",
        "[05/11.25, 14:03] Bob: x",
        "[05/11/20255, 14:03] Bob: x", "[05/11/25, \(String(repeating: "x", count: 30)) 14:03] Bob: x",
    ])
    func `a line of another form is text`(line: String) throws {
        let chat = try Self.read("[13/11/25, 14:03:22] Ada: a\n\(line)\n")
        #expect(Self.lines(chat) == ["Ada: 2025-11-13"])
    }

    @Test func `what is no chat is refused, and long lines and names are bounded`() throws {
        #expect(throws: TelephonyError.unknownKind) { try Self.read("Dear Ada,\n12 people\n") }
        #expect(throws: TelephonyError.unknownKind) { try Self.read("") }
        let long = String(repeating: "x", count: 1 << 20)
        let chat = try Self.read("13.11.25, 14:03 - Ada: \(long)\n14.11.25, 14:03 - \(long): a\n15.11.25, 14:03 - Ada: b\n")
        #expect(Self.lines(chat) == ["Ada: 2025-11-13 2025-11-15"])
        var many = ""
        for day in 1...31 { for month in 1...31 { for year in 0..<60 { many += "\(day).\(month).\(year), 14:03 - Ada: a\n" } } }
        let full = try Self.read(many)
        #expect(full.problems.count > 0 && full.problems.first.count == ReadingProblems.bound && full.writers[0].days.count <= 36_525)
    }

    @Test func `random and mutated lines give days that a calendar has`() throws {
        var random = SplitMix64(seed: 7)
        let original = Array("\u{200E}[13/11/25, 2:03:22\u{202F}PM] Ada: \u{200E}image omitted\n13.11.25, 14:03 - Max: a\n".utf8)
        for _ in 0..<5000 {
            var bytes = original
            for _ in 0...Int.random(in: 0...5, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                default: bytes.insert(contentsOf: bytes[index...].prefix(8), at: index)
                }
            }
            guard let chat = try? WhatsAppChat(text: bytes) else { continue }
            #expect(chat.writers.count <= 3 && chat.writers.allSatisfy { $0.days.count <= 4 })
        }
    }
}

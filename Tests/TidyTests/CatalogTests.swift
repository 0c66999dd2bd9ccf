import Foundation
import Testing

/// The message catalogs: what `journalctl -x` explains, in every language.
struct CatalogTests {
    struct Message: Equatable {
        var subject = ""
        var text = ""
        /// Where to read on.
        var pages: [String] = []

        /// The record's fields that it names, and what it says to type.
        var facts: [String] {
            let fields = (subject + text).matches(of: /@[A-Z_]+@/).map { String($0.output) }
            let commands = text.matches(of: /\x20{2}(?:vitaminb|systemctl|df|journalctl|chmod) .*/).map { String($0.output) }
            return Set(fields).sorted() + commands.sorted()
        }
    }

    static func messages(_ language: String) throws -> [String: Message] {
        let file = TidyTests.root.appendingPathComponent("systemd/vitaminb\(language).catalog")
        var messages: [String: Message] = [:]
        var id = ""
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("-- ") {
                id = String(line.dropFirst(3))
                #expect(messages.updateValue(Message(), forKey: id) == nil, "\(id) is there twice")
            } else if line.hasPrefix("Subject: ") {
                messages[id]?.subject = String(line.dropFirst(9))
            } else if line.hasPrefix("Documentation: ") {
                messages[id]?.pages = line.dropFirst(15).split(separator: " ").map(String.init)
            } else if line != "Defined-By: vitaminb" {
                messages[id]?.text += line + "\n"
            }
        }
        return messages
    }

    @Test func `every message of the daemon is explained, and nothing else`() throws {
        let source = try String(
            contentsOf: TidyTests.root.appendingPathComponent("Sources/Daemon/MessageID.swift"), encoding: .utf8)
        let ids = source.matches(of: /"([0-9a-f]{32})"/).map { String($0.output.1) }
        #expect(!ids.isEmpty && Set(ids).count == ids.count)
        #expect(try Self.messages("").keys.sorted() == ids.sorted())
    }

    @Test func `German explains every message, with the same fields and the same commands`() throws {
        let (english, german) = (try Self.messages(""), try Self.messages(".de"))
        #expect(english.keys.sorted() == german.keys.sorted())
        for (id, message) in english {
            let other = try #require(german[id])
            #expect(!other.subject.isEmpty && other.subject != message.subject && other.text != message.text, "\(id)")
            #expect(Set(message.facts) == Set(other.facts), "\(id)")
        }
    }

    @Test func `every message says where to read on, and there is such a page`() throws {
        let folder = TidyTests.root.appendingPathComponent("Sources/Manual/pages").path
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder).map { $0.replacing(/\.([0-9])$/) { "(\($0.output.1))" } }
        for language in ["", ".de"] {
            for (id, message) in try Self.messages(language) {
                #expect(!message.pages.isEmpty && message.pages.allSatisfy { pages.contains(String($0.dropFirst("man:".count))) }, "\(id)")
            }
        }
    }
}

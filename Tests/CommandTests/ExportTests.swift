import ControlInterface
import Foundation
import TestLiterals
import TestSupport
import Testing

/// `vitaminb export` against a daemon that says where the cards are.
@MainActor
struct ExportTests {
    let stub: StubService
    let folder = TemporaryFolder()
    var file: String { folder.path + "/ada.vcf" }
    static let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada-1\r\nFN:Ada Lovelace\r\nX-THEIRS:kept\r\nEND:VCARD"

    init() throws {
        stub = try StubService()
        try folder.write(Self.card, to: "ada.vcf")
        stub.cards = [.init(contact: "ada-1", file: file, line: 1), .init(contact: "ada-1", file: file, line: 1)]
    }

    @Test func `every card is printed as it is, and ends with a line end`() async throws {
        let run = try await vitaminb(["export", "love", "lace"], at: stub.path)
        #expect(run == CommandRun(status: 0, output: Self.card + "\r\n" + Self.card + "\r\n"))
        #expect(stub.calls == [#"ListCards {"match":"love lace"}"#])
    }

    @Test func `tables and JSON are asked for by name`() async throws {
        let table = try await vitaminb(["export", "--format", "csv"], at: stub.path)
        #expect(table.status == 0 && table.output.hasPrefix("Name Prefix,First Name,"))
        #expect(table.output.hasSuffix("\r\n,Ada Lovelace,,,,,,,,,,,,,ada-1,\r\n"))
        let json = try await vitaminb(["export", "--format=json"], at: stub.path)
        #expect(json.output.hasPrefix(#"[{"uid":"ada-1","name":"Ada Lovelace","emails":[],"telephones":[],"groups":[]}"#))
        #expect(try await vitaminb(["export", "--format", "pdf"], at: stub.path).status == 64)
    }

    @Test func `JSON has the most used properties, and no card's text`() async throws {
        let more = "N:Lovelace;Ada King;;;\r\nEMAIL:ada@example.org\r\nEMAIL:second@example.org\r\nX-VITAMINB-MET:2024-03-12\r\n"
        try folder.write(Self.card.replacing("X-THEIRS:kept\r\n", with: more), to: "ada.vcf")
        let output = try await vitaminb(["export", "--format=json"], at: stub.path).output
        let json = try #require((JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])?.first)
        #expect(json["met"] as? String == "2024-03-12" && json["given"] as? String == "Ada King")
        #expect(json["emails"] as? [String] == ["ada@example.org", "second@example.org"])
        #expect(json["text"] == nil)
    }

    @Test func `on a terminal control characters in a card are replaced, elsewhere they stay`() async throws {
        let hostile = Self.card.replacing("kept", with: "\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}")
        try folder.write(hostile, to: "ada.vcf")
        stub.cards = [.init(contact: "ada-1", file: file, line: 1)]
        #expect(try await vitaminb(["export"], at: stub.path).output == hostile + "\r\n")
        let terminal = try Terminal(columns: 80)
        let shown = try await run([BuiltProgram.vitaminb, "export"], at: stub.path, terminal: terminal).output
        #expect(
            shown == Self.card.replacing("kept", with: "\u{FFFD}]0;owned\u{FFFD}\u{FFFD}31m\u{FFFD}").replacing("\r\n", with: "\n") + "\n")
    }

    @Test func `no match is reported on standard error, and a card that can't be read is named`() async throws {
        stub.cards = [.init(contact: "x", file: "/nonexistent/x.vcf", line: 1)]
        let absent = try await vitaminb(["export"], at: stub.path)
        #expect(absent == CommandRun(status: 66, errors: "vitaminb: can't read /nonexistent/x.vcf: No such file or directory\n"))
        stub.cards = []
        #expect(try await vitaminb(["export", "zoe"], at: stub.path) == CommandRun(status: 0, errors: "No contact matches \"zoe\".\n"))
    }
}

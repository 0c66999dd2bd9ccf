import Testing

@testable import TOML

/// Changing one value leaves every other byte.
struct TOMLEditTests {
    private func set(_ key: String, _ value: String, in path: [String] = [], _ text: String) throws -> String {
        var edit = TOMLEdit(text)
        try edit.set(key, to: value, in: path)
        return edit.text
    }

    @Test(
        arguments: [
            ("", "a = 1\n"), ("b = 2", "b = 2\na = 1\n"), ("a = \"x # y\" # z\n", "a = 1 # z\n"),
            ("a = [1,\n 2, # two\n]\nb = 3\n", "a = 1\nb = 3\n"), ("[t]\na = 2\n", "a = 1\n\n[t]\na = 2\n"),
            ("# above\n\n# of t\n[t]\n", "# above\n\na = 1\n\n# of t\n[t]\n"), ("t.b = 2\n", "a = 1\n\nt.b = 2\n"),
            ("\"a\" = true\r\nb = 2\r\n", "\"a\" = 1\r\nb = 2\r\n"), ("a={b=1}", "a=1"),
        ])
    func `a key at the top`(text: String, after: String) throws { #expect(try set("a", "1", text) == after) }

    @Test(
        arguments: [
            ("[g.x]\nevery = \"3w\" # c\n", "[g.x]\nevery = 1 # c\n"), ("", "\n[g.x]\nevery = 1\n"),
            ("g = { x = { every = 2 } }\n", "g = { x = { every = 1 } }\n"), ("[g]\nx.every = 2\n", "[g]\nx.every = 1\n"),
            ("a = 1", "a = 1\n\n[g.x]\nevery = 1\n"),
            // A table that is there already.
            ("[g.x] # c\nb = 2\n[h]\n", "[g.x] # c\nevery = 1\nb = 2\n[h]\n"),
        ])
    func `a key in a table`(text: String, after: String) throws { #expect(try set("every", "1", in: ["g", "x"], text) == after) }

    @Test(arguments: ["a = ", "[t", "t = 1\n[t.x]\n", "x = 1979-05-27\n"]) func `what is no TOML stays as it is`(text: String) {
        var edit = TOMLEdit(text)
        #expect(throws: TOMLError.self) { try edit.set("a", to: "1") }
        #expect(edit.text == text)
    }

    @Test func `what can't be changed so is refused, and nothing is`() {
        var edit = TOMLEdit("g = { y = 1 }\n")
        #expect(throws: TOMLError.self) { try edit.set("every", to: "1", in: ["g", "x"]) }
        #expect(throws: TOMLError.self) { try edit.set("a", to: "\"open") }
        #expect(edit.text == "g = { y = 1 }\n")
    }

    @Test(arguments: ["", "plain", "with \"quotes\" and \\", "line\nbreak\ttab\u{7F}", "Käse 🧀", "a]b#c"])
    func `a quoted text reads back`(text: String) throws {
        let root = try TOMLParser.parse(Array(try set("key " + text, TOMLEdit.quoted(text), "").utf8))
        #expect(root.entries.first?.key.name == "key " + text && root.entries.first?.value.text == text)
    }
}

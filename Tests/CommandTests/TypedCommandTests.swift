import ArgumentParser
import Testing

@testable import vitaminb

/// However a command line is read, the same comes of it.
struct TypedCommandTests {
    private static let names = ["due", "upcoming", "list", "show", "status", "ack", "done", "log", "snooze", "skip", "undo"]
    private static let arguments = [
        [], ["--json"], ["Ada"], ["Ada", "Lovelace", "--json"], ["--json", "Ada"], ["--via", "call", "Ada"],
        ["Ada", "--note", "by chance"], ["--all", "Ada"],
        ["Ada", "--for", "3d"], ["--days", "3"], ["--json", "--days", "0"], ["--group", "friends"], ["--never", "--no-group", "Ada"],
        ["--ignored"], ["--via", "email", "--note", "x", "Ada", "--json"],
    ]
    private static let wrong = [
        ["--nonsense"], ["Ada", "--via", "pigeon"], ["--days", "-1"], ["--days", "4000"], ["--days", "many"], ["Ada", "--for", "soon"],
        ["--json", "--json", "--jso"], ["Ada", "--via"], ["Ada", "--note"], [""], ["--group"], ["--json=yes"], ["-h"], ["Ada", "--help"],
    ]

    /// The command as the parser reads it, every value included; nil where it refuses.
    private func read(_ words: [String]) -> String? { (try? Vitaminb.parseAsRoot(words)).map { String(describing: $0) } }

    @Test(arguments: names) func `without the parser a command is the same as with it`(name: String) {
        var count = 0
        for arguments in Self.arguments + Self.wrong where TypedCommand.plain([name] + arguments) != nil {
            // Once more where a second passed between the two: "--for 3d" is counted from now.
            let isSame = (0..<2).contains { _ in
                TypedCommand.plain([name] + arguments).map { String(describing: $0) } == read([name] + arguments)
            }
            #expect(isSame, "\(arguments)")
            count += 1
        }
        #expect(count > 0)
    }

    @Test func `without a command it is due`() throws {
        for words in [[], ["--json"]] as [[String]] {
            let plain = try #require(TypedCommand.plain(words))
            #expect(String(describing: plain) == read(words))
        }
    }

    @Test func `what the parser refuses isn't taken without it`() {
        for name in Self.names {
            for arguments in Self.wrong where read([name] + arguments) == nil {
                #expect(TypedCommand.plain([name] + arguments) == nil, "\(name) \(arguments)")
            }
        }
    }

    @Test func `one command alone reads what the tree of all reads`() throws {
        let lines = [
            ["ack", "--when", "2020-01-01", "Ada"], ["group", "add", "Ada", "friends"], ["group", "remove", "Ada", "friends", "--json"],
            ["list", "--group=friends"], ["pause", "--all"], ["introduced", "Ada", "Eve"], ["forecast", "--set", "friends=6w"],
        ]
        for words in lines {
            let whole = try #require(read(words), "\(words)")
            #expect(try String(describing: TypedCommand.parse(words)) == whole)
        }
    }

    @Test(arguments: [["group", "add"], ["status", "--help"], ["help", "ack"], ["--nonsense"], ["ack"], ["status", "--version"]])
    func `complaints, help and versions are those of the tree`(words: [String]) {
        let said = { (parse: () throws -> any ParsableCommand) -> String in
            do {
                var command = try parse()
                try command.run()
                return "\(command)"
            } catch { return Vitaminb.fullMessage(for: error) }
        }
        #expect(said { try TypedCommand.parse(words) } == said { try Vitaminb.parseAsRoot(words) })
    }

    @Test(arguments: [
        (["context", "ada"], "show ada"), (["context", "Ada Lovelace", "--json"], "show 'Ada Lovelace' --json"), (["groups"], "group"),
        (["duplicates", "--json"], "merge --json"), (["stats", "--year", "2025"], "report --year 2025"),
        (["settle", "Ada", "Lovelace"], "balance --settle 'Ada Lovelace'"), (["settle"], "balance --settle NAME"),
    ])
    func `a command's former name answers with the new one`(words: [String], typed: String) throws {
        let former = try #require(throws: FormerCommand.self) { try TypedCommand.parse(words) }
        #expect(former.replacement == "vitaminb " + typed)
    }

    @Test func `away is a pause of everybody`() throws {
        let words = ["--until", "2999-12-24"]
        let pause = try TypedCommand.parse(["pause", "--all"] + words)
        #expect(try String(describing: TypedCommand.parse(["away"] + words)) == String(describing: pause))
    }

    @Test func `a first word that no command has is said`() {
        #expect(throws: UnknownCommand.self) { try TypedCommand.parse(["nonsense", "--json"]) }
    }
}

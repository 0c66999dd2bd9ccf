import KeepInTouch
import TOML
import Testing

@testable import Daemon

/// Refused configurations and their messages, without the file's name.
private func refusal(_ text: String) -> [String] {
    do {
        _ = try ConfigurationFixture.parse(text)
        return []
    } catch {
        return error.problems.map { String($0.description.dropFirst("vitaminb.toml:".count)) }
    }
}

struct ConfigurationErrorTests {
    private static let keys =
        "address_books, every, birthdays, anniversaries, lead, ladder, repeat, suggestions, delivery, desktop, journald, hooks, "
        + "evidence, sync, tasks, groups"

    @Test(
        arguments: [
            ("adress_books = []", "1:1: unknown key \"adress_books\"; did you mean \"address_books\"?"),
            ("\n  Every = 1", "2:3: unknown key \"Every\"; did you mean \"every\"?"),
            ("[evidence]\nmail_folder = []", "2:1: unknown key \"mail_folder\" in [evidence]; did you mean \"mail_folders\"?"),
            ("colour = 1", "1:1: unknown key \"colour\"; known are \(Self.keys)"),
            ("budget = 3", "1:1: unknown key \"budget\"; it belongs in [delivery]"),
            ("[delivery]\nform = \"9:00\"", "2:1: unknown key \"form\" in [delivery]; did you mean \"from\"?"),
            ("[delivery]\nevery = \"3m\"", "2:1: unknown key \"every\" in [delivery]; it belongs above the first [table]"),
            ("delivery.until = 1", "1:10: unknown key \"until\" in [delivery]; known are from, to, days, quiet, budget"),
            ("[group.friends]\nevery = \"2w\"", "1:2: unknown key \"group\"; did you mean \"groups\"?"),
            ("[groups.a]\nevery = \"2w\"\nat-most = \"6w\"", "3:1: unknown key \"at-most\" in a group; did you mean \"at_most\"?"),
            ("groups.a = { every = \"2w\", evrey = 1 }", "1:28: unknown key \"evrey\" in a group; did you mean \"every\"?"),
            ("\"a\\nb\" = 1", "1:1: unknown key \"a b\"; known are \(Self.keys)"),
        ])
    func `an unknown key is refused where it stands, with the name that was meant`(text: String, message: String) {
        #expect(refusal(text) == [message])
    }

    private static func quiet(_ place: String, _ text: String) -> String {
        "\(place): quiet is a time from and a time to, like \"12:00-14:00\", not \"\(text)\""
    }

    @Test(
        arguments: [
            ("every = 3", "1:9: every must be a text like \"6w\", not an integer"),
            ("birthdays = \"yes\"", "1:13: birthdays must be one of \"all\", \"tracked\", \"none\", not \"yes\""),
            ("ladder = 1", "1:10: ladder must be true or false, not an integer"),
            ("suggestions = \"no\"", "1:15: suggestions must be true or false, not a text"),
            (
                "[delivery]\nquiet = \"12:00-14:00\"",
                "2:9: quiet must be a list of texts like [\"12:00-14:00\"], not a text"
            ),
            ("groups.a = { every = \"2w\", in_person = 1 }", "1:40: in_person must be a text like \"6w\", not an integer"),
            ("lead = 3", "1:8: lead must be a text like \"0d\", not an integer"),
            ("address_books = \"~/a\"", "1:17: address_books must be a list of texts like [\"~/contacts\"], not a text"),
            ("address_books = [\"/a\",\n 7]", "2:2: address_books must be a list of texts like [\"~/contacts\"], without an integer in it"),
            ("delivery = true", "1:12: delivery must be a table: [delivery], not a boolean"),
            ("[delivery]\nfrom = 9.30", "2:8: from must be a text like \"09:00\", not a fraction"),
            ("[delivery]\nbudget = 3.0", "2:10: budget must be a whole number from 0 to 1000, not a fraction"),
            ("groups = []", "1:10: groups must be tables: [groups.NAME], not a list"),
            ("[groups]\nfriends = \"2w\"", "2:11: group \"friends\" must be a table: [groups.NAME] above every = \"6w\", not a text"),
            ("groups.friends = [{}]", "1:18: group \"friends\" must be a table: [groups.NAME] above every = \"6w\", not a list"),
            ("every.days = 3", "1:1: every must be a text like \"6w\", not a table"),
        ])
    func `a value of the wrong type is refused where it stands`(text: String, message: String) {
        #expect(refusal(text) == [message])
    }

    @Test(
        arguments: [
            ("lead = \"61d\"", "1:8: lead is whole days from \"0d\" to \"60d\", not \"61d\""),
            ("lead = \"2m\"", "1:8: lead is whole days from \"0d\" to \"60d\", not \"2m\""),
            ("lead = \"24h\"", "1:8: lead is whole days from \"0d\" to \"60d\", not \"24h\""),
            ("[delivery]\nfrom = \"9\"", "2:8: from is a time of day from \"00:00\" to \"24:00\", not \"9\""),
            ("[delivery]\nto = \"24:01\"", "2:6: to is a time of day from \"00:00\" to \"24:00\", not \"24:01\""),
            ("[delivery]\ndays = [\n  'mon', # \"]\n  'Munday',\n]", "4:3: days has no \"Munday\"; did you mean \"monday\"?"),
            ("[delivery]\ndays = [\"weekend\"]", "2:9: days has no \"weekend\"; write mon, tue and so on"),
            ("[delivery]\nbudget = 1001", "2:10: budget must be a whole number from 0 to 1000, not 1001"),
            ("[delivery]\nbudget = -1", "2:10: budget must be a whole number from 0 to 1000, not -1"),
            ("[delivery]\nquiet = [\"12:00\"]", Self.quiet("2:10", "12:00")),
            ("[delivery]\nquiet = [\"22:00-7:00\", \"9:00-9:00\"]", Self.quiet("2:24", "9:00-9:00")),
            ("[delivery]\nquiet = [\"12:00-14:00-16:00\"]", Self.quiet("2:10", "12:00-14:00-16:00")),
            ("[delivery]\nquiet = [\"noon-14:00\"]", Self.quiet("2:10", "noon-14:00")),
            ("[delivery]\nquiet = [\"\"]", Self.quiet("2:10", "")),
            (
                "[delivery]\nquiet = [" + String(repeating: "\"12:00-14:00\",", count: 25) + "]",
                "2:10: quiet has more than 24 entries; join some"
            ),
            (
                "[groups.a]\nevery = \"2w\"\nin_person = \"3h\"",
                "3:13: in_person can't be read: a cadence is whole days, weeks, months or years (6w, 3m, 1y), not \"3h\""
            ),
            ("[groups.friends]", "1:9: group \"friends\" lacks its cadence; add every = \"6w\""),
            ("[groups.'']\nevery = \"2w\"", "1:9: a group needs a name: a value of the cards' CATEGORIES"),
            ("[groups.a]\nevery = \"2m\"\nat_most = \"8w\"", "3:11: at_most (8w) must be longer than every (2m)"),
            ("[groups.a]\nevery = \"2w\"\nat_most = \"2w\"", "3:11: at_most (2w) must be longer than every (2w)"),
            (
                "[groups.\"Zoë\"]\nevery = \"2w\"\n[groups.zoe]\nevery = \"3w\"",
                "3:9: group \"zoe\" is the same as group \"Zoë\": case and accents make no difference; keep one of them"
            ),
            ("address_books = []", "1:17: address_books is empty; name one, or leave the key out for the default"),
            ("address_books = [\"~/a\", \"/home/ada/a/\"]", "1:25: address_books names \"/home/ada/a/\" twice"),
            (
                "address_books = [\"contacts\"]",
                "1:18: address_books must be a path that starts with \"/\", \"~/\" or \"$XDG_DATA_HOME/\", "
                    + "or \"evolution\" or \"thunderbird\", not \"contacts\""
            ),
            (
                "address_books = [\"/a\\nb\"]",
                "1:18: address_books must be a path that starts with \"/\", \"~/\" or \"$XDG_DATA_HOME/\", "
                    + "or \"evolution\" or \"thunderbird\", not \"/a b\""
            ),
        ])
    func `a senseless value is refused with the possible ones`(text: String, message: String) {
        #expect(refusal(text) == [message])
    }

    @Test(
        arguments: [
            ("every = \"3m\"\nevery = \"4m\"", "2:1: \"every\" is already defined on line 1"),
            ("[delivery]\n[delivery]", "2:2: \"delivery\" is already defined on line 1"),
            ("[[groups.friends]]\nevery = \"2w\"", "1:10: no key takes a list of tables; write single brackets"),
            ("every = \"6\\w\"", "1:11: \\w is no escape; write \\\\ for a backslash, or the text in single quotes"),
            ("every = \"\\é\"", "1:10: \\é is no escape; write \\\\ for a backslash, or the text in single quotes"),
            ("every = \"\\u12x4\"", "1:10: this escape needs 4 hexadecimal digits"),
            ("every = \"\\U0000", "1:10: this escape needs 8 hexadecimal digits"),
            ("every = \"\\uD800\"", "1:10: there is no character of this number"),
            ("every = \"\\U00110000\"", "1:10: there is no character of this number"),
            ("every = \"3m\\\n\"", "1:9: this text lacks its closing quote"),
            ("delivery.budget = 99999999999999999999", "1:19: this number is too large"),
            ("delivery.budget = 0x3", "1:19: 0x3 is neither true, false nor a number; text is written in quotes"),
            ("every = 2026-11-23", "1:9: 2026-11-23 is neither true, false nor a number; text is written in quotes"),
            ("delivery = { budget = 3,\n}", "1:25: \"}\" is expected on the line of its \"{\""),
            ("delivery = { budget = 3 days = [] }", "1:25: \",\" or \"}\" is expected here"),
            ("every = 6w", "1:9: 6w is neither true, false nor a number; text is written in quotes"),
            ("[delivery]\nfrom = 09:00", "2:8: 09:00 is neither true, false nor a number; text is written in quotes"),
            ("address_books = [~/a]", "1:18: ~/a is neither true, false nor a number; text is written in quotes"),
            ("every = # 6w", "1:9: a value is expected here"),
            ("address_books = [\"/a\",, ]", "1:23: a value is expected here"),
            ("address_books = [\"/a\" \"/b\"]", "1:23: \",\" or \"]\" is expected here"),
            ("address_books = [\"/a\",\n# ]\n", "1:17: this lacks its closing \"]\""),
            ("delivery = { budget = 3", "1:12: this lacks its closing \"}\""),
            ("every = \"3m\nlead = \"0d\"", "1:9: this text lacks its closing quote"),
            ("every = \"\"\"3m\"\"", "1:9: this text lacks its closing quote"),
            ("every = \"3m\" lead = \"0d\"", "1:14: a new line is expected here"),
            ("every: \"3m\"", "1:6: \"=\" is expected here"),
            (
                "[groups.fellow students]",
                "1:16: \"]\" is expected here; a name with spaces or other letters than A to Z is written in quotes"
            ),
            ("[[[groups]]]", "1:3: a name is expected here; one with other letters than A to Z is written in quotes"),
            ("# é\névery = 1", "2:1: a name is expected here; one with other letters than A to Z is written in quotes"),
            ("\u{FEFF}a = =", "1:5: = is neither true, false nor a number; text is written in quotes"),
            ("every = \"3m\"\n\0every", "2:1: a NUL character can't be part of a configuration"),
            ("# é\nlead = \"é\" # \0", "2:14: a NUL character can't be part of a configuration"),
            ("every = \"\u{1B}\"", "1:10: a control character can't be part of a configuration"),
            ("every = \"3m\" # \r\rlead = \"0d\"", "1:16: a control character can't be part of a configuration"),
            ("every = \"3m\\u0000junk\"", "1:12: no text may contain a NUL character"),
            ("\"every\\U00000000junk\" = \"3m\"", "1:7: no text may contain a NUL character"),
        ])
    func `invalid TOML is refused at its position`(text: String, message: String) {
        #expect(refusal(text) == [message])
    }

    @Test(arguments: ["", "6", "0d", "6 moons", "24h"])
    func `a cadence that can't be read is refused in the words of cadences`(text: String) throws {
        let reason = try #require(throws: TimeError.self) { try Cadence(parsing: text) }
        #expect(refusal("every = \"\(text)\"") == ["1:9: every can't be read: \(reason)"])
    }

    @Test func `all problems are listed, in the order of the file`() {
        let text = """
            zero = 0
            lead = "x"
            [groups.b]
            every = 1
            [delivery]
            days = [1, "mo", "tue"]
            budget = "x"
            [groups.a]
            """
        #expect(
            refusal(text) == [
                "1:1: unknown key \"zero\"; known are \(Self.keys)",
                "2:8: lead is whole days from \"0d\" to \"60d\", not \"x\"",
                "4:9: every must be a text like \"6w\", not an integer",
                "6:9: days must be a list of texts like [\"mon\", \"tue\"], without an integer in it",
                "6:12: days has no \"mo\"; did you mean \"mon\"?",
                "7:10: budget must be a whole number from 0 to 1000, not a text",
                "8:9: group \"a\" lacks its cadence; add every = \"6w\"",
            ])
    }

    @Test func `of too many problems the first are listed and the rest counted`() throws {
        let text = (1...100).reversed().map { "x\($0) = \($0)\n" }.joined()
        let error = try #require(throws: ConfigurationError.self) { try ConfigurationFixture.parse(text) }
        #expect(error.problems.map(\.line) == Array(1...20))
        #expect(error.omitted == 80)
        #expect(error.description.hasSuffix("\nand 80 more"))
    }

    @Test(arguments: [("k", 100_000), ("\"" + String(repeating: "\u{301}", count: 500) + "\"", 1)])
    func `a long key is cut in messages`(text: String, count: Int) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try ConfigurationFixture.parse(String(repeating: text, count: count) + " = 1")
        }
        #expect(error.description.utf8.count < 340)
    }

    @Test func `a text is read up to its bound`() {
        let longest = "/" + String(repeating: "a", count: 1023)
        #expect(refusal("address_books = ['\(longest)']") == [])
        #expect(refusal("address_books = ['\(longest)a']") == ["1:18: this text is longer than 1024 bytes"])
    }

    @Test(
        arguments: [
            ("evrey", "every"), ("birthday", "birthdays"), ("anniversary", "anniversaries"), ("EVERY", "every"), ("ever", "every"),
            ("e", nil), ("", nil),
            ("completely different", nil),
        ])
    func `the nearest name is the one with the fewest typing errors, if they are few`(typed: String, meant: String?) {
        #expect(Names(["every", "birthdays", "anniversaries"]).nearest(to: typed) == meant)
    }

    @Test(
        arguments: [
            ("mail = \"yes\"", "2:8: mail must be one of \"count\", \"ask\", \"off\", not \"yes\""),
            ("me = [\"Max\"]", "2:7: me must be an e-mail address, not \"Max\""),
            (
                "mail_folders = [\"Mail\"]",
                "2:17: mail_folders must be a path that starts with \"/\", \"~/\" or \"$XDG_DATA_HOME/\", or \"thunderbird\" or "
                    + "\"evolution\", not \"Mail\""
            ),
            (
                "call_files = [\"thunderbird\"]",
                "2:15: call_files must be a path that starts with \"/\", \"~/\" or \"$XDG_DATA_HOME/\", not "
                    + "\"thunderbird\""
            ),
        ])
    func `what evidence can't be`(line: String, message: String) { #expect(refusal("[evidence]\n" + line) == [message]) }
}

import ControlInterface
import Foundation
import KeepInTouch
import TestSupport
import Testing
import Words

@testable import vitaminb

/// What pages and answers of the built programs print is typed back into the commands that take it.
@MainActor
struct TypedBackTests {
    private let home: TestHome
    private let daemon: RealDaemon
    private let translations = TemporaryFolder()

    init() throws {
        home = try TestHome(
            configuration: """
                birthdays = true
                [delivery]
                from = "00:00"
                to = "24:00"
                [groups.friends]
                every = "6w"
                in_person = "1y"
                [groups."Café Größe"]
                every = "13m"
                """)
        let year = LocalClock().today.year
        try home.card(
            "Ada Lovelace", uid: "ada", more: "NICKNAME:Countess\nCATEGORIES:Friends\nBDAY:18151210\nX-VITAMINB-MET:\(year)-01-02\n")
        try home.card("Zoë Müller", uid: "zoe", more: "CATEGORIES:friends,Café Größe\n")
        try home.card("Anne-Marie O’Brien, Ph.D.", uid: "anne", more: "CATEGORIES:friends\n")
        try home.card("山田 花子", uid: "hanako", more: "CATEGORIES:Café Größe\n")
        try home.card("Alex Kim", uid: "urn:uuid:5b1b42", more: "CATEGORIES:friends\nEMAIL:alex@example.org\n")
        try home.card("Alex Kim", uid: "kim-2", more: "CATEGORIES:friends\nEMAIL:kim@example.org\n")
        try home.card("Bob", uid: "bob", more: "CATEGORIES:friends\n")
        try home.card("Bob Łukasz", uid: "bob-2", more: "CATEGORIES:friends\n")
        daemon = try RealDaemon(home: home.path)
        try #require(daemon.isReady(), "\(daemon.told)")
    }

    private func run(_ arguments: [String], _ environment: [String: String]) async throws -> CommandRun {
        try await vitaminb(arguments, at: RealDaemon.control(home.path), environment: environment)
    }

    private static let statements = [
        ["ack", "zoe", "--via", "call", "--when", "vor 3 Wochen"], ["ack", "ada", "--via", "meal", "--when", "yesterday 18:30"],
        ["ack", "anne", "--via", "email", "--when", "8 weeks ago"], ["snooze", "anne", "--until", "in 4 days"],
        ["snooze", "alex@example.org", "--for", "3h"], ["snooze", "hanako", "--until", "in 2 months"],
        ["promise", "ada", "send the book", "--on", "in 5 days"], ["promise", "zoe", "call back", "--on", "morgen"],
        ["track", "bob", "--every", "1y 2w", "--in-person", "jedes Jahr"], ["pause", "bob-2", "--until", "in 3 weeks"],
        ["gave", "ada", "lunch"], ["skip", "kim-2"],
    ]

    private static let pages = [
        ["due"], ["upcoming", "--days", "400"], ["list"], ["group"], ["status"], ["forecast"], ["tune"], ["report"], ["balance"],
        ["show", "ada"], ["show", "ada", "--all"], ["show", "zoe", "--all"], ["show", "anne"], ["why", "ada"], ["why", "anne"],
        ["why", "bob-2"], ["why", "bob"], ["show", "bob"],
    ]

    /// All that is printed after a life of some sentences, in a language.
    private func printed(_ environment: [String: String]) async throws -> String {
        var all = ""
        for statement in Self.statements { all += try await run(statement, environment).output }
        for page in Self.pages {
            let shown = try await run(page, environment)
            #expect(shown.status == 0, "\(page): \(shown.errors)")
            all += shown.output
        }
        return all
    }

    @Test(arguments: SpokenLanguage.allCases) func `every time, span and cadence on any page is typed back`(
        language: SpokenLanguage
    ) async throws {
        let environment = try await language.environment(below: translations)
        let text = try await printed(environment)
        #expect(text.contains("fällig") == (language == .german))
        var count = 0
        for kind in PrintedKind.allCases {
            let texts = try kind.texts(in: text).sorted()
            #expect(!texts.isEmpty, "no page has a \(kind)")
            for text in texts { try check(text, kind) }
            // The option that takes it, where the program is another process.
            for text in texts.prefix(2) {
                let typed = try await run(Self.arguments(text, kind), environment)
                #expect(typed.status == 0 || typed.errors.hasPrefix("vitaminb: "), "\(text): \(typed.errors)")
            }
            count += texts.count
        }
        print("counted \(count) times, spans and cadences typed back in \(language)")
    }

    private func check(_ text: String, _ kind: PrintedKind) throws {
        let clock = LocalClock()
        switch kind {
        case .cadence: _ = try Cadence(parsing: text)
        case .span: _ = try Span(parsing: text)
        default:
            _ = try TimeExpression(parsing: text, .future, now: clock.now, in: clock.zone)
            if !kind.isAhead { _ = try TimeExpression(parsing: text, .past, now: clock.now, in: clock.zone) }
        }
    }

    private static func arguments(_ text: String, _ kind: PrintedKind) -> [String] {
        switch kind {
        case .cadence: ["track", "hanako", "--every", text]
        case .span: ["snooze", "hanako", "--for", text]
        case .weekday: ["promise", "hanako", "something", "--on", text]
        default: ["ack", "hanako", "--when", text]
        }
    }

    @Test func `every name on the list finds its contact; of namesakes the e-mail address or the UID does`() async throws {
        let list = try await run(["list"], [:]).output
        let contacts: [WireContact] = try decoded(await run(["list", "--json"], [:]).output)
        #expect(contacts.count == 8)
        for contact in contacts {
            #expect(list.contains(contact.name))
            #expect(try await run(["show", contact.uid.rawValue], [:]).output.hasPrefix(contact.name))
            let shown = try await run(["show", contact.name], [:])
            guard contacts.count(where: { $0.name == contact.name }) > 1 else {
                #expect(shown.status == 0 && shown.output.hasPrefix(contact.name), "\(contact.name): \(shown.errors)")
                continue
            }
            let candidates = shown.errors.split(separator: "\n").filter { $0.hasPrefix("  \(contact.name)") }
            let line = try #require(candidates.first { $0.hasSuffix("  \(contact.uid.rawValue)") }, "\(shown.errors)")
            let address = try #require(line.split(separator: " ").first { $0.contains("@") })
            let found: Control.GetContact.Reply = try decoded(await run(["show", "\(contact.name) \(address)", "--json"], [:]).output)
            #expect(found.contact.uid == contact.uid)
        }
    }

    @Test func `every group on the list is found`() async throws {
        let page = try await run(["group"], [:]).output
        let groups: [WireGroup] = try decoded(await run(["group", "--json"], [:]).output)
        #expect(groups.map(\.name) == ["Café Größe", "Friends"], "as written, and once")
        for group in groups {
            #expect(page.contains(group.name))
            let listed = try await run(["list", "--group", group.name], [:])
            #expect(listed.status == 0 && !listed.output.isEmpty)
            #expect(try await run(["list", "--group", group.name.uppercased()], [:]) == listed)
        }
    }
}

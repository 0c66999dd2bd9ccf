import Exchange
import KeepInTouch
import Language
import Phrases
import Platform
import Words

/// Asks a person on a terminal what to begin with. Nothing is written meanwhile.
struct SetupDialogue {
    /// Nobody answers any more, or they said `q`.
    struct Stopped: Error {}

    let style: Style
    /// What is known already.
    var known = Known()
    /// Mail that was found; nil: there is none.
    var mail: FoundMail?
    /// Writes a text, and reads a line; nil: there is none any more.
    let write: (String) throws -> Void
    private let read: () -> String?

    /// What is known before anything is asked.
    struct Known {
        /// The groups that have a cadence in the configuration.
        var groups: [SetupPlan.Group] = []
        /// Whom one keeps in touch with already.
        var tracked: Set<ContactID> = []
    }

    /// How many people or groups are shown at a time: a terminal has 24 lines.
    static let pageSize = 14

    init(style: Style, write: @escaping (String) throws -> Void, read: @escaping () -> String?) {
        (self.style, self.write, self.read) = (style, write, read)
    }

    /// What they chose.
    func plan(from found: [FoundBook]) throws -> SetupPlan {
        var plan = SetupPlan()
        let books = try askBooks(found)
        plan.books = Self.settings(of: books, of: found)
        plan.imports = books.compactMap(\.contents)
        plan.configured = known.groups
        plan.removesSamples =
            plan.books.isEmpty && !plan.imports.isEmpty
            && found.contains { book in
                book.isConfigured && book.isOfSamples && !books.contains { $0.path == book.path }
            }
        var people = Self.people(in: books)
        if people.isEmpty { return plan }
        try askMail(&plan, &people)
        let asked = Self.groups(of: people)
        plan.groups = try askGroups(asked.map { ($0.name, $0.count) })
        let members = Self.members(of: plan.everyGroup, among: people).filter { !known.tracked.contains($0.person.contact.id) }
        let declined = Set(asked.map(\.name.folded)).subtracting(plan.everyGroup.map(\.name.folded))
        plan.chosen = try askPeople(people, members: members, declined: declined)
        // Of whom there is mail that is known, or will be asked about letter by letter.
        var unknown = plan.chosen.filter { $0.person.seen?.last == nil }
        try askPast(&unknown)
        let past = Dictionary(unknown.map { ($0.person.contact.id, $0.past) }) { first, _ in first }
        for index in plan.chosen.indices { plan.chosen[index].past = past[plan.chosen[index].person.contact.id] ?? nil }
        plan.birthdays = try askBirthdays(people)
        return plan
    }

    /// What `address_books` is to say of those chosen; empty: what it says already.
    static func settings(of chosen: [FoundBook], of found: [FoundBook]) -> [String] {
        func settings(_ books: [FoundBook]) -> [String] { books.filter { $0.kind != .file }.map { home($0.path) } }
        return settings(chosen) == settings(found.filter(\.isConfigured)) ? [] : settings(chosen)
    }

    /// The one or the other.
    func confirms(_ question: String) throws -> Bool {
        isYes(try ask([question], or: ""))
    }

    /// The same where much was chosen that Enter alone must not throw away.
    func confirmsAtLast(_ question: String) throws -> Bool {
        var question = question
        while true {
            let typed = try ask([question], or: "")
            if !typed.isEmpty { return isYes(typed) }
            question = gettext("y writes it; n leaves everything as it was.")
        }
    }

    /// Each of them once.
    static func people(in books: [FoundBook]) -> [FoundBook.Candidate] {
        var seen: Set<ContactID> = []
        return books.flatMap(\.people).filter { seen.insert($0.contact.id).inserted }
    }

    /// Those who are in one of the groups, by group and name, with the groups' cadences.
    static func members(of groups: [SetupPlan.Group], among people: [FoundBook.Candidate]) -> [SetupPlan.Chosen] {
        let places = Dictionary(groups.enumerated().map { ($1.name.folded, $0) }) { first, _ in first }
        let members = people.compactMap { person in person.contact.groups.compactMap { places[$0] }.min().map { ($0, person) } }
        return members.sorted { ($0.0, $0.1.contact.name.folded) < ($1.0, $1.1.contact.name.folded) }
            .map { SetupPlan.Chosen(person: $0.1) }
    }

    // MARK: The questions

    private func askBooks(_ found: [FoundBook]) throws -> [FoundBook] {
        var found = found
        while true {
            let standard = Self.usual(among: found).map { "\($0 + 1)" }.joined(separator: " ")
            var page = Page(style: style)
            page.line(gettext("Where are your contacts?"), .strong)
            page.table(
                found.enumerated().map { index, book in
                    ["\(index + 1)", "\(Self.count(book.people.count))", "\(Self.home(book.path))", "\(Self.remark(book))"]
                })
            if found.count > 1, case let both = Self.inSeveral(found), both > 0 {
                page.line(gettext(both, "\(both) person is in several of them.", "\(both) people are in several of them."))
            }
            page.line(
                found.isEmpty
                    ? gettext("None was found. Type a folder or a file; Enter: begin with an empty address book.")
                    : gettext("Type numbers (1 2), or a folder or file; Enter: \(standard)."), .faint)
            page.line(gettext("q stops at any time. Nothing is written before you say yes at the end."), .faint)
            let typed = try ask(page, or: standard)
            if typed.isEmpty { return [] }
            if let numbers = Choices.read(typed, count: found.count, letters: []) { return numbers.keys.sorted().map { found[$0 - 1] } }
            let given = Self.given(typed)
            if given.isEmpty { try say(gettext("There are no contacts in \(typed).")) }
            // What is there already is not there twice.
            found = given.filter { new in !found.contains { $0.path == new.path } } + found
        }
    }

    /// Which of them are taken where nothing else is said: those that are configured, unless those have nobody but invented people, else
    /// all that the first one's program has.
    private static func usual(among found: [FoundBook]) -> [Int] {
        let real = found.indices.filter { !found[$0].isOfSamples }
        let configured = found.indices.filter { found[$0].isConfigured && (!found[$0].isOfSamples || real.isEmpty) }
        if !configured.isEmpty { return configured }
        guard let first = real.first else { return [] }
        return real.filter { index in
            let (book, other) = (found[first], found[index])
            return index == first
                || book.kind == .folder && other.kind == .folder && book.origin != nil && other.origin == book.origin
                    && !other.isMadeByServer
        }
    }

    /// What is in a folder, or one level below it, or in a file, that a person named.
    static func given(_ typed: String) -> [FoundBook] {
        let folders = BaseFolders()
        if let store = ContactStore(typed, home: folders.home) {
            return [FoundBook(store: store, in: folders.ofPrograms)].compactMap(\.self)
        }
        guard let resolved = Path.resolved(Path.expanded(typed, home: folders.home)) else { return [] }
        let books = BookSearch.expanded(resolved).compactMap { FoundBook(folder: $0, origin: nil) }
        return books.isEmpty ? [FoundBook(file: resolved, origin: nil)].compactMap(\.self) : books
    }

    /// The groups that most are in, and how many.
    private static func groups(of people: [FoundBook.Candidate]) -> [(name: String, count: Int)] {
        var counts: [String: (name: String, count: Int)] = [:]
        for person in people {
            for name in person.contact.groupNames.written { counts[name.folded, default: (name, 0)].count += 1 }
        }
        return counts.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(pageSize).map(\.self)
    }

    private func askGroups(_ groups: [(name: String, count: Int)]) throws -> [SetupPlan.Group] {
        if groups.isEmpty { return [] }
        let configured = Dictionary(known.groups.map { ($0.name.folded, $0.every) }) { first, _ in first }
        var page = Page(style: style)
        page.line(gettext("How often for whole groups?"), .strong)
        page.table(
            groups.enumerated().map { index, group in
                let mark = configured[group.name.folded].map { gettext(Wording.every($0)) } ?? ""
                return ["\(index + 1)", "\(group.name)", "\(Self.count(group.count))", "\(mark)"]
            })
        page.line(Self.paces, .faint)
        let isAnyConfigured = groups.contains { configured[$0.name.folded] != nil }
        page.line(
            isAnyConfigured
                ? gettext("Type for example 1a 2-3c; Enter: as it is.") : gettext("Type for example 1a 2-3c; Enter: no group."), .faint)
        return try askChoices(page, count: groups.count, letters: SetupPlan.Pace.allCases.map(\.rawValue)).sorted { $0.key < $1.key }
            .compactMap { number, letter in
                SetupPlan.Pace(rawValue: letter).map { SetupPlan.Group(name: groups[number - 1].name, every: $0.cadence) }
            }
    }

    /// Page by page, and not at all of the rest after a dot.
    private func askPast(_ chosen: inout [SetupPlan.Chosen]) throws {
        for start in stride(from: 0, to: chosen.count, by: Self.pageSize) {
            let rows = start..<min(start + Self.pageSize, chosen.count)
            var page = Page(style: style)
            page.line(gettext("When were you in touch last, roughly?"), .strong)
            page.table(rows.map { ["\($0 - start + 1)", "\(chosen[$0].person.contact.name)"] })
            page.line(gettext("m: within a month, s: within three months, l: longer ago. For example 1-4m 5s."), .faint)
            page.line(
                rows.upperBound == chosen.count
                    ? gettext("Enter: you don't know.") : gettext("Enter: you don't know, and the next; . of nobody any more."), .faint)
            guard let past = try askChoices(page, count: rows.count, letters: SetupPlan.Past.allCases.map(\.rawValue), orDot: true) else {
                return
            }
            for (number, letter) in past { chosen[start + number - 1].past = SetupPlan.Past(rawValue: letter) }
        }
    }

    private func askBirthdays(_ people: [FoundBook.Candidate]) throws -> String? {
        let count = people.count { $0.contact.birthday != nil }
        if count == 0 { return nil }
        var page = Page(style: style)
        let question = gettext(
            count, "\(count) person has a birthday. Whose birthdays do you want to be told of?",
            "\(count) people have a birthday. Whose birthdays do you want to be told of?")
        page.line(question, .strong)
        page.line(gettext("t: of those you chose, a: of everybody's, n: of nobody's; Enter: as it is, or else t."), .faint)
        while true {
            switch try ask(page, or: "").lowercased() {
            case "": return nil
            case "t": return "tracked"
            case "a": return "all"
            case "n": return "none"
            default: try say(gettext("Type t, a or n."))
            }
        }
    }

    // MARK: Asking

    private func askChoices(_ page: Page, count: Int, letters: [Character]) throws -> [Int: Character] {
        try askChoices(page, count: count, letters: letters, orDot: false) ?? [:]
    }

    /// Nil: a dot was typed, where that may be.
    private func askChoices(_ page: Page, count: Int, letters: [Character], orDot: Bool) throws -> [Int: Character]? {
        var page = page
        while true {
            let typed = try ask(page, or: "")
            if orDot, typed == "." { return nil }
            if let choices = Choices.read(typed, count: count, letters: letters, mayStandAlone: true) { return choices }
            page = Page(style: style)
            let example = letters.first.map { "1\($0)" } ?? "1"
            page.line(gettext("Type numbers up to \(count), each with a letter behind it, for example \(example)"), .warning)
        }
    }

    private func ask(_ lines: [String], or standard: String) throws -> String {
        var page = Page(style: style)
        for line in lines { page.line(line) }
        return try ask(page, or: standard)
    }

    /// What was typed, or this for an empty line.
    func ask(_ page: Page, or standard: String) throws -> String {
        try write("\n" + page.text + "> ")
        guard let line = read() else { throw Stopped() }
        let typed = String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        if typed.lowercased() == "q" { throw Stopped() }
        return typed.isEmpty ? standard : typed
    }

    func say(_ sentence: String) throws {
        var page = Page(style: style)
        page.line(sentence, .warning)
        try write(page.text)
    }

    // MARK: Words

    static var paces: String { gettext("a: every 3 weeks, b: every 2 months, c: every 6 months.") }

    private static func count(_ people: Int) -> String { gettext(people, "\(people) person", "\(people) people") }

    private static func remark(_ book: FoundBook) -> String {
        let origin = [book.origin, book.title].compactMap(\.self).joined(separator: ": ")
        if book.isOfSamples { return gettext("invented, to try vitaminb with") }
        if book.people.isEmpty { return book.isThere ? gettext("nobody in it yet") : gettext("not there now") }
        guard book.kind == .file else { return origin }
        return origin.isEmpty ? gettext("its contacts are imported") : gettext("\(origin): its contacts are imported")
    }

    /// The path as people write it.
    static func home(_ path: String) -> String {
        let home = BaseFolders().home
        return path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
    }

    private static func inSeveral(_ books: [FoundBook]) -> Int {
        var counts: [String: Int] = [:]
        for book in books { for name in Set(book.people.map(\.contact.name.folded)) { counts[name, default: 0] += 1 } }
        return counts.values.count { $0 > 1 }
    }
}

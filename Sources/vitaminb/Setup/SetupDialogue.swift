import Exchange
import KeepInTouch
import Language
import Phrases
import Platform

/// Asks a person on a terminal what to begin with. Nothing is written meanwhile.
struct SetupDialogue {
    /// Nobody answers any more, or they said `q`.
    struct Stopped: Error {}

    private let style: Style
    /// Writes a text, and reads a line; nil: there is none any more.
    private let write: (String) throws -> Void
    private let read: () -> String?

    /// How many people are shown at a time, and how many groups.
    private static let pageSize = 20
    private static let groupBound = 20
    /// Of so many people it is asked when you were in touch last.
    private static let pastBound = 60

    init(style: Style, write: @escaping (String) throws -> Void, read: @escaping () -> String?) {
        (self.style, self.write, self.read) = (style, write, read)
    }

    /// What they chose.
    func plan(from found: [FoundBook]) throws -> SetupPlan {
        var plan = SetupPlan()
        let books = try askBooks(found)
        plan.books = Self.settings(of: books, of: found)
        plan.imports = books.compactMap(\.contents)
        let people = Self.people(in: books)
        if people.isEmpty { return plan }
        plan.groups = try askGroups(people)
        let members = Self.members(of: plan.groups.map(\.name), among: people)
        plan.chosen = try askPeople(people, members: members)
        try askPast(&plan.chosen)
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

    /// Each of them once.
    static func people(in books: [FoundBook]) -> [FoundBook.Candidate] {
        var seen: Set<ContactID> = []
        return books.flatMap(\.people).filter { seen.insert($0.contact.id).inserted }
    }

    /// Those who are in one of the groups, with the groups' cadences.
    static func members(of groups: [String], among people: [FoundBook.Candidate]) -> [SetupPlan.Chosen] {
        let folded = Set(groups.map(\.folded))
        return people.filter { !folded.isDisjoint(with: $0.contact.groups) }.map { SetupPlan.Chosen(person: $0) }
    }

    // MARK: The questions

    private func askBooks(_ found: [FoundBook]) throws -> [FoundBook] {
        var found = found
        while true {
            var page = Page(style: style)
            page.line(gettext("Where are your contacts?"), .strong)
            page.table(
                found.enumerated().map { index, book in
                    ["\(index + 1)", "\(Self.count(book.people.count))", "\(Self.home(book.path))", "\(Self.remark(book))"]
                })
            if found.count > 1, case let both = Self.inSeveral(found), both > 0 {
                page.line(gettext(both, "\(both) person is in several of them.", "\(both) people are in several of them."))
            }
            let configured = found.indices.filter { found[$0].isConfigured }.map { "\($0 + 1)" }
            let standard = configured.isEmpty ? "1" : configured.joined(separator: " ")
            page.line(
                found.isEmpty
                    ? gettext("None was found. Type a folder or a file; Enter: begin with an empty address book.")
                    : gettext("Type numbers (1 2), or a folder or file; Enter: \(standard)."), .faint)
            page.line(gettext("q stops at any time. Nothing is written before you say yes at the end."), .faint)
            let typed = try ask(page, or: found.isEmpty ? "" : standard)
            if typed.isEmpty { return [] }
            if let numbers = Choices.read(typed, count: found.count, letters: []) { return numbers.keys.sorted().map { found[$0 - 1] } }
            let given = Self.given(typed)
            if given.isEmpty { try say(gettext("There are no contacts in \(typed).")) }
            // What is there already is not there twice.
            found = given.filter { new in !found.contains { $0.path == new.path } } + found
        }
    }

    /// What is in a folder, or one level below it, or in a file, that a person named.
    static func given(_ typed: String) -> [FoundBook] {
        let folders = BaseFolders()
        if let store = ContactStore(typed, home: folders.home) {
            return [FoundBook(store: store, home: folders.home, dataHome: folders.data)].compactMap(\.self)
        }
        guard let resolved = Path.resolved(Path.expanded(typed, home: folders.home)) else { return [] }
        let books = BookSearch.expanded(resolved).compactMap { FoundBook(folder: $0, origin: nil) }
        return books.isEmpty ? [FoundBook(file: resolved, origin: nil)].compactMap(\.self) : books
    }

    private func askGroups(_ people: [FoundBook.Candidate]) throws -> [(name: String, every: Cadence)] {
        var counts: [String: (name: String, count: Int)] = [:]
        for person in people {
            for name in person.contact.groupNames.written { counts[name.folded, default: (name, 0)].count += 1 }
        }
        let all = counts.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        let groups = all.prefix(Self.groupBound)
        if groups.isEmpty { return [] }
        var page = Page(style: style)
        page.line(gettext("How often for whole groups?"), .strong)
        page.table(groups.enumerated().map { ["\($0 + 1)", "\($1.name)", "\(Self.count($1.count))"] })
        if all.count > groups.count { page.line(gettext("and \(all.count - groups.count) smaller ones"), .faint) }
        page.line(Self.paces, .faint)
        page.line(gettext("Type for example 1a 2-3c; Enter: no group."), .faint)
        return try askChoices(page, count: groups.count, letters: SetupPlan.Pace.allCases.map(\.rawValue)).sorted { $0.key < $1.key }
            .compactMap { number, letter in SetupPlan.Pace(rawValue: letter).map { (groups[number - 1].name, $0.cadence) } }
    }

    /// From all of them to those who matter: page by page, or by name.
    private func askPeople(_ people: [FoundBook.Candidate], members: [SetupPlan.Chosen]) throws -> [SetupPlan.Chosen] {
        let inGroup = Set(members.map(\.person.contact.id))
        let proposed = people.filter { $0.isProposed && !inGroup.contains($0.contact.id) }.sorted(by: Self.isMoreLikely)
        var chosen: [ContactID: SetupPlan.Chosen] = [:]
        var order: [ContactID] = []
        var shown = proposed[...]
        /// Who has a name that was looked for; shown once, and then it goes on where it was.
        var looked: [FoundBook.Candidate] = []
        var first = gettext(
            "Who else? \(proposed.count) of \(people.count) are proposed, who have a star, a group, a note or a birthday.")
        while true {
            let page = looked.isEmpty ? Array(shown.prefix(Self.pageSize)) : looked
            var text = Page(style: style)
            text.line(first, .strong)
            text.table(
                page.enumerated().map { index, person in
                    let mark = chosen[person.contact.id]?.every.map { gettext(Wording.every($0)) } ?? ""
                    return ["\(index + 1)", "\(person.contact.name)", "\(Self.traits(of: person))", "\(mark)"]
                })
            if page.isEmpty {
                text.line(gettext("Type a part of a name to look for somebody; Enter when that is all."), .faint)
            } else {
                text.line(Self.paces, .faint)
                text.line(
                    gettext("Type for example 1a 2-3c, or a part of a name; Enter: the next \(Self.pageSize); . when that is all."), .faint)
            }
            let typed = try ask(text, or: "")
            if typed == "." || typed.isEmpty && looked.isEmpty && shown.count <= Self.pageSize { break }
            let isLooking = !looked.isEmpty
            if typed.isEmpty {
                looked = []
                if !isLooking { shown = shown.dropFirst(Self.pageSize) }
            } else if let choices = Choices.read(typed, count: page.count, letters: SetupPlan.Pace.allCases.map(\.rawValue)) {
                for (number, letter) in choices.sorted(by: { $0.key < $1.key }) {
                    let person = page[number - 1]
                    if chosen[person.contact.id] == nil { order.append(person.contact.id) }
                    chosen[person.contact.id] = SetupPlan.Chosen(person: person, every: SetupPlan.Pace(rawValue: letter)?.cadence)
                }
                looked = []
                if !isLooking { shown = shown.dropFirst(Self.pageSize) }
            } else {
                looked = Array(people.filter { $0.contact.name.folded.contains(typed.folded) }.prefix(Self.pageSize))
                if looked.isEmpty { try say(gettext("Nobody is called \"\(typed)\".")) }
            }
            first = gettext(chosen.count, "\(chosen.count) person so far.", "\(chosen.count) people so far.")
        }
        return members.filter { chosen[$0.person.contact.id] == nil } + order.compactMap { chosen[$0] }
    }

    private func askPast(_ chosen: inout [SetupPlan.Chosen]) throws {
        guard (1...Self.pastBound).contains(chosen.count) else { return }
        var page = Page(style: style)
        page.line(gettext("When were you in touch last, roughly?"), .strong)
        page.table(chosen.enumerated().map { ["\($0 + 1)", "\($1.person.contact.name)"] })
        page.line(
            gettext("m: within a month, s: within three months, l: longer ago. Type for example 1-4m 5s; Enter: you don't know."), .faint)
        let past = try askChoices(page, count: chosen.count, letters: SetupPlan.Past.allCases.map(\.rawValue))
        for (number, letter) in past { chosen[number - 1].past = SetupPlan.Past(rawValue: letter) }
    }

    private func askBirthdays(_ people: [FoundBook.Candidate]) throws -> String? {
        let count = people.count { $0.contact.birthday != nil }
        if count == 0 { return nil }
        var page = Page(style: style)
        let question = gettext(
            count, "\(count) person has a birthday. Of whose shall you be told?",
            "\(count) people have a birthday. Of whose shall you be told?")
        page.line(question, .strong)
        page.line(gettext("t: of those you chose, a: of everybody's, n: of nobody's; Enter: as it is, or else t."), .faint)
        while true {
            switch try ask(page, or: "").lowercased() {
            case "": return nil
            case "t": return "tracked"
            case "a": return "all"
            case "n": return "none"
            default: continue
            }
        }
    }

    // MARK: Asking

    private func askChoices(_ page: Page, count: Int, letters: [Character]) throws -> [Int: Character] {
        var page = page
        while true {
            if let choices = Choices.read(try ask(page, or: ""), count: count, letters: letters) { return choices }
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
    private func ask(_ page: Page, or standard: String) throws -> String {
        try write("\n" + page.text + "> ")
        guard let line = read() else { throw Stopped() }
        let typed = String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        if typed.lowercased() == "q" { throw Stopped() }
        return typed.isEmpty ? standard : typed
    }

    private func say(_ sentence: String) throws {
        var page = Page(style: style)
        page.line(sentence, .warning)
        try write(page.text)
    }

    // MARK: Words

    private static var paces: String { gettext("a: every 3 weeks, b: every 2 months, c: every 6 months.") }

    private static func count(_ people: Int) -> String { gettext(people, "\(people) person", "\(people) people") }

    private static func remark(_ book: FoundBook) -> String {
        let origin = book.origin ?? ""
        if book.people.isEmpty { return gettext("not there now") }
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

    private static func traits(of person: FoundBook.Candidate) -> String {
        var traits = person.contact.groupNames.written.prefix(2).map { $0 }
        if person.hasNote { traits.append(gettext("note", context: "setup")) }
        if person.contact.birthday != nil { traits.append(gettext("birthday", context: "setup")) }
        return traits.joined(separator: ", ")
    }

    /// First a star, then a group, a note, a birthday; equals by name.
    private static func isMoreLikely(_ left: FoundBook.Candidate, _ right: FoundBook.Candidate) -> Bool {
        func rank(_ person: FoundBook.Candidate) -> Int {
            let (isInGroup, hasBirthday) = (!person.contact.groups.isEmpty, person.contact.birthday != nil)
            return (person.isStarred ? 0 : 8) + (isInGroup ? 0 : 4) + (person.hasNote ? 0 : 2) + (hasBirthday ? 0 : 1)
        }
        return (rank(left), left.contact.name.folded) < (rank(right), right.contact.name.folded)
    }
}

import KeepInTouch
import Language
import Phrases
import Words

extension SetupDialogue {
    /// From all of them to those who matter: page by page, or by name. `declined` are the groups that were not chosen.
    func askPeople(
        _ people: [FoundBook.Candidate], members: [SetupPlan.Chosen], declined: Set<String>
    ) throws -> [SetupPlan.Chosen] {
        let done = Set(members.map(\.person.contact.id)).union(known.tracked)
        let proposed = people.filter { !done.contains($0.contact.id) && $0.rank(without: declined) > 0 }.sorted { left, right in
            (right.rank(without: declined), left.contact.name.folded) < (left.rank(without: declined), right.contact.name.folded)
        }
        var chosen: [ContactID: SetupPlan.Chosen] = [:]
        var order: [ContactID] = []
        var shown = proposed[...]
        /// Who has a name that was looked for; shown once, and then it goes on where it was.
        var looked: [FoundBook.Candidate] = []
        var first = Self.question(proposed.count, of: people.count, isFirst: done.isEmpty)
        while true {
            let page = looked.isEmpty ? Array(shown.prefix(Self.pageSize)) : looked
            let isLooking = !looked.isEmpty
            let isLast = !isLooking && shown.count <= Self.pageSize
            let typed = try ask(text(page, first, marks: chosen, isLooking: isLooking, isLast: isLast), or: "")
            if typed == "." || typed.isEmpty && isLast { break }
            var said: [String] = []
            if typed.isEmpty {
                looked = []
                if !isLooking { shown = shown.dropFirst(Self.pageSize) }
            } else if let choices = Self.choices(typed, page) {
                for (number, letter) in choices.sorted(by: { $0.key < $1.key }) {
                    let person = page[number - 1]
                    if chosen[person.contact.id] == nil { order.append(person.contact.id) }
                    let every = SetupPlan.Pace(rawValue: letter)?.cadence ?? person.seen?.rhythm?.cadence
                    chosen[person.contact.id] = SetupPlan.Chosen(person: person, every: every)
                    said += every.map { [gettext("\(person.contact.name) \(Wording.every($0))")] } ?? []
                }
                looked = []
                if !isLooking { shown = shown.dropFirst(Self.pageSize) }
            } else {
                looked = people.filter { $0.contact.name.folded.contains(typed.folded) }
                    .sorted { $0.contact.name.folded < $1.contact.name.folded }.prefix(Self.pageSize).map(\.self)
                if looked.isEmpty { try say(gettext("Nobody is called \"\(typed)\".")) }
            }
            if !said.isEmpty { try note(said.prefix(3).joined(separator: ", ") + (said.count > 3 ? ", ..." : "")) }
            first = gettext(chosen.count, "\(chosen.count) person so far.", "\(chosen.count) people so far.")
        }
        return members.filter { chosen[$0.person.contact.id] == nil } + order.compactMap { chosen[$0] }
    }

    /// What was typed of the people on a page. With whom there is a rhythm, the number is enough.
    private static func choices(_ typed: String, _ page: [FoundBook.Candidate]) -> [Int: Character]? {
        let bare = page.indices.filter { page[$0].seen?.rhythm?.cadence != nil }.map { $0 + 1 }
        return Choices.read(typed, count: page.count, letters: SetupPlan.Pace.allCases.map(\.rawValue), bare: Set(bare))
    }

    private static func question(_ proposed: Int, of all: Int, isFirst: Bool) -> String {
        isFirst
            ? gettext("Who? \(proposed) of \(all) are proposed, by letters, a star, group, note or birthday.")
            : gettext("Who else? \(proposed) of \(all) are proposed, by letters, a star, group, note or birthday.")
    }

    private func text(
        _ people: [FoundBook.Candidate], _ first: String, marks: [ContactID: SetupPlan.Chosen], isLooking: Bool, isLast: Bool
    ) -> Page {
        var text = Page(style: style)
        text.line(first, .strong)
        text.table(
            people.enumerated().map { index, person in
                let mark = marks[person.contact.id]?.every.map { gettext(Wording.every($0)) } ?? ""
                return ["\(index + 1)", "\(person.contact.name)", "\(Self.traits(of: person))", "\(mark)"]
            })
        if people.isEmpty {
            text.line(gettext("Type a part of a name to look for somebody; Enter when that is all."), .faint)
            return text
        }
        text.line(Self.paces, .faint)
        if people.contains(where: { $0.seen?.rhythm?.cadence != nil }) {
            text.line(gettext("A number without a letter: about as often as you write to each other."), .faint)
        }
        text.line(
            isLooking
                ? gettext("Type for example 1a, or a part of another name; Enter: back.")
                : isLast
                    ? gettext("Type 1a 2-3c, or a part of a name; Enter: that is all.")
                    : gettext("Type 1a 2-3c, or a part of a name; Enter: more; . that is all."), .faint)
        return text
    }

    private func note(_ sentence: String) throws {
        var page = Page(style: style)
        page.line("  " + sentence)
        try write(page.text)
    }

    private static func traits(of person: FoundBook.Candidate) -> String {
        var traits = person.contact.groupNames.written.prefix(2).map { $0 }
        if person.traits.contains(.star) { traits.insert(gettext("star", context: "setup"), at: 0) }
        if let letters = person.seen?.words { traits.insert(gettext(letters), at: 0) }
        if person.hasNote { traits.append(gettext("note", context: "setup")) }
        if person.contact.birthday != nil { traits.append(gettext("birthday", context: "setup")) }
        return traits.joined(separator: ", ")
    }
}

import KeepInTouch
import Language
import Phrases

extension SetupDialogue {
    /// What shall become of the mail that was found, and whose it is. Nothing is changed where there is none.
    func askMail(_ plan: inout SetupPlan, _ people: inout [FoundBook.Candidate]) throws {
        guard let mail else { return }
        var page = Page(style: style)
        page.line(gettext("Shall vitaminb look at your mail, to see when you were in touch?"), .strong)
        page.wrapped(
            gettext(
                """
                It is in \(mail.places.joined(separator: ", ")). Only addresses of your contacts are looked for, and of a letter only \
                whom and the day are kept.
                """
            ))
        page.line(gettext("c: it counts, a: you are asked about each, n: it is not looked at; Enter: n."), .faint)
        let setting = try askSetting(page)
        plan.mail = setting
        if setting == .off { return }
        plan.me = mail.addresses.isEmpty ? try askAddresses() : []
        let seen = try mail.look(mail.addresses + plan.me, people.map(\.details))
        for index in people.indices { people[index].seen = seen[people[index].contact.id] }
        try say(
            gettext(
                seen.count, "Letters to or from \(seen.count) person were found.", "Letters to or from \(seen.count) people were found."))
    }

    private func askSetting(_ page: Page) throws -> EvidencePolicy.Setting {
        while true {
            switch try ask(page, or: "n").lowercased() {
            case "c": return .count
            case "a": return .ask
            case "n": return .off
            default: try say(gettext("Type c, a or n."))
            }
        }
    }

    private func askAddresses() throws -> [String] {
        var page = Page(style: style)
        page.line(gettext("Which e-mail addresses are yours? They show which letters are from you."), .strong)
        while true {
            let typed = try ask(page, or: "").split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
            if !typed.isEmpty, typed.allSatisfy(Self.isAddress) { return typed }
            try say(gettext("Type one or more, for example max@example.org."))
        }
    }

    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts.contains("") && !text.contains("<")
    }
}

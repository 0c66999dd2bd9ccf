import ArgumentParser
import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb setup`.
struct Setup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup", abstract: gettext("Begin: find your contacts, choose with whom to keep in touch, start."),
        discussion: gettext(
            """
            On a terminal it asks. With options it does what they say, and asks nothing but whether it may; with --yes not even that. \
            --undo takes back what it did last: configuration, imported cards and what was said of people.
            """))

    @Option(
        name: .customLong("book"),
        help: .gettext(
            "A folder with cards, or a file to import; may be said several times.", valueName: gettext("path", context: "value")),
        completion: .file())
    var books: [String] = []

    @Option(
        name: .customLong("group"),
        help: .gettext(
            "How often for a group: friends=3w; may be said several times.", valueName: gettext("group=cadence", context: "value")))
    var groups: [String] = []

    @Option(
        name: .customLong("track"),
        help: .gettext(
            "How often for somebody, by name: ada=6w; may be said several times.", valueName: gettext("name=cadence", context: "value")))
    var people: [String] = []

    @Option(help: .gettext("Of whose birthdays to be told: tracked, all or none.", valueName: gettext("whose", context: "value")))
    var birthdays: String?

    @Option(
        help: .gettext(
            "What becomes of your mail: count (it is contact), ask (you are asked), or off.",
            valueName: gettext("setting", context: "value")))
    var mail: String?

    @Option(
        name: .customLong("me"),
        help: .gettext(
            "An e-mail address of yours; may be said several times.", valueName: gettext("address", context: "value")))
    var addresses: [String] = []

    @Flag(help: .gettext("Take back what setup did last."))
    var undo = false

    @Flag(help: .gettext("Don't ask."))
    var yes = false

    private var hasOptions: Bool {
        !books.isEmpty || !groups.isEmpty || !people.isEmpty || birthdays != nil || mail != nil || !addresses.isEmpty
    }

    func validate() throws {
        if undo, hasOptions { throw ValidationError(gettext("--undo goes with --yes alone.")) }
        if let birthdays, !["tracked", "all", "none"].contains(birthdays) {
            throw ValidationError(gettext("--birthdays is tracked, all or none."))
        }
        if let mail, EvidencePolicy.Setting(rawValue: mail) == nil { throw ValidationError(gettext("--mail is count, ask or off.")) }
        if let stray = addresses.first(where: { !SetupDialogue.isAddress($0) }) {
            throw ValidationError(gettext("\"\(stray)\" is no e-mail address."))
        }
        if !yes, isatty(STDIN_FILENO) == 0 { throw ValidationError(gettext("There is no terminal to ask on; say --yes.")) }
        if yes, !undo, !hasOptions {
            throw ValidationError(gettext("Say what to begin with: --book, --group, --track, --birthdays or --mail."))
        }
    }

    func run() throws {
        let work = try SetupWork()
        let style = Style(descriptor: STDOUT_FILENO)
        var dialogue = SetupDialogue(style: style, write: { try StandardOutput.write($0) }, read: { readLine() })
        do {
            if undo { return try takeBack(work, dialogue) }
            dialogue.known = work.known
            let clock = LocalClock()
            if !hasOptions, work.configuration.mail == .off { dialogue.mail = FoundMail(clock: clock) }
            let plan =
                try hasOptions ? planByOptions(work, dialogue.known) : dialogue.plan(from: BookSearch().books(configured: work.configured))
            var page = Page(style: style)
            let (text, changes) = try work.text(plan)
            page.setup(
                plan, changes, in: SetupDialogue.home(work.configuration.file), isNew: work.configuration.text == nil,
                importsInto: SetupDialogue.home(work.firstBook(plan)), clock.today,
                work.configuration.delivery)
            try StandardOutput.write(page.text)
            guard try yes || dialogue.confirmsAtLast(gettext("Write this, and start? [y/N]")) else { throw SetupDialogue.Stopped() }
            try work.perform(plan, text, today: clock.today) { try say($0) }
            if let mail = plan.mail, mail != .off { try look(clock) }
            try say(gettext("vitaminb setup --undo takes all of it back."))
            let isTried = try !yes && tryDesktop(dialogue)
            if plan.isEmpty, work.configured.isEmpty {
                try say(gettext("Type next: vitaminb add \"Ada Lovelace\" --every 6w"))
            } else if !isTried {
                try say(gettext("Type next: vitaminb"))
            }
        } catch is SetupDialogue.Stopped {
            try say(gettext("Nothing was written."))
        }
    }

    private func say(_ sentence: String) throws {
        var page = Page(style: Style(descriptor: STDOUT_FILENO))
        page.line(sentence)
        try StandardOutput.write(page.text)
    }

    /// The first look at mail, as far back as the proposals came from.
    private func look(_ clock: LocalClock) throws {
        let look = try ObserveRun(isDry: false, since: clock.today.adding(months: -FoundMail.monthsBack), clock: clock)
        var page = Page(style: Style(descriptor: STDOUT_FILENO))
        page.observed(try look.run(), clock: clock)
        try StandardOutput.write(page.text)
    }

    private func takeBack(_ work: SetupWork, _ dialogue: SetupDialogue) throws {
        guard let last = work.last else { return try say(gettext("There is no setup to be taken back.")) }
        guard try yes || dialogue.confirms(gettext("Take back what setup did last (\(last.summary))? [y/N]")) else {
            throw SetupDialogue.Stopped()
        }
        let isWhole = try work.takeBackLast()
        try say(gettext("What setup did last is taken back."))
        if !isWhole {
            try say(gettext("The configuration was changed since, and stays: \(SetupDialogue.home(work.configuration.file))"))
        }
    }

    // MARK: By options

    private func planByOptions(_ work: SetupWork, _ known: SetupDialogue.Known) throws -> SetupPlan {
        var plan = SetupPlan()
        let configured = BookSearch().configured(work.configured)
        var seen: Set<String> = []
        let found = try books.isEmpty ? configured : books.flatMap(book).filter { seen.insert($0.path).inserted }
        plan.books = SetupDialogue.settings(of: found, of: configured)
        plan.imports = found.compactMap(\.contents)
        plan.configured = known.groups
        plan.groups = try groups.map { try pair($0) }.map { SetupPlan.Group(name: $0.name, every: $0.every) }
        let everybody = SetupDialogue.people(in: found)
        let theirs = Set(everybody.flatMap(\.contact.groups))
        if let stray = plan.groups.first(where: { !theirs.contains($0.name.folded) }) {
            throw NobodyThere(sentence: gettext("nobody is in a group \"\(stray.name)\""))
        }
        var chosen = SetupDialogue.members(of: plan.everyGroup, among: everybody).filter { !known.tracked.contains($0.person.contact.id) }
        for text in people {
            let (name, every) = try pair(text)
            let matches = everybody.filter { $0.contact.name.folded.contains(name.folded) }
            let exact = matches.filter { $0.contact.name.folded == name.folded }
            guard let person = exact.count == 1 ? exact.first : matches.count == 1 ? matches.first : nil else {
                throw ValidationError(
                    matches.isEmpty
                        ? gettext("Nobody is called \"\(name)\".")
                        : gettext("\"\(name)\" could be any of these: \(matches.prefix(5).map(\.contact.name).joined(separator: ", "))"))
            }
            chosen.removeAll { $0.person.contact.id == person.contact.id }
            chosen.append(SetupPlan.Chosen(person: person, every: every))
        }
        plan.chosen = chosen
        plan.birthdays = birthdays
        plan.mail = mail.flatMap(EvidencePolicy.Setting.init)
        plan.me = addresses
        return plan
    }

    private func book(_ path: String) throws -> [FoundBook] {
        let found = SetupDialogue.given(path)
        guard !found.isEmpty else { throw ValidationError(gettext("There are no contacts in \(path).")) }
        return found
    }

    /// `friends=3w`
    private func pair(_ text: String) throws -> (name: String, every: Cadence) {
        guard let equals = text.lastIndex(of: "="), equals != text.startIndex else {
            throw ValidationError(gettext("Write a name and a cadence: \(text)=6w"))
        }
        return (String(text[..<equals]), try typed { try Cadence(parsing: $0) }(String(text[equals...].dropFirst())))
    }

    // MARK: Afterwards

    /// Shows a reminder to try, where there is a desktop.
    private func tryDesktop(_ dialogue: SetupDialogue) throws -> Bool {
        guard DesktopState.hasScreen(ServiceManager().environment),
            try Vitaminbd.connect().call(Control.TryDesktop.self, Empty()).wanted
        else { return false }
        if try dialogue.confirms(gettext("On the desktop there should be a notification now. Did you see it? [y/N]")) {
            try say(gettext("Then reminders will come there. Type next: vitaminb"))
        } else {
            try say(gettext("To see what keeps it away: vitaminb doctor. Reminders are in vitaminb in any case."))
        }
        return true
    }
}

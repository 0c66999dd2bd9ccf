import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Observer
import Phrases
import Telephony
import Varlink
import Words

/// `vitaminb observe`.
struct Observe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observe", abstract: gettext("Look through mail, calendars and calls to find whom you were in touch with."),
        discussion: gettext(
            """
            What is looked at, and what becomes of it, is in [evidence] of the configuration. The timer vitaminb-observe does this every \
            hour. Only the addresses and numbers of your contacts are looked for; of a letter or an event nothing is kept but whom, the \
            day, and from where.
            """))

    @Argument(
        help: .gettext(
            "A chat that WhatsApp or Telegram has exported, to be taken in once: the days, and nothing that was written. Never a group's."),
        completion: .file())
    var files: [String] = []

    @Flag(help: .gettext("Only list what would be noticed, from which file, and what is left out, and why."))
    var dryRun = false

    @Option(
        help: .gettext(
            "From which day on: 5y, \"a year ago\", 2024-01-01. Without it: a year, or as far back as an earlier look.",
            valueName: gettext("day", context: "value")),
        transform: typed { try LocalClock().past($0) })
    var since: When?

    @Option(
        help: .gettext(
            "Dismiss all that was noticed there and that you have not confirmed: mail, calendar or calls.",
            valueName: gettext("source", context: "value")),
        completion: .list(Evidence.Source.allCases.map(\.rawValue)), transform: typed(Self.source))
    var forget: Evidence.Source?

    @Flag(help: .gettext("In 05/12/2025 of a chat the day is 5."))
    var dayFirst = false

    @Flag(help: .gettext("In 05/12/2025 of a chat the day is 12."))
    var monthFirst = false

    @OptionGroup var output: OutputOptions

    private static func source(_ text: String) throws -> Evidence.Source {
        guard let source = Evidence.Source(rawValue: text.lowercased()) else {
            throw ValidationError(gettext("Say mail, calendar or calls."))
        }
        return source
    }

    func validate() throws {
        if dayFirst, monthFirst { throw ValidationError(gettext("Say one: --day-first or --month-first.")) }
        if forget != nil, dryRun || since != nil || !files.isEmpty { throw ValidationError(gettext("--forget goes with no other option.")) }
    }

    func run() throws {
        if let forget { return try run(forgetting: forget) }
        let clock = LocalClock()
        let look = try ObserveRun(isDry: dryRun, since: since.map { clock.day($0) }, clock: clock)
        let order: ChatDateOrder? = dayFirst ? .dayFirst : monthFirst ? .monthFirst : nil
        let result = try files.isEmpty ? look.run() : look.chats(files, order: order)
        try output.print(result) { $0.observed(result, clock: clock) }
    }

    private func run(forgetting source: Evidence.Source) throws {
        let reply = try Vitaminbd.connect().call(Control.ForgetEvidence.self, .init(source: source))
        try output.print(reply) { page in
            page.line(
                reply.count == 0
                    ? gettext("Nothing was noticed there that you have not confirmed.")
                    : gettext(
                        reply.count, "\(reply.count) is dismissed, and no longer counts.",
                        "\(reply.count) are dismissed, and no longer count."))
            if reply.act != nil { page.line(gettext("to take that back: vitaminb undo")) }
        }
    }
}

extension LocalClock {
    /// The local day of a time that was typed.
    fileprivate func day(_ when: When) -> CivilDate {
        switch when {
        case .day(let day): day
        case .instant(let instant): local(instant).date
        }
    }
}

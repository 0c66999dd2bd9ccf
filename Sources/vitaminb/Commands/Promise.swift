import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb promise`.
struct Promise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: gettext("Be reminded on a day of what you promised a contact."),
        usage: gettext("vitaminb promise <name> ... <text> --on <day> | <name> ... [<text>] (--kept | --dropped) [--json]"),
        discussion: gettext(
            """
            You are told on that day, and then weekly until you say that it is kept or dropped. Where several promises are open, say a \
            part of the one you mean. "vitaminb ack" and "vitaminb skip" leave promises alone.
            """))

    @Argument(
        help: .gettext(
            "Any part of the contact's name, or the UID; then the text, in quotation marks.",
            valueName: gettext("name> ... <text", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var words: [String]

    @Option(
        help: .gettext("On which day: friday, tomorrow, 2w, 2026-12-24.", valueName: gettext("day", context: "value")),
        transform: typed { try LocalClock().futureDay($0) })
    var on: LocalClock.Coming<CivilDate>?

    @Flag(help: .gettext("You kept it."))
    var kept = false

    @Flag(help: .gettext("It is no longer wanted."))
    var dropped = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard [on != nil, kept, dropped].count(where: \.self) == 1 else {
            throw ValidationError(gettext("Say on which day it is to be kept, '--on <day>', or that it is over: '--kept' or '--dropped'."))
        }
        guard on == nil || words.count > 1 && words.last?.allSatisfy(\.isWhitespace) == false else {
            throw ValidationError(gettext("Say both, the contact and the text, which stands in quotation marks."))
        }
    }

    func run() throws {
        let vitaminbd = try Vitaminbd.connect()
        let said =
            if let on {
                try vitaminbd.call(
                    Control.Promise.self,
                    .init(contacts: Array(words.dropLast()).names, promise: words.last ?? "", on: on.time, span: on.isSpan))
            } else {
                try end(vitaminbd)
            }
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }

    /// Ends the only promise, or the one that the last word is a part of. All words may be the name.
    private func end(_ vitaminbd: Client) throws -> Control.Said {
        do {
            return try vitaminbd.call(Control.EndPromise.self, .init(contacts: words.names, kept: kept))
        } catch let error as VarlinkError {
            guard words.count > 1, case .noSuchContact? = ControlError(error) else { throw error }
            return try vitaminbd.call(
                Control.EndPromise.self, .init(contacts: Array(words.dropLast()).names, promise: words.last, kept: kept))
        }
    }
}

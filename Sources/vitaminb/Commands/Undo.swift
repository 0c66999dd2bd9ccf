import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb undo`.
struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: gettext("Take back what was said."),
        usage: gettext("vitaminb undo [<name> ... | @<entry>] [--json]"),
        discussion: gettext(
            """
            Alone, all that was said last, of everybody it was said of; again, what was said before that. With a name, what was said \
            last of that contact. With an entry, as "vitaminb show NAME --all" has it, that entry; of an undo, it brings back what that \
            took back.
            """))

    @Argument(
        help: .gettext(
            "Any part of the contact's name, or the UID; or @ and the first digits of an entry.",
            valueName: gettext("name or entry", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var words: [String] = []

    @OptionGroup var output: OutputOptions

    func run() throws {
        let reply = try undone()
        try output.print(reply) { $0.undoing(reply, clock: LocalClock()) }
    }

    /// What was taken back. Nothing, where a contact is named of whom nothing is left: that is so already, and no failure.
    private func undone() throws -> Control.Undo.Reply {
        do { return try Vitaminbd.connect().call(Control.Undo.self, parameters) } catch let error as VarlinkError {
            guard parameters.contact != nil, case .nothingToUndo = ControlError(error) else { throw error }
            return .init(answers: [], others: [])
        }
    }

    private var parameters: Control.Undo.Parameters {
        let text = words.joined(separator: " ")
        if text.isEmpty { return .init() }
        return text.hasPrefix("@") ? .init(entry: String(text.dropFirst())) : .init(contact: text)
    }
}

extension Undo {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag]) else { return nil }
        var command = Self()
        (command.words, command.output) = (plain.words, OutputOptions.of(plain))
        return command
    }
}

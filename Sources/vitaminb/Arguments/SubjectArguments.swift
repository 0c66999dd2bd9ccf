import ArgumentParser
import KeepInTouch
import Language
import Phrases

/// Who is silent: NAME, several names with commas between them, `--group`, or `--all`.
struct SubjectArguments: ParsableArguments {
    @Argument(
        help: .gettext(
            "Any part of a contact's name, or the UID; several with commas between them.", valueName: gettext("name", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var words: [String] = []

    @Option(help: .gettext("All contacts of this group.", valueName: gettext("group", context: "value")))
    var group: String?

    @Flag(help: .gettext("All contacts."))
    var all = false

    func validate() throws {
        let said = [!words.isEmpty, group != nil, all].count { $0 }
        guard said < 2 else { throw ValidationError(gettext("Say one of them: a name, '--group <group>' or '--all'.")) }
    }

    /// The names; nil if it isn't about contacts by name.
    var names: [String]? { words.isEmpty ? nil : words.names }

    /// Refuses where none of the three is given.
    func requireSomebody() throws {
        if words.names.isEmpty, group == nil, !all { throw ValidationError(gettext("Say whom: a name, '--group <group>' or '--all'.")) }
    }
}

extension SubjectArguments {
    static func of(_ arguments: PlainArguments) -> Self? {
        guard !arguments.words.names.isEmpty else { return nil }
        var subject = Self()
        (subject.words, subject.group, subject.all) = (arguments.words, nil, false)
        return subject
    }
}

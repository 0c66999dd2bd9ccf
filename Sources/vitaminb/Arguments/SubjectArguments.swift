import ArgumentParser
import KeepInTouch
import Language
import Phrases

/// Who is paused: NAME, `--group`, or `--everybody`.
struct SubjectArguments: ParsableArguments {
    @Argument(
        help: .gettext("Any part of the contact's name, or the UID.", valueName: gettext("name", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var words: [String] = []

    @Option(help: .gettext("All contacts of this group.", valueName: gettext("group", context: "value")))
    var group: String?

    @Flag(help: .gettext("All contacts."))
    var everybody = false

    func validate() throws {
        let said = [!words.isEmpty, group != nil, everybody].count { $0 }
        guard said < 2 else { throw ValidationError(gettext("Say one of them: a name, '--group <group>' or '--everybody'.")) }
    }

    /// The contact's name; nil if the pause isn't for one contact.
    var contact: String? { words.isEmpty ? nil : words.joined(separator: " ") }
    /// Whether none of the three is given.
    var isMissing: Bool { words.isEmpty && group == nil && !everybody }
}

import ArgumentParser
import KeepInTouch
import Language
import Phrases

/// Whom a pause is for: NAME, `--group`, or `--everybody`.
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

    /// Nil: not this contact alone.
    var contact: String? { words.isEmpty ? nil : words.joined(separator: " ") }
    /// Whether nothing says whom.
    var isMissing: Bool { words.isEmpty && group == nil && !everybody }
}

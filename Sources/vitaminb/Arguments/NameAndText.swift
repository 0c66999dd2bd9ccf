import ArgumentParser
import KeepInTouch
import Language
import Phrases

/// NAME TEXT: the last word is the text, all before it the contact's name.
struct NameAndText: ParsableArguments {
    @Argument(
        help: .gettext(
            "Any part of the contact's name, or the UID; then the text, in quotation marks.",
            valueName: gettext("name> ... <text", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var words: [String]

    func validate() throws {
        guard words.count > 1, let text = words.last, !text.allSatisfy(\.isWhitespace) else {
            throw ValidationError(gettext("Say both, the contact and the text, which stands in quotation marks."))
        }
    }

    /// The names, with commas between them.
    var names: [String] { Array(words.dropLast()).names }
    /// The last word.
    var text: String { words.last ?? "" }
}

import ArgumentParser
import KeepInTouch
import Language
import Phrases

/// NAME: one word or several, so that nobody needs to quote a full name.
struct ContactName: ParsableArguments {
    @Argument(
        help: .gettext("Any part of the contact's name, or the UID.", valueName: gettext("name", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var words: [String]

    /// Several names, with commas between them.
    var names: [String] { words.names }
    /// The name as one text.
    var text: String { words.joined(separator: " ") }
}

extension ContactName {
    static func of(_ arguments: PlainArguments) -> Self? {
        guard !arguments.words.isEmpty else { return nil }
        var name = Self()
        name.words = arguments.words
        return name
    }
}

import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases

/// NAME GROUP: the last word is the group, all before it the contact's name.
struct MembershipArguments: ParsableArguments {
    @Argument(
        help: .gettext(
            "Any part of the contact's name, or the UID; then the group, in quotation marks if it has several words.",
            valueName: gettext("name> ... <group", context: "value")),
        // The command has one word more than others: "group add".
        completion: .custom { words, index, prefix in NameCompletion.candidates(Array(words.dropFirst()), index - 1, prefix) })
    var words: [String]

    func validate() throws {
        guard words.count > 1 else { throw ValidationError(gettext("Say both, the contact and the group: vitaminb group add Ada friends")) }
    }

    /// The parameters of the call.
    var parameters: Control.AddToGroup.Parameters { .init(contact: words.dropLast().joined(separator: " "), group: words.last ?? "") }
}

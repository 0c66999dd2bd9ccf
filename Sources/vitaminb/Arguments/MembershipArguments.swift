import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink

/// NAME GROUP: the last word is the group, all before it the contact's name, or several with commas between them.
struct MembershipArguments: ParsableArguments {
    @Argument(
        help: .gettext(
            """
            Any part of a contact's name, or the UID; several with commas between them. Then the group, in quotation marks if it has \
            several words.
            """,
            valueName: gettext("name> ... <group", context: "value")),
        // The command has one word more than others: "group add".
        completion: .custom { words, index, prefix in NameCompletion.candidates(Array(words.dropFirst()), index - 1, prefix) })
    var words: [String]

    func validate() throws {
        guard words.count > 1, !group.hasSuffix(","), !Array(words.dropLast()).names.isEmpty else {
            throw ValidationError(gettext("Say both, the contact and the group: vitaminb group add Ada friends"))
        }
    }

    /// The group.
    var group: String { words.last ?? "" }

    /// Has this done for each of the contacts: for all of them or, where a name fits nobody or several, for none.
    func each<M: VarlinkMethod>(_ method: M.Type) throws -> [Control.Edited]
    where M.Parameters == Control.AddToGroup.Parameters, M.Reply == Control.Edited {
        let vitaminbd = try Vitaminbd.connect()
        let contacts = try Array(words.dropLast()).names.map {
            try vitaminbd.call(Control.GetContact.self, .init(contact: $0)).contact.uid.rawValue
        }
        return try contacts.map { try vitaminbd.call(method, .init(contact: $0, group: group)) }
    }
}

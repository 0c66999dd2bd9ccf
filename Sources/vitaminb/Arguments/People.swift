import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// Of whom something is said: NAME, several names with commas between them, or `--group`.
struct People: ParsableArguments {
    @Argument(
        help: .gettext(
            "Any part of a contact's name, or the UID; several with commas between them.", valueName: gettext("name", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var words: [String] = []

    @Option(help: .gettext("All contacts of this group.", valueName: gettext("group", context: "value")))
    var group: String?

    func validate() throws {
        guard words.names.isEmpty != (group == nil) else {
            throw ValidationError(gettext("Say whom: a name, several with commas between them, or '--group <group>'."))
        }
    }

    /// The names, or the UIDs of the group's contacts.
    func contacts(_ vitaminbd: Client) throws -> [String] {
        try group.map { try vitaminbd.members(of: $0).map(\.uid.rawValue) } ?? words.names
    }
}

extension People {
    static func of(_ arguments: PlainArguments) -> Self? {
        guard !arguments.words.names.isEmpty else { return nil }
        var people = Self()
        (people.words, people.group) = (arguments.words, nil)
        return people
    }
}

extension SubjectArguments {
    /// The names; or the UIDs of those, of a group or of all, who are due to get in touch with.
    func due(_ vitaminbd: Client) throws -> [String] {
        if !words.isEmpty { return words.names }
        let members = try group.map { Set(try vitaminbd.members(of: $0).map(\.uid)) }
        var seen: Set<ContactID> = []
        let due = try vitaminbd.all(Control.ListReminders.self, .init()).flatMap(\.reminders).filter { $0.isOpen && $0.isOfClock }
            .map(\.contact).filter { members?.contains($0) ?? true && seen.insert($0).inserted }
        if due.isEmpty { throw NobodyThere(sentence: gettext("nobody is due")) }
        return due.map(\.rawValue)
    }
}

extension Client {
    /// The contacts of a group, of which there must be some. Nobody was in touch with the dead.
    fileprivate func members(of group: String) throws -> [WireContact] {
        let members = try all(Control.ListContacts.self, .init(group: group)).flatMap(\.contacts).filter { $0.died == nil }
        if members.isEmpty { throw NobodyThere(sentence: gettext("nobody is in a group \"\(group)\"")) }
        return members
    }
}

extension [String] {
    /// The names that these words are, with commas between them.
    var names: [String] {
        joined(separator: " ").split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    }
}

/// What was said of a group, or of all, is said of nobody.
struct NobodyThere: Error {
    /// In the user's language.
    let sentence: String
}

import ArgumentParser

/// NAME: one word or several, so that nobody needs to quote a full name.
struct ContactName: ParsableArguments {
    @Argument(
        help: ArgumentHelp("Any part of the contact's name, or the UID.", valueName: "name"),
        completion: .custom(NameCompletion.candidates))
    var words: [String]

    /// What the daemon is asked for.
    var text: String { words.joined(separator: " ") }
}

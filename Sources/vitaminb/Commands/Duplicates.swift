import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink

/// `vitaminb duplicates`.
struct Duplicates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: gettext("List contacts that may be one person."),
        discussion: gettext(
            """
            By the same e-mail address, telephone number or name. They are suggestions, and nothing is done about them: \
            "vitaminb merge" makes one of two.
            """))

    @OptionGroup var output: OutputOptions

    func run() throws {
        let duplicates = try Vitaminbd.connect().all(Control.ListDuplicates.self, Empty()).compactMap(\.duplicate)
        if duplicates.isEmpty && !output.json {
            try StandardOutput.say(gettext("No two contacts are alike."))
        }
        try output.print(duplicates) { $0.duplicates(duplicates) }
    }
}

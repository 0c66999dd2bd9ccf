import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb path`.
struct FindPath: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: gettext("Find who can help you into a company."),
        discussion: gettext(
            """
            Who works there (the card's ORG), or knows somebody who does (vitaminb introduced), the warmest first. A part of the \
            name will do; GmbH, Inc. and the like may be left out.
            """))

    @Argument(help: .gettext("The company or organization.", valueName: gettext("organization", context: "value")))
    var words: [String]

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if words.names.isEmpty { throw ValidationError(gettext("Say which company.")) }
    }

    func run() throws {
        let organization = words.joined(separator: " ")
        let paths = try Vitaminbd.connect().call(Control.FindPaths.self, .init(organization: organization)).paths
        if paths.isEmpty && !output.json {
            try StandardOutput.say(gettext("Nobody you know works for \(organization), nor knows somebody who does."))
        }
        try output.print(paths) { $0.paths(paths, clock: LocalClock()) }
    }
}

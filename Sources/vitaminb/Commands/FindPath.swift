import ArgumentParser
import ControlInterface
import Varlink

/// `vitaminb path`.
struct FindPath: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Find who can help you into a company.",
        discussion: """
            Who works there (the card's ORG), or knows somebody who does (vitaminb introduced), the warmest first. The name is \
            compared whole; GmbH, Inc. and the like may be left out.
            """)

    @Argument(help: ArgumentHelp("The company or organization.", valueName: "organization"))
    var words: [String]

    @OptionGroup var output: OutputOptions

    func run() throws {
        let organization = words.joined(separator: " ")
        let paths = try Vitaminbd.connect().call(Control.FindPaths.self, .init(organization: organization)).paths
        if paths.isEmpty && !output.json {
            try StandardOutput.write("Nobody you know works for \(organization), nor knows somebody who does.\n", to: StandardOutput.errors)
        }
        try output.print(paths) { $0.paths(paths, clock: LocalClock()) }
    }
}

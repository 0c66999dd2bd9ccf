import ArgumentParser
import ControlInterface
import Varlink

/// `vitaminb duplicates`.
struct Duplicates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "List contacts that may be one person.",
        discussion: """
            By the same e-mail address, telephone number or name. They are suggestions, and nothing is done about them: \
            "vitaminb merge" makes one of two.
            """)

    @OptionGroup var output: OutputOptions

    func run() throws {
        let duplicates = try Vitaminbd.connect().all(Control.ListDuplicates.self, Empty()).compactMap(\.duplicate)
        if duplicates.isEmpty && !output.json {
            try StandardOutput.write("No two contacts are alike.\n", to: StandardOutput.errors)
        }
        try output.print(duplicates) { $0.duplicates(duplicates) }
    }
}

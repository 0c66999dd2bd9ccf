import ArgumentParser

/// `vitaminb doctor`.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look for what needs your hand, and say what to do.",
        discussion: "Exits with 0 if all is well, else with 1.")

    @OptionGroup var output: OutputOptions

    func run() throws {
        let checkup = Checkup()
        try output.print(checkup.checks) { $0.checkup(checkup) }
        if !checkup.isWell { throw UnwellError() }
    }
}

import ArgumentParser

/// From when, and up to when.
struct PauseDays: ParsableArguments {
    @Option(
        help: ArgumentHelp("The first day, if that isn't today.", valueName: "day"), transform: { try LocalClock().futureDay($0) })
    var from: String?

    @Option(
        help: ArgumentHelp("The day on which it is over: \"next monday\", 3w, 2026-12-24.", valueName: "day"),
        transform: { try LocalClock().futureDay($0) })
    var until: String?
}

import ArgumentParser
import KeepInTouch
import Language
import Phrases
import Words

/// The first and the last day of a pause.
struct PauseDays: ParsableArguments {
    @Option(
        help: .gettext("The first day, if that isn't today.", valueName: gettext("day", context: "value")),
        transform: typed { try LocalClock().futureDay($0) })
    var from: CivilDate?

    @Option(
        help: .gettext("The day on which it is over: \"next monday\", 3w, 2026-12-24.", valueName: gettext("day", context: "value")),
        transform: typed { try LocalClock().futureDay($0) })
    var until: CivilDate?
}

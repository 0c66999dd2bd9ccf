import ArgumentParser
import KeepInTouch
import Language
import Phrases
import Words

/// The first and the last day of a pause.
struct PauseDays: ParsableArguments {
    @Option(
        help: .gettext("The first day, if that isn't today.", valueName: gettext("day", context: "value")),
        transform: typed { try LocalClock().futureDay($0).time })
    var from: CivilDate?

    @Option(
        help: .gettext("The day on which it is over: \"next monday\", 3w, 2026-12-24.", valueName: gettext("day", context: "value")),
        transform: typed { try LocalClock().futureDay($0) })
    var until: LocalClock.Coming<CivilDate>?

    @Option(
        name: .customLong("for"),
        help: .gettext("How long, in whole days: 3d, 2w, \"1 month\".", valueName: gettext("span", context: "value")),
        transform: typed { try Span(parsing: $0) })
    var length: Span?

    /// The day on which it is over; nil: when it is resumed.
    var end: CivilDate? { length.map { $0.moved(from ?? LocalClock().today, sign: 1) } ?? until?.time }

    /// Whether the end was given as a span from now.
    var isSpan: Bool? { from != nil ? nil : length == nil ? until?.isSpan : true }

    func validate() throws {
        if until != nil, length != nil { throw ValidationError(gettext("Say how long: either '--for <span>' or '--until <day>'.")) }
        if length?.isWholeDays == false { throw ValidationError(gettext("A pause lasts whole days: '--for 3d'.")) }
    }
}

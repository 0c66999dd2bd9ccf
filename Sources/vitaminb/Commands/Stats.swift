import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases

/// `vitaminb stats`.
struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: gettext("Show a year of keeping in touch in figures."),
        discussion: gettext(
            """
            A round begins when you were in touch or skipped, and ends the next time. It is in time if that was no later than the day \
            it became overdue, by today's cadences. "vitaminb report" shows the same and more as a page.
            """))

    @OptionGroup var year: YearOption

    @OptionGroup var output: OutputOptions

    func run() throws {
        let figures = try Figures(year: year.year)
        try output.print(FiguresInShort(figures)) { $0.stats(figures) }
    }
}

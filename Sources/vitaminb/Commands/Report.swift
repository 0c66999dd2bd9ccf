import ArgumentParser
import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Words

/// `vitaminb report`.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: gettext("Show a year of keeping in touch in figures."),
        discussion: gettext(
            """
            A round begins when you were in touch or skipped, and ends the next time. It is in time if that was no later than the day \
            it became overdue, by today's cadences. With --open or --output it writes the same and more as one HTML page with pictures, \
            for any browser and for paper: who is due, a year's interactions day by day, give and take, and who knows whom. The page \
            needs no network. Only you can read the file, since names are in it; without --output it is report.html in \
            $XDG_CACHE_HOME/vitaminb, and its path is printed.
            """))

    @Flag(help: .gettext("Write a page with pictures, and open it in the browser."))
    var open = false

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: .gettext("Write a page with pictures to this file; - is standard output.", valueName: gettext("file", context: "value")),
        completion: .file())
    var file: String?

    @OptionGroup var year: YearOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if open, file == "-" { throw ValidationError(gettext("'--open' needs a file, and '--output -' makes none.")) }
        if file == "" { throw ValidationError(gettext("'--output' needs the name of a file.")) }
        if output.json, open || file != nil { throw ValidationError(gettext("'--json' prints the figures, and no page.")) }
    }

    func run() throws {
        let figures = try Figures(year: year.year)
        guard open || file != nil else { return try output.print(FiguresInShort(figures)) { $0.figures(figures) } }
        let text = ReportPage(figures: figures, clock: LocalClock()).text
        if file == "-" { return try StandardOutput.write(text) }
        let page = ReportFile(path: try absolute(file ?? ReportFile.standard))
        if file == nil { try page.makeFolder() }
        try page.write(text)
        try StandardOutput.write(page.path + "\n")
        if open, !page.show() { throw NotOpened(path: page.path) }
    }

    /// An absolute path, which works in any folder and can't be taken for an option.
    private func absolute(_ path: String) throws -> String {
        if path.hasPrefix("/") { return path }
        guard let folder = getcwd(nil, 0) else { throw FileError(path: path, errno: errno) }
        defer { free(folder) }
        return String(cString: folder) + "/" + path
    }
}

/// Which year to report.
struct YearOption: ParsableArguments {
    @Option(help: .gettext("A calendar year, instead of the last 365 days.", valueName: gettext("year", context: "value")))
    var year: Int?

    func validate() throws {
        guard let year else { return }
        let this = LocalClock().today.year
        guard (1...this).contains(year) else { throw ValidationError(gettext("'--year' is this year or one before: \(this).")) }
    }
}

/// The page was written, but no program could open it.
struct NotOpened: Error, CustomStringConvertible {
    let path: String
    var description: String { gettext("xdg-open could not show \(path)") }
}

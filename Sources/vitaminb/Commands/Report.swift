import ArgumentParser
import Glibc
import KeepInTouch
import Language
import Phrases
import Words

/// `vitaminb report`.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: gettext("Write a page about a year of keeping in touch."),
        discussion: gettext(
            """
            One HTML page, for any browser and for paper: who is due, a year's interactions day by day, cadences planned and kept, give \
            and take, and who knows whom. It needs no network. Only you can read the file, since names are in it; without --output it \
            is report.html in $XDG_CACHE_HOME/vitaminb, and its path is printed.
            """))

    @Option(
        name: .shortAndLong, help: .gettext("Where to write it; - is standard output.", valueName: gettext("file", context: "value")),
        completion: .file())
    var output: String?

    @Flag(help: .gettext("Open it in the browser."))
    var open = false

    @OptionGroup var year: YearOption

    func validate() throws {
        if open, output == "-" { throw ValidationError(gettext("'--open' needs a file, and '--output -' makes none.")) }
        if output == "" { throw ValidationError(gettext("'--output' needs the name of a file.")) }
    }

    func run() throws {
        let text = ReportPage(figures: try Figures(year: year.year), clock: LocalClock()).text
        if output == "-" { return try StandardOutput.write(text) }
        let file = ReportFile(path: try absolute(output ?? ReportFile.standard))
        if output == nil { try file.makeFolder() }
        try file.write(text)
        try StandardOutput.write(file.path + "\n")
        if open, !file.show() { throw NotOpened(path: file.path) }
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

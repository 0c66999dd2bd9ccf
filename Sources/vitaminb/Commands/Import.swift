import ArgumentParser
import ControlInterface
import Exchange
import Glibc
import KeepInTouch
import Language
import Phrases
import VCard
import Varlink

/// `vitaminb import`.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: gettext("Import contacts of other programs into the first address book."),
        discussion: gettext(
            """
            The kind of a file is told by what is in it: \(FileKind.allCases.map(\.rawValue).joined(separator: ", ")). Whoever is \
            there already, by UID, or by an e-mail address or telephone number and a name that may be the same person's, is left \
            alone; to import a file again adds nobody twice. Dates such as 05/12/1981 are read as one of the file tells that can be read \
            in one way only.
            """))

    @Argument(help: .gettext("A file to import, or a folder: all files in it."), completion: .file())
    var files: [String]

    @Flag(help: .gettext("Only show what would happen."))
    var dryRun = false

    @Option(
        name: .customLong("group"),
        help: .gettext("A group to put new contacts into; may be said several times.", valueName: gettext("group", context: "value")))
    var groups: [String] = []

    @Option(
        name: .customLong("also"),
        help: .gettext(
            "Somebody who is taken for somebody else, by the whole name in the file; may be said several times.",
            valueName: gettext("name", context: "value")))
    var also: [String] = []

    @Flag(help: .gettext("In 05/12/1981 the day is 5."))
    var dayFirst = false

    @Flag(help: .gettext("In 05/12/1981 the day is 12."))
    var monthFirst = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if dayFirst, monthFirst { throw ValidationError(gettext("Say one: --day-first or --month-first.")) }
    }

    func run() throws {
        // Read all files first, so that a mistake in the last one leaves nothing half imported.
        let read = try files.flatMap(InputFile.filesInFolder).map(readFile)
        let wanted = Set(also.map(\.folded))
        if let nobody = also.first(where: { name in !read.contains { $0.cards.contains { $0.name.folded == name.folded } } }) {
            throw ValidationError(gettext("Nobody in the file is called \"\(nobody)\"; write the whole name as it is there."))
        }
        let list = ImportList(read) { wanted.contains($0.name.folded) }
        var report = ImportReport(dryRun: dryRun)
        report.dates = read.map(\.dates).filter { $0.example != nil }
        do {
            try send(list, wanted: wanted, &report)
        } catch {
            if report.new > 0 && !dryRun {
                try StandardOutput.say(
                    "vitaminb: "
                        + gettext(
                            report.new, "\(report.new) contact imported before this; to import again adds nobody twice:",
                            "\(report.new) contacts imported before this; to import again adds nobody twice:"))
            }
            throw error
        }
        report.add(list.skips)
        try output.print(report) { $0.imported(report) }
    }

    /// Reads a file. Where its dates can be read in two ways and nothing tells how, it asks.
    private func readFile(_ path: String) throws -> ContactFile {
        let file = try InputFile.contacts(path, order: dayFirst ? .dayFirst : monthFirst ? .monthFirst : nil)
        guard file.dates.isOpen, let example = file.dates.example else { return file }
        guard isatty(STDIN_FILENO) == 1 else {
            throw ValidationError(
                gettext("Which number is the day in \(example) (\(path):\(file.dates.line))? Say --day-first or --month-first."))
        }
        let question = gettext("\(example) (\(path):\(file.dates.line)): is the first number the day? [y/N]")
        try StandardOutput.write(question + " ", to: StandardOutput.errors)
        return try InputFile.contacts(path, order: saysYes() ? .dayFirst : .monthFirst)
    }

    private func send(_ list: ImportList, wanted: Set<String>, _ report: inout ImportReport) throws {
        guard !list.cards.isEmpty else { return }
        let vitaminbd = try Vitaminbd.connect()
        var progress = Progress(total: list.cards.count)
        defer { progress.end() }
        for portion in list.portions {
            let reply = try vitaminbd.call(
                Control.ImportCards.self,
                .init(
                    cards: portion.map(\.text), groups: groups.isEmpty ? nil : groups,
                    wanted: wanted.isEmpty ? nil : portion.filter { wanted.contains($0.name.folded) }.map(\.uid), dryRun: dryRun))
            report.add(portion, reply.results)
            progress.advance(by: portion.count)
        }
    }
}

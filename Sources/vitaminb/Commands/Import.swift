import ArgumentParser
import ControlInterface
import Exchange
import KeepInTouch
import Language
import Phrases
import Varlink

/// `vitaminb import`.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: gettext("Import contacts of other programs into the first address book."),
        discussion: gettext(
            """
            The kind of a file is told by what is in it: \(FileKind.allCases.map(\.rawValue).joined(separator: ", ")). Whoever is \
            there already, by UID or e-mail address, is left alone; to import a file again adds nobody twice.
            """))

    @Argument(help: .gettext("A file to import."), completion: .file())
    var files: [String]

    @Flag(help: .gettext("Only show what would happen."))
    var dryRun = false

    @Option(
        name: .customLong("group"),
        help: .gettext("A group to put new contacts into; may be said several times.", valueName: gettext("group", context: "value")))
    var groups: [String] = []

    @OptionGroup var output: OutputOptions

    func run() throws {
        // Read all files first, so that a mistake in the last one leaves nothing half imported.
        let list = ImportList(try files.map(InputFile.contacts))
        var report = ImportReport(dryRun: dryRun)
        do {
            try send(list, &report)
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

    private func send(_ list: ImportList, _ report: inout ImportReport) throws {
        guard !list.cards.isEmpty else { return }
        let vitaminbd = try Vitaminbd.connect()
        var progress = Progress(total: list.cards.count)
        defer { progress.end() }
        for portion in list.portions {
            let reply = try vitaminbd.call(
                Control.ImportCards.self,
                .init(cards: portion.map(\.text), groups: groups.isEmpty ? nil : groups, dryRun: dryRun))
            report.add(portion, reply.results)
            progress.advance(by: portion.count)
        }
    }
}

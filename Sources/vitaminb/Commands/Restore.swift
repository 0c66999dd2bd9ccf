import ArgumentParser
import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Platform
import Words

/// `vitaminb restore`.
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: gettext("Put a copy of the journal in its place."),
        discussion: gettext(
            """
            A copy is kept of the last seven days on which something was said, and from before each upgrade that changes the \
            journal. Without an argument they are listed. What was said after a copy is added to it from later copies and from the \
            journal, as far as it can be read, and what is replaced is kept. The service is stopped meanwhile.
            """))

    @Argument(help: .gettext("Which copy: its day (2026-12-01) or its file.", valueName: gettext("copy", context: "value")))
    var copy: String?

    @Flag(help: .gettext("Put the journal and its copies aside, and begin an empty one."))
    var anew = false

    @Flag(
        help: .gettext(
            """
            Make the journal this machine's own, after its folder was carried to another one, with what was said on both as far as \
            it is there.
            """))
    var join = false

    @Flag(help: .gettext("Only show what would happen."))
    var dryRun = false

    @Flag(help: .gettext("Don't ask."))
    var yes = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if anew, copy != nil || dryRun || join { throw ValidationError(gettext("--anew goes with --yes alone.")) }
        if join, copy != nil || dryRun { throw ValidationError(gettext("--join goes with --yes alone.")) }
    }

    func run() throws {
        let journal = JournalKeeping()
        if join {
            let question = gettext("Is this journal's folder no longer carried to another machine? [y/N]")
            guard try yes || isWanted({ $0.line(question) }) else { return }
            let joined = try journal.join()
            return try output.print(joined) { $0.joined(joined) }
        }
        if anew {
            guard try yes || isWanted({ $0.line(gettext("Put the journal and all copies aside, and begin an empty one? [y/N]")) }) else {
                return
            }
            let begun = try journal.beginAnew()
            return try output.print(begun) { $0.begun(begun) }
        }
        let copies = try journal.copies()
        guard let copy else { return try output.print(copies) { $0.copies(copies, clock: LocalClock()) } }
        let file = try Self.file(copy, of: copies)
        if dryRun || !yes {
            let plan = try journal.planned(file)
            if dryRun {
                return try output.print(plan) { page in
                    page.restored(plan)
                    page.line(gettext("Nothing was changed."))
                }
            }
            let isWanted = try isWanted { page in
                page.restored(plan)
                page.line(gettext("Put this copy in the journal's place? [y/N]"))
            }
            guard isWanted else { return }
        }
        let restored = try journal.restore(file)
        try output.print(restored) { page in
            if yes { page.restored(restored) }
            page.line(gettext("The copy is in the journal's place."), .strong)
        }
    }

    /// The copy with this path, or the newest one with this text in its name.
    private static func file(_ copy: String, of copies: [WireCopy]) throws -> String {
        if let known = copies.first(where: { $0.file.hasSuffix("/journal-\(copy).sqlite") }) { return known.file }
        guard let resolved = Path.resolved(copy) else { throw NoCopy(name: copy) }
        return resolved
    }

    private func isWanted(_ question: (inout Page) -> Void) throws -> Bool {
        guard isatty(STDIN_FILENO) == 1 else { throw ValidationError(gettext("There is no terminal to ask on; say --yes.")) }
        var page = Page(style: Style(descriptor: StandardOutput.errors))
        question(&page)
        try StandardOutput.write(page.text, to: StandardOutput.errors)
        return saysYes()
    }
}

/// There is no such copy.
struct NoCopy: Error {
    let name: String
}

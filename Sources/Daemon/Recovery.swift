import ControlInterface
import FoundationEssentials
import Glibc
import Journal
import KeepInTouch
import Platform
import Varlink

/// What the program does instead of running as a daemon when the journal is to be looked after. `vitaminb restore` calls it.
package enum Recovery {
    /// What was asked for; nil where that is something else.
    package enum Request: Equatable {
        case list
        case restore(String, dryRun: Bool)
        case beginAnew
        case join

        /// Reads the program's arguments.
        package init?(_ arguments: [String]) {
            switch arguments {
            case ["--backups"]: self = .list
            case ["--begin-anew"]: self = .beginAnew
            case ["--join"]: self = .join
            default:
                guard arguments.count >= 2, arguments[0] == "--restore", arguments.count == 2 || arguments.dropFirst(2) == ["--dry-run"]
                else { return nil }
                self = .restore(arguments[1], dryRun: arguments.count == 3)
            }
        }
    }

    /// Does it, and returns what to print. Throws a `JournalError`, an `SQLiteError` or a `SystemError`.
    package static func perform(_ request: Request, paths: Paths, clock: Clock = .system) throws -> String {
        let copies = JournalCopies(folder: paths.copiesFolder)
        let zone = clock.zone()
        let stamp = String(LocalInstant(clock.now(), in: zone).description.prefix(19)).replacing(":", with: "")
        switch request {
        case .list:
            return json(
                copies.list.map { copy in
                    let taken = LocalInstant(copy.taken, in: zone)
                    do {
                        return WireCopy(file: copy.path, taken: taken, entries: try copy.check())
                    } catch {
                        return WireCopy(file: copy.path, taken: taken, problem: "\(error)")
                    }
                })
        case .restore(let copy, let dryRun):
            let outcome = try JournalRestoration(path: paths.journalFile, copies: copies).restore(copy, stamp: stamp, dryRun: dryRun)
            return json(
                WireRestored(
                    journal: paths.journalFile, copy: copy, copied: outcome.copied, added: outcome.added, lost: outcome.lost,
                    whole: outcome.isJournalWhole, aside: outcome.aside))
        case .join:
            let outcome = try JournalRestoration(path: paths.journalFile, copies: copies).join(stamp: stamp)
            return json(
                WireRestored(
                    journal: paths.journalFile, copy: paths.journalFile, copied: outcome.copied, added: outcome.added, lost: outcome.lost,
                    whole: outcome.isJournalWhole, aside: outcome.aside))
        case .beginAnew:
            let aside = try JournalRestoration(path: paths.journalFile, copies: copies).beginAnew(stamp: stamp)
            return json(WireBegun(journal: paths.journalFile, aside: aside))
        }
    }

    private static func json(_ value: some JSONWritable) -> String {
        String(decoding: JSONWriter.text(of: value), as: UTF8.self)
    }
}
